// Days and minutes on Beijing time, computed without the machine's own zone.

const DAY_MS = 86_400_000
const OFFSET_MS = 8 * 3_600_000

/** A day counted from 1970-01-01 on the Beijing calendar. */
export type Day = number

/** An interval of whole days, both ends inclusive. */
export interface Days {
  from: Day
  to: Day
  precision: 'day' | 'week' | 'month' | 'year'
}

/** Seconds since 1970-01-01T00:00 on a Beijing clock. */
export type Second = number

export const DAY_SECONDS = 86_400

export function secondOf(now: Date): Second {
  return Math.floor((now.getTime() + OFFSET_MS) / 1000)
}

export function dayOf(second: Second): Day {
  return Math.floor(second / DAY_SECONDS)
}

/** The day of a date, or null when the calendar has no such date (2月30日). */
export function dayFrom(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.getTime() / DAY_MS
    : null
}

export interface Parts {
  year: number
  month: number
  day: number
  /** 1 Monday … 7 Sunday */
  weekday: number
}

export function partsOf(day: Day): Parts {
  const date = new Date(day * DAY_MS)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: ((date.getUTCDay() + 6) % 7) + 1,
  }
}

export function monthDays(year: number, month: number): Days {
  const first = Date.UTC(year, month - 1, 1) / DAY_MS
  return { from: first, to: Date.UTC(year, month, 1) / DAY_MS - 1, precision: 'month' }
}

export function yearDays(year: number): Days {
  return { from: monthDays(year, 1).from, to: monthDays(year, 12).to, precision: 'year' }
}

/** The same day some months earlier, the last of the month where it has none (31 March → 28 February). */
export function monthsBefore(day: Day, months: number): Day {
  const { year, month, day: date } = partsOf(day)
  const target = monthDays(year, month - months)
  return Math.min(target.from + date - 1, target.to)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** ISO 8601 with +08:00. */
export function iso(second: Second): string {
  const day = dayOf(second)
  const { year, month, day: date } = partsOf(day)
  const rest = second - day * DAY_SECONDS
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}+08:00`
}
