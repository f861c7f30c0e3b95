// How many people live in the home: total, grown-ups, children and old people, as far as said.
import { correctedReadings } from './correction.ts'
import { findMembers, type Age, type Member } from './household-members.ts'
import { NUMBER, parseNumber } from './numerals.ts'
import type { Household } from './slots-types.ts'

const REFUSED =
  /^(?:我)?(?:不(?:想)?(?:说|讲|告诉|方便|知道|晓得|清楚)|保密|隐私|没(?:有)?(?:了)?|算了|说不清)[。.!！了啊呢\s]*$/

const TOTALS: readonly RegExp[] = [
  new RegExp(`(?:现在|实际|如今|目前)(?:家里)?(?:住|只有|就|有|剩|是|只剩|还有|常住|就剩)*(${NUMBER})(?:口|个|人)`),
  new RegExp(
    `(?:总共|一共|总计|共|共计|拢共|全家|合计|连我|加我|加上我|算上我|连上我|连自己|加起来|统共|大大小小|老老小小|老小|大小)(?:是|有|一共|共|总共|就|才|住|的)*(${NUMBER})(?:口|个|人|条|位)?`,
  ),
  new RegExp(`(${NUMBER})(?:口|张嘴|口子)(?:人|之家|子|家)?(?!井)`),
  new RegExp(
    `(?:一家|家里|我家|我们家|屋里|家中|户口本上)(?:有|是|就|住|住着|一共|总共|共|才|只有|的)*(${NUMBER})(?:个人?|人|口)(?!小|老|孩|娃|大|儿|女|残|学|月)`,
  ),
  new RegExp(`(?:我们|就)(${NUMBER})(?:个人?|人)(?!小|老|孩|娃|大|儿|女|残|学|月)`),
  new RegExp(
    `(?:母子|母女|父子|父女|兄弟|姐妹|姐弟|兄妹|祖孙|爷孙|婆孙|娘儿?|爷儿?|夫妻|兄弟姐妹)(${NUMBER})(?:个人?|人|口)?`,
  ),
  new RegExp(`^(?:有|就|是|才|大概)?(${NUMBER})(?:个人|个|人|口|位)?(?:人)?[。.!！了的吧啊]*$`),
  new RegExp(`(${NUMBER})个人(?!带|住|过|在|养|干|打)`),
]

const ALONE =
  /(?:就|只有|只剩|只|光|剩|剩下|单|独|家里)(?:是|有|剩)?(?:我|他|她|老人|本人|自己)(?:自己)?(?:一|1|独)?(?:个)?(?:人|光棍)?(?:了|呢|过|住|生活|在家|干活|啊)*(?=$|[,，。.!！\s])|(?:我|他|她|自己|老人)?(?:就|是)?(?:一|1)个人(?:过|住|生活|在家|吃饭|单过|在这|了)?(?=$|[,，。.!！\s])|独居|独自|单身(?:一人|一个|汉)?|光棍|孤寡|孤身|一人户|没有(?:别|其他)的?人|一个人吃饱|孤老(?=$|[,，。\s])|孤儿/

const SMALL_GROUPS: readonly [RegExp, Household][] = [
  [/(?:祖孙|爷孙|婆孙|奶孙)(?:俩|两|二)/, { total: 2, adults: 0, children: 1, elders: 1 }],
  [
    /(?:母子|母女|父子|父女|娘儿?|爷儿?|兄弟|姐妹|姐弟|兄妹|姊妹|弟兄)(?:俩|两个?|二人)/,
    { total: 2, adults: null, children: null, elders: null },
  ],
]

function readTotal(text: string): number | null {
  for (const pattern of TOTALS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const total = parseNumber(found[1] ?? '')
    if (total !== null && Number.isInteger(total) && total >= 1 && total <= 30) return total
  }
  return null
}

function shortCounts(text: string): Household | null {
  const big = new RegExp(`(${NUMBER})(?:个)?大(?:人)?[,，、 ]*(${NUMBER})(?:个)?小`).exec(text)
  if (big !== null) return counts(parseNumber(big[1] ?? ''), parseNumber(big[2] ?? ''), 0)
  const old = new RegExp(`(${NUMBER})(?:个)?老[,，、 ]*(${NUMBER})(?:个)?小(?!的|孩|把)`).exec(text)
  return old === null ? null : counts(0, parseNumber(old[2] ?? ''), parseNumber(old[1] ?? ''))
}

function counts(adults: number | null, children: number | null, elders: number | null): Household {
  return { total: (adults ?? 0) + (children ?? 0) + (elders ?? 0), adults, children, elders }
}

/** What the speaker is, from an age, a spouse's word or the company named. */
function selfAge(self: Member, members: readonly Member[]): Age {
  if (self.years !== null) return self.age
  if (members.some((member) => member.role === 'old-spouse')) return 'elder'
  if (members.some((member) => ['spouse', 'child', 'offspring', 'elder', 'adult', 'couple'].includes(member.role)))
    return 'adult'
  const parents = members.filter((member) => member.role === 'parent')
  if (parents.some((member) => member.years !== null && member.years >= 45)) return 'adult'
  return members.some(
    (member) => member.role === 'grandparent' || member.role === 'parent' || member.role === 'sibling',
  )
    ? 'unknown'
    : 'adult'
}

function settle(members: readonly Member[]): Member[] {
  const self = members.find((member) => member.role === 'self')
  const own = self === undefined ? 'adult' : selfAge(self, members)
  return members.map((member) => {
    if (member.role === 'self') return { ...member, age: own }
    if (member.role === 'sibling' && member.years === null) return { ...member, age: own === 'child' ? 'unknown' : own }
    return member
  })
}

function tally(members: readonly Member[]): Record<Age, number> {
  const sums: Record<Age, number> = { adult: 0, child: 0, elder: 0, unknown: 0 }
  for (const member of members) sums[member.age] += member.count
  return sums
}

function enumerated(text: string, members: readonly Member[]): Household | null {
  const sums = tally(members)
  const listed = members.reduce((sum, member) => sum + member.count, 0)
  const total = readTotal(withoutMembers(text, members))
  if (total !== null && total !== listed) return partial(total, sums, listed)
  if (sums.unknown > 0)
    return total !== null || completeList(text, members)
      ? { total: listed, adults: null, children: null, elders: null }
      : null
  return { total: listed, adults: sums.adult, children: sums.child, elders: sums.elder }
}

/** A head count and some of the heads: the rest follows only when nothing else can be. */
function partial(total: number, sums: Record<Age, number>, listed: number): Household {
  if (listed > total) return { total, adults: null, children: null, elders: null }
  const known = (count: number): number | null => (count > 0 ? count : null)
  if (sums.child > 0 && sums.elder > 0 && sums.unknown === 0)
    return { total, adults: total - sums.child - sums.elder, children: sums.child, elders: sums.elder }
  return { total, adults: null, children: known(sums.child), elders: known(sums.elder) }
}

function completeList(text: string, members: readonly Member[]): boolean {
  return members.some((member) => member.role === 'self') || /(?:就|只有|只剩|一共|总共)/.test(text)
}

/** "我一个人带两个娃": a head count that belongs to a member is not the household's. */
function withoutMembers(text: string, members: readonly Member[]): string {
  let rest = text.replace(/(?:我|他|她)(?:就|是)?一个人(?=带|养|拉扯|抚养|照顾|和|跟|干|挣)/g, '我')
  for (const member of members) {
    if (!member.counted) continue
    const word = text.slice(member.start, member.end)
    rest = rest.replace(
      new RegExp(`(?:${NUMBER})(?:个|位|名|口)?[^,，。\\s]{0,4}?${word.replace(/[()[\]{}.*+?^$|\\]/g, '\\$&')}`),
      '　',
    )
  }
  return rest
}

/** A spouse or in-law named by the speaker implies the speaker. */
function withImpliedSelf(text: string, members: readonly Member[]): Member[] {
  const implied = members.some((member) => member.role === 'spouse' || member.role === 'old-spouse')
  if (
    !implied ||
    members.some((member) => member.role === 'self' || member.role === 'couple') ||
    /他|她|病人|邻居|户主|隔壁/.test(text)
  )
    return [...members]
  return [{ role: 'self', count: 1, counted: false, age: 'unknown', years: null, start: 0, end: 0 }, ...members]
}

function readHousehold(text: string): Household | null {
  for (const [pattern, value] of SMALL_GROUPS)
    if (pattern.test(text) && findMembers(text).every((member) => member.role !== 'child' && member.role !== 'spouse'))
      return value
  const short = shortCounts(text)
  if (short !== null && readTotal(text.replace(/[大小老]/g, '　')) === null) return short
  const found = findMembers(text)
  const members = settle(withImpliedSelf(text, found))
  const others = members.filter((member) => member.role !== 'self')
  if (others.length === 0) return alone(text, members)
  const self = members.some((member) => member.role === 'self')
  if (!self && readTotal(withoutMembers(text, members)) === null && !isWholeHome(text, others)) return aloneOld(text)
  return enumerated(text, members)
}

/** Without 我 the list is the whole home only when it sounds complete. */
function isWholeHome(text: string, members: readonly Member[]): boolean {
  if (members.some((member) => member.role === 'couple' || member.role === 'old-couple')) return true
  return members.every((member) => member.counted) || /(?:就|只有|只剩|家里(?:有|就|是)|带)/.test(text)
}

function aloneOld(text: string): Household | null {
  return ALONE.test(text) && /(?:独居|一个人|独自|孤)/.test(text) && /(?:老|爷爷|奶奶|外公|外婆|公公|婆婆)/.test(text)
    ? { total: 1, adults: 0, children: 0, elders: 1 }
    : null
}

function alone(text: string, members: readonly Member[]): Household | null {
  const total = readTotal(text)
  if (total !== null && total > 1) return { total, adults: null, children: null, elders: null }
  if (total === null && !ALONE.test(text)) return null
  const self = members.find((member) => member.role === 'self')
  const old =
    self?.age === 'elder' ||
    /孤老|独居老|五保/.test(text) ||
    new RegExp('(?:[六七八九]十|[6-9]\\d)(?:[一二三四五六七八九多来几])?(?:岁|了|$)').test(text)
  if (old) return { total: 1, adults: 0, children: 0, elders: 1 }
  return self?.age === 'child'
    ? { total: 1, adults: 0, children: 1, elders: 0 }
    : { total: 1, adults: 1, children: 0, elders: 0 }
}

/** Who lives in the home; parts nobody said stay null, and null as a whole when nothing was said. */
export function findHousehold(text: string): Household | null {
  if (REFUSED.test(text)) return null
  for (const reading of correctedReadings(text)) {
    const household = readHousehold(reading)
    if (household !== null && (household.total === null || household.total > 0)) return household
  }
  return null
}
