/** Days as people here write them: 2026-11-30, 2026年11月30日, 2026/11/30, 20261130, 11-30; and how a page keeps them: 2026-11-30. */
import { beijing } from '../../core/time.ts'
import { now } from './clock.ts'

export type DayKind = 'day' | 'month' | 'minute'

const DAY = /^(?:(\d{4})[-/.年]?)?(\d{1,2})[-/.月](\d{1,2})日?$/
const PACKED = /^(\d{4})(\d\d)(\d\d)$/
const MONTH = /^(\d{4})[-/.年]?(\d{1,2})月?$/
const MINUTE = /^(.+?)[ T日]\s*(\d{1,2})[:点](\d{1,2})?分?$/

/** As the page keeps it; null: it is no such day. The year of a day without one is this year. */
export function dayFrom(text: string, kind: DayKind = 'day'): string | null {
  const plain = text.normalize('NFKC').trim()
  if (kind === 'month') return monthFrom(plain)
  if (kind === 'minute') return minuteFrom(plain)
  const [, y, m = '', d = ''] = PACKED.exec(plain) ?? DAY.exec(plain) ?? []
  const year = y ?? String(beijing(new Date(now())).year)
  return m === '' ? null : real(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
}

function monthFrom(plain: string): string | null {
  const [, year = '', month = ''] = MONTH.exec(plain) ?? []
  const first = month === '' ? null : real(`${year}-${month.padStart(2, '0')}-01`)
  return first === null ? null : first.slice(0, 7)
}

function minuteFrom(plain: string): string | null {
  const [, day = '', hour = '', minute = '0'] = MINUTE.exec(plain) ?? []
  const found = dayFrom(day.replace(/月(\d{1,2})$/, '月$1日'))
  const isTime = hour !== '' && Number(hour) < 24 && Number(minute) < 60
  return found !== null && isTime ? `${found}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : null
}

/** 08:30 of 8:30, 8：30, 8点, 8点30分 or 0830; null: there is no such hour. */
export function hourFrom(text: string): string | null {
  const [, hour = '', minute = '0'] =
    /^(\d{1,2})[:点](?:(\d{1,2})分?)?$/.exec(text.normalize('NFKC').trim()) ?? /^(\d\d)(\d\d)$/.exec(text.trim()) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}

/** Only days that the calendar has: not the 31st of November. */
function real(day: string): string | null {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 2026年11月30日 周一; of a month 2026年11月; with the hour where there is one. */
export function dayWords(kept: string): string {
  const [day = '', time] = kept.split('T')
  const [year, month, date] = day.split('-').map(Number)
  if (date === undefined) return `${year}年${month}月`
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return [`${year}年${month}月${date}日 ${weekday}`, time].filter(Boolean).join(' ')
}
