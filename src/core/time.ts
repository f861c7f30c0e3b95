/** Instants in the words of people in Beijing time (UTC+8, no summer time). */

const OFFSET_MS = 8 * 3_600_000

/** Calendar parts in Beijing time. */
export function beijing(at: Date): {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  date: string
} {
  const shifted = new Date(at.getTime() + OFFSET_MS)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    date: shifted.toISOString().slice(0, 10),
  }
}

/** 今天21:00 · 明天8:05 · 11月27日17:30: when something is due, seen from `now`. */
export function dueWords(due: Date, now: Date): string {
  const at = beijing(due)
  const time = `${at.hour}:${String(at.minute).padStart(2, '0')}`
  if (at.date === beijing(now).date) return `今天${time}`
  if (at.date === beijing(new Date(now.getTime() + 86_400_000)).date) return `明天${time}`
  return `${at.month}月${at.day}日${time}`
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
