/** The day of an instant as people say it: 今天, 明天, 11月27日. With the time of day: `dueWords` of core/time. */
import { beijing } from '../time.ts'

const DAY = 24 * 3_600_000

export function dayWords(at: Date, now: Date): string {
  const day = beijing(at)
  if (day.date === beijing(now).date) return '今天'
  if (day.date === beijing(new Date(now.getTime() + DAY)).date) return '明天'
  return `${day.month}月${day.day}日`
}

/** Hours and minutes, 24 hours: 9:05. */
export function clockWords(at: Date): string {
  const { hour, minute } = beijing(at)
  return `${hour}:${String(minute).padStart(2, '0')}`
}
