/** Quiet hours (ux §4.6): between nine at night and eight in the morning a telephone is not rung for what can wait. */
import { beijing } from './time.ts'

const FROM_HOUR = 21
const TO_HOUR = 8

export function isQuietHour(at: Date): boolean {
  const { hour } = beijing(at)
  return hour >= FROM_HOUR || hour < TO_HOUR
}

/** When something that can wait may be pushed: now, or at eight. */
export function pushAt(at: Date): Date {
  if (!isQuietHour(at)) return at
  const { date, hour } = beijing(at)
  const morning = new Date(`${date}T08:00:00+08:00`)
  return hour < TO_HOUR ? morning : new Date(morning.getTime() + 86_400_000)
}
