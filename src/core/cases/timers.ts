/** The clocks of a case, by name: whoever opens a case sets them, whoever takes the next step stops them. What they do: `ring.ts`. */
import { firstAidDeadline } from '../triage/clocks.ts'
import { beijing } from '../time.ts'
import type { Level } from '../triage/level.ts'
import type { Case } from './case.ts'
import { takeUpDue, type WorkingCalendar } from './deadlines.ts'

/**
 * `unclaimed`: nobody took it; `warn50`, `warn80`: so much of the time to the first contact is gone; `overdue`: all of it;
 * `first-aid`: nobody has decided whether to help first (社会救助法 §50); `answer-soon`, `answer`: an office that was asked owes a word tomorrow, now;
 * `papers3`, `papers1`, `documents`: papers that follow aid are due in three days, in one, now.
 */
const WORK_CLOCKS = [
  'unclaimed',
  'warn50',
  'warn80',
  'overdue',
  'first-aid',
  'answer-soon',
  'answer',
  'papers3',
  'papers1',
  'documents',
] as const
/** The resident is asked how it went: the morning after, a week after money or goods, after a service came, after a month. */
export const CARE_CLOCKS = ['care1', 'care7', 'care-service', 'care30'] as const
export type CaseTimerKind = (typeof WORK_CLOCKS)[number] | (typeof CARE_CLOCKS)[number]

export interface CaseTimer {
  id: string
  /** What happens: the clock's name, or the name of its next round. */
  kind: string
  conversationId: string | null
  caseNumber: string
  dueAt: string
}

/** A timer id; setting the same id again moves the clock. `ref` is a case number, or a conversation that waits without a case. */
export function timerId(kind: CaseTimerKind, ref: string): string {
  return `${kind}:${ref}`
}

export type Linked = Pick<Case, 'number' | 'conversationId'>

/** A clock of a case; `round` names what it does when it is not its first ring. */
export function caseTimer(kind: CaseTimerKind, current: Linked, dueAt: Date | string, round: string = kind): CaseTimer {
  return {
    id: timerId(kind, current.number),
    kind: round,
    conversationId: current.conversationId,
    caseNumber: current.number,
    dueAt: typeof dueAt === 'string' ? dueAt : dueAt.toISOString(),
  }
}

type Clocked = Linked & Pick<Case, 'dueAt'> & { level: Level }

/** The clock of taking a case up, beginning now. */
export function takeUpTimer(current: Clocked, now: Date, calendar: WorkingCalendar): CaseTimer {
  return caseTimer('unclaimed', current, takeUpDue(current.level, now, calendar))
}

/** The clocks of the first contact: a warning at half of the time left and at four fifths, then the end. */
export function contactTimers(current: Clocked, now: Date): CaseTimer[] {
  const left = Date.parse(current.dueAt) - now.getTime()
  const at = (share: number) => new Date(now.getTime() + left * share)
  // A deadline that has passed rang when it passed, and rings on by itself.
  if (left <= 0) return []
  return [
    caseTimer('warn50', current, at(0.5)),
    caseTimer('warn80', current, at(0.8)),
    caseTimer('overdue', current, current.dueAt),
  ]
}

/** What a first contact stops. */
export function contactTimerIds(number: string): string[] {
  return [timerId('warn50', number), timerId('warn80', number), timerId('overdue', number)]
}

/** The clock of the decision on first aid; none where triage knows no such time. */
export function firstAidTimers(current: Clocked, from: Date): CaseTimer[] {
  const due = firstAidDeadline(current.level, from)
  return due === null ? [] : [caseTimer('first-aid', current, due)]
}

const DAY = 86_400_000

/** The clock of papers that follow aid, with a word three days and one day before it runs out. */
export function documentsTimers(current: Linked, dueAt: string, now: Date): CaseTimer[] {
  const due = Date.parse(dueAt)
  const before = (['papers3', 'papers1'] as const).flatMap((kind) => {
    const at = new Date(due - (kind === 'papers3' ? 3 : 1) * DAY)
    return at > now ? [caseTimer(kind, current, at)] : []
  })
  return [...before, caseTimer('documents', current, dueAt)]
}

export function documentsTimerIds(number: string): string[] {
  return [timerId('papers3', number), timerId('papers1', number), timerId('documents', number)]
}

/** Every clock of a case that somebody works on, to stop them all at its end; asking afterwards goes on. */
export function allTimerIds(number: string): string[] {
  return WORK_CLOCKS.map((kind) => timerId(kind, number))
}

/** Nine in the morning, Beijing time, so many days on: nobody is asked how it went at night. */
function morning(from: Date, days: number): Date {
  return new Date(`${beijing(new Date(from.getTime() + days * DAY)).date}T09:00:00+08:00`)
}

/** The question of the next morning, for what was urgent. */
export function nextDayTimer(current: Linked, from: Date): CaseTimer {
  return caseTimer('care1', current, morning(from, 1))
}

/** Did it arrive, did somebody come, and how is it after a month. */
export function careTimers(current: Linked, given: 'cash' | 'goods' | 'service', from: Date): CaseTimer[] {
  const first =
    given === 'service'
      ? caseTimer('care-service', current, morning(from, 2))
      : caseTimer('care7', current, morning(from, 7))
  return [first, monthTimer(current, from)]
}

export function monthTimer(current: Linked, from: Date): CaseTimer {
  return caseTimer('care30', current, morning(from, 30))
}
