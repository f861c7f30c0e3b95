/** Asks every labelled question of the live handbook and of the draft, and tells where the answers part. */
import { baseSlug } from '../../core/knowledge/sections.ts'
import type { Article, Bundle } from '../../core/knowledge/article.ts'
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import type { Answerer } from '../answer-question.ts'
import type { HandbookServices } from './deps.ts'
import { gradeOf, type Grade, type LabelledQuestion } from './labelled.ts'

export type Told = { outcome: HandbookAnswer['outcome']; slug: string | null; answer: string; grade: Grade }
export type Difference = {
  question: string
  /** The topic that should answer; `none`: no topic. */
  expected: string
  change: 'better' | 'worse' | 'other'
  before: Told
  after: Told
}
export type Regression = {
  questions: number
  changed: number
  better: number
  worse: number
  /** Same topic, other words: the edit itself. */
  reworded: number
  /** The worse first, at most 200. */
  differences: Difference[]
  ms: number
}

const SHOWN_MOST = 200
/** Questions between two moments in which residents are served. */
const BREATH = 4

/** The bench's questions and the asks of all articles, each once. */
export function questionsFor(bench: readonly LabelledQuestion[], bundles: readonly Bundle[]): LabelledQuestion[] {
  const asks = bundles.flatMap(({ articles }) =>
    articles.flatMap(({ slug, asks }) =>
      asks.map((question, at): LabelledQuestion => ({ id: `${slug}:${at + 1}`, question, slug, also: [] })),
    ),
  )
  const once = new Map([...bench, ...asks].map((labelled) => [labelled.question, labelled]))
  // The bench's label is richer than an ask's: it wins where both have the question.
  for (const labelled of bench) once.set(labelled.question, labelled)
  return [...once.values()]
}

export async function tellAll(answerer: Answerer, questions: readonly LabelledQuestion[], now: Date): Promise<Told[]> {
  const told: Told[] = []
  for (const labelled of questions) {
    const result = await answerer.answer(labelled.question, { now })
    const { outcome, slug, answer } = result
    told.push({ outcome, slug, answer, grade: gradeOf(labelled, result) })
    if (told.length % BREATH === 0) await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return told
}

export async function compareDraft(deps: HandbookServices, draft: Article): Promise<Regression> {
  const startedAt = performance.now()
  const now = deps.clock.now()
  const [live, trial] = [await deps.live.trial(null), await deps.live.trial(draft)]
  const questions = questionsFor(deps.questions, [live.bundle, trial.bundle])
  const before = await tellAll(live.answerer, questions, now)
  const after = await tellAll(trial.answerer, questions, now)
  return summary(questions, before, after, draft.slug, Math.round(performance.now() - startedAt))
}

function summary(
  questions: readonly LabelledQuestion[],
  before: readonly Told[],
  after: readonly Told[],
  edited: string,
  ms: number,
): Regression {
  const all = questions.flatMap((labelled, at): Difference[] => {
    const [one, other] = [before[at], after[at]]
    if (!one || !other || (one.outcome === other.outcome && one.slug === other.slug && one.answer === other.answer))
      return []
    const change = other.grade > one.grade ? 'better' : other.grade < one.grade ? 'worse' : 'other'
    return [{ question: labelled.question, expected: labelled.slug, change, before: one, after: other }]
  })
  const count = (change: Difference['change']): number => all.filter((one) => one.change === change).length
  const isReworded = ({ change, before: one, after: other }: Difference): boolean =>
    change === 'other' && one.slug === other.slug && other.slug !== null && baseSlug(other.slug) === baseSlug(edited)
  const rank = { worse: 0, better: 1, other: 2 } as const
  return {
    questions: questions.length,
    changed: all.length,
    better: count('better'),
    worse: count('worse'),
    reworded: all.filter(isReworded).length,
    differences: all.sort((one, other) => rank[one.change] - rank[other.change]).slice(0, SHOWN_MOST),
    ms,
  }
}
