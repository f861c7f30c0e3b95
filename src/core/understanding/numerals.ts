// Chinese and mixed numerals as people write them: 三万二, 1万5, 两百五, 3.2万, 2w, 十七八.

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  俩: 2,
  贰: 2,
  三: 3,
  叁: 3,
  仨: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}

const UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  廿: 20,
  卅: 30,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  K: 1000,
  万: 10_000,
  w: 10_000,
  W: 10_000,
  亿: 100_000_000,
}

/** A regular expression source for one written number, Arabic, Chinese or mixed. */
export const NUMBER =
  '[\\d零〇一二两俩三仨四五六七八九十廿卅百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]' +
  // One character a step, or long rows of digits would be tried in every split.
  // Nobody writes a longer one, and a row without end would be walked to its end from every place.
  // A closing 一 before a measure word opens the next phrase: 两千五 + 一个月.
  '(?:\\d|[,.](?=\\d)|[零〇二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]|(?<=[十零〇])一|一(?!个|天|年|月|次|周|星期|礼拜|晚|季|学|家|顿|趟|工|人)|[wWkK](?![a-zA-Z])){0,40}'

interface State {
  total: number
  section: number
  current: number | null
  lastUnit: number
  zero: boolean
  /** Digits written in a row without a unit (二零二五). */
  run: number
}

function addDigit(state: State, value: number): void {
  if (value === 0 && state.current === null) state.zero = true
  state.current = state.current === null ? value : state.current * 10 + value
  state.run += 1
}

function addUnit(state: State, unit: number): void {
  if (unit === 20 || unit === 30) {
    state.section += unit
    state.lastUnit = 10
  } else if (unit >= 10_000) {
    const amount = state.section + (state.current ?? 0)
    if (unit === 10_000) state.total += (amount === 0 ? 1 : amount) * unit
    else state.total = (state.total + amount === 0 ? 1 : state.total + amount) * unit
    state.section = 0
    state.lastUnit = unit
  } else {
    state.section += (state.current ?? 1) * unit
    state.lastUnit = unit
  }
  state.current = null
  state.zero = false
  state.run = 0
}

/** Reads a whole string as one number, or null. 三万二 is 32000, 一万零五百 is 10500. */
export function parseNumber(source: string): number | null {
  const text = source.replaceAll(',', '')
  if (text === '' || text === '半') return text === '半' ? 0.5 : null
  const state: State = { total: 0, section: 0, current: null, lastUnit: 1, zero: false, run: 0 }
  for (const token of text.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const digit = DIGITS[token]
    const unit = UNITS[token]
    if (/^\d/.test(token)) {
      if (state.current !== null && !state.zero) return null
      state.current = Number(token)
      state.run = token.length
    } else if (digit !== undefined) addDigit(state, digit)
    else if (unit !== undefined) addUnit(state, unit)
    else return null
  }
  const value = finish(state)
  return Number.isFinite(value) ? value : null
}

function finish(state: State): number {
  const { total, section, current, lastUnit, zero, run } = state
  if (current === null) return total + section
  // 三万二 means 32000: a single digit after a unit counts in tenths of that unit, unless a zero stands between.
  const scale = run === 1 && !zero && lastUnit >= 100 ? lastUnit / 10 : 1
  return total + section + current * scale
}

/** Every digit of a spoken or written row: 幺三八 → 138; null when something is no digit. */
export function digitRow(source: string): string | null {
  let row = ''
  for (const char of source) {
    const digit = SPOKEN_DIGITS[char] ?? (/\d/.test(char) ? char : undefined)
    if (digit === undefined) return null
    row += digit
  }
  return row
}

/** How people read single digits aloud on the phone. */
export const SPOKEN_DIGITS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  洞: '0',
  一: '1',
  幺: '1',
  妖: '1',
  腰: '1',
  壹: '1',
  二: '2',
  两: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  拐: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  勾: '9',
  玖: '9',
  O: '0',
  o: '0',
  l: '1',
  I: '1',
}
