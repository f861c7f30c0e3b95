// How many people live in the home: total, grown-ups, children and old people, as far as said.
import { onlyTwo } from './only-two.ts'
import { correctedReadings } from '../correction.ts'
import { accountOf } from './account.ts'
import type { Person } from './match.ts'
import { findMentions, type Mention } from './mentions.ts'
import { ALONE, counts, listsHomes, readTotal, restOf, shortCounts, withNone, withoutFormerTotals } from './totals.ts'
import type { Age, Role } from './words.ts'
import { plainHome } from './wording.ts'
import { NUMBER } from '../numerals.ts'
import type { Household } from '../slots-types.ts'

const REFUSED =
  /^(?:我)?(?:不(?:想)?(?:说|讲|告诉|方便|知道|晓得|清楚)|保密|隐私|没(?:有)?(?:了)?|算了|说不清|(?:你)?(?:去)?(?:问|找)我?[^,，。\s]{1,4}(?:去|吧|好了)?)[。.!！了啊呢\s]*$/

const SCHOOLCHILD =
  /我(?:还|在|才|正)*(?:上|读|念)(?:幼儿园|小学|初中|高中|[一二三四五六七八九]年级|初[一二三]|高[一二三])|我(?:还)?(?:未成年|没成年)|(?:爷爷|奶奶|外公|外婆|姥姥|姥爷|爹爹|好婆|阿婆)(?:们|俩|两个)?(?:一直|在|就)*(?:带着?|领着?|养着?|照应着?)我(?!去|看|们去)/
const ALL_GROWN = /都(?:已经|是|早|早就)?(?:成年|大人)/
const GROWN_SELF = new Set<Role>(['spouse', 'couple', 'child', 'offspring', 'grandchild', 'which', 'adult', 'in-law'])

/** What the speaker is, from an age, a spouse's word or the company named. */
function selfAge(self: Person, people: readonly Person[], schoolchild: boolean): Age {
  if (self.years !== null || self.age !== 'unknown') return self.age
  if (schoolchild) return 'child'
  const others = people.filter((one) => one !== self)
  if (others.some((one) => one.role === 'old-spouse')) return 'elder'
  if (others.some((one) => GROWN_SELF.has(one.role) || ['elder', 'old-parent'].includes(one.role))) return 'adult'
  if (others.some((one) => one.role === 'parent' && one.years !== null && one.years >= 45)) return 'adult'
  return others.some((one) => ['grandparent', 'parent', 'next-of-kin', 'sibling'].includes(one.role))
    ? 'unknown'
    : 'adult'
}

const LIVES_GROWN =
  /^[^,，。]{0,8}(?:上班|工作|打工|厂里|工地|部队|单位|大学|研究生|成年|娶|跑车|开车|挣钱|光棍|没讨|没成家|三十|四十|五十)/

/** A son of no age: grown by his own work, wife or child, or by how old his parents are. */
function offspringAge(text: string, one: Person, people: readonly Person[], answer: boolean): Age {
  if (LIVES_GROWN.test(text.slice(one.at).replace(/^.*?(?:儿子|女儿|闺女|丫头|姑娘|小子|男孩|女孩|伢儿)/, '')))
    return 'adult'
  if (people.some((other) => /儿媳|弟媳|女婿/.test(other.written) || other.role === 'grandchild')) return 'adult'
  const parent = people.find((other) => other.role === 'self' || other.role === 'parent-and-child')
  if (parent !== undefined && parent.years !== null && parent.years <= 36) return 'child'
  const old = people.some((other) => ['old-spouse', 'old-couple'].includes(other.role) && other.age === 'elder')
  if (old || (parent !== undefined && parent.age === 'elder')) return 'adult'
  return answer && !/^(?:残疾|傻|瘫痪)/.test(one.written) && one.role === 'offspring' ? 'child' : 'unknown'
}

function parentAge(self: Person | undefined): Age {
  if (self === undefined || self.years === null) return 'unknown'
  return self.years >= 45 ? 'elder' : self.age === 'child' ? 'adult' : 'unknown'
}

/** The two of 母子 between themselves: a child's mother is grown, an old woman's son too. */
function groupAge(one: Person, people: readonly Person[]): Age {
  const other = people.find((person) => person !== one && person.mention === one.mention)
  if (other === undefined || other.years === null) return one.age
  if (other.years < 18) return 'adult'
  return other.years >= 60 || other.years <= 36 ? (other.years >= 60 ? 'adult' : 'child') : one.age
}

function siblingAge(one: Person, self: Person | undefined): Age {
  if (self === undefined) return 'unknown'
  if (self.age === 'child') return /弟|妹/.test(one.written) ? 'child' : 'unknown'
  return self.age
}

/** Ages that nobody said, as far as the others' ages settle them. */
function settle(text: string, people: readonly Person[], answer: boolean, isChild = SCHOOLCHILD.test(text)): Person[] {
  const self = people.find((one) => one.role === 'self')
  const own = self === undefined ? undefined : { ...self, age: selfAge(self, people, isChild) }
  const known = people.map((one) => (one === self && own !== undefined ? own : one))
  return known.map((one) => {
    if (one.years !== null || one.age !== 'unknown') return one
    if (ALL_GROWN.test(text)) return { ...one, age: 'adult' as const }
    if (one.role === 'offspring') return { ...one, age: offspringAge(text, one, known, answer) }
    if (one.role === 'sibling') return { ...one, age: siblingAge(one, own) }
    if (one.role === 'siblings' && own?.age === 'child') return { ...one, age: 'child' as const }
    if (one.role === 'parent') return { ...one, age: parentAge(own) }
    return one.role === 'parent-and-child' ? { ...one, age: groupAge(one, known) } : one
  })
}

function tally(people: readonly Person[]): Record<Age, number> {
  const sums: Record<Age, number> = { adult: 0, child: 0, elder: 0, unknown: 0 }
  for (const one of people) sums[one.age] += 1
  return sums
}

/** The text with everybody blanked out, so that their counts are not read as the household's. */
function withoutMentions(text: string, mentions: readonly Mention[]): string {
  let rest = text
  for (const one of mentions) {
    if (one.role === 'self' || one.role === 'pronoun' || one.end <= one.start) continue
    rest = `${rest.slice(0, one.start)}${'，'.repeat(one.end - one.start)}${rest.slice(one.end)}`
  }
  return rest.replace(/(?:我|他|她|俺)(?:自己)?(?:就|是)?一个(?:人)?(?:单独)?(?=[，带养拉抚照和跟干挣打劳有])/g, '我')
}

const bare = (total: number): Household => ({ total, adults: null, children: null, elders: null })

/** A head count and some of the heads: the rest follows only when nothing else can be. */
function partial(text: string, total: number, people: readonly Person[]): Household {
  const sums = tally(people)
  const listed = people.length
  if (listed > total) return bare(total)
  const rest = restOf(text)
  if (rest === 'children' && sums.unknown > 0) return { ...bare(total), children: sums.child + total - listed }
  if (rest !== null && sums.unknown === 0) {
    const more = total - listed
    const add = (kind: 'adults' | 'children' | 'elders', count: number): number => count + (rest === kind ? more : 0)
    return counts(add('adults', sums.adult), add('children', sums.child), add('elders', sums.elder))
  }
  const known = (count: number): number | null => (count > 0 ? count : null)
  if (sums.child > 0 && sums.elder > 0 && sums.unknown === 0)
    return { total, adults: total - sums.child - sums.elder, children: sums.child, elders: sums.elder }
  return { total, adults: null, children: known(sums.child), elders: known(sums.elder) }
}

const ONLY = /(?:就|只有|只剩|一共|总共)/
/** In a story 就 is any "then", and 家里有 names only whom the story needs. */
const ONLY_PEOPLE = /(?:就|只有|只剩|只)(?:是|有|剩)?(?:我|他|她|俩|两|二|三|一个|老)/

/** "奶奶七十五 孙子八岁": a list with an age for each is the whole answer. */
function isSaidInFull(one: Person, people: readonly Person[]): boolean {
  return one.years !== null && people.length > 1
}

function isComplete(text: string, people: readonly Person[], answer: boolean): boolean {
  return (
    people.some((one) => one.role === 'self' || one.open) ||
    (answer && people.every((one) => one.counted || isSaidInFull(one, people) || isPair(one, people))) ||
    (answer ? ONLY : ONLY_PEOPLE).test(text)
  )
}

function enumerated(text: string, people: readonly Person[], total: number | null, answer: boolean): Household | null {
  if (total !== null && total !== people.length) return partial(text, total, people)
  const sums = tally(people)
  if (sums.unknown === 0) return counts(sums.adult, sums.child, sums.elder)
  return total !== null || isComplete(text, people, answer) ? bare(people.length) : null
}

const SPEAKER: Person = {
  role: 'self',
  gender: null,
  written: '我',
  age: 'unknown',
  years: null,
  at: 0,
  open: false,
  kindOnly: false,
  counted: false,
  mention: 0,
}
const THIRD_PERSON = /他|她|病人|邻居|户主|隔壁/

/** A spouse or an in-law named by the speaker implies the speaker, unless the number said is full without. */
function withImpliedSelf(text: string, people: readonly Person[], total: number | null): readonly Person[] {
  if (people.some((one) => one.role === 'self' || one.open) || people.length === 0) return people
  const pair = people.filter((one) => ['old-spouse', 'elder'].includes(one.role) && /老头|老太/.test(one.written))
  if (pair.length > 1) return people
  // 男的八十二 女的七十九: husband and wife, both of them somebody else.
  if (people.filter((one) => ['spouse', 'old-spouse'].includes(one.role)).length > 1) return people
  const own = people.some((one) => ['spouse', 'old-spouse', 'in-law'].includes(one.role))
  const alone = /(?:^|[,，。\s])(?:就|是)*(?:(?:一|1)个人)?(?:单独|独自)?(?:带着?|养|拉扯|抚养)/.test(text)
  const lacking = total !== null && total === people.length + 1 && (own || people.some((one) => !one.counted))
  if (total === people.length || (!own && !alone && !lacking)) return people
  if (THIRD_PERSON.test(text) && !lacking) return people
  return [SPEAKER, ...people]
}

/** 儿子媳妇 beside others who were counted: both of them. */
function isPair(one: Person, people: readonly Person[]): boolean {
  return people.length > 2 && people.some((other) => other !== one && other.mention === one.mention)
}

/** Without 我 the list is the whole home only when it sounds complete. */
function isWholeHome(text: string, people: readonly Person[], answer: boolean): boolean {
  if (people.some((one) => one.open || ['couple', 'old-couple'].includes(one.role))) return true
  if (!answer) return ONLY_PEOPLE.test(text)
  if (people.every((one) => one.counted || isSaidInFull(one, people) || isPair(one, people))) return true
  return /(?:就|只有|只剩|家里(?:有|就|是)|带)/.test(text)
}

const LONE_OLD =
  /(?:就|只|剩|只有|是|^)*(?:剩|有|是)?(?<![跟和同与带陪])我(?:这个?|一个)?(?:孤)?(?:老太婆|老头子|老头|老太太?|老婆子|老人|老的)(?:一|1)?(?:个)?(?:人)?(?:了|过|住)?[。.!！]?$/

const KIND = '(?:老人|老的|大人|小人|小孩子?|小的|孩子|男的|女的)'
/** "大人四个小孩三个": the numbers stand behind the words. */
function withCountsApart(text: string): string {
  const pair = new RegExp(
    `(?<![个位名俩两三四五六七八九十\\d])(${KIND}(?:有)?(?:${NUMBER})个?)(?=${KIND}(?:有)?(?:${NUMBER})个?(?=$|[,，。\\s人]|${KIND}))`,
    'g',
  )
  return text.replace(pair, '$1，')
}

/** 叔叔阿姨，……: whom a child speaks to, nobody of the home. */
const ADDRESSED = /^(?:警察)?(?:叔叔|阿姨)+(?:们|好)?[，,。\s]*/

function readHousehold(told: string, answer: boolean): Household | null {
  if (LONE_OLD.test(told)) return counts(0, 0, 1)
  const said = told.replace(ADDRESSED, '')
  const isChild = said !== told || SCHOOLCHILD.test(said)
  const text = withCountsApart(withoutFormerTotals(said))
  const mentions = findMentions(text, answer)
  const short = shortCounts(text)
  if (short !== null)
    return withTotal(
      withOthers(short.home, short.rest, answer),
      readTotal(text.replace(/[两一二三四五六\d]个?[大小老]/g, '，')),
    )
  const account = accountOf(text, mentions)
  const total = readTotal(withoutMentions(text, mentions))
  const people = settle(text, withImpliedSelf(text, account, total), answer, isChild)
  const others = people.filter((one) => one.role !== 'self')
  if (others.length === 0 || isLoneOld(text, people)) return alone(text, people)
  if (others.length === people.length && total === null && !isWholeHome(text, others, answer)) return null
  return enumerated(text, people, total, answer)
}

/** "两老两小 加我们两口": the grown-ups are named apart. */
function withOthers(said: Household, rest: string, answer: boolean): Household {
  const people = settle(rest, accountOf(rest, findMentions(rest, answer)), answer)
  const sums = tally(people)
  const grown = sums.adult
  // 两大两小 外加外婆七十三: somebody more.
  if (/(?:外加|还有|另外|加上|还带)/.test(rest) && people.length > 0 && sums.unknown === 0)
    return counts((said.adults ?? 0) + grown, (said.children ?? 0) + sums.child, (said.elders ?? 0) + sums.elder)
  return said.adults === 0 && grown === people.length ? counts(grown, said.children, said.elders) : said
}

function withTotal(said: Household, total: number | null): Household {
  if (total === null || said.total === null || total <= said.total) return said
  return { ...said, total, adults: said.adults === 0 ? total - said.total : null }
}

/** "独居老人", "老娘一个人住": one old person alone, who may not be the speaker. */
function isLoneOld(text: string, people: readonly Person[]): boolean {
  const [first] = people
  return (
    people.length === 1 &&
    first !== undefined &&
    first.role !== 'self' &&
    !first.counted &&
    ALONE.test(text) &&
    /(?:独居|一个人|独自|孤)/.test(text) &&
    !/带|和|跟/.test(text)
  )
}

function alone(text: string, people: readonly Person[]): Household | null {
  const total = readTotal(text)
  if (total !== null && total > 1) return bare(total)
  // 我一个孤老头子: he has named nobody else.
  if (people.length === 1 && /^我.*(?:孤|一个老)/.test(people[0]?.written ?? '')) return counts(0, 0, 1)
  if (total === null && !ALONE.test(text)) return null
  const [person] = people
  const aged =
    /(?:^|[^\d])[6-9]\d(?=[ ,，。]|$)|(?:[六七八九]十|(?<!\d)[6-9]\d)(?:[一二三四五六七八九多来几])?(?:岁|了|的人|$)/.test(
      text,
    )
  if (person?.age === 'elder' || /孤老|独居老|五保|孤寡/.test(text) || aged) return counts(0, 0, 1)
  return person?.age === 'child' || /孤儿/.test(text) ? counts(0, 1, 0) : counts(1, 0, 0)
}

/** 我一个, when the number of people was asked. */
const JUST_ME = /^(?:家里)?(?:我|俺)(?:就)?一个[。.!！了啊呢哦]*$/

/** "家里四个 两个在外头 现在就老的两个在家": the number said before no longer holds. */
const AT_HOME_NOW = /^(.+?)(?:现在|如今|眼下|目前)(?:家里)?(?:就|只|只有|就剩|只剩|剩)(?:有|是|下)?(.+)$/

function sinceTotal(text: string): string[] {
  const found = AT_HOME_NOW.exec(text)
  return found !== null && readTotal(found[1] ?? '') !== null ? [found[2] ?? ''] : []
}

/** Who lives in the home; parts nobody said stay null, and null as a whole when nothing was said. */
export function findHousehold(text: string, answer = true): Household | null {
  if (REFUSED.test(text) || listsHomes(text)) return null
  if (answer && JUST_ME.test(text)) return counts(1, 0, 0)
  const plain = plainHome(text)
  for (const reading of [...sinceTotal(plain), ...correctedReadings(plain)]) {
    const household = onlyTwo(reading, readHousehold(reading, answer))
    if (household !== null && (household.total === null || household.total > 0)) return withNone(plain, household)
  }
  return null
}
