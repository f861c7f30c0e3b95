/** The labelled questions asked of the live handbook, and the trend of such runs over its versions. */
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import { baseSlug } from '../../core/knowledge/sections.ts'
import * as z from 'zod'
import type { Editor, HandbookServices } from './deps.ts'
import { labelledQuestions } from './bench-questions.ts'
import { confusionOf, type Confusion } from './confusion.ts'
import { gradeOf, isTopic, NONE, type LabelledQuestion } from './labelled.ts'

const share = z.number().nullable()
const confusion: z.ZodType<Confusion> = z.object({
  one: z.string(),
  other: z.string(),
  count: z.number(),
  stolen: z.array(z.object({ question: z.string(), from: z.string(), by: z.string() })),
})
export const benchResult = z.object({
  questions: z.number(),
  /** Right article first, of questions that have one. */
  hit1: share,
  /** Among the first three. Runs of older releases did not measure it. */
  hit3: share.default(null),
  /** Right, of those answered. */
  precision: share,
  /** Answered or offered, of questions that have an article. */
  coverage: share,
  /** Declined, of questions that have none. */
  abstention: share,
  ms: z.number(),
  /** Articles that take each other's questions, the worst first. */
  confusion: z.array(confusion).default([]),
  /** The first hundred that went wrong. */
  misses: z.array(
    z.object({ question: z.string(), expected: z.string(), outcome: z.string(), slug: z.string().nullable() }),
  ),
})
export type BenchResult = z.infer<typeof benchResult>

export interface BenchRun extends BenchResult {
  id: string
  at: string
  by: string
  bundle: string
}

const MISSES_MOST = 100
const RUNS_SHOWN = 50
const BREATH = 2
const TAKES_UP: ReadonlySet<string> = new Set(['answer', 'choose', 'emergency'])

type Asked = { labelled: LabelledQuestion; result: HandbookAnswer; first: string | null; three: string[] }

export async function runBench(deps: HandbookServices, editor: Editor): Promise<BenchRun> {
  const startedAt = performance.now()
  const { answerer, bundle } = await deps.live.trial(null)
  const asked: Asked[] = []
  for (const labelled of await labelledQuestions(deps)) {
    const result = await answerer.answer(labelled.question, { now: deps.clock.now() })
    asked.push({ labelled, result, first: firstOf(result), three: firstThree(result) })
    if (asked.length % BREATH === 0) await new Promise((resolve) => setTimeout(resolve, 0))
  }
  const result = { ...measured(asked), ms: Math.round(performance.now() - startedAt) }
  const [id, at] = [deps.ids.next('bench'), deps.clock.now().toISOString()]
  const audit = { at, actor: editor.id, action: 'bench.run', target: bundle.hash, detail: `${result.questions}` }
  const row = { id, at, byName: editor.name, bundle: bundle.hash, result: JSON.stringify(result) }
  await deps.articles.addBenchRun(row, [audit])
  return { id, at, by: editor.name, bundle: bundle.hash, ...result }
}

/** The newest first. */
export async function listBench(deps: HandbookServices): Promise<BenchRun[]> {
  const rows = await deps.articles.benchRuns(RUNS_SHOWN)
  return rows.flatMap(({ id, at, byName, bundle, result }) => {
    const parsed = benchResult.safeParse(JSON.parse(result))
    // A run of an older release that measured something else is left out of the trend.
    return parsed.success ? [{ id, at, by: byName, bundle, ...parsed.data }] : []
  })
}

function measured(asked: readonly Asked[]): Omit<BenchResult, 'ms'> {
  const inside = asked.filter(({ labelled }) => labelled.slug !== NONE)
  const outside = asked.filter(({ labelled }) => labelled.slug === NONE)
  const answered = asked.filter(({ result }) => result.outcome === 'answer')
  const wrong = asked.filter(({ labelled, result }) => gradeOf(labelled, result) < 1)
  return {
    questions: asked.length,
    hit1: shareOf(inside, ({ labelled, first }) => isTopic(labelled, first)),
    hit3: shareOf(inside, ({ labelled, three }) => three.some((slug) => isTopic(labelled, slug))),
    precision: shareOf(answered, ({ labelled, result }) => gradeOf(labelled, result) === 2),
    coverage: shareOf(inside, ({ result }) => TAKES_UP.has(result.outcome)),
    abstention: shareOf(outside, ({ labelled, result }) => gradeOf(labelled, result) === 2),
    confusion: confusionOf(inside),
    misses: wrong.slice(0, MISSES_MOST).map(({ labelled, result, first }) => ({
      question: labelled.question,
      expected: labelled.slug,
      outcome: result.outcome,
      slug: first === null ? null : baseSlug(first),
    })),
  }
}

/** The first candidate, whatever the outcome was. */
function firstOf(result: HandbookAnswer & { candidates?: readonly { slug: string }[] }): string | null {
  return result.candidates?.[0]?.slug ?? result.slug ?? result.choices?.[0]?.id ?? null
}

/** Different topics, best first. */
function firstThree(result: HandbookAnswer & { candidates?: readonly { slug: string }[] }): string[] {
  const named = [result.slug, ...(result.candidates ?? []).map(({ slug }) => slug)].flatMap((slug) => slug ?? [])
  const offered = named.length > 0 ? named : (result.choices ?? []).map(({ id }) => id)
  return [...new Set(offered.map(baseSlug))].slice(0, 3)
}

function shareOf(asked: readonly Asked[], is: (one: Asked) => boolean): number | null {
  return asked.length === 0 ? null : Number((asked.filter(is).length / asked.length).toFixed(4))
}
