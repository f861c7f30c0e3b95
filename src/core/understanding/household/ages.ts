// How old people are said to be: years, months, rough tens and what school they go to.
import { parseNumber } from '../numerals.ts'
import type { Age } from './words.ts'

export interface Years {
  years: number
  /** 个月: only of babies. */
  months: boolean
  /** Said with 岁, so that it is no other number. */
  marked: boolean
  /** 都: said of more people than the last one. */
  everybody: boolean
  index: number
  end: number
}

const DIGITS = '一二两三四五六七八九'
const TENS = `[${DIGITS}]{0,2}十[${DIGITS}]{0,2}|廿[${DIGITS}]?|一百(?:零[${DIGITS}])?`
export const AGE_NUMBER = `(?:\\d{1,3}(?![\\d.])|${TENS}|[${DIGITS}]{1,2}(?!十))`
const ROUGH = '(?:好几|多|来|几|大几)'

/** 六十五六 → 65, 七八十 → 75, 三四 → 3: the years a rough number means. */
export function parseYears(source: string): number | null {
  const span = new RegExp(`^([${DIGITS}])([${DIGITS}])(十)?$`).exec(source)
  if (span !== null)
    return (parseNumber(span[1] ?? '') ?? 0) * (span[3] === undefined ? 1 : 10) + (span[3] === undefined ? 0 : 5)
  const tail = new RegExp(`^([${DIGITS}]?十[${DIGITS}])[${DIGITS}]$`).exec(source)
  return parseNumber(tail?.[1] ?? source)
}

const SCHOOLS: readonly (readonly [string, number])[] = [
  ['幼儿园|幼稚园|托班|小班|中班|大班', 5],
  ['小学|学前班|[一二三四五六]年级', 9],
  ['初中|初[一二三]|七年级|八年级|九年级|中学', 14],
  ['高中|高[一二三]|职高|中专|职校|技校|职中', 16],
  ['大学|大专|大[一二三四](?![岁个])|研究生|本科|读研', 20],
]
/** A school or a class, as the source of a pattern. */
export const SCHOOL = SCHOOLS.map(([words]) => words).join('|')
/** Small children too young for any school. */
export const BABY = '吃奶|没断奶|没满月|刚满月|满月|百天|刚出生|刚生|不满周岁|不到一岁|才周岁|刚周岁|周岁'

const AGE = new RegExp(
  `(都(?:已经|快|是|有|过|在|也|才)*|也(?:都)?(?:有|是)?)?(快|不到|不满|差点|将近|年近|奔|近)?(?:` +
    `(${AGE_NUMBER})${ROUGH}*(个半?月|周岁|虚岁|岁|月(?=大))|` +
    `(${AGE_NUMBER})(${ROUGH}*)(?:出头|开外|挂零|上下|左右)?(?=$|[,，。、;；:：!！?？)）\\s了的喽啦嘞他她我俺还和跟加带在也又瘫靠有退身人一最])|` +
    `(?:上|读|念|在)*(${SCHOOL})|(${BABY}))`,
  'g',
)
const NOT_BARE_BEFORE = /(?<!今)年$|[第\d月日号点.:：楼栋一每下有共剩]$/
const NOT_BARE_AFTER = /^(?:人(?!了|$)|了[^,，。\s]{0,2}(?:次|回|天|年|块)|一个?月|在编|的时候|有一)/

/** 老两口一个月两百多, 儿子一个月寄五百: how often, no age. */
const HOW_OFTEN =
  /^(?:才|就|能|要|也|都|只|大概|可以)*(?:寄|给|拿|挣|赚|交|花|付|还|工资|收入|来|回|吃|用|[\d一二两三四五六七八九十][\d百千多])/

function schoolYears(source: string): number {
  return SCHOOLS.find(([words]) => new RegExp(`^(?:${words})$`).test(source))?.[1] ?? 9
}

/** Every age in a stretch of text; a bare number counts only between ten and a hundred and ten. */
export function agesIn(text: string, babies: boolean): Years[] {
  const found: Years[] = []
  for (const match of text.matchAll(AGE)) {
    const [, all, nearly, marked, unit, bare, rough, school, baby] = match
    const place = { everybody: /^都|也都/.test(all ?? ''), index: match.index, end: match.index + match[0].length }
    if (school !== undefined) found.push({ ...place, years: schoolYears(school), months: false, marked: false })
    else if (baby !== undefined) found.push({ ...place, years: 0, months: true, marked: false })
    else {
      const years = parseYears(marked ?? bare ?? '')
      const months = unit?.includes('月') === true
      if (years === null || years > 115 || (months && (!babies || years > 36))) continue
      if (months && HOW_OFTEN.test(text.slice(place.end))) continue
      if (bare !== undefined) {
        const before = text.slice(0, match.index)
        if (years < 10 || (rough === '' && NOT_BARE_BEFORE.test(before) && nearly === undefined)) continue
        if (NOT_BARE_AFTER.test(text.slice(place.end))) continue
      }
      found.push({
        ...place,
        years: nearly !== undefined && (years === 18 || years === 60) ? years - 1 : years,
        months,
        marked: unit?.includes('岁') === true,
      })
    }
  }
  return found
}

/** Child below eighteen, elder from sixty. */
export function ageClass(years: number, months: boolean): Age {
  if (months || years < 18) return 'child'
  return years >= 60 ? 'elder' : 'adult'
}
