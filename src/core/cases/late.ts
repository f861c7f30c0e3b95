/** What of a case is late now, and since when: taking it up, the first contact, the decision on first aid, an office's answer, papers. */
import { firstAidDeadline } from '../triage/clocks.ts'
import { takeUpDue, type WorkingCalendar } from './deadlines.ts'
import { isLate, isOpen, isUnclaimed, type FigureRow } from './picks.ts'

export const LATE_KINDS = ['unclaimed', 'contact', 'decision', 'answer', 'papers'] as const
export type LateKind = (typeof LATE_KINDS)[number]

export interface Late {
  kind: LateKind
  since: string
}

/** In the order of the work; empty: nothing is late. */
export function lateOf(row: FigureRow, at: string, calendar: WorkingCalendar): Late[] {
  const { marks, level, status } = row
  const started = new Date(marks.startedAt)
  const takeUp = isUnclaimed(row) ? takeUpDue(level, started, calendar).toISOString() : null
  const waitsForAid = marks.aid.length === 0 && ['new', 'accepted', 'contacted', 'verified'].includes(status)
  const dues: Readonly<Record<LateKind, string | null | undefined>> = {
    unclaimed: takeUp,
    contact: isLate(row, at) ? row.dueAt : null,
    decision: waitsForAid ? firstAidDeadline(level, started)?.toISOString() : null,
    answer: isOpen(row) ? marks.answerBy : null,
    papers: isOpen(row) ? marks.papersDueAt : null,
  }
  return LATE_KINDS.flatMap((kind) => {
    const due = dues[kind]
    return due && due < at ? [{ kind, since: due }] : []
  })
}
