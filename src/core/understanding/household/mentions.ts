// Everybody a text mentions, in order: the word, how many, the ages said, and whether they are gone.
import { AGE_NUMBER, agesIn, BABY, parseYears, SCHOOL, type Years } from './ages.ts'
import { goneTogether, isGone, SPLIT } from './gone.ts'
import { ANY_KIN, kinWordsIn, type Gender, type Role } from './words.ts'
import { NUMBER, parseNumber } from '../numerals.ts'

export interface Mention {
  role: Role
  gender: Gender
  written: string
  size: number
  /** A number was said, not just the word. */
  counted: boolean
  years: Years[]
  /** From the count or age before the word to its end, or that of the age right behind it. */
  start: number
  /** The end of the word and its count. */
  heads: number
  end: number
  /** 还有, 跟, 加: somebody more, not the one before. */
  added: boolean
  /** Dead, divorced, in prison, moved out or not theirs. */
  gone: boolean
  /** 孤老头子, 这个老太婆: the speaker calls himself old. */
  old?: true
  /** 判给我 九岁: the speaker is only whom it was given to, so the age is not his. */
  receiver?: true
}

const ATTRIBUTE = `(?:还小的|没成家的|没结婚的|未成年的?|亲生?|生病的?|残疾的?|重残的?|智障的?|瘫痪的?|瘫的|有病的|没人管的|光棍|单身|瘫子|聋子|哑巴|瞎子|傻子|病|最?小的?|最?大的?|老|傻|双胞胎)`
const BEFORE_AGE = new RegExp(
  `(?:(${AGE_NUMBER})(?:多|来|几)?(个半?月|月|岁|周岁)(?:半|多|大|不到)?的?|(${AGE_NUMBER})(?:多|来|几|出头)?的|(?:都)?(?:还)?(?:在)?(?:上|读|念)?(?:${SCHOOL}|学|书)的)$`,
)
const BEFORE_COUNT = new RegExp(
  `(?:(${NUMBER})(个|位|名|对|口)|(?<![十百千\\d岁])(俩|仨|两|2|一|三|3|四|4|五|5)|(?<=[有带跟和加养生剩个]|^|[,，。\\s])(个))(?:大|小)?$`,
)
const AFTER_COUNT = new RegExp(
  `^(?:有|是|就|各)?(${NUMBER})(?:个(?!人)|位|名|人(?!民|家))(?!月|半月|(?:${ANY_KIN}))|^(俩|仨|[两二三四五六](?=$|[,，。 ]))`,
)
const COUNTED_AFTER =
  /^(?:老人家?|老的|未成年人?|小人|小孩子?|孩子|娃儿?|娃娃|小的|大的|大人|成年人|儿子|女儿|丫头|孙子|孙女|外孙|学生|小把戏|劳力|劳动力|伢子?)$/
const ADDED = /(?:还有|外加|另有|再加|加上?|跟|和|同|带着?|连|与|及|、|又生了?|还|有)(?:个|一个|了)*$/

interface Side {
  count: number | null
  years: Years[]
  length: number
}

const NONE: Side = { count: null, years: [], length: 0 }

/** The count and age written before a word: 两个上学的, 三岁的. */
function sideBefore(text: string): Side {
  let rest = text
  let count: number | null = null
  let years: Years[] = []
  for (let step = 0; step < 4; step += 1) {
    const attribute = new RegExp(`${ATTRIBUTE}$`).exec(rest)
    const age: RegExpExecArray | null = years.length > 0 ? null : BEFORE_AGE.exec(rest)
    const number: RegExpExecArray | null = count !== null ? null : BEFORE_COUNT.exec(rest)
    if (age !== null) {
      const value = age[3] === undefined ? null : parseYears(age[3])
      // 女儿六岁 一个儿子: an age without 的 belongs to the one before.
      if ((value !== null && value < 10) || (count !== null && !age[0].endsWith('的'))) break
      years = agesIn(age[3] === undefined ? age[0].replace(/的$/, '') : `${age[3]}岁`, true)
      rest = rest.slice(0, age.index)
    } else if (number !== null) {
      const value = parseNumber(number[1] ?? number[3] ?? '一')
      if (value === null || value > 12) break
      count = number[2] === '对' ? value * -2 : value
      rest = rest.slice(0, number.index)
    } else if (attribute !== null) rest = rest.slice(0, attribute.index)
    else break
  }
  // An attribute alone (小, 老) is part of the word, no more.
  return count === null && years.length === 0 ? NONE : { count, years, length: text.length - rest.length }
}

interface Token {
  role: Role
  gender: Gender
  written: string
  size: number
  start: number
  end: number
}

const WHOSE = new RegExp(
  `^(?:们|家|的|(?:${NUMBER})(?:个|岁多?的?)${ATTRIBUTE}?(?:${ANY_KIN})|这(?:边|里)|那(?:边|个|里)?|${ANY_KIN}|母子|母女|父子|父女|村|镇|厂|名下)`,
)
const OLD_ME = '(?:老太婆|老头子|老婆子|老头儿?|老太)'
const SELF = new RegExp(
  `我自己|我本人|本人|俺|我(?:这个?|一个|是个?|这)?(?:孤)?${OLD_ME}(?=$|[,，。、\\s一拉带照养了])|` +
    `我这个?${AGE_NUMBER}岁?的${OLD_ME}|我这个${AGE_NUMBER}岁?的|我这个(?=${AGE_NUMBER})|我(?:这个?|一个)(?:女人家?|女的|大?男人家?|男的|寡妇|妇女|妇道人家)|我`,
  'g',
)

/** "我妈", "我家", "我们", "我两个孩子": 我 says whose, it counts nobody. */
function isPossessive(before: string, written: string, after: string): boolean {
  return written.length === 1 && WHOSE.test(after) && !/(?:加|连|带|算)上?$/.test(before)
}

/** 我是她邻居: who tells it lives elsewhere. */
const REPORTER =
  /^(?:们)?是[^,，。;；\s]{0,8}(?:邻居|隔壁|网格员|干部|社工|志愿者|护士|医生|书记|主任|会计|民警|房东|社区的|村里的|居委会)/

/** 我老头子 is the speaker where he is alone or tells the story, else the speaker's husband. */
function selvesIn(text: string): Token[] {
  const found: Token[] = []
  for (const match of text.matchAll(SELF)) {
    const before = text.slice(0, match.index)
    const bare = /^我(?:老|孤)/.test(match[0])
    const own = !bare || /(?:剩|只有|就|是|靠|都是|由)$/.test(before)
    const written = own ? match[0] : '我'
    const end = match.index + written.length
    if (isPossessive(before, written, text.slice(end)) || REPORTER.test(text.slice(end))) continue
    found.push({ role: 'self', gender: null, written, size: 1, start: match.index, end })
  }
  return found
}

const AGEISH = `(?:(?:都)?(?:才|刚|是|在|今年|已经|也|满)*(?:(?:${AGE_NUMBER})(?:个半?月|岁|周岁)|(?:${AGE_NUMBER})(?=$|[,，。 、一小大])|(?:还)?(?:上|读|念|在)?(?:${SCHOOL})|(?:还|才|刚|在)*(?:${BABY})))`
const WHICH = new RegExp(
  // 大的22, 老二五岁, 小的那个
  `(?:最?[大小]的|老(?:大|二|三|四|幺|小)|[大小]毛)(?:那个|个)?(?!事|问题|房|钱|病)|` +
    // 一个高二一个五年级, 两个上小学的, 还有个三岁的, 三岁的和八个月的
    `(?:另外?|还有)?(?:${NUMBER})个(?:还)?(?:在)?(?:上学|读书|念书)的(?!时候)|(?:另外?|还有)?(?:${NUMBER})个${AGEISH}(?:的(?!时候))?|个(?:上|读|念)?(?:${SCHOOL})的|` +
    `(?:${AGE_NUMBER})(?:个半?月|岁半?|周岁)(?:多|大)?的|(?:上|读|念)(?:${SCHOOL})的|(?<=还有|外加|带)(?:才|刚|还)*(?:${BABY})的(?!时候)`,
  'g',
)
const PRONOUN = /[他她](?!们|家|的|爸|妈|爹|娘|那)|(?:他|她)们/g

function othersIn(text: string, taken: readonly Token[]): Token[] {
  const free = (start: number, end: number): boolean => !taken.some((token) => start < token.end && end > token.start)
  const found: Token[] = []
  for (const [role, pattern] of [
    ['which', WHICH],
    ['pronoun', PRONOUN],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const next = new RegExp(`^(?:${AGE_NUMBER}(?:个月|岁)?的?|(?:上|读|念)(?:${SCHOOL})的)?(?:${ANY_KIN})`)
      if (!free(match.index, end) || next.test(text.slice(end))) continue
      found.push({ role, gender: null, written: match[0], size: 1, start: match.index, end })
    }
  }
  return found
}

function tokensIn(text: string): Token[] {
  const splits = [...text.matchAll(SPLIT)].map((found): Token => ({
    role: 'which',
    gender: null,
    written: found[0],
    size: 1,
    start: found.index,
    end: found.index + found[0].length,
  }))
  const inSplit = (one: Token): boolean => splits.some((split) => one.start < split.end && one.end > split.start)
  return [...splits, ...wordsIn(text).filter((one) => !inSplit(one))].sort((a, b) => a.start - b.start)
}

function wordsIn(text: string): Token[] {
  const kin = kinWordsIn(text).map(({ word, written, start, end }) => ({
    role: word.role,
    gender: word.gender,
    written,
    size: word.size,
    start,
    end,
  }))
  const selves = selvesIn(text).filter((self) => !kin.some((one) => self.start >= one.start && self.end <= one.end))
  const known = [
    ...selves,
    ...kin.filter((one) => !selves.some((self) => one.start < self.end && one.end > self.start)),
  ]
  return [...known, ...othersIn(text, known)]
}

function countAfter(token: Token, text: string): { count: number; length: number } | null {
  if (!COUNTED_AFTER.test(token.written)) return null
  const found = AFTER_COUNT.exec(text)
  const count = found === null ? null : parseNumber(found[1] ?? found[2] ?? '')
  return found === null || count === null || count > 12 ? null : { count, length: found[0].length }
}

/** How many: the number said, doubled by 对, or what the word stands for. */
function sizeOf(token: Token, said: number | null, group: string): { size: number; counted: boolean } {
  const count = said === null ? null : Math.abs(said)
  if (token.role === 'siblings')
    return { size: parseNumber(/[仨俩两二三四五六2-6]/.exec(token.written)?.[0] ?? '') ?? 2, counted: true }
  if (token.role === 'generations' || token.role === 'parent-and-child') {
    const heads = parseNumber(/^[俩两二三四五六3456]/.exec(group)?.[0] ?? '') ?? 2
    return { size: heads, counted: true }
  }
  if (token.role === 'which') {
    const inner = parseNumber(new RegExp(`^(?:另外?|还有)?(${NUMBER})个(?!月|半月)`).exec(token.written)?.[1] ?? '')
    return { size: count ?? inner ?? 1, counted: count !== null || inner !== null }
  }
  if (count === null || token.size > 1)
    return { size: token.size, counted: token.size > 1 && /^(?:俩|两个|二人|2个)/.test(group) }
  return { size: count, counted: true }
}

/** 我, 她, 我俩, 一个七岁: what stands before them counts somebody else. */
function hasNoCount(token: Token): boolean {
  return (
    ['self', 'pronoun', 'pair'].includes(token.role) || (token.role === 'which' && !/^最?[大小]的/.test(token.written))
  )
}

/** Whoever these are, no months are their age. */
const GROWN = new Set<Role>(['spouse', 'old-spouse', 'couple', 'old-couple', 'adult', 'elder', 'in-law'])

function mentionOf(text: string, token: Token, usedTo: number, next: number, loose: boolean): Mention {
  const bare = hasNoCount(token)
  const before = bare ? NONE : sideBefore(text.slice(usedTo, token.start))
  const after = bare || before.count !== null ? null : countAfter(token, text.slice(token.end))
  const heads = token.end + (after?.length ?? 0)
  const babies = !bare && !GROWN.has(token.role)
  const inside = token.role === 'which' || token.role === 'self'
  const own = inside ? agesIn(token.written.replace(/^[^个]*个(?!月|半月)|的$/g, ''), token.role === 'which') : []
  const tail = agesIn(text.slice(heads, next), babies)
  const near = tail.filter((age) => loose || age.index <= 4 || (age.marked && age.index <= 12))
  const years = own.length > 0 ? own : before.years.length > 0 ? [...before.years] : near
  const first = own.length > 0 || before.years.length > 0 ? undefined : near[0]
  const start = token.start - before.length
  return {
    // 两个光棍兄弟: both of them, the speaker too.
    role: token.written === '兄弟' && (before.count ?? 1) > 1 ? 'siblings' : token.role,
    gender: token.gender,
    written: token.written,
    ...sizeOf(token, before.count ?? after?.count ?? null, text.slice(token.end)),
    years,
    start,
    heads,
    end: heads + (first !== undefined && first.index <= 4 ? first.end : 0),
    added: ADDED.test(text.slice(0, start)),
    gone: false,
    ...(token.role === 'self' && /[老孤]/.test(token.written) ? { old: true as const } : {}),
    ...(token.role === 'self' && /(?:给|归|判)$/.test(text.slice(0, start)) ? { receiver: true as const } : {}),
  }
}

/** Everyone mentioned, with the gone marked; `loose` also takes an age said some words behind. */
export function findMentions(text: string, loose: boolean): Mention[] {
  const tokens = tokensIn(text)
  const mentions: Mention[] = []
  let usedTo = 0
  for (const [index, token] of tokens.entries()) {
    if (token.start < usedTo) continue
    const following = tokens[index + 1]
    // What stands before the next word may be its own age: 弟弟9岁 女儿3岁的 is settled by the one right behind.
    const reach = following === undefined ? text.length : startOf(text, token, following)
    const one = mentionOf(text, token, usedTo, reach, loose)
    mentions.push({ ...one, gone: isGone(text, one, following?.start ?? text.length) })
    usedTo = one.end
  }
  return goneTogether(text, mentions)
}

function startOf(text: string, token: Token, next: Token): number {
  if (next.start <= token.end) return token.end
  const between = text.slice(token.end, next.start)
  const side = hasNoCount(next) ? NONE : sideBefore(between)
  // An age right behind this word with nothing else between belongs to it (弟弟9岁女儿3岁), but not behind 和: 我和八岁儿子.
  const joined = /^(?:[和跟与同]|加上?|带着?|养着?|还有)/.test(between)
  return next.start - (side.count === null && !between.endsWith('的') && !joined ? 0 : side.length)
}
