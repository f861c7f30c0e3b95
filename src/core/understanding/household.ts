// How many people live in the home: total, grown-ups, children and old people, as far as said.
import { correctedReadings } from './correction.ts'
import { findMembers, type Age, type Member } from './household-members.ts'
import { NUMBER, parseNumber } from './numerals.ts'
import type { Household } from './slots-types.ts'

const REFUSED =
  /^(?:我)?(?:不(?:想)?(?:说|讲|告诉|方便|知道|晓得|清楚)|保密|隐私|没(?:有)?(?:了)?|算了|说不清)[。.!！了啊呢\s]*$/
const NOT_HEADS = '(?!小|老|孩|娃|大|儿|女|残|学|月|房|菜|钱|小时|星期|礼拜)'

const TOTALS: readonly RegExp[] = [
  new RegExp(
    `(?:现在|实际|如今|目前)(?:家里)?(?:住|只有|就|有|剩|是|只剩|还有|常住|就剩)*(${NUMBER})(?:口|个|人)${NOT_HEADS}`,
  ),
  new RegExp(
    `(?:总共|一共|总计|合计|共计|拢共|统共|共|全家|连我|加我|加上我|算上我|连上我|连自己|加自己|加起来|大大小小|老老小小|老小|大小)(?:是|有|一共|共|总共|就|才|住|的|在内)*(${NUMBER})(?:口|个|人|条|位)?${NOT_HEADS}`,
  ),
  new RegExp(`(${NUMBER})(?:口|张嘴|口子)(?:人|之家|子|家)?(?!井)`),
  new RegExp(
    `(?:一大?家子?[\\s,，]*|家里头?|我家|我们家|屋里|家中|户口本上)(?:有|是|就|住|住着|一共|总共|共|才|只有|的)*(${NUMBER})(?:个人?|人|口)${NOT_HEADS}`,
  ),
  new RegExp(`(?:我们|就|我们家)(${NUMBER})(?:个人?|人)${NOT_HEADS}`),
  new RegExp(
    `(?:母子|母女|父子|父女|兄弟|姐妹|姐弟|兄妹|祖孙|爷孙|婆孙|娘儿?|爷儿?|兄弟姐妹)(${NUMBER})(?:个人?|人|口)?`,
  ),
  new RegExp(
    `^(?:有|就|是|才|大概)?(${NUMBER})(?:个人|个|人|口|位)?(?:人)?(?:吃饭|在家|一起住|一起过)?[。.!！了的吧啊]*$`,
  ),
  new RegExp(`(${NUMBER})个人(?!带|过|在|养|干|打)`),
  new RegExp(`(${NUMBER})人(?=$|[,，。\\s])`),
]

const ALONE =
  /(?:就|只有|只剩|只|光|剩|剩下|单|独|家里)(?:是|有|剩)?(?:我|他|她|老人|本人|自己)(?:自己)?(?:一|1|独)?(?:个)?(?:人|光棍)?(?:了|呢|过|住|生活|在家|干活|啊)*(?=$|[,，。.!！\s])|(?:我|他|她|自己|老人)?(?:就|是)?(?:一|1)个人(?:过|住|生活|在家|吃饭|单过|在这|了|呢|啊)*(?=$|[,，。.!！\s])|独居|独自|单身(?:一人|一个|汉)?|光棍|孤寡|孤身|一人户|没有(?:别|其他)的?人|孤老(?=$|[,，。\s])|孤儿/

const SMALL_GROUPS: readonly (readonly [RegExp, Household])[] = [
  [/(?:祖孙|爷孙|婆孙|奶孙)(?:俩|两|二)/, { total: 2, adults: 0, children: 1, elders: 1 }],
  [
    /(?:母子|母女|父子|父女|娘儿?|爷儿?|兄弟|姐妹|姐弟|兄妹|姊妹|弟兄)(?:俩|两个?|二人)/,
    { total: 2, adults: null, children: null, elders: null },
  ],
]

function readTotal(text: string): number | null {
  for (const pattern of TOTALS) {
    const total = parseNumber(pattern.exec(text)?.[1] ?? '')
    if (total !== null && Number.isInteger(total) && total >= 1 && total <= 30) return total
  }
  return null
}

function counts(adults: number | null, children: number | null, elders: number | null): Household {
  return { total: (adults ?? 0) + (children ?? 0) + (elders ?? 0), adults, children, elders }
}

/** 两大一小, 两老一小, 一老两大一小. */
function shortCounts(text: string): Household | null {
  const found = new RegExp(
    `(?:(${NUMBER})(?:个)?老[,，、 ]*)?(?:(${NUMBER})(?:个)?大(?:人)?[,，、 ]*)?(${NUMBER})(?:个)?(?:小|孩)(?!的|孩|把|时|学|朋|伢)(?:[,，、 ]*(${NUMBER})(?:个)?老(?!的|人))?`,
  ).exec(text)
  if (found === null) return null
  const [elders, adults, children] = [found[1] ?? found[4], found[2], found[3]].map((part) => parseNumber(part ?? ''))
  if (elders === null && adults === null) return null
  return counts(adults ?? 0, children ?? 0, elders ?? 0)
}

const SCHOOLCHILD =
  /我(?:还|在|才|正)*(?:上|读|念)(?:幼儿园|小学|初中|高中|[一二三四五六七八九]年级|初[一二三]|高[一二三])|我(?:还)?(?:未成年|没成年)/

/** What the speaker is, from an age, a spouse's word or the company named. */
function selfAge(self: Member, members: readonly Member[], schoolchild: boolean): Age {
  if (self.years !== null) return self.age
  if (schoolchild) return 'child'
  if (members.some((one) => one.role === 'old-spouse')) return 'elder'
  const grown = ['spouse', 'child', 'offspring', 'elder', 'adult', 'in-law']
  if (members.some((one) => grown.includes(one.role))) return 'adult'
  if (members.some((one) => one.role === 'parent' && one.years !== null && one.years >= 45)) return 'adult'
  return members.some((one) => ['grandparent', 'parent', 'sibling'].includes(one.role)) ? 'unknown' : 'adult'
}

function settle(text: string, members: readonly Member[]): Member[] {
  const self = members.find((one) => one.role === 'self')
  const own = self === undefined ? 'adult' : selfAge(self, members, SCHOOLCHILD.test(text))
  return members.map((one) => {
    if (one.role === 'self') return { ...one, age: own }
    if (one.role === 'sibling' && one.years === null && own !== 'child') return { ...one, age: own }
    return one
  })
}

function tally(members: readonly Member[]): Record<Age, number> {
  const sums: Record<Age, number> = { adult: 0, child: 0, elder: 0, unknown: 0 }
  for (const one of members) sums[one.age] += one.count
  return sums
}

/** The text with the members blanked out, so that their counts are not read as the household's. */
function withoutMembers(text: string, members: readonly Member[]): string {
  let rest = text
  for (const one of members) {
    if (one.role === 'self' || one.end <= one.start) continue
    rest = `${rest.slice(0, one.start)}${'，'.repeat(one.end - one.start)}${rest.slice(one.end)}`
  }
  return rest.replace(/(?:我|他|她|俺)(?:自己)?(?:就|是)?一个(?:人)?(?:单独)?(?=[，带养拉抚照和跟干挣打劳有])/g, '我')
}

function enumerated(text: string, members: readonly Member[], blanked: string): Household | null {
  const sums = tally(members)
  const listed = members.reduce((sum, one) => sum + one.count, 0)
  const total = readTotal(blanked)
  if (total !== null && total !== listed) return partial(total, sums, listed)
  if (sums.unknown === 0) return { total: listed, adults: sums.adult, children: sums.child, elders: sums.elder }
  return total !== null || isComplete(text, members)
    ? { total: listed, adults: null, children: null, elders: null }
    : null
}

/** A head count and some of the heads: the rest follows only when nothing else can be. */
function partial(total: number, sums: Record<Age, number>, listed: number): Household {
  if (listed > total) return { total, adults: null, children: null, elders: null }
  const known = (count: number): number | null => (count > 0 ? count : null)
  if (sums.child > 0 && sums.elder > 0 && sums.unknown === 0) {
    return { total, adults: total - sums.child - sums.elder, children: sums.child, elders: sums.elder }
  }
  return { total, adults: null, children: known(sums.child), elders: known(sums.elder) }
}

function isComplete(text: string, members: readonly Member[]): boolean {
  return (
    members.some((one) => one.role === 'self') ||
    members.every((one) => one.counted) ||
    /(?:就|只有|只剩|一共|总共)/.test(text)
  )
}

/** A spouse or an in-law named by the speaker implies the speaker. */
function withImpliedSelf(text: string, members: readonly Member[]): readonly Member[] {
  const implied =
    members.some((one) => ['spouse', 'old-spouse', 'in-law'].includes(one.role)) ||
    /(?:^|[,，。\s])(?:就|是)*(?:一|1)个人(?:单独)?(?:带|养|拉扯|抚养)/.test(text)
  const present = members.some((one) => ['self', 'couple', 'old-couple'].includes(one.role))
  if (!implied || present || /他|她|病人|邻居|户主|隔壁/.test(text)) return members
  const self: Member = {
    role: 'self',
    word: '我',
    count: 1,
    counted: false,
    age: 'unknown',
    years: null,
    start: 0,
    end: 0,
  }
  return [self, ...members]
}

/** Without 我 the list is the whole home only when it sounds complete. */
function isWholeHome(text: string, members: readonly Member[]): boolean {
  if (members.some((one) => one.role === 'couple' || one.role === 'old-couple')) return true
  return members.every((one) => one.counted) || /(?:就|只有|只剩|家里(?:有|就|是)|带)/.test(text)
}

const LONE_OLD =
  /(?:就|只|剩|只有|是|^)*(?:剩|有|是)?我(?:这个?|一个)?(?:孤)?(?:老太婆|老头子|老头|老太太?|老婆子|老人|老的)(?:一|1)?(?:个)?(?:人)?(?:了|过|住)?[。.!！]?$/

function readHousehold(text: string, answer: boolean): Household | null {
  if (LONE_OLD.test(text)) return counts(0, 0, 1)
  const found = findMembers(text, answer)
  for (const [pattern, value] of SMALL_GROUPS) {
    if (pattern.test(text) && found.every((one) => one.role === 'parent' || one.role === 'sibling')) return value
  }
  const short = shortCounts(text)
  if (short !== null) return withTotal(short, readTotal(text.replace(/[两一二三四五六\d]个?[大小老]/g, '，')))
  const members = settle(text, withImpliedSelf(text, found))
  const others = members.filter((one) => one.role !== 'self')
  const blanked = withoutMembers(text, others)
  if (others.length === 0 || isLoneOld(text, members)) return alone(text, members)
  const counted = readTotal(blanked) !== null
  if (others.length === members.length && !counted && !isWholeHome(text, others)) return null
  return enumerated(text, members, blanked)
}

function withTotal(said: Household, total: number | null): Household {
  if (total === null || said.total === null || total <= said.total) return said
  return { ...said, total, adults: said.adults === 0 ? total - said.total : null }
}

/** "独居老人", "老娘一个人住": one old person alone, who may not be the speaker. */
function isLoneOld(text: string, members: readonly Member[]): boolean {
  const others = members.filter((one) => one.role !== 'self')
  const first = others[0]
  return (
    others.length === 1 &&
    members.length === 1 &&
    first !== undefined &&
    !first.counted &&
    ALONE.test(text) &&
    /(?:独居|一个人|独自|孤)/.test(text) &&
    !/带|和|跟/.test(text)
  )
}

function alone(text: string, members: readonly Member[]): Household | null {
  const total = readTotal(text)
  if (total !== null && total > 1) return { total, adults: null, children: null, elders: null }
  if (total === null && !ALONE.test(text)) return null
  const person = members[0]
  const aged = new RegExp(
    '(?:^|[^\\d])[6-9]\\d(?=[ ,，。]|$)|(?:[六七八九]十|[6-9]\\d)(?:[一二三四五六七八九多来几])?(?:岁|了|的人|$)',
  ).test(text)
  if (person?.age === 'elder' || /孤老|独居老|五保|孤寡/.test(text) || aged) return counts(0, 0, 1)
  return person?.age === 'child' || /孤儿/.test(text) ? counts(0, 1, 0) : counts(1, 0, 0)
}

/** Who lives in the home; parts nobody said stay null, and null as a whole when nothing was said. */
/** 我一个, when the number of people was asked. */
const JUST_ME = /^(?:家里)?(?:我|俺)(?:就)?一个[。.!！了啊呢哦]*$/

export function findHousehold(text: string, answer = true): Household | null {
  if (REFUSED.test(text)) return null
  if (answer && JUST_ME.test(text)) return { total: 1, adults: 1, children: 0, elders: 0 }
  for (const reading of correctedReadings(text)) {
    const household = readHousehold(reading, answer)
    if (household !== null && (household.total === null || household.total > 0)) return household
  }
  return null
}
