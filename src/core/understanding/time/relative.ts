// Days, weeks, months and years counted from today: 前天, 上礼拜三, 去年底.
import { monthDays, monthsBefore, partsOf, yearDays, type Day, type Days } from './calendar.ts'
import { FELT_SEASON, SEASON, TIME_OF_YEAR } from './feasts.ts'
import { lunarDay, lunarMonth, lunarYearOf } from './lunar.ts'
import {
  lunarDate,
  MONTH,
  monthOf,
  number,
  single,
  WEEK,
  WEEKDAY,
  wholeMonth,
  YEAR,
  yearOf,
  type Phrase,
} from './phrases.ts'

/** Phrases seen from today, the more exact first. */
export const RELATIVE: readonly Phrase[] = [
  // Days
  [/大大前[天日]/, (_, today) => single(today - 4)],
  [/大前[天日个儿朝]|老前[天个]|大前(?=晚|夜)/, (_, today) => single(today - 3)],
  [/(?<!年|月|天)前[天日个儿朝](?!月|星期|礼拜|年|阵|一?段)|前(?=晚|夜(?!里来))/, (_, today) => single(today - 2)],
  [/昨[天日个儿朝]|昨(?=晚|夜|早|晨|午|下|上)|隔夜|昨儿个/, (_, today) => single(today - 1)],
  [/今[天日个儿朝](?!后)|今(?=早|晨|晚|夜|午)|当天|今儿个/, (_, today) => single(today)],
  // So long ago
  [new RegExp(`前(?:两三|三两|二三)天`), (_, today) => ({ from: today - 3, to: today - 2, precision: 'day' })],
  [/前(?:两|2|二)天(?!前)/, (_, today) => single(today - 2)],
  [/前(?:几|些|好几)[天日]|前些(?:日子|时候)/, (_, today) => ({ from: today - 5, to: today - 3, precision: 'day' })],
  [/(?:这|近|最近)(?:两|2|二)天/, (_, today) => ({ from: today - 1, to: today, precision: 'day' })],
  [/(?:这|近|最近)(?:几|三|些)天/, (_, today) => ({ from: today - 2, to: today, precision: 'day' })],
  [/好几天(?:了|前|以前|之前)/, (_, today) => ({ from: today - 5, to: today - 4, precision: 'day' })],
  [/(?<![好十])几天(?:之|以)?前/, (_, today) => ({ from: today - 5, to: today - 3, precision: 'day' })],
  [
    /前(?:一)?(?:阵子?|段时间|段日子|些时间)|(?:一)?(?:阵子|段时间)(?:之|以)?前/,
    (_, today) => ({ from: today - 30, to: today - 14, precision: 'month' }),
  ],
  // Weeks
  [new RegExp(`上上(?:个)?${WEEK}${WEEKDAY}`), (found, today) => weekday(found[1], 2, today)],
  [new RegExp(`(?:上|前)(?:一)?(?:个)?${WEEK}(?:的)?${WEEKDAY}`), (found, today) => weekday(found[1], 1, today)],
  [/上(?:个)?周末/, (_, today) => weekday('末', 1, today)],
  [
    new RegExp(`(?:这|本)(?:个)?${WEEK}${WEEKDAY}`),
    (found, today) => {
      const day = weekday(found[1], 0, today)
      return day !== null && day.from > today ? recentWeekday(found[1], today) : day
    },
  ],
  [
    new RegExp(`(?<!(?:[下一两三四五六七八九十\\d几]|每)个?)${WEEK}${WEEKDAY}(?![天个年月])`),
    (found, today) => recentWeekday(found[1], today),
  ],
  [
    new RegExp(`上上(?:个)?${WEEK}`),
    (_, today) => ({
      from: today - partsOf(today).weekday - 13,
      to: today - partsOf(today).weekday - 7,
      precision: 'week',
    }),
  ],
  [
    new RegExp(`(?<!早|以)上(?:一)?(?:个)?${WEEK}`),
    (_, today) => ({ from: today - partsOf(today).weekday - 6, to: today - partsOf(today).weekday, precision: 'week' }),
  ],
  [
    new RegExp(`(?:这|本)(?:个)?${WEEK}`),
    (_, today) => ({ from: today - partsOf(today).weekday + 1, to: today, precision: 'week' }),
  ],
  // Years and months
  [
    /(去年|前年)(?:的)?(?:这个?时候|这会儿?|这阵子?|这时)/,
    (found, today) => {
      const day = monthsBefore(today, found[1] === '去年' ? 12 : 24)
      return { from: day - 10, to: day + 10, precision: 'week' }
    },
  ],
  [
    new RegExp(
      `(?:${YEAR}(?:年)?)?(?:的)?年(初|头上|尾|底|末|中(?!了?的?风|毒|奖|标|邪|暑|招|弹|签|煤))(?![一二三四五])`,
    ),
    yearPortion,
  ],
  [
    /(去|今|前)年(初|头上|底|末|尾|中(?!了?的?风|毒|奖|标|邪|暑|招|弹|签|煤))(?![一二三四五])/,
    (found, today) => yearPortion(Object.assign(found, { 1: `${found[1]}年` }), today),
  ],
  [
    new RegExp(`(?:${YEAR}年?)?(?:的)?(上|下)半年`),
    (found, today) => {
      const year = yearOf(found[1], today) ?? partsOf(today).year
      const first = found[2] === '上'
      return { from: monthDays(year, first ? 1 : 7).from, to: monthDays(year, first ? 6 : 12).to, precision: 'month' }
    },
  ],
  SEASON,
  FELT_SEASON,
  TIME_OF_YEAR,
  [
    /(去年|今年|前年)?(?:的)?(?:放)?暑假(?:的)?(?:头一天|第一天|头几天|刚开始|刚放)/,
    (found, today) => {
      const month = wholeMonth(yearOf(found[1], today), 7, today)
      return month === null ? null : { from: month.from, to: month.from + 4, precision: 'week' }
    },
  ],
  [
    /(去年|今年|前年)?(?:的)?暑假/,
    (found, today) => {
      const month = wholeMonth(yearOf(found[1], today), 7, today)
      return month === null ? null : { from: month.from, to: month.to + 31, precision: 'month' }
    },
  ],
  [
    /(去年|今年|前年)?(?:的)?寒假/,
    (found, today) => {
      const month = wholeMonth(yearOf(found[1], today), 2, today)
      return month === null ? null : { from: month.from - 5, to: month.from + 19, precision: 'month' }
    },
  ],
  [
    new RegExp(`${YEAR}(?:年)?(?:的)?\\s*(?:农历|阴历)?(正|腊|冬)月`),
    (found, today) => lunarWhole(found[1], monthOf(found[2]), today),
  ],
  [/(正|腊|冬)月/, (found, today) => lunarWhole(undefined, monthOf(found[1]), today)],
  [
    new RegExp(`${YEAR}(?:年)?(?:的)?\\s*${MONTH}月份?`),
    (found, today) => wholeMonth(yearOf(found[1], today), monthOf(found[2]), today),
  ],
  [
    // 一月给五百 is every month, not January.
    new RegExp(
      `(?<![第个\\d])${MONTH}月份?(?![大子龄])(?!(?<=(?<!十)一月)(?:就|才|只|也|能|有|给|拿|挣|领|交|收|[\\d一二两三四五六七八九几]))`,
    ),
    (found, today) => wholeMonth(null, monthOf(found[1]), today),
  ],
  [/上上(?:个)?月|前个月/, (_, today) => monthDays(partsOf(today).year, partsOf(today).month - 2)],
  [/上(?:一)?个?月/, (_, today) => monthDays(partsOf(today).year, partsOf(today).month - 1)],
  [
    /(?:这个?|本|当)月(?!子)/,
    (_, today) => ({ from: monthDays(partsOf(today).year, partsOf(today).month).from, to: today, precision: 'month' }),
  ],
  [/过年前后|年前年后/, (_, today) => nearNewYear(today, -9, 8)],
  [/过年(?:之|以)?前(?!后)|(?<![\d一二两三四五六七八九十几半多])年前(?!后)/, (_, today) => nearNewYear(today, -10, -2)],
  [/过(?:完|了)年|过年后|年(?:后|过了)(?!$)/, (_, today) => nearNewYear(today, 7, 14)],
  [
    /(去年|今年|前年)?(?:的)?(?:过年(?:的时候|那几天|期间|时)?|新年)/,
    (found, today) => nearNewYear(today, 0, 3, yearOf(found[1], today)),
  ],
  [/大前年/, (_, today) => yearDays(partsOf(today).year - 3)],
  [/(?<!大)前年/, (_, today) => yearDays(partsOf(today).year - 2)],
  [/去年|旧年|上年|头年/, (_, today) => yearDays(partsOf(today).year - 1)],
  [/今年/, (_, today) => yearDays(partsOf(today).year)],
  [
    /(20[0-3]\d|二[零〇][零〇一二三][零〇一二三四五六七八九])年|(?<!\d)([0-3]\d)年(?![前后])/,
    (found, today) => {
      const year = yearOf(found[1] ?? found[2], today)
      return year === null ? null : yearDays(year)
    },
  ],
]

function yearPortion(found: RegExpExecArray, today: Day): Days | null {
  const { year } = partsOf(today)
  const month = /初|头/.test(found[2] ?? '') ? 1 : /中/.test(found[2] ?? '') ? 6 : 12
  const said = yearOf(found[1], today)
  const days = wholeMonth(said ?? (month === 12 ? null : year), month, today)
  return days
}

function lunarWhole(year: string | undefined, month: number, today: Day): Days | null {
  const first = lunarDate(year, month, 1, today)
  if (first === null) return null
  const whole = lunarMonth(lunarYearOf(first.from), month)
  return whole === null ? null : { from: whole.from, to: whole.to, precision: 'month' }
}

function nearNewYear(today: Day, from: number, to: number, said: number | null = null): Days | null {
  const { year: current } = partsOf(today)
  for (const year of said === null ? [current, current - 1] : [said]) {
    const first = lunarDay(year, 1, 1)
    if (first !== null && first + from <= today) return { from: first + from, to: first + to, precision: 'week' }
  }
  return null
}

function weekdayOf(source: string | undefined): number {
  return source === '日' || source === '天' || source === '末' ? 7 : number(source)
}

function weekday(source: string | undefined, back: number, today: Day): Days | null {
  const monday = today - partsOf(today).weekday + 1 - 7 * back
  if (source === '末') return { from: monday + 5, to: monday + 6, precision: 'week' }
  const wanted = weekdayOf(source)
  if (wanted < 1 || wanted > 7) return null
  return single(monday + wanted - 1)
}

function recentWeekday(source: string | undefined, today: Day): Days | null {
  const found = weekday(source, 0, today)
  if (found === null) return null
  // Today would be called today, so its own weekday means a week ago.
  return found.from >= today ? { ...found, from: found.from - 7, to: found.to - 7 } : found
}
