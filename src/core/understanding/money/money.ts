// Sums of money in free words: each amount with its span, its period and what it is for.
import { NUMBER, parseNumber } from '../numerals.ts'

export type Period = 'hour' | 'day' | 'week' | 'half-month' | 'month' | 'quarter' | 'half-year' | 'year'

export interface Amount {
  value: number
  index: number
  end: number
  /** Written with a unit of money (块, 元, 万 …), so that it cannot be an age or a count. */
  marked: boolean
  period: Period | null
  /** Vague beyond use: 几千, 好几万. */
  vague: boolean
}

const DIGIT = '[一二两三四五六七八九]'
const MONEY_UNIT = '(?:块钱|块|元钱|元|圆|¥|RMB|rmb|人民币|大洋|毛)'

const SHAPES: readonly {
  pattern: string
  read: (found: RegExpExecArray) => number | null
  vague?: true
  marked?: true
}[] = [
  { pattern: `(?:好几|几|若干)(?:十|百|千|万|个)+(?:万|块)?`, read: () => null, vague: true, marked: true },
  {
    pattern: `(?:十几|百十|几十|上百|上千|上万|成千上万)(?:来|个)?(?:万|千)?`,
    read: () => null,
    vague: true,
    marked: true,
  },
  // 万把块, 千把, 百把
  { pattern: `([一二两三四五六七八九])?([百千万])把(?:来)?`, read: (found) => units(found[1], found[2]), marked: true },
  // 十来万, 二十多万, 一百多万
  {
    pattern: `(${NUMBER})(?:来|多|好几)(万|千|百)`,
    read: (found) => (parseNumber(found[1] ?? '') ?? Number.NaN) * digit(`一${found[2] ?? ''}`),
    marked: true,
  },
  // 十七八万, 三百五六
  { pattern: `([一二两三四五六七八九]?十)(${DIGIT})(${DIGIT})(万|千|百)?`, read: (found) => tens(found) },
  // 一万两三千, 三千五六百
  {
    pattern: `(${DIGIT}(?:万|千))(${DIGIT})(${DIGIT})(千|百)`,
    read: (found) => beyond(found),
    marked: true,
  },
  // 三四千, 两三万, 五六百
  { pattern: `(${DIGIT})(${DIGIT})(十|百|千|万)(万)?`, read: (found) => span(found), marked: true },
  // 一万二三, 三千五六
  { pattern: `(${DIGIT})(百|千|万)(${DIGIT})(${DIGIT})(?![百千万十])`, read: (found) => tail(found), marked: true },
  // 五千八千: two sums of one unit, one or the other
  {
    pattern: `${DIGIT}(?:千${DIGIT}千|百${DIGIT}百|万${DIGIT}万)`,
    read: (found) => range(Object.assign(found, { 1: found[0].slice(0, 2), 2: found[0].slice(2) })),
    marked: true,
  },
  // 3-5万, 两千到三千, 2000~3000
  { pattern: `(${NUMBER})(?:块|元)?(?:-|~|—|–|至|到|或者|或)(${NUMBER})`, read: (found) => range(found) },
  { pattern: NUMBER, read: (found) => parseNumber(found[0]) },
]

function digit(text: string | undefined): number {
  return parseNumber(text ?? '') ?? 0
}

function units(count: string | undefined, unit: string | undefined): number {
  return (count === undefined ? 1 : digit(count)) * digit(`一${unit ?? ''}`)
}

function adjacent(low: number, high: number): boolean {
  return high === low + 1 || (high === low + 2 && low % 2 === 1)
}

function tens(found: RegExpExecArray): number | null {
  const base = digit(found[1])
  const [low, high] = [digit(found[2]), digit(found[3])]
  if (!adjacent(low, high)) return null
  return (base + (low + high) / 2) * (found[4] === undefined ? 1 : digit(`一${found[4]}`))
}

function span(found: RegExpExecArray): number | null {
  const [low, high] = [digit(found[1]), digit(found[2])]
  if (!adjacent(low, high)) return null
  return ((low + high) / 2) * digit(`一${found[3] ?? ''}`) * (found[4] === undefined ? 1 : 10_000)
}

/** A round sum and two neighbouring digits of the next unit: the middle of both. */
function beyond(found: RegExpExecArray): number | null {
  const base = digit(found[1])
  const [low, high] = [digit(found[2]), digit(found[3])]
  const unit = digit(`一${found[4] ?? ''}`)
  return adjacent(low, high) && base > unit ? base + ((low + high) / 2) * unit : null
}

function tail(found: RegExpExecArray): number | null {
  const [low, high] = [digit(found[3]), digit(found[4])]
  if (!adjacent(low, high)) return null
  const unit = digit(`一${found[2] ?? ''}`)
  return digit(found[1]) * unit + ((low + high) / 2) * (unit / 10)
}

function range(found: RegExpExecArray): number | null {
  const high = parseNumber(found[2] ?? '')
  let low = parseNumber(found[1] ?? '')
  if (low === null || high === null) return null
  // "三到五万": the unit at the end belongs to both.
  if (low < high && low < 100 && high >= 1000) {
    const unit = /[百千万wWkK]+$/.exec(found[2] ?? '')?.[0]
    if (unit !== undefined) low *= digit(`一${unit}`)
  }
  return high > low && high <= low * 10 ? (low + high) / 2 : null
}

const AFTER_COUNT =
  /^\s*(?:口|个(?!月|多月|半月|钟头|小时|工)|名|位|岁|周岁|年级|号|楼|幢|栋|室|单元|组|弄|级|平|亩|斤|公斤|公里|里路|次|回(?!来|家|去)|趟|顿|瓶|盒|片|支|人(?!民币)|户|间|层|床|科|度|点|月|日|天|年|星期|礼拜|周|小时|钟头|分钟|台|只|头|辆|张|把|针|期|折|%|％|成)/
const BEFORE_COUNT =
  /(?:第|年龄|今年|才|满|打|拨|[A-Za-z\d-])$|(?:电话|手机|号码|[卡编案尾工学房牌]号|车牌|门牌|邮编|密码|验证码|病历|身份证)(?:号码?|尾[数号]|后[四三]位|最后|是|的|[:：]|为|叫)*$|(?:尾数|后四位|末四位)(?:是|为|[:：])?$|[一二三四五六七八九十\d](?:楼|层|栋|幢|单元)的?$|(?:房间|房号|床号|病房(?:是|在|号))$/

const PERIOD_BEFORE: readonly [RegExp, Period][] = [
  [/(?:一个?小时|每小时|时薪|一个?钟头|每个钟头|小时工)[^,，。;；\d一二两三四五六七八九十百千万]{0,6}$/, 'hour'],
  [
    /(?:一天|每天|日薪|日工|日工资|日结|点工|天天|一工|一个工|一日|每日|一天工钱|一天工资)[^,，。;；\d一二两三四五六七八九十百千万]{0,6}$/,
    'day',
  ],
  [/(?:一周|每周|一个?(?:星期|礼拜)|每个?(?:星期|礼拜)|周薪)[^,，。;；\d一二两三四五六七八九十百千万]{0,6}$/, 'week'],
  [/(?:半个月|每半个月|半月)[^,，。;；\d一二两三四五六七八九十百千万]{0,6}$/, 'half-month'],
  [/(?:一个?季度?|每季度?|季度)[^,，。;；\d一二两三四五六七八九十百千万]{0,6}$/, 'quarter'],
  [/(?:半年)[^,，。;；\d一二两三四五六七八九十百千万]{0,6}$/, 'half-year'],
  [
    /(?:一年到头|年头到年尾|年初到年底|一年忙到头|全年|年收入|年薪|年纯收入|年总收入|一年下来|一年|每年|年均|年入|去年全年|去年)[^,，。;；\d一二两三四五六七八九十百千万]{0,8}$/,
    'year',
  ],
  [
    /(?:一个?月|每月|每个月|月薪|月收入|月入|月均|月租|按月|[这头]个月)[^,，。;；\d一二两三四五六七八九十百千万]{0,8}$/,
    'month',
  ],
]

const BEHIND = '^(?:钱|来块|多块|多|左右|上下|工资|的)?'
// Across a space only when nothing more is said of the period: "三万 每月退休金两千二" is two sums.
const LINK = (unit: string): RegExp => new RegExp(`${BEHIND}(?:${unit}|\\s+${unit}(?=$|[,，。;；!！?？\\s]))`)

const PERIOD_AFTER: readonly [RegExp, Period][] = [
  [LINK('(?:一|每|/)个?(?:小时|钟头|h)'), 'hour'],
  [LINK('(?:一|每|/)个?(?:天|日|工)'), 'day'],
  [LINK('(?:一|每|/)个?(?:周|星期|礼拜)'), 'week'],
  [LINK('(?:一|每|/)个?月'), 'month'],
  [LINK('(?:一|每|/)个?季度?'), 'quarter'],
  [LINK('半年'), 'half-year'],
  [LINK('(?:一|每|/)个?年'), 'year'],
]

function periodOf(before: string, after: string): Period | null {
  for (const [pattern, period] of PERIOD_BEFORE) if (pattern.test(before)) return period
  for (const [pattern, period] of PERIOD_AFTER) if (pattern.test(after)) return period
  return null
}

const PATTERN = new RegExp(SHAPES.map((shape) => `(?:${shape.pattern.replace(/\((?!\?)/g, '(?:')})`).join('|'), 'g')
const READERS = SHAPES.map((shape) => ({ ...shape, regex: new RegExp(`^(?:${shape.pattern})`) }))

function read(
  text: string,
  at: number,
): { value: number | null; length: number; vague: boolean; marked: boolean } | null {
  const rest = text.slice(at)
  for (const shape of READERS) {
    const found = shape.regex.exec(rest)
    if (found === null) continue
    const value = shape.read(found)
    if (value === null && shape.vague !== true) continue
    return { value, length: found[0].length, vague: shape.vague === true, marked: shape.marked === true }
  }
  return null
}

/** Every sum in the text, in order; counts, ages, floors and telephone numbers are left out. */
export function findAmounts(text: string): Amount[] {
  const found: Amount[] = []
  PATTERN.lastIndex = 0
  let from = 0
  for (const match of text.matchAll(PATTERN)) {
    const index = match.index
    if (index < from) continue
    const taken = read(text, index)
    if (taken === null) continue
    const end = index + taken.length
    const amount = build(text, index, end, taken)
    from = Math.max(end, amount?.end ?? end)
    if (amount !== null) found.push(amount)
  }
  return found
}

/** 我妈跟我们一块, 一块玻璃: together or a piece, unless a sum is spoken of. */
function isOneYuan(before: string, after: string): boolean {
  return (
    /(?:剩|欠|花|付|收|要|差|掏|交|挣|赚|拿|就|只|才|到手|捐|扣|卖|[\d百千万元块])$/.test(before) ||
    /^(?:一?[天斤个次张顿碗]|多|左右)/.test(after)
  )
}

function build(
  text: string,
  index: number,
  start: number,
  taken: { value: number | null; vague: boolean; marked: boolean },
): Amount | null {
  let end = start
  let value = taken.value
  let after = text.slice(end)
  // "一块二", "三块五": what follows 块 counts in tenths.
  const fraction =
    /^(?:块|元)(?:钱)?(?:[零〇]?([一二两三四五六七八九\d])(?:毛|角)(?!\d)|([一二两三四五六七八九\d])(?![\d百千万十个天年月毛角]))/.exec(
      after,
    )
  const unit = new RegExp(`^(?:来|多|余|几|把|不到|左右|上下|的样子|光景)*\\s*${MONEY_UNIT}`).exec(after)
  if (fraction !== null && value !== null) {
    value += digit(fraction[1] ?? fraction[2]) / 10
    end += fraction[0].length
  } else if (unit !== null) {
    if (value !== null && unit[0].endsWith('毛')) value /= 10
    end += unit[0].length
  }
  after = text.slice(end)
  const before = text.slice(0, index)
  if (value === 1 && fraction === null && unit?.[0] === '块' && !isOneYuan(before, after)) return null
  const written = text.slice(index, start)
  const marked = unit !== null || taken.marked || /[百千万wWkK]/.test(written) || /[¥$]\s*$/.test(before)
  if (unit === null && after.startsWith('多')) after = after.slice(1)
  // Across a space a sum with its own unit counts nothing: 药费两千 床位费六百.
  const apart = marked && /^\s/.test(after)
  if (unit === null && !apart && AFTER_COUNT.test(after) && !/^\s*天(?:然气)/.test(after)) return null
  if (!marked && BEFORE_COUNT.test(before)) return null
  if (/^[xX\d-]/.test(after) && unit === null) return null
  if (value !== null && (value > 5e8 || (!marked && value >= 1e7))) return null
  return { value: value ?? 0, index, end, marked, period: periodOf(before, text.slice(end)), vague: taken.vague }
}

/** Months in one period, for turning a sum into a sum a month. */
export const MONTHS: Readonly<Record<Exclude<Period, 'hour' | 'day'>, number>> = {
  week: 12 / 52,
  'half-month': 0.5,
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
}
