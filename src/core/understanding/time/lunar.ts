// The farmers' calendar for 2005–2060: a table, because the packaged one depends on the machine's zone.
import { dayFrom, partsOf, type Day } from './calendar.ts'

// Per year: New Year's day MMDD, month lengths as bits (1 = 30 days), leap month, its length.
const TABLE =
  '0209 56a 0 0|0129 abb 7 29|0218 25d 0 0|0207 92d 0 0|0126 cab 5 29|0214 a95 0 0|0203 b4a 0 0|0123 baa 4 29|0210 ad5 0 0|0131 55d 9 29|0219 4ba 0 0|0208 a5b 0 0|0128 517 6 30|0216 52b 0 0|0205 a93 0 0|0125 795 4 29|0212 6aa 0 0|0201 ad5 0 0|0122 5b5 2 29|0210 4b6 0 0|0129 a6e 6 29|0217 a4e 0 0|0206 d26 0 0|0126 ea6 5 29|0213 d53 0 0|0203 5aa 0 0|0123 76a 3 29|0211 96d 0 0|0131 4af 11 29|0219 4ad 0 0|0208 a4d 0 0|0128 d0b 6 30|0215 d25 0 0|0204 d52 0 0|0124 dd4 5 29|0212 b5a 0 0|0201 56d 0 0|0122 55b 2 29|0210 49b 0 0|0130 a57 7 29|0217 a4b 0 0|0206 aa5 0 0|0126 b25 5 30|0214 6d2 0 0|0202 ada 0 0|0123 4b6 3 30|0211 937 0 0|0201 49f 8 29|0219 497 0 0|0208 64b 0 0|0128 68a 6 30|0215 ea5 0 0|0204 6b2 0 0|0124 a6c 4 30|0212 aae 0 0|0202 a2e 0 0'
const FIRST_YEAR = 2005

interface LunarYear {
  first: Day
  lengths: readonly number[]
  leap: number
  leapLength: number
}

const YEARS: readonly LunarYear[] = TABLE.split('|').map((row, index) => {
  const [date = '', bits = '', leap = '0', leapLength = '0'] = row.split(' ')
  const mask = Number.parseInt(bits, 16)
  return {
    first: dayFrom(FIRST_YEAR + index, Number(date.slice(0, 2)), Number(date.slice(2))) ?? 0,
    lengths: Array.from({ length: 12 }, (_, month) => ((mask >> (11 - month)) & 1 ? 30 : 29)),
    leap: Number(leap),
    leapLength: Number(leapLength),
  }
})

/** First and last day of a lunar month; the leap month of the same number is not counted in. */
export function lunarMonth(year: number, month: number): { from: Day; to: Day } | null {
  const entry = YEARS[year - FIRST_YEAR]
  if (entry === undefined || month < 1 || month > 12) return null
  let from = entry.first
  for (let index = 1; index < month; index += 1)
    from += (entry.lengths[index - 1] ?? 0) + (entry.leap === index ? entry.leapLength : 0)
  return { from, to: from + (entry.lengths[month - 1] ?? 0) - 1 }
}

/** The day of a lunar date; day 30 of a short month is its last day (除夕). */
export function lunarDay(year: number, month: number, day: number): Day | null {
  const found = lunarMonth(year, month)
  return found === null ? null : Math.min(found.from + day - 1, found.to)
}

/** The lunar year a day belongs to. */
export function lunarYearOf(day: Day): number {
  const { year } = partsOf(day)
  const first = YEARS[year - FIRST_YEAR]?.first
  return first !== undefined && day < first ? year - 1 : year
}

// Century constants of the solar terms that people name (寿星公式, 21st century).
const TERMS: Readonly<Record<string, readonly [month: number, constant: number]>> = {
  小寒: [1, 5.4055],
  大寒: [1, 20.12],
  立春: [2, 3.87],
  雨水: [2, 18.73],
  惊蛰: [3, 5.63],
  春分: [3, 20.646],
  清明: [4, 4.81],
  谷雨: [4, 20.1],
  立夏: [5, 5.52],
  小满: [5, 21.04],
  芒种: [6, 5.678],
  夏至: [6, 21.37],
  小暑: [7, 7.108],
  大暑: [7, 22.83],
  立秋: [8, 7.5],
  处暑: [8, 23.13],
  白露: [9, 7.646],
  秋分: [9, 23.042],
  寒露: [10, 8.318],
  霜降: [10, 23.438],
  立冬: [11, 7.438],
  小雪: [11, 22.36],
  大雪: [12, 7.18],
  冬至: [12, 21.94],
}

export const TERM_NAMES = Object.keys(TERMS).join('|')

/** The day of a solar term, or null for an unknown name. */
export function solarTerm(year: number, name: string): Day | null {
  const term = TERMS[name]
  if (term === undefined) return null
  const short = year % 100
  const leaps = Math.floor((term[0] <= 2 ? short - 1 : short) / 4)
  return dayFrom(year, term[0], Math.floor(short * 0.2422 + term[1]) - leaps)
}
