// Feasts of both calendars, solar terms and seasons.
import { latest, lunarDate, number, single, solarDate, YEAR, yearOf, type Phrase } from './phrases.ts'
import { monthDays, partsOf, type Day, type Days } from './calendar.ts'
import { solarTerm, TERM_NAMES } from './lunar.ts'

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
  高考: [6, 7],
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
  if (/礼拜|星期|周/.test(shift)) {
    const week = base.from + (shift.includes('前') ? -7 : 7)
    return { from: week - 1, to: week + 1, precision: 'week' }
  }
  if (/后三天/.test(shift)) return single(base.from + 3)
  if (/后头一?天|后第?[一1]天/.test(shift)) return single(base.from + 1)
  if (/前[一1]天|前夜|前夕|头天|头一天/.test(shift)) return single(base.from - 1)
  if (/前[两2二]天/.test(shift)) return single(base.from - 2)
  if (/第二天|后[一1]天|过后一天|隔天|次日/.test(shift)) return single(base.from + 1)
  if (/第三天|后[两2二]天/.test(shift)) return single(base.from + 2)
  if (/期间|假期|长假|放假|黄金周|那几天|里/.test(shift) && /国庆|五一|春节|劳动/.test(name))
    return { from: base.from, to: Math.min(base.from + (/五一|劳动/.test(name) ? 2 : 6), today), precision: 'week' }
  if (shift.includes('前后')) return { from: base.from - 2, to: base.from + 2, precision: 'week' }
  if (/^(?:之|以)?前/.test(shift)) return { from: base.from - 7, to: base.from - 1, precision: 'week' }
  if (/^(?:之|以|过)?后/.test(shift)) return { from: base.from + 1, to: base.from + 7, precision: 'week' }
  return base
}

/** The third 庚 after the solstice opens the dog days, ten days each; the last begin with the first 庚 after 立秋. */
function dogDays(year: number, which: string): Day | null {
  const term = solarTerm(year, /末|三/.test(which) ? '立秋' : '夏至')
  if (term === null) return null
  // The day 1970-01-01 was 辛, one behind 庚.
  const first = term + ((10 - ((term + 1) % 10)) % 10)
  return /末|三/.test(which) ? first : first + (/中|二/.test(which) ? 30 : 20)
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

/** 头伏, 中伏, 末伏, 入伏. */
const DOG_DAYS: Phrase = [
  /(去年|今年|前年)?(?:的)?(头伏|初伏|入伏|中伏|二伏|末伏|三伏(?=那天|头一天))/,
  (found, today) => single(latest((year) => dogDays(year, found[2] ?? ''), yearOf(found[1], today), today)),
]

const CHINESE_MONTH = '(十[一二]?|[一二三四五六七八九])'
const CHINESE_DATE = '(二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|[一二三四五六七八九])'
const TEMPLE = '(?=[^,，。]{0,6}(?:庙会|香会|观音|菩萨|祭祖|烧香|赶集|赶节场|节场|生日酒))'

/** Feasts by name, with the days before and after them. */
export const FEASTS: readonly Phrase[] = [
  DOG_DAYS,
  [
    // 三月三, 六月六 are feasts of the farmers' calendar, and so is any date with a temple fair.
    new RegExp(
      `(去年|今年|前年)?(?:的)?(?:(二)月(二)|(三)月(三)|(五)月(五)|(六)月(六)|(七)月(七)|(九)月(九))(?![号日十份几])`,
    ),
    (found, today) => {
      const [month, day] = found.slice(2).filter((part) => part !== undefined)
      return lunarDate(found[1], number(month), number(day), today)
    },
  ],
  [
    new RegExp(`(去年|今年|前年)?(?:的)?${CHINESE_MONTH}月${CHINESE_DATE}(?![号日十])${TEMPLE}`),
    (found, today) => lunarDate(found[1], number(found[2]), number(found[3]), today),
  ],
  [
    new RegExp(
      `(?:${YEAR}年?)?(?:的)?(${FEAST_NAMES})(?:节|那|放假)?((?:的)?(?:(?:之|以|过)?后(?:头一?天|第?[一1]天)|前[一1两2二]天|前夜|前夕|头一?天|后?第[二三]天|过?后[一1两2二三]天|[前后](?:一|1)个?(?:礼拜|星期|周)|隔天|次日|期间|假期|长假|放假|黄金周|那几天|前后|(?:之|以)?前(?![面天两一])|(?:之|以|过)?后(?![面天两一])))?`,
    ),
    feast,
  ],
]

// Farming and weather words, as the days that everybody means by them: from month, day, to month, day.
const TIMES_OF_YEAR: Readonly<Record<string, readonly [number, number, number, number]>> = {
  开春: [3, 1, 3, 31],
  入夏: [6, 1, 6, 20],
  梅雨: [6, 20, 7, 5],
  黄梅天: [6, 20, 7, 5],
  三伏: [7, 20, 8, 10],
  麦收: [5, 28, 6, 8],
  收麦: [5, 28, 6, 8],
  割麦: [5, 28, 6, 8],
  收稻: [10, 20, 11, 5],
  割稻: [10, 20, 11, 5],
  秋收: [10, 10, 10, 31],
  入冬: [11, 7, 11, 20],
  开学: [9, 1, 9, 1],
}

function timeOfYear(found: RegExpExecArray, today: Day): Days | null {
  const span = TIMES_OF_YEAR[found[2] ?? '']
  if (span === undefined) return null
  const from = solarDate(yearOf(found[1], today), span[0], span[1], today)
  if (from === null) return null
  const to = solarDate(partsOf(from.from).year, span[2], span[3], Number.MAX_SAFE_INTEGER)
  return to === null ? null : { from: from.from, to: to.to, precision: 'week' }
}

/** 开春, 三伏天, 收稻的时候. */
export const TIME_OF_YEAR: Phrase = [
  new RegExp(`(去年|今年|前年)?(?:的)?(${Object.keys(TIMES_OF_YEAR).join('|')})`),
  timeOfYear,
]

/** Seasons, with or without a year. */
export const SEASON: Phrase = [new RegExp(`(?:${YEAR}年?)?(?:的)?(春|夏|秋|冬)(?:天|季|里|上(?!半))`), season]

const FELT_SEASONS: Readonly<Record<string, string>> = { 热: '夏', 冷: '冬', 寒: '冬' }

/** 热天, 天冷的时候: a season by its weather, when it is named as a time. */
export const FELT_SEASON: Phrase = [
  /(去年|今年|前年|大前年)(?:的)?(?:大)?(?:天)?(热|冷|寒)(?:天|的时候)?|(?:大)?(?:(?:天)(?=热的时候|冷的时候|最热|最冷))?(热|冷|寒)(?:天(?=里|头里|的时候|那|最)|(?=的时候|那阵|那会))/,
  (found, today) => season(Object.assign(found, { 2: FELT_SEASONS[found[2] ?? found[3] ?? ''] }), today),
]
