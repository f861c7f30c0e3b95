/** Asks every labelled question of the live handbook and of the draft, and tells where the answers part. */
import { baseSlug } from '../../core/knowledge/sections.ts'
import type { Article, Bundle } from '../../core/knowledge/article.ts'
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import { beijing } from '../../core/time.ts'
import { labelledQuestions } from './bench-questions.ts'
import type { HandbookServices } from './deps.ts'
import type { LiveHandbook, Standing } from './live.ts'
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
const BREATH = 2

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

export async function compareDraft(deps: HandbookServices, draft: Article): Promise<Regression> {
  const startedAt = performance.now()
  const [live, trial] = [await deps.live.trial(null), await deps.live.trial(draft)]
  const questions = questionsFor(await labelledQuestions(deps), [live.bundle, trial.bundle])
  const before = await tellAll(deps, live, questions)
  const after = await tellAll(deps, trial, questions)
  return summary(questions, before, after, draft.slug, Math.round(performance.now() - startedAt))
}

/** As it came; graded anew each time, because an ask may move to another article. */
type Heard = Pick<HandbookAnswer, 'outcome' | 'slug' | 'answer' | 'choices'>
/** What a handbook said, by question; what was published yesterday as a draft is today's live handbook and need not be asked again. */
type Memory = { told: Map<string, Map<string, Heard>>; last: Promise<unknown> }
const memories = new WeakMap<LiveHandbook, Memory>()
const HANDBOOKS_KEPT = 3

/** One run at a time: a second one finds what the first one learnt. */
function tellAll(deps: HandbookServices, standing: Standing, questions: readonly LabelledQuestion[]): Promise<Told[]> {
  const memory = memories.get(deps.live) ?? { told: new Map(), last: Promise.resolve() }
  memories.set(deps.live, memory)
  const run = (): Promise<Told[]> => tellMissing(deps, memory, standing, questions)
  const next = memory.last.then(run, run)
  memory.last = next
  return next
}

async function tellMissing(
  deps: HandbookServices,
  memory: Memory,
  { answerer, bundle }: Standing,
  questions: readonly LabelledQuestion[],
): Promise<Told[]> {
  const now = deps.clock.now()
  // Passages hold from day to day, so an answer is remembered for its day.
  const key = await deps.vault.sha256(`${beijing(now).date} ${JSON.stringify(bundle.articles)}`)
  const known = memory.told.get(key) ?? new Map<string, Heard>()
  memory.told.delete(key)
  memory.told.set(key, known)
  if (memory.told.size > HANDBOOKS_KEPT) memory.told.delete(memory.told.keys().next().value ?? key)
  let asked = 0
  for (const labelled of questions) {
    if (known.has(labelled.question)) continue
    const { outcome, slug, answer, choices = [] } = await answerer.answer(labelled.question, { now })
    known.set(labelled.question, { outcome, slug, answer, choices })
    asked += 1
    if (asked % BREATH === 0) await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return questions.flatMap((labelled) => {
    const heard = known.get(labelled.question)
    if (!heard) return []
    const { outcome, slug, answer } = heard
    return [{ outcome, slug, answer, grade: gradeOf(labelled, heard) }]
  })
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
