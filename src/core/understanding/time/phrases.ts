// The words dates are built from, and the years and months they mean.
import { parseNumber } from '../numerals.ts'
import { dayFrom, monthDays, partsOf, type Day, type Days } from './calendar.ts'
import { lunarDay, lunarYearOf } from './lunar.ts'

/** Turns one matched phrase into days, or null when it names none. */
export type Reader = (found: RegExpExecArray, today: Day) => Days | null

export type Phrase = readonly [RegExp, Reader]

export const single = (day: Day | null): Days | null => (day === null ? null : { from: day, to: day, precision: 'day' })
export const number = (source: string | undefined): number => parseNumber(source ?? '') ?? Number.NaN

export const MONTH = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|正|腊|冬)'
export const DATE =
  '(3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])'
export const YEAR =
  '(20\\d\\d|\\d\\d(?=年)|二[零〇]二[零〇一二三四五六七八九]|二[零〇]一[零〇一二三四五六七八九]|去年|前年|大前年|今年|旧年|上年|头年)'

export function yearOf(source: string | undefined, today: Day): number | null {
  if (source === undefined) return null
  const { year } = partsOf(today)
  const words: Readonly<Record<string, number>> = {
    今年: year,
    去年: year - 1,
    旧年: year - 1,
    上年: year - 1,
    头年: year - 1,
    前年: year - 2,
    大前年: year - 3,
  }
  const said = words[source]
  if (said !== undefined) return said
  const digits = [...source].map((char) => (/\d/.test(char) ? char : String(parseNumber(char) ?? ''))).join('')
  const value = Number(digits)
  return value < 100 ? 2000 + value : value
}

export function monthOf(source: string | undefined): number {
  return source === '正' ? 1 : source === '腊' ? 12 : source === '冬' ? 11 : number(source)
}

/** A month and day without its year is the latest one that is not in the future. */
export function latest(make: (year: number) => Day | null, year: number | null, today: Day): Day | null {
  if (year !== null) return make(year)
  const current = partsOf(today).year
  for (const candidate of [current, current - 1]) {
    const day = make(candidate)
    if (day !== null && day <= today) return day
  }
  return null
}

export function lunarDate(year: string | undefined, month: number, day: number, today: Day): Days | null {
  const current = lunarYearOf(today)
  const said = year === undefined ? null : yearOf(year, today)
  const shift = said === null ? null : said - partsOf(today).year
  const candidates =
    shift === null
      ? [current, current - 1]
      : month >= 11 && shift === -1
        ? [current - 1]
        : [partsOf(today).year + shift]
  for (const candidate of candidates) {
    const found = lunarDay(candidate, month, day)
    if (found !== null && found <= today) return single(found)
  }
  return null
}

export function solarDate(year: number | null, month: number, day: number, today: Day): Days | null {
  return single(latest((candidate) => dayFrom(candidate, month, day), year, today))
}

export function wholeMonth(year: number | null, month: number, today: Day): Days | null {
  if (month < 1 || month > 12) return null
  const from = latest((candidate) => monthDays(candidate, month).from, year, today)
  return from === null ? null : monthDays(partsOf(from).year, month)
}

export function portion(month: Days, which: string): Days {
  const base = { precision: 'week' as const }
  if (/初|头|上旬/.test(which)) return { ...base, from: month.from, to: month.from + (which.includes('上旬') ? 9 : 4) }
  if (/底|末|尾|下旬/.test(which))
    return { ...base, from: which.includes('下旬') ? month.from + 20 : month.to - 4, to: month.to }
  return {
    ...base,
    from: month.from + (which.includes('旬') ? 10 : 12),
    to: month.from + (which.includes('旬') ? 19 : 16),
  }
}

export const MONTH_PART = '(?:的|月)?(初|头(?:上|里)?(?![七天一])|底|末|尾|中旬|上旬|下旬|中(?!旬))'
export const WEEK = '(?:星期|礼拜|周)'
export const WEEKDAY = '([一二三四五六日天末\\d])'
