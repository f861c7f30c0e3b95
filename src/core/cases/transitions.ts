/** Which status may follow which (contracts §5 Case), and when aid may come first (社会救助法 §50: 先行救助). */
import type { Level } from '../triage/level.ts'
import type { Case, CaseStatus } from './case.ts'

/** Leaves the desk by another door; possible as long as nothing has been given. */
const BESIDES = ['referred', 'declined', 'withdrawn', 'merged'] as const satisfies readonly CaseStatus[]

/**
 * The whole table. `new` after `accepted` is a release; `accepted` after an end is a reopening; papers that came in
 * are the end of `documents_pending`. Everything that is not here is refused.
 */
export const TRANSITIONS: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  new: ['accepted', ...BESIDES],
  accepted: ['contacted', 'aided', 'new', ...BESIDES],
  contacted: ['verified', 'aided', ...BESIDES],
  verified: ['aided', 'closed', ...BESIDES],
  aided: ['documents_pending', 'closed', 'withdrawn'],
  documents_pending: ['aided', 'closed', 'withdrawn'],
  closed: ['accepted', 'new'],
  referred: ['accepted', 'new', 'closed', 'withdrawn'],
  declined: ['accepted', 'new'],
  withdrawn: ['accepted', 'new'],
  merged: ['accepted', 'new'],
}

const ENDED: ReadonlySet<CaseStatus> = new Set(['closed', 'declined', 'withdrawn', 'merged'])
const NEEDS_NOTE: ReadonlySet<CaseStatus> = new Set(['closed', 'referred', 'declined', 'withdrawn', 'merged'])

/** Nobody works on it any more; it may be reopened. */
export function isEnded(status: CaseStatus): boolean {
  return ENDED.has(status)
}

/** P0 and P1: help first, papers later. */
export function isUrgent(level: Level): boolean {
  return level === 'P0' || level === 'P1'
}

export type TransitionRefusal =
  | { why: 'not-in-table'; allowed: CaseStatus[] }
  | { why: 'verify-first'; allowed: CaseStatus[] }
  | { why: 'aid-missing'; allowed: CaseStatus[] }
  | { why: 'papers-due'; allowed: CaseStatus[] }
  | { why: 'note-missing'; allowed: CaseStatus[] }

/** What speaks against the step, or null. The note is the written reason of §45 for a refusal, and the reason for every end. */
export function transitionRefusal(
  current: Pick<Case, 'status' | 'level' | 'aid' | 'documents' | 'documentsDueAt'>,
  to: CaseStatus,
  note: string,
): TransitionRefusal | null {
  const allowed = nextStatuses(current)
  if (!TRANSITIONS[current.status].includes(to)) return { why: 'not-in-table', allowed }
  if (to === 'aided' && isBeforeVerification(current.status) && !isUrgent(current.level)) {
    return { why: 'verify-first', allowed }
  }
  if (to === 'aided' && current.aid.length === 0 && note === '') return { why: 'aid-missing', allowed }
  if (current.status === 'aided' && to === 'closed' && owesPapers(current)) return { why: 'papers-due', allowed }
  if (note === '' && (NEEDS_NOTE.has(to) || isEnded(current.status))) return { why: 'note-missing', allowed }
  return null
}

type Standing = Pick<Case, 'status' | 'level' | 'documents' | 'documentsDueAt'>

/** The steps to offer now: the table, less what the level or the papers forbid. */
export function nextStatuses(current: Standing): CaseStatus[] {
  return TRANSITIONS[current.status].filter((to) => {
    if (to === 'aided') return !isBeforeVerification(current.status) || isUrgent(current.level)
    return !(current.status === 'aided' && to === 'closed' && owesPapers(current))
  })
}

/** Aid came first and the account of it is not complete (社会救助法 §50: 紧急情况解除后补充说明). */
function owesPapers({ documents, documentsDueAt }: Pick<Case, 'documents' | 'documentsDueAt'>): boolean {
  if (documentsDueAt === null) return false
  return documents.length === 0 || documents.some(({ state }) => state === 'missing')
}

/** Aid given in these statuses comes before anybody has checked: papers follow by their own deadline. */
export function isBeforeVerification(status: CaseStatus): boolean {
  return status === 'accepted' || status === 'contacted'
}

/** Whether aid may be recorded now: after verification always, before it only when urgent, never before somebody is in charge. */
export function aidRefusal(current: Standing): TransitionRefusal | null {
  const allowed = nextStatuses(current)
  if (current.status === 'aided' || current.status === 'documents_pending' || current.status === 'verified') return null
  if (!isBeforeVerification(current.status)) return { why: 'not-in-table', allowed }
  return isUrgent(current.level) ? null : { why: 'verify-first', allowed }
}
