/** What figures count of a case, without a word of anybody: kept in the open beside the sealed body. */
import type { AidKind, Case } from './case.ts'
import { isEnded } from './transitions.ts'

export interface CaseMarks {
  aid: { kind: AidKind; at: string; yuan?: number; code?: string }[]
  /** When it left the desk, by its end or to another office; null while somebody here works on it. */
  leftAt: string | null
  /** The clock of the present round: the last reopening, else the opening. */
  startedAt: string
  /** Code of the reason for a refusal. */
  refusal: string | null
  /** Item of the catalogue of services that was asked for. */
  service: string | null
}

export function marksOf(whole: Case): CaseMarks {
  const { aid, facts, status, timeline, openedAt, reopenedAt, refusal } = whole
  const hasLeft = isEnded(status) || status === 'referred'
  const step = timeline.findLast(({ kind }) => kind === 'transition' || kind === 'referral') ?? timeline.at(-1)
  const service = facts['serviceItem']
  return {
    aid: aid.map(({ kind, at, amount, serviceCode }) => ({
      kind,
      at,
      ...(kind === 'cash' && amount !== undefined ? { yuan: amount } : {}),
      ...(serviceCode ? { code: serviceCode } : {}),
    })),
    leftAt: hasLeft ? (step?.at ?? openedAt) : null,
    startedAt: reopenedAt ?? openedAt,
    refusal: status === 'declined' ? (refusal ?? null) : null,
    service: typeof service === 'string' ? service : null,
  }
}
