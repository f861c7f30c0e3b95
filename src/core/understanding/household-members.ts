// The people named in a sentence, each with how many and how old.
import { NUMBER, parseNumber } from './numerals.ts'

export type Age = 'adult' | 'child' | 'elder' | 'unknown'

export type Role =
  | 'self'
  | 'child'
  | 'offspring'
  | 'spouse'
  | 'old-spouse'
  | 'couple'
  | 'old-couple'
  | 'sibling'
  | 'parent'
  | 'in-law'
  | 'grandparent'
  | 'elder'
  | 'adult'

export interface Member {
  role: Role
  word: string
  count: number
  /** A number was said, not just the word. */
  counted: boolean
  age: Age
  years: number | null
  /** From the count or age before the word to the one after it. */
  start: number
  end: number
}

// Role, words, how many people the word stands for. Longer words stand before their parts.
const ROLES: readonly (readonly [Role, string, number])[] = [
  ['old-couple', '老两口|老俩口|老夫妻俩?|老夫老妻|两个老人家|老头老太|老头子老太婆|二老|公婆俩', 2],
  [
    'couple',
    '小两口|小夫妻|两口子|俩口子|(?:小俩口)|夫妻(?:俩|两个?人?|二人|双方)?|夫妇(?:俩|两个?人?|二人)?|两公婆',
    2,
  ],
  ['in-law', '公公婆婆|公婆|岳父岳母|丈人丈母娘|公爹公婆', 2],
  ['grandparent', '爷爷奶奶|外公外婆|爹爹奶奶|姥姥姥爷', 2],
  ['parent', '父母亲?|爸妈|爸爸妈妈|爹娘|爹妈|双亲|爷娘', 2],
  ['child', '双胞胎|龙凤胎|一儿一女|一双儿女|一男一女|一子一女', 2],
  ['child', '(?:两|2)儿一女|一儿(?:两|二)女|两女一儿|一女两儿', 3],
  ['adult', '儿子儿媳妇?|儿子媳妇|女儿女婿', 2],
  [
    'spouse',
    '老公|老婆|媳妇|爱人|丈夫|妻子|对象|女人家|男人家|孩子(?:他)?(?:爸|妈|爹|娘)|娃(?:他)?(?:爸|妈)|堂客|当家的|男人|女人|先生|太太|男的|女的',
    1,
  ],
  ['old-spouse', '老伴儿?|老头子|老太婆', 1],
  ['in-law', '公公|婆婆|岳父|岳母|老丈人|丈人|丈母娘', 1],
  ['grandparent', '爷爷|奶奶|外公|外婆|姥姥|姥爷|太爷爷?|太奶奶?|爹爹', 1],
  ['elder', '老父亲|老母亲|老父|老母|老娘|老爹|孤老|老人家?|老的|老太太|老太|老头|老奶奶|老妈妈|年纪大的|上人', 1],
  [
    'child',
    `小把戏|小孩子?|孩子|小朋友|娃娃|娃儿|小娃|娃|小鬼头?|小伢子?|伢子?|宝宝|婴儿|小毛头|毛毛头?|毛头|外孙女?|孙女儿?|孙子|孙儿|重孙|小的|小学生|初中生|高中生|学生|小家伙|未成年人?|细伢|小囡|囡囡|奶娃|(?:两|[一三四五六七八九]|1?\\d|十[一二三四五六七]?)(?:个月|个半月|岁)(?:多|半|大)?的(?=$|[,，。 ])`,
    1,
  ],
  [
    'adult',
    '儿媳妇?|女婿|嫂子|姐夫|妹夫|弟媳妇?|弟妹|大人|成年人|壮劳力|劳动力|劳力|叔叔|舅舅|姑姑|姑妈|姨妈|婶婶|伯伯|年轻人',
    1,
  ],
  ['offspring', '(?:大|小|二|三|独生|残疾|傻|瘫痪)?(?:儿子|女儿|闺女|丫头|姑娘|伢儿)', 1],
  ['sibling', '弟弟|妹妹|哥哥|姐姐|弟|妹|哥|姐|兄弟', 1],
  ['parent', '老妈子?|老爸|妈妈|爸爸|母亲|父亲|姆妈|阿妈|阿爸|妈|爸|娘|爹', 1],
  ['self', '我自己|我本人|本人|俺|我', 1],
]

const BY_ROLE: Readonly<Record<Role, Age>> = {
  self: 'unknown',
  child: 'child',
  offspring: 'unknown',
  spouse: 'adult',
  'old-spouse': 'elder',
  couple: 'adult',
  'old-couple': 'elder',
  sibling: 'unknown',
  parent: 'unknown',
  'in-law': 'elder',
  grandparent: 'elder',
  elder: 'elder',
  adult: 'adult',
}

const grouped = (words: string): string => words.replace(/\((?!\?)/g, '(?:')
const ROLE = new RegExp(ROLES.map(([, words]) => `(${grouped(words)})`).join('|'), 'g')
const ANY_ROLE = ROLES.filter(([role]) => role !== 'self')
  .map(([, words]) => grouped(words))
  .join('|')

const ATTRIBUTE = `(?:(?:都)?(?:还)?(?:在)?(?:上|读|念)(?:幼儿园|小学|初中|高中|大学|学|书)的|还小的|没成家的|未成年的?|亲|生病的|残疾的?|瘫痪的?|病|小|大|老|亲生)`
const COUNT_BEFORE = new RegExp(`(?:(${NUMBER})(?:个|位|名|对)|(俩|仨|两|2|一|三|3|四|4|五|5))${ATTRIBUTE}?$`)
const COUNT_AFTER = new RegExp(`^(?:有|是|就|各)?(${NUMBER})(?:个|位|名|人(?!民|家))(?!月|半月|(?:${ANY_ROLE}))`)
const AGE_BEFORE = new RegExp(`(${NUMBER})(?:多|来|个)?(月|岁|周岁)(?:半|多|大)?(?:的)?(?:(?:残疾|瘫痪|上小学)的?)?$`)
const AGE_AFTER = new RegExp(
  `^(?:[,，、:：(（ ]|她|他|也|都|今年|才|刚|已经|快|有|是|又|只有|大的|个){0,4}(${NUMBER})(多|来|好几|几)?(?:(个月|周岁|岁|月)|(?=[,，。 )）了]|$))(?!的)`,
)
const AWAY =
  /^[^,，。;；\s]{0,6}?(?:去世|过世|不在|走了|走得早|死了|死得早|跑了|没了|离了|离婚|在外|外地|外面|打工去|不住|嫁|坐牢|不回来|不管|失联|联系不上|早没|病故|不要我|分家|另过|单过|分开|成家|双亡|都没|亡)/
const COUNTED_AFTER = /^(?:老人|老的|未成年人?|小孩|孩子|娃|小的|大人|儿子|女儿|学生|小把戏|劳力|老人家)$/

function ageOf(years: number, inMonths: boolean): Age {
  if (inMonths || years < 18) return 'child'
  return years >= 60 ? 'elder' : 'adult'
}

interface Found {
  role: Role
  size: number
  start: number
  end: number
  word: string
}

function findRoles(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(ROLE)) {
    const entry = ROLES[match.slice(1).findIndex((group) => group !== undefined)]
    if (entry === undefined) continue
    const end = match.index + match[0].length
    if (entry[0] === 'self' && isPossessive(text.slice(0, match.index), text.slice(end))) continue
    found.push({ role: entry[0], size: entry[2], start: match.index, end, word: match[0] })
  }
  return found
}

const WHOSE = new RegExp(
  `^(?:们|家|的|(?:${NUMBER})(?:个|岁多?的?)${ATTRIBUTE}?(?:${ANY_ROLE})|这(?:个)?|那(?:个)?|${ANY_ROLE}|母子|母女|父子)`,
)

/** "我妈", "我家", "我们", "我两个孩子": 我 says whose, it counts nobody. */
function isPossessive(before: string, after: string): boolean {
  return WHOSE.test(after) && !/(?:加|连|带|算)上?$/.test(before)
}

interface AgeFound {
  years: number
  months: boolean
  length: number
}

function ageAfter(text: string): AgeFound | null {
  const found = AGE_AFTER.exec(text)
  if (found === null) return null
  const years = parseNumber(found[1] ?? '')
  const unit = found[3]
  if (years === null || (unit === undefined && (years < 10 || years > 110)) || years > 120) return null
  return { years, months: unit !== undefined && unit.includes('月'), length: found[0].length }
}

interface Side {
  count: number | null
  years: number | null
  months: boolean
  length: number
}

/** The count and age written before a word: 两个上学的, 三岁的. */
function sideBefore(before: string, bare: boolean): Side {
  if (bare) return { count: null, years: null, months: false, length: 0 }
  const age = AGE_BEFORE.exec(before)
  const rest = age === null ? before : before.slice(0, age.index)
  const count = COUNT_BEFORE.exec(rest)
  const value = count === null ? null : parseNumber(count[1] ?? count[2] ?? '')
  return {
    count: value !== null && value <= 12 ? value : null,
    years: age === null ? null : parseNumber(age[1] ?? ''),
    months: /月/.test(age?.[2] ?? ''),
    length: before.length - (count?.index ?? age?.index ?? before.length),
  }
}

function sideAfter(found: Found, after: string, counted: boolean): Side {
  const count = counted || !COUNTED_AFTER.test(found.word) ? null : COUNT_AFTER.exec(after)
  const rest = after.slice(count?.[0].length ?? 0)
  const age = ageAfter(rest)
  return {
    count: count === null ? null : parseNumber(count[1] ?? ''),
    years: age?.years ?? null,
    months: age?.months ?? false,
    length: (count?.[0].length ?? 0) + (age?.length ?? 0),
  }
}

function member(text: string, found: Found, usedTo: number): Member {
  const before = sideBefore(text.slice(usedTo, found.start), found.role === 'self')
  const after = sideAfter(found, text.slice(found.end), before.count !== null)
  const count = found.role === 'self' ? null : (before.count ?? after.count)
  const own = new RegExp(`^(${NUMBER})(个?半?月|岁)`).exec(found.word)
  const years = before.years ?? after.years ?? (own === null ? null : parseNumber(own[1] ?? ''))
  const months = before.years !== null ? before.months : after.years !== null ? after.months : /月/.test(own?.[2] ?? '')
  return {
    role: found.role,
    word: found.word,
    count: count !== null && found.size === 1 ? count : found.size,
    counted: count !== null && found.size === 1,
    age: years === null ? BY_ROLE[found.role] : ageOf(years, months),
    years,
    start: found.start - before.length,
    end: found.end + (before.years === null || after.count !== null ? after.length : 0),
  }
}

function grownUp(text: string, end: number): boolean {
  return /^[^,，。]{0,8}(?:上班|工作|打工|大学|研究生|成年|娶|跑车|开车|挣钱|光棍|没讨|三十|四十|五十)/.test(
    text.slice(end),
  )
}

/** A son of no age is a child where people are counted, and unknown in a story. */
function offspringAge(text: string, one: Member, answer: boolean): Age {
  if (grownUp(text, one.end)) return 'adult'
  return answer && !/^(?:残疾|傻|瘫痪)/.test(one.word) ? 'child' : 'unknown'
}

/** "儿子 … 儿子十二": the second mention of one person only adds an age. */
function merged(members: readonly Member[]): Member[] {
  const kept: Member[] = []
  for (const one of members) {
    const same = kept.findIndex(
      (other) => (other.word === one.word || (other.role === 'self' && one.role === 'self')) && !one.counted,
    )
    const earlier = kept[same]
    if (earlier === undefined || (one.years !== null && earlier.years !== null && one.role !== 'self')) kept.push(one)
    else if (one.years !== null) kept[same] = { ...earlier, years: one.years, age: one.age }
  }
  return kept
}

/** "都四十多了": one age said of everybody. */
function commonAge(text: string): number | null {
  const found = new RegExp(`都(?:已经|快|是|有)*(${NUMBER})(?:多|好几|几|来)?(?:岁|了|的人|$)`).exec(text)
  const years = found === null ? null : parseNumber(found[1] ?? '')
  return years !== null && years >= 15 && years <= 110 ? years : null
}

/** "我跟妹妹 我十七 她十岁": the age said of 她 belongs to the last person without one. */
function withPronounAge(text: string, members: readonly Member[]): Member[] {
  const others = members.filter((one) => one.role !== 'self' && one.years === null)
  const last = others.at(-1)
  const said = last === undefined ? null : AGE_AFTER.exec(/[他她](.*)$/.exec(text.slice(last.end))?.[1] ?? '')
  const years = said === null ? null : parseNumber(said[1] ?? '')
  if (last === undefined || years === null || (said?.[3] === undefined && years < 10)) return [...members]
  return members.map((one) =>
    one === last ? { ...one, years, age: ageOf(years, said?.[3]?.includes('月') === true) } : one,
  )
}

/** A son with a wife or a child of his own is grown up. */
function grownOffspring(members: readonly Member[]): Member[] {
  const next = members.some((one) => /儿媳|弟媳|女婿|孙/.test(one.word))
  return members.map((one) =>
    next && one.role === 'offspring' && one.years === null ? { ...one, age: 'adult' as const } : one,
  )
}

/** Everyone a text names as living in the home; the dead, the divorced and those working away are left out. */
export function findMembers(text: string, answer = true): Member[] {
  const members: Member[] = []
  let usedTo = 0
  const common = commonAge(text)
  for (const entry of findRoles(text)) {
    if (entry.start < usedTo) continue
    const one = member(text, entry, usedTo)
    usedTo = one.end
    if (entry.role !== 'self' && AWAY.test(text.slice(one.end))) continue
    if (entry.role !== 'self' && /(?:没有?|没得|无|不算|除了|不含)$/.test(text.slice(0, one.start))) continue
    const age = entry.role === 'offspring' && one.years === null ? offspringAge(text, one, answer) : one.age
    const shared = common !== null && one.years === null && one.role !== 'child'
    members.push({ ...one, age: shared ? ageOf(common, false) : age, years: shared ? common : one.years })
  }
  const kept = grownOffspring(merged(withPronounAge(text, members)))
  // "我们老两口": the speaker is one of the two.
  return kept.some((one) => one.role === 'couple' || one.role === 'old-couple')
    ? kept.filter((one) => one.role !== 'self')
    : kept
}
