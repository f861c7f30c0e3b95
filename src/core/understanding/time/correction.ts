// "昨天晚上九点 啊不 八点": only the hour is taken back; its day and evening stay as they were said.
import { replacedIn } from '../correction.ts'
import { findAgo } from './ago.ts'
import { dayOf, type Second } from './calendar.ts'
import { findClock } from './clock.ts'
import { findDays } from './days.ts'

const PART = /凌晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|昨晚|今晚|前晚|今早|(?<=天)晚|(?<=天)早/

const MONTH_SAID = /上上?个?月|这个?月|本月|(?:十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月份?/
const DATE_ALONE = /^\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:号|日)/

/** The later time with what it does not say again taken from the earlier one; null when it needs nothing. */
export function completedTime(text: string, now: Second): string | null {
  const said = replacedIn(text)
  if (said === null) return null
  const { before, after } = said
  const month = MONTH_SAID.exec(before)?.[0]
  if (month !== undefined && DATE_ALONE.test(after)) return `${month}${after.trim()}`
  const clock = findClock(after)
  if (clock === null || clock.index > 3 || findDays(after, dayOf(now)) !== null || findAgo(after, now, false) !== null)
    return null
  const days = findDays(before, dayOf(now))
  const day = days === null ? '' : before.slice(days.index, days.end)
  const part = clock.part === null ? (PART.exec(before.slice(days?.index ?? 0))?.[0] ?? '') : ''
  const own = day.includes(part) ? '' : part
  return day === '' && own === '' ? null : `${day}${own}${after.trim()}`
}
