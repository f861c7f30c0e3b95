/** Clocks of a case (contracts §3, dialogues §3 clock table): take-up, first contact, first aid, papers. */
import type { WorkingCalendar } from './calendar.ts'
import type { Level } from './level.ts'

export type { WorkingCalendar } from './calendar.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const BEIJING = 8 * 3_600_000
/** The end of office hours at which a clock of working days runs out. */
const OFFICE_END = '17:30:00+08:00'
const OFFICE_START_MINUTE = 8 * 60 + 30
const OFFICE_END_MINUTE = 17 * 60 + 30

/** The day in Shanghai on which an instant falls. */
export function dayInShanghai(at: Date): string {
  return new Date(at.getTime() + BEIJING).toISOString().slice(0, 10)
}

/** 17:30 Beijing time of the n-th working day after the day of `from`; that day itself is never counted. */
export function workingDaysLater(from: Date, days: number, calendar: WorkingCalendar): Date {
  let noon = new Date(`${dayInShanghai(from)}T12:00:00+08:00`).getTime()
  for (let left = days; left > 0;) {
    noon += DAY
    if (calendar.isWorkingDay(dayInShanghai(new Date(noon)))) left -= 1
  }
  return new Date(`${dayInShanghai(new Date(noon))}T${OFFICE_END}`)
}

/** By when somebody must have been in touch (contracts §3): P0 5 minutes, P1 1 hour, P2 24 hours, P3 3 working days. */
export function deadline(level: Level, openedAt: Date, calendar: WorkingCalendar): Date {
  switch (level) {
    case 'P0':
      return new Date(openedAt.getTime() + 5 * MINUTE)
    case 'P1':
      return new Date(openedAt.getTime() + 60 * MINUTE)
    case 'P2':
      return new Date(openedAt.getTime() + DAY)
    case 'P3':
      return workingDaysLater(openedAt, 3, calendar)
  }
}

/** By when a worker must have taken the case: P0 5 minutes, P1 15 minutes, P2 4 working hours, P3 1 working day (P1–P3 our proposal). */
export function takeUpDeadline(level: Level, openedAt: Date, calendar: WorkingCalendar): Date {
  switch (level) {
    case 'P0':
      return new Date(openedAt.getTime() + 5 * MINUTE)
    case 'P1':
      return new Date(openedAt.getTime() + 15 * MINUTE)
    case 'P2':
      return workingMinutesLater(openedAt, 4 * 60, calendar)
    case 'P3':
      return workingDaysLater(openedAt, 1, calendar)
  }
}

/** How soon the desk must hear: P0 1 second (contracts §3), P1 1 minute, the others with the list. */
export function alertSeconds(level: Level): number | null {
  if (level === 'P0') return 1
  return level === 'P1' ? 60 : null
}

/**
 * By when first aid is decided: P0 the same day, P1 24 hours (local practice elsewhere), P2 3 days where 小额快救 fits (TA26);
 * P3 follows the statutory time of its policy, which is not a clock of triage.
 */
export function firstAidDeadline(level: Level, openedAt: Date): Date | null {
  switch (level) {
    case 'P0':
      return new Date(`${dayInShanghai(openedAt)}T23:59:59+08:00`)
    case 'P1':
      return new Date(openedAt.getTime() + DAY)
    case 'P2':
      return new Date(openedAt.getTime() + 3 * DAY)
    case 'P3':
      return null
  }
}

/** Papers that follow the aid: 5 working days by default, once 5 more; no national number exists (dialogues §3, SAL§50, §62). */
export function papersDeadline(aidedAt: Date, calendar: WorkingCalendar, extended = false): Date {
  return workingDaysLater(aidedAt, extended ? 10 : 5, calendar)
}

/** Minutes counted from 8:30 to 17:30 of working days only. */
function workingMinutesLater(from: Date, minutes: number, calendar: WorkingCalendar): Date {
  let day = dayInShanghai(from)
  let start = Math.max(OFFICE_START_MINUTE, minuteOfDay(from))
  let left = minutes
  for (;;) {
    const open = calendar.isWorkingDay(day) ? Math.max(0, OFFICE_END_MINUTE - start) : 0
    if (open >= left) return new Date(new Date(`${day}T00:00:00+08:00`).getTime() + (start + left) * MINUTE)
    left -= open
    start = OFFICE_START_MINUTE
    day = dayInShanghai(new Date(new Date(`${day}T12:00:00+08:00`).getTime() + DAY))
  }
}

function minuteOfDay(at: Date): number {
  const shifted = new Date(at.getTime() + BEIJING)
  return shifted.getUTCHours() * 60 + shifted.getUTCMinutes()
}
