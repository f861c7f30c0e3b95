// When it happened: a day, a part of it or an hour, always in the past, as an interval.
import { correctedReadings } from '../correction.ts'
import { withoutAhead, withoutDaily } from './ahead.ts'
import { findAgo } from './ago.ts'
import { DAY_SECONDS, dayOf, iso, partsOf, secondOf, type Second } from './calendar.ts'
import { findClock, type Clock } from './clock.ts'
import { completedTime } from './correction.ts'
import { findDays, type DayPhrase } from './days.ts'
import { EVENT_SAID, eventReadings, shiftedDay, withoutPapers } from './event.ts'
import { restated, thisTime, withoutStanding } from './readings.ts'
import { withoutAsking, withoutLasting, withoutTalkTime } from './talk.ts'
import { plainTime } from './wording.ts'
import type { TimeRange } from '../slots-types.ts'
import { NUMBER } from '../numerals.ts'

interface Span {
  from: Second
  to: Second
  precision: TimeRange['precision']
  index: number
}

// Ages, house numbers, habits and plans look like times and are none.
const NO_TIME: readonly RegExp[] = [
  // 11幢24号, 幸福路12号: the number of a door
  new RegExp(`(?:[楼栋幢弄巷街路村组]|单元)(?:${NUMBER})号`, 'g'),
  /(?:要|得|等|还要)(?:等)?到[^,，。\s]{1,6}(?:才|再)/g,
  // 一月四千, 一月寄八百: so much a month
  /[一每]月(?=(?:给|寄|拿|挣|收|交|花|要|工资|租金|大概|差不多|能|才|就|只|到手)*(?:[一二两三四五六七八九十]?[一二两三四五六七八九十][百千万]|\d{3,}))/g,
  /三天两头|一天到(?:晚|黑)|从早到(?:晚|黑|夜)|起早(?:带|贪|摸)黑|没日没夜|早出晚归/g,
  new RegExp(
    `(?:今年|年纪|年龄|岁数|虚岁|实岁|周岁)(?:都|已经|快|有|才|刚|是)*(?!五一|六一|八一|十一|七夕)(?:${NUMBER})(?:岁|了|多|来)*(?![月日号天年])`,
    'g',
  ),
  new RegExp(`(?:${NUMBER})(?:多|来)?(?:周)?岁(?:半)?`, 'g'),
  // 一点五十 离现在二十分钟: the clock tells it already
  new RegExp(
    `(?<=点[^,，。]{0,6}[,，。\\s]+)(?:离|距离?)现在(?:才|大概|也就|差不多|有)*(?:${NUMBER})(?:来|多)?(?:分钟|个?(?:小时|钟头))`,
    'g',
  ),
  new RegExp(`(?:${NUMBER})(?:号|日)?(?:楼|栋|幢|单元|室|弄|组|床|病房|门牌|线|院)`, 'g'),
  /每(?:天|日|晚|个?(?:星期|礼拜|月|周|季度?)|半年|年|次|回)(?:的)?(?:早上|晚上|中午|下午|上午|夜里|(?:初?[一二三四五六七八九十廿\d]{1,3})(?:号|日)?|[底初])?(?:[一二两三四五六七八九十\d]{1,3}点(?:半|钟)?)?|(?<![前昨今后])天天(?:早上|晚上|夜里)?/g,
  /(?:明天|明早|明朝|明个|明日|后天|大后天|下(?:个)?(?:周|星期|礼拜|月)[一二三四五六日天]?|(?:明年|来年|明春)(?:的)?(?:开春|[春夏秋冬]天?|上半年|下半年|年初|年底|[一二三四五六七八九十\d]{1,2}月份?|正月|过年)?|马上|待会儿?|等会儿?|等下|过(?:[几两][天日]|一会儿?))(?:一清早|一大早|大清早|一早|清早|早起|早上|上午|中午|下午|晚上|夜里)?(?:[一二两三四五六七八九十\d]{1,3}点(?:半|钟)?)?/g,
  new RegExp(`(?:一|每)(?:天|日)[吃喝打做跑换上]?(?:${NUMBER})(?:顿|次|块|元|包|趟)`, 'g'),
  // 一个月要透八次, 半年查一回: how often
  new RegExp(
    `(?:每|半|${NUMBER})个?(?:月|礼拜|星期|周|天|年|季度|钟头|小时)(?:都|就|要|得|也|只|去|来|大概|能)*[^,，。\\s了前]{0,3}?(?:${NUMBER})(?:次|趟|回|遍|顿)`,
    'g',
  ),
  new RegExp(`(?:住在?|门牌(?:号码?)?(?:是|为)?)(?:${NUMBER})(?:号|弄)`, 'g'),
  // 工资十号发的, 房租五号交: the day of the month on which money comes or goes
  new RegExp(
    `(?:工资|工钱|房租|低保(?:金)?|养老金|退休金|社保|补贴|津贴|水电费|电费|贷款|月供|药)(?:是|都|总|就|要|一般|每个?月|月月)*(?:${NUMBER})(?:号|日)(?:就|才|要|都)*(?:发|到账|到|交|打|扣|领|还|开|拿|付|收)(?:的|一次)?(?![^,，。\\s]{0,3}没)`,
    'g',
  ),
  new RegExp(`(?:${NUMBER})(?:个)?(?:多|半)?月大`, 'g'),
  /老早(?:以前|就)?|早(?:以前|些年|几年|年间)/g,
  /(?:到|等|缓到|拖到|说好)(?:寒假|暑假|年底|月底|过年|过完年|过了年|年后|下半年)(?:前|再)?/g,
  // 礼拜天我都不休息, 平时晚上, 一到下雨天: how it always is
  /(?:星期|礼拜|周)[一二三四五六日天末](?=(?:我|他|她|我们|他们|人家|也|照样)*(?:都(?!没人)|总是?|一般|经常|从来|照常|照样|才(?:休|放|有空|回|家来)|休息|不休|上班|加班|要上))/g,
  /(?:平时|平常|往常|经常|常常|总是|老是|一到|每到|每逢|逢|一般)(?:到|都|是|在|了)*(?:早上|晚上|夜里|夜头|中午|下午|上午|半夜|礼拜[一二三四五六天]?|星期[一二三四五六天]?|周[一二三四五六日末]|冬天|夏天|过年|月底|年底)/g,
  // 排在十二月, 月底前交, 周五不交就停: what is still to come
  new RegExp(
    `(?:排|定|约|安排|说好|限|拖)(?:在|到|于|了)(?:${NUMBER})(?:月份?|号)|(?:月底|月初|年底|[周星期礼拜]{1,2}[一二三四五六日天]|(?:${NUMBER})(?:月份?|号|日))(?:之?前(?:要|必须|得|交|不|还|搬)|(?:不交|不付|不还)|到期|截止|就?(?:要|得)(?:交|搬|清|做|手术|还|开|去|走|停|到|付|退))`,
    'g',
  ),
  /(?:白天|早上|日里)(?:黑夜|晚上|夜里)(?:都|总|也)?|一早一晚/g,
  // 晚上都睡不着: every night
  /(?<![昨前今天日号\d])(?:晚上|夜里|夜头|早上|中午|白天)(?=都|总|老是|常常|经常|从来|一直)/g,
  /(?:过年|年底|月底|周末|暑假|寒假)(?:才|再|就)(?:能|会)?(?:回|来|放|还|发)/g,
  /周末(?:来|回来|家来|才)/g,
  /早点|晚点|快点|有点|一点点|差点|早就|早已|晚了|夜班|夜宵|晚饭钱|早产|刚好|刚够|十五号码|身份证/g,
]

// In passing, the running year or month is the frame of a question (今年还能申请吗), not a date.
const BACKGROUND =
  /今年(?!.{0,2}(?:[一二三四五六七八九十\d]+月|年初|春|夏|秋|端午|中秋|国庆|正月))|(?:这个?|本)月(?!.{0,2}(?:\d|[一二三四五六七八九十]|初|中|底))|20\d\d年(?!\d|[一二三四五六七八九十])|新年|近来|最近|今[晚夜](?=[^,，。\s]{0,4}(?:没|睡|住|怎么|哪))|(?:[周星期礼拜]{1,2}[一二三四五六日天末]|暑假|寒假)(?=[^,，。\s]{0,6}(?:开吗|开门|上班|休息|哪里|怎么|能办|可以办))/g

function blank(word: string): string {
  return '　'.repeat(word.length)
}

function withoutTraps(text: string): string {
  return NO_TIME.reduce((rest, pattern) => rest.replace(pattern, blank), text)
}

function clipped(asked: Span, now: Second): Span | null {
  // This morning, asked this morning: the part of it that is over begins earlier than the core of 上午.
  const running = asked.precision === 'part' && asked.from <= now && now - asked.from < 3600
  const span = running ? { ...asked, from: asked.from - 3600 } : asked
  const last = now - (now % 60) + 59
  return span.from > last ? null : { ...span, to: Math.min(span.to, last) }
}

function onDay(day: number, clock: Clock): Span {
  const base = day * DAY_SECONDS
  return { from: base + clock.from, to: base + clock.to, precision: clock.precision, index: clock.index }
}

/** A clock time with its day; a night named with today may have begun yesterday. */
function withDay(days: DayPhrase, clock: Clock, now: Second): Span | null {
  const span = { ...onDay(days.from, dayClock(clock, days)), index: days.index }
  if (span.from <= now) return span
  const earlier = onDay(days.from - 1, clock)
  // At two in the night, today is for most people the day that began yesterday morning.
  const late = clock.to > DAY_SECONDS || now - dayOf(now) * DAY_SECONDS < 5 * 3600
  return days.today === true && late && earlier.from <= now ? { ...earlier, index: days.index } : null
}

/** "昨天三点多" said without 下午: an hour below six is in the afternoon of a named day. */
function dayClock(clock: Clock, days: DayPhrase): Clock {
  if (clock.part !== null || clock.from >= 6 * 3600 || clock.from < 3600 || days.today === true) return clock
  return { ...clock, from: clock.from + DAY_SECONDS / 2, to: clock.to + DAY_SECONDS / 2 }
}

/** Without a day the latest time that has already begun is meant. */
function latestPast(clock: Clock, now: Second): Span {
  const today = dayOf(now)
  const candidates = [onDay(today, clock), onDay(today - 1, clock)]
  if (clock.part === null && clock.from < DAY_SECONDS / 2) {
    const afternoon = { ...clock, from: clock.from + DAY_SECONDS / 2, to: clock.to + DAY_SECONDS / 2 }
    candidates.push(onDay(today, afternoon), onDay(today - 1, afternoon))
  }
  return candidates
    .filter((span) => span.from <= now)
    .reduce((best, span) => (span.from > best.from ? span : best), onDay(today - 1, clock))
}

function fromDays(days: DayPhrase): Span {
  return {
    from: days.from * DAY_SECONDS,
    to: days.to * DAY_SECONDS + DAY_SECONDS - 1,
    precision: days.precision,
    index: days.index,
  }
}

function readOne(text: string, now: Second, answer: boolean): Span | null {
  const today = dayOf(now)
  const days = findDays(text, today)
  const ago = exactSoon(text, findAgo(text, now, answer), now)
  if (ago !== null && (days === null || ago.index < days.index)) return refine(text, ago, now)
  const rest = days === null ? text : text.slice(days.end)
  const clock = days === null ? findClock(rest) : clockOf(text, rest, days)
  if (days === null)
    return clock === null ||
      isAhead(rest, clock, now) ||
      (!answer && clock.precision === 'part' && !/半夜|凌晨|夜里|早上|下午|上午/.test(text))
      ? null
      : latestPast(clock, now)
  const near = clock !== null && clock.index <= 8 && !/[,，。;；!！?？]|\s.{3,}/.test(rest.slice(0, clock.index))
  if (clock === null || !near || isNextClause(rest, clock) || days.from !== days.to)
    return answer && days.from === days.to ? narrowed(rest, fromDays(days), now) : fromDays(days)
  return withDay(days, clock, now)
}

/** "是礼拜五的事 礼拜五下午": what is said next may lie inside the day and say it better. */
function narrowed(rest: string, span: Span, now: Second): Span {
  const later = readOne(rest, now, false)
  const inside = later !== null && later.from >= span.from && later.to <= span.to
  return inside && later.to - later.from < span.to - span.from ? { ...later, index: span.index } : span
}

/** "今天被撵了 夜里睡哪": a part of the day in the next clause dates something else. */
function isNextClause(rest: string, clock: Clock): boolean {
  return clock.precision === 'part' && /\p{Script=Han}{2}\s/u.test(rest.slice(0, clock.index))
}

/** "下午两点要开会", said in the morning: a plan. */
function isAhead(text: string, clock: Clock, now: Second): boolean {
  return onDay(dayOf(now), clock).from > now && /^(?:就|还)?(?:要|得|准备|打算)(?!命|死)/.test(text.slice(clock.end))
}

/** "刚才十一点半": the clock says when exactly. */
function exactSoon(text: string, ago: Span | null, now: Second): Span | null {
  if (ago === null || ago.precision !== 'minute' || !text.slice(ago.index).startsWith('刚')) return ago
  const clock = findClock(text.slice(ago.index + 2))
  if (clock === null || clock.precision === 'part' || clock.index > 5) return ago
  const span = latestPast(clock, now)
  return now - span.from < DAY_SECONDS / 2 ? { ...span, index: ago.index } : ago
}

/** The time beside a day; "快十点的时候 昨晚" says the hour first and its part of the day last. */
function clockOf(text: string, rest: string, days: DayPhrase): Clock | null {
  const after = findClock(rest)
  if (after !== null && after.precision !== 'part') return after
  const before = text.slice(0, days.index)
  const early = findClock(before)
  if (early === null || early.precision === 'part' || early.part !== null) return after
  const clock = findClock(`${after === null ? '' : rest.slice(after.index, after.end)}${before}`)
  return clock === null ? after : { ...clock, index: 0 }
}

/** "三天前的晚上": a part of the day that lies so long ago. */
function refine(text: string, ago: Span, now: Second): Span {
  if (ago.precision !== 'day' || dayOf(ago.from) !== dayOf(ago.to)) return ago
  const clock = findClock(text.slice(ago.index).replace(/^.*?前/, ''))
  if (clock === null || clock.index > 4) return ago
  const span = onDay(dayOf(ago.from), clock)
  return span.from <= now ? { ...span, index: ago.index } : ago
}

/** "昨晚八点到十点", "昨天还是前天": both ends; "从前天到现在" keeps the beginning. */
function readRange(text: string, now: Second, answer: boolean): Span | null {
  const found = /^(.*?)(?:一直)?((?<![不没遇碰听看接收找赶轮想])到|至|-|~|—|还是|或者|或|要么)(.+)$/.exec(text)
  if (found === null) return null
  const first = readOne(found[1] ?? '', now, answer)
  if (first === null) return null
  const tail = found[3] ?? ''
  if (
    /^(?:现在|今天(?!上午|早|中午|下午|凌晨)|目前|这会|如今|今朝|今)/.test(tail) &&
    !/还是|或|要么/.test(found[2] ?? '')
  )
    return first
  const second = continued(first, tail, now, answer)
  if (second === null) return null
  const [from, to] = [Math.min(first.from, second.from), Math.max(first.to, second.to)]
  if (to - from > 400 * DAY_SECONDS) return null
  const open = second.precision === 'hour' && second.from > first.from && !/还是|或|要么/.test(found[2] ?? '')
  return {
    from,
    to: open ? second.from - 1 : to,
    precision: widest(first.precision, second.precision),
    index: first.index,
  }
}

/** The end of a range takes its day, and morning or evening, from the beginning. */
function continued(first: Span, said: string, now: Second, answer: boolean): Span | null {
  // "十月一号到七号": the month is said once.
  const month = partsOf(dayOf(first.from)).month
  const tail = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:号|日)/.test(said) ? `${month}月${said}` : said
  if (findDays(tail, dayOf(now)) !== null || findAgo(tail, now, false) !== null) return readOne(tail, now, answer)
  const clock = findClock(tail)
  if (clock === null) return null
  const day = dayOf(first.from)
  const spans = [
    onDay(day, clock),
    onDay(day, { ...clock, from: clock.from + DAY_SECONDS / 2, to: clock.to + DAY_SECONDS / 2 }),
    onDay(day + 1, clock),
  ]
  return spans.find((span) => span.from > first.from && span.from <= now) ?? null
}

const WIDTH: readonly TimeRange['precision'][] = ['minute', 'hour', 'part', 'day', 'week', 'month', 'year']

function widest(a: TimeRange['precision'], b: TimeRange['precision']): TimeRange['precision'] {
  return WIDTH.indexOf(a) > WIDTH.indexOf(b) ? a : b
}

/** 十一点睡不着 天天这样: an hour of every day is none of one day. */
const HABITUAL =
  /你们[^,，。\s]{0,8}(?:上班|下班|接电话|开门|关门|办公|营业)|(?<![前昨今后])天天|每天|每晚|每夜|夜夜|经常|老是|总是|常常|平时/

const YEAR_SAID = /去年|前年|大前年|今年|那年|[\d零一二三四五六七八九十几多]年|年前|年来/

/** 合同12月10号到期, 孩子元旦结婚, told in November: a day of no year that would be almost a year ago is to come. */
function isNextYears(past: Span, now: Second, text: string): boolean {
  return now - past.to > 300 * DAY_SECONDS && !YEAR_SAID.test(text) && !EVENT_SAID.test(text) && !/的$|死|走/.test(text)
}

/** The interval in which it happened, never in the future; null when no past time is named. */
export function findTime(text: string, at: Date, answer: boolean): TimeRange | null {
  const now = secondOf(at)
  // Before the readings of a correction: 刚才 must still stand beside its 看错.
  const said = withoutAhead(withoutPapers(withoutTalkTime(plainTime(text))))
  const written = answer ? said : withoutDaily(withoutLasting(withoutAsking(said)))
  const completed = shiftedDay(written, now) ?? completedTime(written, now)
  const parts = [
    ...eventReadings(written, now),
    ...thisTime(written),
    ...restated(written, now),
    ...withoutStanding(written),
    written,
  ]
  const readings = parts.flatMap((part) => correctedReadings(part))
  for (const reading of completed === null ? readings : [completed, ...readings]) {
    const plain = answer ? withoutTraps(reading) : withoutTraps(reading).replace(BACKGROUND, blank)
    if (HABITUAL.test(reading) && findDays(plain, dayOf(now)) === null && findAgo(plain, now, false) === null) continue
    const span = readRange(plain, now, answer) ?? readOne(plain, now, answer)
    const past = span === null ? null : clipped(span, now)
    if (past !== null && !answer && isNextYears(past, now, text)) return null
    if (past !== null && past.to >= past.from)
      return { from: iso(past.from), to: iso(past.to), precision: past.precision }
  }
  return null
}
