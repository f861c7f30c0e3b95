/** Several needs told in one breath (房子烧了，老婆住院没钱，孩子学费交不上): the clauses of a story, and which need goes first. */
import { lacksSubject } from './follow-up.ts'

const BREAKS = /[，,。！!？?；;、\n]+|(?<=[了的])\s/
const CLAUSE_LEAST = 4
const CLAUSES_MOST = 7
/** One clause is no story. */
const STORY_LEAST = 2

/** The clauses that name something; none when the message is no story. */
export function clausesOf(text: string): string[] {
  const clauses = text
    .split(BREAKS)
    .map((clause) => clause.trim())
    .filter((clause) => clause.length >= CLAUSE_LEAST && !lacksSubject(clause))
  return clauses.length >= STORY_LEAST ? clauses.slice(0, CLAUSES_MOST) : []
}

/** Life and roof before bread, bread before papers; topics not named come after, as they were told. */
const URGENT = [
  'domestic-violence',
  'mental-care',
  'orphans-children',
  'vagrant-aid',
  'disaster-relief',
  'temporary-aid',
  'medical-aid',
  'fraud',
  'rigid-expense',
  'tekun',
  'dibao',
  'housing-aid',
  'workers-aid',
  'education-aid',
]

/** As far as the temporary aid, nothing can wait. */
export function isPressing(topic: string): boolean {
  return urgencyOf(topic) <= URGENT.indexOf('temporary-aid')
}

/** Smaller is more urgent. */
export function urgencyOf(topic: string): number {
  const at = URGENT.indexOf(topic)
  return at === -1 ? URGENT.length : at
}
