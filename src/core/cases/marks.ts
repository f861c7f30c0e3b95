/** What figures count of a case, without a word of anybody: kept in the open beside the sealed body. */
import type { AidKind, Case } from './case.ts'
import { owedAnswer } from './owed-answer.ts'
import { owesPapers } from './papers.ts'
import { decidingRule, type OverrideMark } from './overrides.ts'
import { toldOf, type Told } from './told.ts'
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
  /** By when an office that was asked owes its answer, and papers are owed; absent in marks of before. */
  answerBy?: string | null
  papersDueAt?: string | null
  /** Changes of the level by people; absent: none. */
  overrides?: OverrideMark[]
  /** The rule that decided the level; absent in marks of before. */
  rule?: string | null
  /** Absent in marks of before. */
  told?: Told
}

export function marksOf(whole: Case): CaseMarks {
  const { aid, facts, status, openedAt, reopenedAt, refusal, overrides = [] } = whole
  const service = facts['serviceItem']
  return {
    aid: aid.map(({ kind, at, amount, serviceCode }) => ({
      kind,
      at,
      ...(kind === 'cash' && amount !== undefined ? { yuan: amount } : {}),
      ...(serviceCode ? { code: serviceCode } : {}),
    })),
    leftAt: isEnded(status) || status === 'referred' ? leftAtOf(whole) : null,
    startedAt: reopenedAt ?? openedAt,
    refusal: status === 'declined' ? (refusal ?? null) : null,
    service: typeof service === 'string' ? service : null,
    answerBy: isoOf(owedAnswer(whole)?.answerBy ?? null),
    papersDueAt: owesPapers(whole) ? isoOf(whole.documentsDueAt) : null,
    ...(overrides.length > 0 ? { overrides: overrides.map(({ reason: _reason, ...mark }) => mark) } : {}),
    rule: decidingRule(whole.reasons),
    told: toldOf(whole),
  }
}

/** In the one form that compares by letters. */
function isoOf(at: string | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** The step that took it away: what offices are asked and answer besides stands in the timeline too, and is no step. */
function leftAtOf({ status, timeline, asks = [], openedAt }: Case): string {
  const sentOn = status === 'referred' ? asks.findLast(({ kind }) => kind === 'referral') : undefined
  const kind = status === 'referred' ? 'referral' : 'transition'
  const step = timeline.findLast((entry) => entry.kind === kind) ?? timeline.at(-1)
  return sentOn?.at ?? step?.at ?? openedAt
}
