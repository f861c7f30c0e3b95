// "Three days ago", "half a month already": a distance back from now.
import { NUMBER, parseNumber } from '../numerals.ts'
import { DAY_SECONDS, dayOf, monthDays, monthsBefore, partsOf, yearDays, type Day, type Second } from './calendar.ts'

export interface Ago {
  from: Second
  to: Second
  precision: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
  index: number
}

const UNIT = '(分钟|分|刻钟|个?半?(?:小时|钟头|钟)|天|日|个?半?(?:星期|礼拜)|周|个?半?月|年|年半)'
const AMOUNT = `(半|大半|小半|一个半|[一二两三四五六七八九]{2}|${NUMBER}|十几|几十|好几|几)`
const VAGUE = '(来|多|几|把|个多|来个|多个|个来)?'
const AGO = '(?:(?:之|以)?前|(?:了|啦|嘞)|以来|多前|左右|光景)'
const SPAN = new RegExp(
  `(?:已经|都|有|快|快有|差不多|大概|大约|约|将近|整整|足足|过了|拖了|至今)*${AMOUNT}${VAGUE}${UNIT}(半)?(多)?(?:的)?(?:时间)?(?:左右|光景)?\\s*(${AGO})?`,
  'g',
)
const SOON =
  /刚刚|刚才|刚(?=着|起|发|出|摔|被|烧|撞|到|从|送)|才将|才刚|方才|将才|这会儿?|这下子|眼前|现在|当下|正在|此刻|马上前|就刚/

/** 三四天 and 十几天 as the two ends of a count; one number stands for both ends. */
function countOf(source: string): [number, number] | null {
  const words: Readonly<Record<string, [number, number]>> = {
    半: [0.5, 0.5],
    一个半: [1.5, 1.5],
    大半: [0.7, 0.7],
    小半: [0.4, 0.4],
    十几: [12, 15],
  }
  const word = words[source]
  if (word !== undefined) return word
  if (/^[一二两三四五六七八九]{2}$/.test(source)) {
    const [low = Number.NaN, high = Number.NaN] = [...source].map((char) => parseNumber(char) ?? Number.NaN)
    return high > low && high - low <= 2 ? [low, high] : null
  }
  const value = parseNumber(source)
  return value === null ? null : [value, value]
}

function scale(
  unit: string,
  half: boolean,
): { kind: 'minute' | 'hour' | 'day' | 'month' | 'year'; factor: number; extra: number } {
  const extra = half || unit.includes('半') ? 0.5 : 0
  if (unit.startsWith('分')) return { kind: 'minute', factor: 1, extra: 0 }
  if (/刻/.test(unit)) return { kind: 'minute', factor: 15, extra: 0 }
  if (/小时|钟/.test(unit)) return { kind: 'hour', factor: 1, extra }
  if (/星期|礼拜|周/.test(unit)) return { kind: 'day', factor: 7, extra }
  if (/月/.test(unit)) return { kind: 'month', factor: 1, extra }
  return /年/.test(unit) ? { kind: 'year', factor: 1, extra } : { kind: 'day', factor: 1, extra }
}

/** Some days round a day but inside its month: enough for "about", narrow enough to be useful. */
function around(day: Day, spread: number, today: Day): { from: Day; to: Day } {
  const { year, month } = partsOf(day)
  const whole = monthDays(year, month)
  return { from: Math.max(day - spread, whole.from), to: Math.min(day + spread, whole.to, today) }
}

function dayRange(from: Day, to: Day, precision: Ago['precision'], index: number): Ago {
  return { from: from * DAY_SECONDS, to: to * DAY_SECONDS + DAY_SECONDS - 1, precision, index }
}

function minuteOf(second: Second): Second {
  return second - (second % 60)
}

function resolve(
  count: [number, number],
  unit: string,
  half: boolean,
  over: boolean,
  now: Second,
  index: number,
): Ago | null {
  const { kind, factor, extra } = scale(unit, half)
  const [low, high] = [(count[0] + extra) * factor, (count[1] + extra) * factor]
  const today = dayOf(now)
  if (kind === 'minute' || kind === 'hour') {
    const seconds = kind === 'minute' ? 60 : 3600
    if (over)
      return {
        from: minuteOf(now - (high + 0.75) * seconds),
        to: minuteOf(now - low * seconds) - 1,
        precision: 'hour',
        index,
      }
    const [from, to] = [minuteOf(now - high * seconds), minuteOf(now - low * seconds)]
    return { from, to: to + 59, precision: kind === 'hour' && low !== high ? 'hour' : 'minute', index }
  }
  if (kind === 'day') {
    if (count[0] === 0.5 && factor === 1)
      return { from: minuteOf(now - 6 * 3600), to: minuteOf(now - 4 * 3600), precision: 'hour', index }
    // 一个多礼拜 is more than seven days by at least one.
    if (over && factor === 7) return dayRange(today - Math.ceil(high) - 4, today - Math.ceil(low) - 1, 'day', index)
    if (over) return dayRange(today - Math.ceil(high * 1.3), today - Math.ceil(low), 'day', index)
    return dayRange(today - Math.round(high), today - Math.round(low), 'day', index)
  }
  if (kind === 'month') return monthsAgo(low, high, over, today, index)
  return yearsAgo(low, high, over, today, index)
}

function monthsAgo(low: number, high: number, over: boolean, today: Day, index: number): Ago | null {
  if (high > 400) return null
  if (low === 0.5 && high === 0.5) return dayRange(today - 16, today - 14, 'week', index)
  const far = monthsBefore(today, Math.floor(high)) - Math.round((high % 1) * 30)
  const near = monthsBefore(today, Math.floor(low)) - Math.round((low % 1) * 30)
  if (low !== high) return dayRange(far, near, 'month', index)
  if (over) return dayRange(far - 20, near - 3, 'month', index)
  const span = around(far, 3, today)
  return dayRange(span.from, span.to, 'month', index)
}

/** 快一个月了: not quite so long ago. */
function nearly(ago: Ago | null, today: Day): Ago | null {
  if (ago === null) return null
  if (ago.precision === 'year') {
    const last = partsOf(dayOf(ago.from)).year
    return dayRange(
      monthsBefore(today, 12 * (partsOf(today).year - last)),
      monthsBefore(today, 12 * (partsOf(today).year - last) - 3),
      'month',
      ago.index,
    )
  }
  const middle = dayOf(ago.from + (ago.to - ago.from) / 2)
  return dayRange(middle, middle + (ago.precision === 'month' ? 4 : 1), ago.precision, ago.index)
}

function yearsAgo(low: number, high: number, over: boolean, today: Day, index: number): Ago | null {
  const { year } = partsOf(today)
  if (high > 90) return null
  if (low < 1) return monthsAgo(low * 12, low * 12, false, today, index)
  if (low % 1 !== 0) return monthsAgo(low * 12, low * 12, false, today, index)
  if (over) return dayRange(monthsBefore(today, low * 12 + 9), monthsBefore(today, low * 12 + 2), 'year', index)
  return dayRange(yearDays(year - high).from, yearDays(year - low).to, 'year', index)
}

/** 停了整整一个礼拜: what has lasted so long began that long ago. */
const LASTING =
  /(?:停|断|拖|病|躺|饿|困|等|漏|堵|淹|泡|瘫|昏|失踪|走丢|走失|不见|没(?:水|电|气|吃饭?|吃东西|回家?|回来|上班|开门|见面?|消息|音讯|出门|合眼|来电|来水))(?:了|着|掉了?|在[^,，。\s]{1,4})?(?:人)?(?:都|也|已经|快|整整|足足|有|差不多|大概|将近|是|\s)*$/

/** A distance back from now; `answer` also takes one without 前 or 了 ("三天"). */
export function findAgo(text: string, now: Second, answer: boolean): Ago | null {
  const soon = SOON.exec(text)
  for (const found of text.matchAll(SPAN)) {
    const counted = countOf(found[1] ?? '')
    const marked = found[6] !== undefined || (answer && LASTING.test(text.slice(0, found.index)))
    const whole = text.replace(/[\s,，。.!！]/g, '').length <= found[0].length + 4
    if (/^(?:(?:以|之)?后|之?内)/.test(text.slice(found.index + found[0].length)) && !marked) continue
    if (counted === null || !(marked || (answer && whole))) continue
    const before = text.slice(Math.max(0, found.index - 3), found.index)
    if (/每|第|再|还要|那|[点差:：块元钱]|过$|一天$|前$|后$/.test(before) || /^(?:一)?天天/.test(found[0])) continue
    if (soon !== null && soon.index < found.index) break
    const unit = found[3] ?? ''
    // "我今年八十年…", "三十年婚" are lengths of lives, not distances.
    const over = found[2] !== undefined || found[5] !== undefined
    if (/^(?:已经|都|有)?(?:快|将近|差不多快)/.test(found[0]) && /月|星期|礼拜|周|年/.test(unit))
      return nearly(resolve(counted, unit, found[4] !== undefined, false, now, found.index), dayOf(now))
    if ((found[2] ?? '').startsWith('来') && counted[0] >= 10)
      return resolve([counted[0], counted[0] + 2], unit, false, false, now, found.index)
    return resolve(counted, unit, found[4] !== undefined, over, now, found.index)
  }
  const about = /(?:个把|月把|年把|天把|把)?(?:个)?(星期|礼拜|月|年|小时|钟头)(?:把)?(?:天)?(?:前|了|以前|之前)/.exec(
    text,
  )
  // 年把: a year, give or take two months.
  if (about !== null && /把/.test(about[0]) && about[1] === '年')
    return dayRange(monthsBefore(dayOf(now), 14), monthsBefore(dayOf(now), 10), 'month', about.index)
  if (about !== null && /把/.test(about[0])) return resolve([1, 1], about[1] ?? '', false, false, now, about.index)
  if (soon === null || (soon[0] === '现在' && !answer) || /(?:不是|没有?)$/.test(text.slice(0, soon.index))) return null
  const to = minuteOf(now)
  return { from: to - 300, to: Math.max(to - 1, now - 1), precision: 'minute', index: soon.index }
}
