// Which day, week, month or year a phrase names, seen from today.
import { NUMBER, parseNumber } from './numerals.ts'
import { dayFrom, monthDays, monthsBefore, partsOf, yearDays, type Day, type Days } from './time-calendar.ts'
import { lunarDay, lunarMonth, lunarYearOf, solarTerm, TERM_NAMES } from './time-lunar.ts'

export interface DayPhrase extends Days {
  index: number
  end: number
  /** Today was named; a night named with it may be last night's. */
  today?: true
}

type Reader = (found: RegExpExecArray, today: Day) => Days | null

const single = (day: Day | null): Days | null => (day === null ? null : { from: day, to: day, precision: 'day' })
const number = (source: string | undefined): number => parseNumber(source ?? '') ?? Number.NaN

const MONTH = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|正|腊|冬)'
const DATE = '(3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])'
const YEAR =
  '(20\\d\\d|\\d\\d(?=年)|二[零〇]二[零〇一二三四五六七八九]|二[零〇]一[零〇一二三四五六七八九]|去年|前年|大前年|今年|旧年|上年|头年)'

function yearOf(source: string | undefined, today: Day): number | null {
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

function monthOf(source: string | undefined): number {
  return source === '正' ? 1 : source === '腊' ? 12 : source === '冬' ? 11 : number(source)
}

/** A month and day without its year is the latest one that is not in the future. */
function latest(make: (year: number) => Day | null, year: number | null, today: Day): Day | null {
  if (year !== null) return make(year)
  const current = partsOf(today).year
  for (const candidate of [current, current - 1]) {
    const day = make(candidate)
    if (day !== null && day <= today) return day
  }
  return null
}

function lunarDate(year: string | undefined, month: number, day: number, today: Day): Days | null {
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

function solarDate(year: number | null, month: number, day: number, today: Day): Days | null {
  return single(latest((candidate) => dayFrom(candidate, month, day), year, today))
}

function wholeMonth(year: number | null, month: number, today: Day): Days | null {
  if (month < 1 || month > 12) return null
  const from = latest((candidate) => monthDays(candidate, month).from, year, today)
  return from === null ? null : monthDays(partsOf(from).year, month)
}

function portion(month: Days, which: string): Days {
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

const MONTH_PART = '(?:的)?(初|头上|底|末|尾|中旬|上旬|下旬|中(?!旬))'
const WEEK = '(?:星期|礼拜|周)'
const WEEKDAY = '([一二三四五六日天末\\d])'

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

const LUNAR_FEASTS: Readonly<Record<string, readonly [number, number]>> = {
  春节: [1, 1],
  大年初一: [1, 1],
  年初一: [1, 1],
  元宵节: [1, 15],
  元宵: [1, 15],
  正月半: [1, 15],
  龙抬头: [2, 2],
  端午节: [5, 5],
  端午: [5, 5],
  端阳: [5, 5],
  七夕: [7, 7],
  中元节: [7, 15],
  中元: [7, 15],
  七月半: [7, 15],
  鬼节: [7, 15],
  中秋节: [8, 15],
  中秋: [8, 15],
  八月半: [8, 15],
  重阳节: [9, 9],
  重阳: [9, 9],
  腊八节: [12, 8],
  腊八: [12, 8],
  小年夜: [12, 24],
  小年: [12, 24],
  大年三十: [12, 30],
  大年夜: [12, 30],
  除夕: [12, 30],
  年三十: [12, 30],
  年夜饭: [12, 30],
  大年二十九: [12, 29],
}
const SOLAR_FEASTS: Readonly<Record<string, readonly [number, number]>> = {
  元旦: [1, 1],
  情人节: [2, 14],
  妇女节: [3, 8],
  三八节: [3, 8],
  植树节: [3, 12],
  愚人节: [4, 1],
  五一节: [5, 1],
  五一: [5, 1],
  劳动节: [5, 1],
  五四: [5, 4],
  儿童节: [6, 1],
  六一: [6, 1],
  建党节: [7, 1],
  建军节: [8, 1],
  八一节: [8, 1],
  教师节: [9, 10],
  国庆节: [10, 1],
  国庆: [10, 1],
  十一节: [10, 1],
  双十一: [11, 11],
  双11: [11, 11],
  万圣节: [10, 31],
  双十二: [12, 12],
  平安夜: [12, 24],
  圣诞节: [12, 25],
  圣诞: [12, 25],
}

const FEAST_NAMES = [...Object.keys(LUNAR_FEASTS), ...Object.keys(SOLAR_FEASTS), ...TERM_NAMES.split('|')]
  .sort((a, b) => b.length - a.length)
  .join('|')

function feast(found: RegExpExecArray, today: Day): Days | null {
  const name = found[2] ?? ''
  const lunar = LUNAR_FEASTS[name]
  const solar = SOLAR_FEASTS[name]
  const year = yearOf(found[1], today)
  const base =
    lunar === undefined
      ? solar === undefined
        ? single(latest((candidate) => solarTerm(candidate, name), year, today))
        : solarDate(year, solar[0], solar[1], today)
      : lunarDate(found[1], lunar[0], lunar[1], today)
  if (base === null) return null
  const shift = found[3] ?? ''
  if (/前[一1]天|前夜|前夕|头天|头一天/.test(shift)) return single(base.from - 1)
  if (/前[两2二]天/.test(shift)) return single(base.from - 2)
  if (/第二天|后[一1]天|过后一天|隔天|次日/.test(shift)) return single(base.from + 1)
  if (/第三天|后[两2二]天/.test(shift)) return single(base.from + 2)
  if (/期间|假期|长假|放假|黄金周|那几天|里/.test(shift) && /国庆|五一|春节|劳动/.test(name))
    return { from: base.from, to: Math.min(base.from + (/五一|劳动/.test(name) ? 2 : 6), today), precision: 'week' }
  if (/^(?:之|以)?前/.test(shift)) return { from: base.from - 7, to: base.from - 1, precision: 'week' }
  if (/^(?:之|以|过)?后/.test(shift)) return { from: base.from + 1, to: base.from + 7, precision: 'week' }
  return base
}

const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  春: [3, 5],
  夏: [6, 8],
  秋: [9, 11],
  冬: [12, 14],
}

function season(found: RegExpExecArray, today: Day): Days | null {
  const months = SEASONS[found[2] ?? '']
  if (months === undefined) return null
  const { year } = partsOf(today)
  const said = yearOf(found[1], today)
  for (const candidate of said === null ? [year, year - 1] : [said]) {
    const from = monthDays(candidate, months[0]).from
    if (from <= today) return { from, to: monthDays(candidate, months[1]).to, precision: 'month' }
  }
  return null
}

const READERS: readonly [RegExp, Reader][] = [
  // Full dates
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
    /([一二三四五六七八九]|十[一二]?)月初([一二三四五六七八九十])(?!号)/,
    (found, today) => lunarDate(undefined, monthOf(found[1]), number(found[2]), today),
  ],
  [/([一二三四五六七八九]|十[一二]?)月半/, (found, today) => lunarDate(undefined, monthOf(found[1]), 15, today)],
  [/去年(?:的)?今天/, (_, today) => single(monthsBefore(today, 12))],
  [/上个?月(?:的)?今天/, (_, today) => single(monthsBefore(today, 1))],
  [/八月十五/, (_, today) => lunarDate(undefined, 8, 15, today)],
  [
    /(去年|今年|前年)?(?:的)?大年初([一二三四五六七八九十])|(?:年|正月)初([一二三四五六七八九十])/,
    (found, today) => lunarDate(found[1], 1, number(found[2] ?? found[3]), today),
  ],
  [
    new RegExp(
      `(去年|今年|前年)?(?:的)?(${FEAST_NAMES})(?:节|那|放假)?((?:的)?(?:前[一1两2二]天|前夜|前夕|头一?天|后?第[二三]天|后[一1两2二]天|隔天|次日|期间|假期|长假|放假|黄金周|那几天|(?:之|以)?前(?![面天两一])|(?:之|以|过)?后(?![面天两一])))?`,
    ),
    feast,
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
  // Parts of months
  [
    new RegExp(`(?:(?:去年|今年|前年)(?:的)?)?上(上)?(?:一)?个?月${MONTH_PART}`),
    (found, today) =>
      portion(monthDays(partsOf(today).year, partsOf(today).month - (found[1] === undefined ? 1 : 2)), found[2] ?? ''),
  ],
  [
    new RegExp(`(?:这个?|本|当)月${MONTH_PART}|(?<![\\d一二三四五六七八九十正腊冬上个这])月(初|底|末|中)`),
    (found, today) => monthPortion(found[1] ?? found[2] ?? '', today),
  ],
  [
    new RegExp(`${YEAR}?(?:年)?(?:的)?${MONTH}月份?${MONTH_PART}(?!${'[一二三四五六七八九十]'})`),
    (found, today) => {
      const month = wholeMonth(yearOf(found[1], today), monthOf(found[2]), today)
      return month === null ? null : portion(month, found[3] ?? '')
    },
  ],
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
    new RegExp(`(?<![下一两三四五六七八九十\\d几个]|每)${WEEK}${WEEKDAY}(?![天个年月])`),
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
  [new RegExp(`(?:${YEAR}(?:年)?)?(?:的)?年(初|头上|尾|底|末|中)(?![一二三四五])`), yearPortion],
  [
    /(去|今|前)年(初|头上|底|末|尾|中)(?![一二三四五])/,
    (found, today) => yearPortion(Object.assign(found, { 1: `${found[1]}年` }), today),
  ],
  [
    /(去年|今年|前年)?(?:的)?(上|下)半年/,
    (found, today) => {
      const year = yearOf(found[1], today) ?? partsOf(today).year
      const first = found[2] === '上'
      return { from: monthDays(year, first ? 1 : 7).from, to: monthDays(year, first ? 6 : 12).to, precision: 'month' }
    },
  ],
  [/(去年|今年|前年|大前年)?(?:的)?(春|夏|秋|冬)(?:天|季|里)/, season],
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
  [new RegExp(`(?<![第个\\d])${MONTH}月份?(?![大子龄])`), (found, today) => wholeMonth(null, monthOf(found[1]), today)],
  [/上上(?:个)?月|前个月/, (_, today) => monthDays(partsOf(today).year, partsOf(today).month - 2)],
  [/上(?:一)?个?月/, (_, today) => monthDays(partsOf(today).year, partsOf(today).month - 1)],
  [
    /(?:这个?|本|当)月(?!子)/,
    (_, today) => ({ from: monthDays(partsOf(today).year, partsOf(today).month).from, to: today, precision: 'month' }),
  ],
  [/过年(?:之|以)?前|(?<![\d一二两三四五六七八九十几半多])年前(?!后)/, (_, today) => nearNewYear(today, -10, -2)],
  [/过(?:完|了)年|过年后|年(?:后|过了)(?!$)/, (_, today) => nearNewYear(today, 7, 14)],
  [/过年(?:的时候|那几天|期间|时)?|新年/, (_, today) => nearNewYear(today, 0, 3)],
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
  // The day of the month alone
  [
    new RegExp(`(?<![\\d一二三四五六七八九十第])${DATE}(?:号|日)(?![楼栋幢房床线门单元院桌病室线机铺宿])`),
    (found, today) => {
      const { year, month } = partsOf(today)
      for (const back of [0, 1, 2]) {
        const whole = monthDays(year, month - back)
        const day = whole.from + number(found[1]) - 1
        if (day <= today && day <= whole.to) return single(day)
      }
      return null
    },
  ],
  [
    /(?<![大年月])初([一二三四五六七八九十])(?!中|步|期|次|三年|一年|二年)/,
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

function lunarOfMonth(day: number, today: Day): Days | null {
  const year = lunarYearOf(today)
  for (let month = 12; month >= 1; month -= 1) {
    const found = lunarDay(year, month, day)
    if (found !== null && found <= today) return single(found)
  }
  return single(lunarDay(year - 1, 12, day))
}

function nearNewYear(today: Day, from: number, to: number): Days | null {
  for (const year of [partsOf(today).year, partsOf(today).year - 1]) {
    const first = lunarDay(year, 1, 1)
    if (first !== null && first + from <= today) return { from: first + from, to: first + to, precision: 'week' }
  }
  return null
}

/** The first phrase that names a day or longer, and lies in the past or reaches today. */
export function findDays(text: string, today: Day): DayPhrase | null {
  let best: DayPhrase | null = null
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(text)
    if (found === null || (best !== null && found.index >= best.index)) continue
    const days = read(found, today)
    if (days === null || days.from > today) continue
    const end = found.index + found[0].length
    best = {
      ...days,
      index: found.index,
      end,
      ...(/^今|当天/.test(found[0]) && days.from === today ? { today: true as const } : {}),
    }
  }
  return best
}

export { monthsBefore, NUMBER }
