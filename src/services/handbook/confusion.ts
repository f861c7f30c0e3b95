/** Which two articles take each other's questions, and which questions: what to mend is a wording of one of the two. */
import { baseSlug } from '../../core/knowledge/sections.ts'
import { isTopic, type LabelledQuestion } from './labelled.ts'

export interface Confusion {
  /** Two topics, in the order of the alphabet. */
  one: string
  other: string
  count: number
  /** The first twenty: whose question it is, and which article came first instead. */
  stolen: { question: string; from: string; by: string }[]
}

const STOLEN_SHOWN = 20

/** `asked`: questions that have an article, with the one that came first. The worst pair first. */
export function confusionOf(asked: readonly { labelled: LabelledQuestion; first: string | null }[]): Confusion[] {
  const pairs = new Map<string, Confusion>()
  for (const { labelled, first } of asked) {
    if (first === null || isTopic(labelled, first)) continue
    const [from, by] = [baseSlug(labelled.slug), baseSlug(first)]
    const [one = '', other = ''] = [from, by].sort()
    const held = pairs.get(`${one} ${other}`) ?? { one, other, count: 0, stolen: [] }
    held.count += 1
    if (held.stolen.length < STOLEN_SHOWN) held.stolen.push({ question: labelled.question, from, by })
    pairs.set(`${one} ${other}`, held)
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count || (a.one < b.one ? -1 : 1))
}
