// Keeps the account of who lives at home: each person once, however often and in whatever words mentioned.
import { ageClass, agesIn, type Years } from './ages.ts'
import { fills, isSame, isYoung, KIND_ONLY, type Person } from './match.ts'
import type { Mention } from './mentions.ts'
import { ageOfRole } from './words.ts'

class Account {
  readonly text: string
  people: Person[] = []
  /** The old husband or wife has died: the one who says so is old. */
  widowed = false
  private count = 0

  constructor(text: string) {
    this.text = text
  }

  add(mention: Mention, over: Partial<Person> = {}, size = mention.size): Person[] {
    this.count += 1
    const fresh = Array.from({ length: size }, () => ({
      role: mention.role,
      gender: mention.gender,
      written: mention.written,
      age: ageOfRole(mention.role),
      years: null,
      at: mention.start,
      open: false,
      kindOnly: KIND_ONLY.test(mention.written),
      counted: mention.counted,
      mention: this.count,
      ...over,
    }))
    this.people.push(...fresh)
    return fresh
  }

  find(wanted: (person: Person) => boolean): Person | undefined {
    return this.people.find(wanted)
  }

  get self(): Person | undefined {
    return this.find((person) => person.role === 'self')
  }

  remove(gone: Person): void {
    this.people = this.people.filter((person) => person !== gone)
  }
}

/** One age is everybody's, several are dealt out in turn. */
function giveAges(people: readonly Person[], years: readonly Years[]): void {
  const [first] = years
  if (first === undefined) return
  const takers = people.filter((person) => person.years === null)
  for (const [index, person] of (takers.length > 0 ? takers : people).entries()) {
    const own = years.length === 1 ? first : years[index]
    if (own === undefined) continue
    person.years = own.months ? Math.floor(own.years / 12) : own.years
    person.age = ageClass(own.years, own.months)
  }
}

function become(person: Person, mention: Mention): void {
  if (person.open) {
    person.role = mention.role
    if (person.age === 'unknown') person.age = ageOfRole(mention.role)
  } else if (mention.role === 'self') person.role = 'self'
  if (person.kindOnly) person.role = mention.role
  person.open = false
  person.kindOnly = KIND_ONLY.test(mention.written)
  person.written = mention.written
  person.at = mention.start
  person.gender ??= mention.gender
  if (mention.old === true && person.years === null) person.age = 'elder'
  giveAges([person], mention.years)
}

function takeSelf(account: Account, mention: Mention): Person[] {
  const known = account.self ?? account.find((one) => fills(mention, one))
  return known === undefined ? account.add(mention, mention.old === true ? { age: 'elder' } : {}) : [known]
}

/** "儿子判给我 九岁": the age is the son's; the speaker is only there. */
function takeReceiver(account: Account, mention: Mention): Person[] {
  const given = account.people.filter((person) => person.role !== 'self' && person.years === null).at(-1)
  const self = takeSelf(account, { ...mention, years: [] })
  if (given !== undefined) giveAges([given], mention.years)
  return given === undefined ? self : []
}

/** 两口子, 我俩: the speaker and the one beside him, whoever of them is already there. */
function takePair(account: Account, mention: Mention): Person[] {
  const { self } = account
  const beside =
    account.find((one) => ['spouse', 'old-spouse'].includes(one.role)) ??
    (mention.role === 'pair' && self !== undefined ? account.people.filter((one) => one !== self).at(-1) : undefined)
  const others = mention.role === 'old-couple' && mention.added && self !== undefined
  if (others) return account.add({ ...mention, role: 'elder' })
  const pair = [self, beside].filter((one) => one !== undefined)
  const age = mention.role === 'old-couple' ? 'elder' : 'adult'
  if (pair.length < 2) pair.push(...account.add(mention, { open: true, age }, 2 - pair.length))
  for (const person of pair) if (person.years === null && (person.age === 'unknown' || person.open)) person.age = age
  return pair
}

function takeGroup(account: Account, mention: Mention): Person[] {
  // "我七十一 孙子十五 就我们爷俩": the two are those already named.
  const summed = account.self !== undefined && account.people.length === mention.size
  if (summed && mention.role !== 'siblings') return []
  if (mention.role === 'siblings') return account.add(mention, { open: true })
  const isOld = mention.role === 'generations'
  return [
    ...account.add(mention, { open: true, age: isOld ? 'elder' : 'unknown' }, 1),
    ...account.add(mention, { open: true, age: isOld ? 'child' : 'unknown' }, mention.size - 1),
  ]
}

/** 大的, 小的, 一个七岁: one of the children already there, else one more. */
function takeWhich(account: Account, mention: Mention): Person[] {
  const bare = account.people.filter((person) => isYoung(person) && person.years === null)
  const parts = account.people.filter((person) => person.open && person.role !== 'couple' && fills(mention, person))
  const known = [...bare, ...parts].slice(0, mention.size)
  const more = mention.added && mention.written.includes('的') && bare.length < 2
  if (known.length === mention.size && !more) return known
  // 大的 without any child before says nothing of how many there are.
  if (/^(?:最?[大小]的|老)/.test(mention.written) && mention.years.length === 0 && !mention.counted) return []
  return account.add(mention)
}

function takePronoun(account: Account, mention: Mention): Person[] {
  const others = account.people.filter((person) => person.role !== 'self')
  if (/们/.test(mention.written)) return lastNamed(account.text, others)
  const last = others.filter((person) => person.years === null).at(-1)
  return last === undefined ? [] : [last]
}

/** 他们: those named last, in one clause. */
function lastNamed(text: string, people: readonly Person[]): Person[] {
  const last = Math.max(...people.map((person) => person.at))
  const clause = clauseStart(text, last)
  return people.filter((person) => person.at >= clause && person.years === null)
}

function clauseStart(text: string, at: number): number {
  const before = text.slice(0, at)
  return Math.max(...[',', '，', '。', ';', '；', ' '].map((mark) => before.lastIndexOf(mark))) + 1
}

/** 他爸, 他妈: the husband's parents, or the child's father. */
function takeNextOfKin(account: Account, mention: Mention): Person[] {
  const last = account.people.filter((person) => person.role !== 'self' && person.role !== 'next-of-kin').at(-1)
  const spouse = account.find((person) => person.role === 'spouse')
  if (last !== undefined && isYoung(last))
    return spouse === undefined ? account.add({ ...mention, role: 'spouse' }) : [spouse]
  return account.add(mention, { age: spouse === undefined ? 'unknown' : 'elder' })
}

function takeKin(account: Account, mention: Mention): Person[] {
  if (mention.role === 'spouse' || mention.role === 'old-spouse') {
    const spouse = account.find((one) => one.role === 'spouse' || one.role === 'old-spouse')
    if (spouse !== undefined && isSame(mention, spouse)) return [spouse]
    // 老头子七十九 老太婆七十七: two old people, no speaker.
    if (spouse !== undefined && mention.role === 'old-spouse') return account.add({ ...mention, role: 'elder' })
  }
  const part = account.people.filter((one) => fills(mention, one)).slice(0, mention.size)
  if (part.length === mention.size) return part
  if (!mention.counted) {
    const same = account.people.filter((one) => one.role !== 'self' && isSame(mention, one))
    const chosen = same.filter((one) => one.written === mention.written)
    const pool = chosen.length > 0 ? chosen : same
    if (pool.length > 0) return mention.size > 1 || mention.years.length > 1 ? pool : pool.slice(0, 1)
  }
  return account.add(mention)
}

function take(account: Account, mention: Mention): Person[] {
  switch (mention.role) {
    case 'self':
      return takeSelf(account, mention)
    case 'couple':
    case 'old-couple':
    case 'pair':
      return takePair(account, mention)
    case 'generations':
    case 'parent-and-child':
    case 'siblings':
      return takeGroup(account, mention)
    case 'which':
      return takeWhich(account, mention)
    case 'pronoun':
      return takePronoun(account, mention)
    case 'next-of-kin':
      return takeNextOfKin(account, mention)
    default:
      return takeKin(account, mention)
  }
}

function leave(account: Account, mention: Mention): void {
  if (mention.role === 'old-spouse') account.widowed = true
  const leaving =
    mention.role === 'which'
      ? account.people.filter((person) => isYoung(person) && person.years === null).slice(-1)
      : mention.role === 'pronoun'
        ? account.people.filter((person) => person.role !== 'self').slice(-1)
        : mention.counted
          ? []
          : account.people.filter((person) => person.role !== 'self' && isSame({ ...mention, years: [] }, person))
  for (const person of leaving) account.remove(person)
}

/** "我跟我哥都四十多": 都 reaches over its clause, or over all when its clause names nobody. */
function shareAges(text: string, people: readonly Person[]): void {
  for (const shared of agesIn(text, false).filter((years) => years.everybody)) {
    const clause = clauseStart(text, shared.index)
    const named = people.filter((person) => person.at >= clause && person.at < shared.index)
    const meant = named.length > 0 ? named : people.filter((person) => person.at < shared.index && !isYoung(person))
    if (named.length === 0 && shared.years < 18) continue
    const bare = meant.filter((person) => person.years === null)
    if (bare.length > 0) giveAges(bare, [shared])
  }
}

const NOW_ONLY =
  /(?:现在|如今|眼下|目前)(?:家里)?(?:就|只|剩)|(?:就剩|只剩|剩下)|家里头?就(?:只)?(?:有)?(?=(?:我|俺)(?:跟|和|同|带)(?![^,，。\s]{0,8}(?:干|做|上班|挣|打工|能|会|有(?:收入|工资|工作))))/g

/** "外公外婆带大的 现在就外婆跟我": who is at home now is named anew. */
function sinceNow(text: string, people: readonly Person[]): Person[] {
  const from = [...text.matchAll(NOW_ONLY)].at(-1)?.index ?? 0
  const now = people.filter((person) => person.at >= from)
  return now.some((person) => person.role !== 'self') ? now : [...people]
}

/** "我跟我爱人 六十三跟六十一": more ages than people go to those named just before, too. */
function withCompany(account: Account, mention: Mention, taken: readonly Person[]): readonly Person[] {
  const lacking = mention.years.length - taken.length
  if (lacking <= 0 || taken.length === 0 || mention.role === 'self' || taken.some((person) => person.years !== null))
    return taken
  const before = account.people.filter((person) => person.years === null && !taken.includes(person))
  return before.length === lacking ? [...before, ...taken] : taken
}

/** Everybody at home once, from all that was said about them. */
export function accountOf(text: string, mentions: readonly Mention[]): Person[] {
  const account = new Account(text)
  for (const mention of mentions) {
    if (mention.gone) {
      leave(account, mention)
      continue
    }
    const taken = mention.receiver === true ? takeReceiver(account, mention) : take(account, mention)
    const company = withCompany(account, mention, taken)
    for (const person of taken) {
      person.at = mention.start
      if (mention.role === 'which') person.open = false
      else if (taken.length > 1 && person.kindOnly && !mention.counted) person.kindOnly = false
      else if (taken.length === 1 && !['pronoun', 'pair', 'couple', 'old-couple'].includes(mention.role))
        become(person, mention)
    }
    giveAges(company, mention.years)
  }
  shareAges(text, account.people)
  const { self } = account
  if (account.widowed && self !== undefined && self.age === 'unknown') self.age = 'elder'
  return sinceNow(text, account.people)
}
