// Whether a word for somebody means a person already known, or a place that a group left open.
import { ageClass, type Years } from './ages.ts'
import type { Mention } from './mentions.ts'
import type { Age, Gender, Role } from './words.ts'

export interface Person {
  role: Role
  gender: Gender
  written: string
  age: Age
  years: number | null
  /** Where the person was last mentioned. */
  at: number
  /** Stands for one of a pair or a group, until a word for it comes: 父女俩 … 我 … 她. */
  open: boolean
  /** 三个老的, 两个大人: only a kind, until the list behind it says who. */
  kindOnly: boolean
  /** Named together with a number. */
  counted: boolean
  /** One number for the mention that brought the person in. */
  mention: number
}

const KIN_CLASS: Readonly<Partial<Record<Role, string>>> = {
  child: 'young',
  offspring: 'young',
  grandchild: 'young',
  parent: 'parent',
  'old-parent': 'parent',
  'in-law': 'parent-in-law',
  spouse: 'spouse',
  'old-spouse': 'spouse',
}
const GENERIC_CHILD = new Set<Role>(['child', 'which'])
const OLDER = new Set<Role>(['parent', 'old-parent', 'in-law', 'grandparent', 'elder', 'old-spouse'])

/** A child by the word, whatever the age. */
export function isYoung(person: Person): boolean {
  return KIN_CLASS[person.role] === 'young' || person.role === 'which'
}

/** Whether an uncounted word can mean somebody already in the account. */
export function isSame(mention: Mention, person: Person): boolean {
  if (mention.years.length > 0 && person.years !== null && mention.years[0]?.years !== person.years) return false
  if (mention.gender !== null && person.gender !== null && mention.gender !== person.gender) return false
  if (mention.written === person.written) return true
  if (mention.added) return false
  const [said, known] = [KIN_CLASS[mention.role], KIN_CLASS[person.role]]
  if (said === 'young' && known === 'young')
    return mention.role === person.role || GENERIC_CHILD.has(mention.role) || GENERIC_CHILD.has(person.role)
  if (mention.role === 'elder') return person.age === 'elder' || person.role === 'parent'
  return said !== undefined && said === known
}

/** Words for a kind of people, not for anybody in particular. */
export const KIND_ONLY = /^(?:老人家?|老的|大人|成年人|小的|小孩子?|孩子|娃儿?|小把戏|未成年人?)$/
const OF_KIND: Readonly<Partial<Record<Age, ReadonlySet<Role>>>> = {
  elder: new Set(['parent', 'old-parent', 'in-law', 'grandparent']),
  adult: new Set(['self', 'spouse', 'couple', 'sibling', 'offspring']),
  child: new Set(['offspring', 'grandchild']),
}

/** Whether a word can be the one that a group left open. */
export function fills(mention: Mention, person: Person): boolean {
  if (person.kindOnly && !mention.added && person.years === null && OF_KIND[person.age]?.has(mention.role) === true)
    return true
  if (!person.open) return false
  if (person.role === 'couple' || person.role === 'old-couple' || person.role === 'pair')
    return ['self', 'spouse', 'old-spouse'].includes(mention.role)
  if (person.role === 'siblings') return ['self', 'sibling'].includes(mention.role)
  if (person.role === 'generations')
    return person.age === 'elder'
      ? OLDER.has(mention.role) || (mention.role === 'self' && !isChildAge(mention.years))
      : ['self', 'grandchild', 'child', 'which'].includes(mention.role)
  return ['self', 'parent', 'old-parent', 'offspring', 'child', 'which'].includes(mention.role)
}

function isChildAge(years: readonly Years[]): boolean {
  return years[0] !== undefined && ageClass(years[0].years, years[0].months) === 'child'
}
