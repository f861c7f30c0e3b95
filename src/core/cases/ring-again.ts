/**
 * How soon a clock that nobody heard rings again. Often at first, seldomer later, as for whoever waits for a person: three hundred rings
 * in a night are only switched off.
 */
import { addMinutes } from '../time.ts'
import type { Level } from '../triage/level.ts'
import type { Case } from './case.ts'
import { takeUpDue, type WorkingCalendar } from './deadlines.ts'

const HOUR = 60
const DAY = 24 * HOUR
/** `share` of the whole clock of this level after `from`; before it where negative. */
export function partAfter(from: Date, level: Level, share: number): Date {
  return addMinutes(from, clockOf(level) * share)
}

/** A life at risk that nobody took: every five minutes in the first hour, every quarter of an hour after that, every hour from the second day on. */
export function unclaimedAgain({ level, openedAt }: Case, now: Date, calendar: WorkingCalendar): Date {
  const minutes = minutesSince(openedAt, now)
  if (level !== 'P0' || minutes < HOUR) return takeUpDue(level, now, calendar)
  return addMinutes(now, minutes < DAY ? HOUR / 4 : HOUR)
}

/** Nobody called: every half of the clock, never under five minutes; every hour from the second day on. */
export function lateAgain({ level, dueAt }: Case, now: Date): Date {
  const half = Math.max(5, clockOf(level) / 2)
  return addMinutes(now, minutesSince(dueAt, now) < DAY ? half : HOUR)
}

/** Minutes that the first contact may take: P0 five, P1 an hour (contracts §3). */
function clockOf(level: Level): number {
  return level === 'P0' ? 5 : HOUR
}

function minutesSince(at: string, now: Date): number {
  return (now.getTime() - new Date(at).getTime()) / 60_000
}
