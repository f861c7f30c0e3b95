/** A question with the topic that must answer it, and how an answer counts (contracts §1, suite `questions`). */
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import { baseSlug } from '../../core/knowledge/sections.ts'

export type LabelledQuestion = {
  id: string
  question: string
  /** `none`: nothing of the handbook may answer it. */
  slug: string
  also: readonly string[]
}

export const NONE = 'none'
const DOORS = 'other-doors'
const DECLINES: ReadonlySet<string> = new Set(['unknown', 'smalltalk', 'human'])

/** 2 right · 1 the right one is offered, or a choice where nothing fits · 0 declined · −1 a wrong answer. */
export type Grade = 2 | 1 | 0 | -1

export function isTopic(labelled: LabelledQuestion, slug: string | null): boolean {
  return slug !== null && [labelled.slug, ...labelled.also].some((one) => baseSlug(one) === baseSlug(slug))
}

export function gradeOf(
  labelled: LabelledQuestion,
  result: Pick<HandbookAnswer, 'outcome' | 'slug' | 'choices'>,
): Grade {
  const { outcome, slug, choices = [] } = result
  if (labelled.slug === NONE) {
    if (DECLINES.has(outcome) || (slug !== null && baseSlug(slug) === DOORS)) return 2
    return outcome === 'choose' ? 1 : -1
  }
  if (isTopic(labelled, slug)) return 2
  if (outcome === 'choose') return choices.some(({ id }) => isTopic(labelled, id)) ? 1 : -1
  return slug === null ? 0 : -1
}
