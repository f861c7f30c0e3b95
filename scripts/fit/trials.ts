/** Every labelled question as the search would meet it had it never been learnt from: the ground for all fitting. */
import type { Evidence } from '../../src/core/knowledge/evidence.ts'
import { DOORS } from '../../src/core/knowledge/evidence.ts'
import type { Library } from '../../src/core/knowledge/library.ts'
import type { Prepared, Search } from '../../src/core/knowledge/search.ts'
import { gramsOf, normaliseText } from '../../src/core/knowledge/text.ts'
import type { TopicModel } from '../../src/core/knowledge/topic-model.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import type { Labelled } from './data.ts'
import type { Example } from './train-topics.ts'
import { trainTopics } from './train-topics.ts'

export type Trial = {
  set: Labelled['set'] | 'ask'
  /** Topics that count as right; the other doors for what is out of scope. */
  right: number[]
  inScope: boolean
  /** The ask's own article; -1 for questions. */
  article: number
  length: number
  evidence: Evidence
}

const WEIGHT = { title: 1, ask: 1, passage: 0.5, fit: 3, own: 3 } as const
const LAMBDA = 0.2
const LAMBDA_WORDS = 0.5
/** Asks are left out one in so many: enough to choose articles by, without drowning the questions. */
const ASK_STEP = 2

export type Parts = { library: Library; search: Search; embedder: Embedder | null; labelled: readonly Labelled[] }

export async function runTrials({
  library,
  search,
  embedder,
  labelled,
}: Parts): Promise<{ model: TopicModel; trials: Trial[] }> {
  const rowOf = (slug: string): number => library.topics.indexOf(slug === 'none' ? DOORS : slug)
  const questions: { prepared: Prepared; vectors: Float32Array[] | null; rows: number[]; labelled: Labelled }[] = []
  for (const entry of labelled) {
    const prepared = search.prepare(entry.question)
    // As passages, so that the cache keeps them: the vectors are the same.
    const vectors = embedder && (await embedder.embed(prepared.texts, 'passage'))
    const rows = [entry.slug, ...entry.also].map(rowOf).filter((row) => row >= 0)
    if (rows.length > 0) questions.push({ prepared, vectors, rows, labelled: entry })
  }
  const unitVectors =
    embedder &&
    (await embedder.embed(
      library.units.map(({ text }) => text),
      'passage',
    ))
  // Leaving out is cheap for the last examples only, so the questions come last and the passages first.
  const order = library.units.map((_, at) => at).sort((one, other) => kindRank(library, one) - kindRank(library, other))
  const place = new Map(order.map((unit, at) => [unit, at]))
  const examples = [
    ...order.map((at): Example => {
      const unit = library.units[at] as Library['units'][number]
      const grams = unit.kind === 'ask' ? search.prepare(unit.text).grams : gramsOf(normaliseText(unit.text))
      return {
        grams,
        vector: unitVectors?.[at] ?? null,
        rows: [library.topicOf[unit.article] ?? 0],
        weight: WEIGHT[unit.kind],
      }
    }),
    ...questions.map(({ prepared, vectors, rows, labelled: { set } }): Example => {
      return { grams: prepared.grams, vector: vectors?.[0] ?? null, rows, weight: WEIGHT[set] }
    }),
  ]
  const lambda = embedder ? LAMBDA : LAMBDA_WORDS
  const { model, leftOut } = trainTopics(examples, { classes: library.topics, embedder: embedder?.id ?? null, lambda })

  const trials = questions.map(({ prepared, vectors, rows, labelled: { set, slug } }, at): Trial => {
    const scores = { ...search.score(prepared, vectors), learnt: leftOut(order.length + at) }
    const evidence = search.gather(scores)
    return { set, right: rows, inScope: slug !== 'none', article: -1, length: prepared.reading.text.length, evidence }
  })
  for (let at = 0; at < library.units.length; at += ASK_STEP) {
    const unit = library.units[at]
    if (unit?.kind !== 'ask') continue
    const prepared = search.prepare(unit.text)
    const vectors = embedder && (await embedder.embed(prepared.texts, 'passage'))
    const scores = search.score(prepared, vectors)
    for (const list of [scores.dense, scores.clauseDense, scores.words, scores.clauseWords]) if (list) list[at] = 0
    const evidence = search.gather({ ...scores, learnt: leftOut(place.get(at) ?? 0) })
    const topic = library.topicOf[unit.article] ?? 0
    trials.push({
      set: 'ask',
      right: [topic],
      inScope: library.topics[topic] !== DOORS,
      article: unit.article,
      length: prepared.reading.text.length,
      evidence,
    })
  }
  return { model, trials }
}

function kindRank(library: Library, unit: number): number {
  return library.units[unit]?.kind === 'ask' ? 1 : 0
}
