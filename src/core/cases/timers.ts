/** The clocks of a case, by name: whoever opens a case sets them, whoever takes the next step stops them. */
import type { Level } from '../triage/level.ts'
import type { Case } from './case.ts'
import { takeUpDue, type WorkingCalendar } from './deadlines.ts'

/**
 * `unclaimed`: nobody took it; `warn50`, `warn80`: so much of the time to the first contact is gone; `overdue`: all of it;
 * `documents`: papers that follow aid are not in.
 */
export type CaseTimerKind = 'unclaimed' | 'warn50' | 'warn80' | 'overdue' | 'documents'

export interface CaseTimer {
  id: string
  kind: CaseTimerKind
  conversationId: string | null
  caseNumber: string
  dueAt: string
}

/** A timer id; setting the same id again moves the clock. `ref` is a case number, or a conversation that waits without a case. */
export function timerId(kind: CaseTimerKind, ref: string): string {
  return `${kind}:${ref}`
}

function timer(kind: CaseTimerKind, current: Pick<Case, 'number' | 'conversationId'>, dueAt: string): CaseTimer {
  return {
    id: timerId(kind, current.number),
    kind,
    conversationId: current.conversationId,
    caseNumber: current.number,
    dueAt,
  }
}

type Clocked = Pick<Case, 'number' | 'conversationId' | 'dueAt'> & { level: Level }

/** The clock of taking a case up, beginning now. */
export function takeUpTimer(current: Clocked, now: Date, calendar: WorkingCalendar): CaseTimer {
  return timer('unclaimed', current, takeUpDue(current.level, now, calendar).toISOString())
}

/** The clocks of the first contact: a warning at half of the time left and at four fifths, then the end. */
export function contactTimers(current: Clocked, now: Date): CaseTimer[] {
  const left = Date.parse(current.dueAt) - now.getTime()
  const at = (share: number) => new Date(now.getTime() + left * share).toISOString()
  // A deadline that has passed rang when it passed.
  if (left <= 0) return []
  const overdue = timer('overdue', current, current.dueAt)
  // Warnings are written into the talk; a case without one is watched by the deadline alone.
  if (current.conversationId === null) return [overdue]
  return [timer('warn50', current, at(0.5)), timer('warn80', current, at(0.8)), overdue]
}

/** What a first contact stops. */
export function contactTimerIds(number: string): string[] {
  return [timerId('warn50', number), timerId('warn80', number), timerId('overdue', number)]
}

/** The clock of papers that follow aid. */
export function documentsTimer(current: Clocked, dueAt: string): CaseTimer {
  return timer('documents', current, dueAt)
}

/** Every clock of a case, to stop them all at its end. */
export function allTimerIds(number: string): string[] {
  return [timerId('unclaimed', number), ...contactTimerIds(number), timerId('documents', number)]
}
