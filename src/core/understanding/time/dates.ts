// Dates of both calendars: 3月4日, 腊月二十八, 上个月底, 20号.
import { dayFrom, monthDays, monthsBefore, partsOf, type Day, type Days } from './calendar.ts'
import { lunarDay, lunarYearOf } from './lunar.ts'
import {
  DATE,
  lunarDate,
  MONTH,
  MONTH_PART,
  monthOf,
  number,
  portion,
  single,
  solarDate,
  wholeMonth,
  YEAR,
  yearOf,
  type Phrase,
} from './phrases.ts'

/** Full and lunar dates, the surest first. */
export const FULL_DATES: readonly Phrase[] = [
  // Full dates
  [new RegExp(`${YEAR}年?(?:的)?八月(?:十五|半)(?![号日])`), (found, today) => lunarDate(found[1], 8, 15, today)],
  [
    new RegExp(`${YEAR}(?:年|[-/.])\\s*(?:的)?${MONTH}(?:月份?|[-/.])\\s*(?:份)?${DATE}(?:日|号|(?![\\d年月个]))`),
    (found, today) =>
      /正|腊|冬/.test(found[2] ?? '')
        ? lunarDate(found[1], monthOf(found[2]), number(found[3]), today)
        : single(dayFrom(yearOf(found[1], today) ?? 0, monthOf(found[2]), number(found[3]))),
  ],
  [
    new RegExp(`${YEAR}(?:的)?\\s*(?:农历|阴历|旧历|老历)?(正|腊|冬)月(?:里)?(?:的)?(?:初|大年)?${DATE}`),
    (found, today) => lunarDate(found[1], monthOf(found[2]), number(found[3]), today),
  ],
  [
    new RegExp(`${YEAR}(?:的)?\\s*${MONTH}月份?(?:的)?${DATE}(?:日|号|(?![\\d年月个]))`),
    (found, today) => single(dayFrom(yearOf(found[1], today) ?? 0, monthOf(found[2]), number(found[3]))),
  ],
  // Lunar dates: 腊月二十八, 正月初三, 农历十月十五, 十月初八
  [
    new RegExp(`(?:农历|阴历|旧历|老历)(?:的)?${MONTH}月(?:份)?(?:初)?${DATE}`),
    (found, today) => lunarDate(undefined, monthOf(found[1]), number(found[2]), today),
  ],
  [
    new RegExp(`(正|腊|冬)月(?:里)?(?:的)?(?:初|大年)?${DATE}`),
    (found, today) => lunarDate(undefined, monthOf(found[1]), number(found[2]), today),
  ],
  [
    new RegExp(`(?:${YEAR}(?:年)?(?:的)?)?([一二三四五六七八九]|十[一二]?)月初([一二三四五六七八九十])(?!号)`),
    (found, today) => lunarDate(found[1], number(found[2]), number(found[3]), today),
  ],
  [/([一二三四五六七八九]|十[一二]?)月半/, (found, today) => lunarDate(undefined, monthOf(found[1]), 15, today)],
  [/去年(?:的)?今天/, (_, today) => single(monthsBefore(today, 12))],
  [/上个?月(?:的)?今天/, (_, today) => single(monthsBefore(today, 1))],
  [/(?<![阳公新]历)八月十五(?![号日])/, (_, today) => lunarDate(undefined, 8, 15, today)],
  [
    /(去年|今年|前年)?(?:的)?大年初([一二三四五六七八九十])|(?:年|正月)初([一二三四五六七八九十])/,
    (found, today) => lunarDate(found[1], 1, number(found[2] ?? found[3]), today),
  ],
]

/** Days and parts of a month that is named. */
export const MONTH_DATES: readonly Phrase[] = [
  // 上个月二十几号, 十月十几号: one of nine days
  [
    new RegExp(
      `(?:(上上|上|前)(?:一)?个?月|(这个?|本|当)月|${MONTH}月)(?:份)?(?:的)?(二十|廿|十|2\\d?(?=几)|1\\d?(?=几))(?:几|来|多)(?:号|日|(?![\\d天个块万千百]))`,
    ),
    (found, today) => {
      const { year, month } = partsOf(today)
      const days =
        found[3] === undefined
          ? monthDays(year, month - (found[2] !== undefined ? 0 : found[1] === '上' ? 1 : 2))
          : wholeMonth(null, monthOf(found[3]), today)
      if (days === null) return null
      const first = days.from + (/^(?:二十|廿|2)/.test(found[4] ?? '') ? 19 : 9)
      return first > today ? null : { from: first, to: Math.min(first + 9, days.to, today), precision: 'week' }
    },
  ],
  // Months with a day
  [
    new RegExp(`(?:上|前)(?:一)?个?月(?:份)?(?:的)?${DATE}(?:日|号)`),
    (found, today) => {
      const month = monthDays(partsOf(today).year, partsOf(today).month - (found[0].startsWith('前') ? 2 : 1))
      const day = month.from + number(found[1]) - 1
      return day <= month.to ? single(day) : null
    },
  ],
  [
    // 上个月二十六: a date of two characters needs no 号.
    /上(?:一)?个?月(?:份)?(?:的)?(二十[一二三四五六七八九]?|十[一二三四五六七八九]|三十一?|[12]\d|3[01])(?![天个岁块万千百年人多几来号日斤\d])/,
    (found, today) => {
      const month = monthDays(partsOf(today).year, partsOf(today).month - 1)
      const day = month.from + number(found[1]) - 1
      return day <= month.to ? single(day) : null
    },
  ],
  [
    new RegExp(`(?:这个?|本|当)月(?:份)?(?:的)?${DATE}(?:日|号)`),
    (found, today) => single(dayFrom(partsOf(today).year, partsOf(today).month, number(found[1]))),
  ],
  [
    new RegExp(`${MONTH}月份?(?:的)?${DATE}(?:日|号|(?![\\d年月个天初]))`),
    (found, today) => solarDate(null, monthOf(found[1]), number(found[2]), today),
  ],
  [
    new RegExp(`(?<![\\d.:/-])(1[0-2]|0?[1-9])[./-](3[01]|[12]\\d|0?[1-9])(?![\\d.:/%-]|万|块|元)`),
    (found, today) => solarDate(null, number(found[1]), number(found[2]), today),
  ],
  [
    /(20\d\d)(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?!\d)/,
    (found) => single(dayFrom(number(found[1]), number(found[2]), number(found[3]))),
  ],
  [
    /上(上)?个?月(?:的)?(最后一天|头一天|第一天)/,
    (found, today) => {
      const month = monthDays(partsOf(today).year, partsOf(today).month - (found[1] === undefined ? 1 : 2))
      return single(found[2] === '最后一天' ? month.to : month.from)
    },
  ],
  // Parts of months
  [
    new RegExp(`(?:(?:去年|今年|前年)(?:的)?)?上(上)?(?:一)?个?月${MONTH_PART}`),
    (found, today) =>
      portion(monthDays(partsOf(today).year, partsOf(today).month - (found[1] === undefined ? 1 : 2)), found[2] ?? ''),
  ],
  [
    new RegExp(
      `(?:这个?|本|当)月${MONTH_PART}(?![一二三四五六七八九十])|(?<![\\d一二三四五六七八九十正腊冬上个这])月(初|头[上里]|底|末|中)`,
    ),
    (found, today) => monthPortion(found[1] ?? found[2] ?? '', today),
  ],
  [
    new RegExp(`${YEAR}?(?:年)?(?:的)?${MONTH}月份?${MONTH_PART}(?!${'[一二三四五六七八九十]'})`),
    (found, today) => {
      const month = wholeMonth(yearOf(found[1], today), monthOf(found[2]), today)
      return month === null ? null : portion(month, found[3] ?? '')
    },
  ],
]

/** A day of the month with no month. */
export const LONE_DATES: readonly Phrase[] = [
  // 二十一二号, 八九号: one of two days
  [
    /(?<![一二三四五六七八九十\d第月])(二?十|廿|三十)?([一二三四五六七八])([二三四五六七八九])(?:号|日)(?![楼栋幢房床线门单元院桌病室])/,
    (found, today) => {
      const tens = found[1] === undefined ? 0 : number(found[1])
      const [low, high] = [tens + number(found[2]), tens + number(found[3])]
      const days = [high, low].map((day) => dayOfMonth(day, today))
      return high !== low + 1 || days[0] == null || days[1] == null
        ? null
        : { from: days[1], to: days[0], precision: 'day' }
    },
  ],
  // The day of the month alone
  [
    new RegExp(`(?<![\\d一二三四五六七八九十第])${DATE}(?:号|日)(?![楼栋幢房床线门单元院桌病室线机铺宿])`),
    (found, today) => single(dayOfMonth(number(found[1]), today)),
  ],
  [
    /(?<![大年月读上念升])初([一二三四五六七八九十])(?!中|步|期|次|三年|一年|二年)/,
    (found, today) => lunarOfMonth(number(found[1]), today),
  ],
]

function monthPortion(which: string, today: Day): Days | null {
  const { year, month } = partsOf(today)
  for (const back of [0, 1]) {
    const part = portion(monthDays(year, month - back), which)
    if (part.from <= today) return part
  }
  return null
}

/** The latest day of that number that is not to come. */
function dayOfMonth(date: number, today: Day): Day | null {
  const { year, month } = partsOf(today)
  for (const back of [0, 1, 2]) {
    const whole = monthDays(year, month - back)
    const day = whole.from + date - 1
    if (day <= today && day <= whole.to) return day
  }
  return null
}

function lunarOfMonth(day: number, today: Day): Days | null {
  const year = lunarYearOf(today)
  for (let month = 12; month >= 1; month -= 1) {
    const found = lunarDay(year, month, day)
    if (found !== null && found <= today) return single(found)
  }
  return single(lunarDay(year - 1, 12, day))
}
