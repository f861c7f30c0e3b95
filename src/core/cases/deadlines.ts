/** Deadlines of a case: first contact by level (contracts §3), papers after aid that came first, take-up by the desk. */
import { beijing } from '../time.ts'
import type { Level } from '../triage/level.ts'

/** The Chinese working calendar (调休 included): `day` is YYYY-MM-DD as it is in Shanghai. */
export interface WorkingCalendar {
  isWorkingDay(day: string): boolean
}

/** Default where the town sets no other number (dialogues.md, clock "papers"); no national rule counts days (社会救助法 §50). */
export const DOCUMENT_WORKING_DAYS = 5

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** The same time of day, `days` working days later; a start outside working days counts from the next one. */
export function addWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  let at = from
  for (let left = days; left > 0;) {
    at = new Date(at.getTime() + DAY)
    if (calendar.isWorkingDay(beijing(at).date)) left -= 1
  }
  return at
}

/** By when the first contact is owed; P0 to P2 run day and night, P3 counts working days. */
export function firstContactDue(level: Level, from: Date, calendar: WorkingCalendar): Date {
  switch (level) {
    case 'P0':
      return new Date(from.getTime() + 5 * MINUTE)
    case 'P1':
      return new Date(from.getTime() + 60 * MINUTE)
    case 'P2':
      return new Date(from.getTime() + DAY)
    case 'P3':
      return addWorkingDays(calendar, from, 3)
  }
}

/** By when somebody has to take the case; then the next in line is called. */
export function takeUpDue(level: Level, from: Date, calendar: WorkingCalendar): Date {
  switch (level) {
    case 'P0':
      return new Date(from.getTime() + 5 * MINUTE)
    case 'P1':
      return new Date(from.getTime() + 15 * MINUTE)
    case 'P2':
      return new Date(from.getTime() + 4 * 60 * MINUTE)
    case 'P3':
      return addWorkingDays(calendar, from, 1)
  }
}

/** The last moment of the fifth working day in Shanghai: a paper handed in that evening is in time. */
export function documentsDue(calendar: WorkingCalendar, from: Date, days = DOCUMENT_WORKING_DAYS): Date {
  const day = beijing(addWorkingDays(calendar, from, days)).date
  return new Date(`${day}T23:59:59+08:00`)
}
