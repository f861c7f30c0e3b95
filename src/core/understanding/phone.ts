// Telephone numbers as typed or dictated: mobiles of eleven digits, landlines apart.
import { takenBack } from './correction.ts'
import { SPOKEN_DIGITS } from './numerals.ts'

const SEPARATOR = '[\\s\\-–—_.,、/()~]'
const DIGIT = '[\\d零〇洞一幺妖腰壹二两贰三叁四肆五伍六陆七拐柒八捌九勾玖Oo]'
const ROW = new RegExp(`(?:\\+|00)?${DIGIT}(?:${SEPARATOR}{0,3}${DIGIT})*[xX]?`, 'g')

const REPEAT = `[一两三四五六七1-7]个(?:连着的)?${DIGIT}`
/** 三个七一个二, 一个八四个零: 一个 is a count only beside another count. */
const REPEATS = new RegExp(`${REPEAT}(?:[\\s,，]?${REPEAT})+`, 'g')

/** Writes 四个零 as 0000 and 三个8 as 888, the way long numbers are read aloud. */
function spellRepeats(text: string): string {
  const written = (_: string, count: string, digit: string): string =>
    (SPOKEN_DIGITS[digit] ?? digit).repeat(Number(SPOKEN_DIGITS[count] ?? count))
  return text
    .replace(REPEATS, (row) => row.replace(new RegExp(`([一两三四五六七1-7])个(?:连着的)?(${DIGIT})`, 'g'), written))
    .replace(/([两三四五六3456])个(?:连着的)?([\d零〇洞一幺二三四五六七拐八九勾])/g, written)
}

interface Row {
  digits: string
  raw: string
  /** A letter X at the end marks an identity card. */
  card: boolean
}

function rows(text: string): Row[] {
  const found: Row[] = []
  for (const match of spellRepeats(text).matchAll(ROW)) {
    const raw = match[0]
    const digits = [...raw].map((char) => SPOKEN_DIGITS[char] ?? (/\d/.test(char) ? char : '')).join('')
    if (digits !== '') found.push({ digits, raw, card: /[xX]$/.test(raw) })
  }
  return found
}

const MOBILE = /^1[3-9]\d{9}$/

function asMobile(digits: string): string | null {
  const bare = digits.replace(/^(?:0086|86)(?=1[3-9]\d{9}$)/, '').replace(/^0(?=1[3-9]\d{9}$)/, '')
  return MOBILE.test(bare) ? bare : null
}

/** Two numbers in one row ("138… 139…", split only by spaces) are read piece by piece. */
function mobilesIn(row: Row): string[] {
  if (row.card) return []
  const whole = asMobile(row.digits)
  if (whole !== null) return [whole]
  const pieces = row.raw.split(/[\s,、/]+/).map((piece) =>
    [...piece]
      .map((char) => SPOKEN_DIGITS[char] ?? char)
      .join('')
      .replace(/\D/g, ''),
  )
  return pieces.flatMap((piece) => (piece.length === 11 ? (asMobile(piece) ?? []) : []))
}

/** "八七 一三九…": a short row before the number is a tail that was spoken of, and what is denied is the tail. */
function followsTail(row: Row): boolean {
  return row.digits.length > 12 && /^\S{2,4}[\s,，、]/.test(row.raw)
}

const DENIED = /(?:不是|不要打(?!给?我)|别打(?!给?我)|勿打|弗是|停机|注销|不用了|打不通)/

/** 停机 打…: the number to call instead. */
const TURNED_TO =
  /(?:新|现在|改|换)[^\d]{0,5}$|(?<![不别勿要莫用停])(?:打|拨|用|记|联系)(?:这个|那个|我的?|下面|[\s:：])*$/

/** All mobiles in a text, those taken back left out. */
export function findMobiles(text: string): string[] {
  const found: { number: string; denied: boolean }[] = []
  let from = 0
  const spelled = spellRepeats(text)
  for (const row of rows(spelled)) {
    const at = spelled.indexOf(row.raw, from)
    const before = spelled.slice(Math.max(from, at - 8), at)
    const after = spelled.slice(at + row.raw.length, at + row.raw.length + 8)
    // "旧号139… 不用了 新的是177…": what is said of the old number does not touch the new one.
    const denied =
      (DENIED.test(before) && !TURNED_TO.test(before) && !followsTail(row)) ||
      /^[,， 的就]*(?:不对|错了|停机|不用了|打不通(?!就|的话|再|可以|请|换|打|找|[,，。 ]+(?:就|再|可以|请|打|找))|是空号|不要打(?!给?我))/.test(
        after,
      )
    for (const number of mobilesIn(row)) found.push({ number, denied })
    from = at + row.raw.length
  }
  const valid = found.filter((entry) => !entry.denied)
  return [...new Set(valid.map((entry) => entry.number))]
}

const TAIL =
  /^[^\d]{0,4}(?:(?:尾号|尾数|最后|末尾|后[两三四]位|后面)(?:[两三四]位)?(?:是|应该是|为)?|是|应该是)?\s*(\d{2,4})(?=$|[\s,，。.!！吧啊呢])/

/** "138…4417 不对 尾号是4471": the number said behind, or only its last digits. */
function laterPhone(text: string): string | null {
  const said = takenBack(text)
  if (said === null) return null
  const whole = findMobiles(said.after).at(-1)
  if (whole !== undefined) return whole
  const [earlier, tail] = [findMobiles(said.before).at(-1), TAIL.exec(said.after)?.[1]]
  return earlier === undefined || tail === undefined ? null : `${earlier.slice(0, -tail.length)}${tail}`
}

const LAST = '(?:尾巴|尾号|尾数|最后(?:[两二三四]个?(?:数|位|字)?)?|末尾|末[两二三四]位|后[两二三四]位|后面)'
const SHORT = `(${DIGIT}{2,4})(?!${DIGIT})`
const TAIL_SET_RIGHT = new RegExp(`${LAST}(?:应该|就|的)?(?:是)?${SHORT}[,，\\s]*(?:不是|弗是|勿是)${SHORT}`)
const TAIL_SET_RIGHT_LAST = new RegExp(`${LAST}(?:不是|弗是|勿是)${SHORT}[,，\\s]*(?:而是|是|应该是)${SHORT}`)

function digitsOf(spoken: string): string {
  return [...spoken].map((char) => SPOKEN_DIGITS[char] ?? char).join('')
}

/** "尾巴是七八不是八七": the number with the tail that is right, wherever the number stands. */
function withRightTail(text: string, number: string): string {
  const first = TAIL_SET_RIGHT.exec(text)
  const last = first === null ? TAIL_SET_RIGHT_LAST.exec(text) : null
  const right = digitsOf(first?.[1] ?? last?.[2] ?? '')
  const wrong = digitsOf(first?.[2] ?? last?.[1] ?? '')
  if (right === '' || right.length !== wrong.length || !number.endsWith(wrong)) return number
  return `${number.slice(0, -wrong.length)}${right}`
}

/** 老俞电话138… 我的是139…, 138…是我的: the own number of several. */
function ownPhone(text: string): string | null {
  const before = new RegExp(
    `(?:^|[\\s,，。;；])(?:我(?:自己|本人|这边)?的?(?:电话|手机|号码?)?(?:就|是|打|[:：])*)[\\s:：]*(?=\\+?${DIGIT}{3})`,
  ).exec(text)
  if (before !== null) return findMobiles(text.slice(before.index + before[0].length))[0] ?? null
  const behind = /(?:是|就是)我(?:自己|本人)?的/.exec(text)
  return behind === null ? null : (findMobiles(text.slice(0, behind.index)).at(-1) ?? null)
}

/** The eleven-digit mobile a text gives, or null: a number too short or too long is never repaired. */
export function findPhone(text: string): string | null {
  const mobiles = findMobiles(text).map((number) => withRightTail(text, number))
  const later = laterPhone(text)
  if (later !== null) return later
  if (/(?:不对|说错|写错|打错|报错|错了|改成|改为|更正|换了|换成)/.test(text)) return mobiles.at(-1) ?? null
  return (mobiles.length > 1 ? ownPhone(text) : null) ?? mobiles[0] ?? null
}

/** A landline with its area code (0511-…), digits only after the code; null for anything else. */
export function findLandline(text: string): string | null {
  for (const row of rows(text)) {
    if (row.card) continue
    const found = /^(?:86)?(0(?:10|2\d|[3-9]\d{2}))([2-8]\d{6,7})$/.exec(row.digits)
    if (found !== null) return `${found[1]}-${found[2]}`
    if (/^[2-8]\d{7}$/.test(row.digits) && /座机|家里电话|固话|固定电话/.test(text)) return `0511-${row.digits}`
  }
  return null
}
