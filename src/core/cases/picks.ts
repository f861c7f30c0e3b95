/** The cases behind a number: one predicate a figure, used to count it and to list it, so that the two can never differ. */
import { firstAidDeadline } from '../triage/clocks.ts'
import type { CaseHead } from './case.ts'
import type { CaseMarks } from './marks.ts'
import { isEnded } from './transitions.ts'

export type FigureRow = CaseHead & { marks: CaseMarks }
export type Verdict = 'kept' | 'missed' | null

export function isOpen({ status }: Pick<CaseHead, 'status'>): boolean {
  return !isEnded(status)
}

/** Nobody here has it; a case at another office is theirs. */
export function isUnclaimed(row: Pick<CaseHead, 'status' | 'assignee'>): boolean {
  return isOpen(row) && row.status !== 'referred' && row.assignee === null
}

/** Late now: the deadline has passed, nobody has been in touch, and it lies here. */
export function isLate(row: Pick<CaseHead, 'status' | 'firstContactAt' | 'dueAt'>, at: string): boolean {
  return isOpen(row) && row.status !== 'referred' && row.firstContactAt === null && row.dueAt < at
}

/**
 * Whether the first contact came in time. What left the desk without one is judged by when it left: after the deadline it was missed,
 * before it nobody can say. What was merged is judged where it goes on.
 */
export function contactClock(row: FigureRow, at: string): Verdict {
  if (row.status === 'merged') return null
  if (row.firstContactAt !== null) return row.firstContactAt <= row.dueAt ? 'kept' : 'missed'
  return row.dueAt < (row.marks.leftAt ?? at) ? 'missed' : null
}

/** Whether the first aid came in time (§50): not asked of ordinary cases, nor of those that ended without any. */
export function aidClock(row: FigureRow, at: string): Verdict {
  const first = row.marks.aid.map((aid) => aid.at).sort()[0]
  if (row.status === 'merged' || (first === undefined && row.marks.leftAt !== null)) return null
  const due = firstAidDeadline(row.level, new Date(row.marks.startedAt))?.toISOString()
  if (due === undefined) return null
  if (first !== undefined) return first <= due ? 'kept' : 'missed'
  return due < at ? 'missed' : null
}

/** From the opening, or the last reopening: a reopened case did not wait since its first day. */
export function minutesToContact({ marks, firstContactAt }: FigureRow): number[] {
  if (firstContactAt === null || firstContactAt < marks.startedAt) return []
  return [(Date.parse(firstContactAt) - Date.parse(marks.startedAt)) / 60_000]
}

export const PICKS = [
  'all',
  'open',
  'unclaimed',
  'overdue',
  'referred',
  'kept',
  'missed',
  'judged',
  'aid-kept',
  'aid-missed',
  'aid-judged',
  'contacted',
] as const
export type CasePick = (typeof PICKS)[number]

const PREDICATES: Readonly<Record<CasePick, (row: FigureRow, at: string) => boolean>> = {
  all: () => true,
  open: isOpen,
  unclaimed: isUnclaimed,
  overdue: isLate,
  referred: ({ status }) => status === 'referred',
  kept: (row, at) => contactClock(row, at) === 'kept',
  missed: (row, at) => contactClock(row, at) === 'missed',
  judged: (row, at) => contactClock(row, at) !== null,
  'aid-kept': (row, at) => aidClock(row, at) === 'kept',
  'aid-missed': (row, at) => aidClock(row, at) === 'missed',
  'aid-judged': (row, at) => aidClock(row, at) !== null,
  contacted: (row) => minutesToContact(row).length > 0,
}

export function isPicked(pick: CasePick, row: FigureRow, at: string): boolean {
  return PREDICATES[pick](row, at)
}
