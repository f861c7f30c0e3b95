/** Labelled questions as the search would meet them had it never learnt from them: the ground for all fitting. */
import type { Evidence } from '../../src/core/knowledge/evidence.ts'
import type { Asked } from '../../src/core/knowledge/decide.ts'
import { DOORS } from '../../src/core/knowledge/evidence.ts'
import type { Library } from '../../src/core/knowledge/library.ts'
import type { Prepared, Search } from '../../src/core/knowledge/search.ts'
import { gramsOf, normaliseText } from '../../src/core/knowledge/text.ts'
import { topicScores } from '../../src/core/knowledge/topic-model.ts'
import type { TopicModel } from '../../src/core/knowledge/topic-model.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import type { Labelled } from './data.ts'
import type { Example, Trained } from './train-topics.ts'
import { trainTopics } from './train-topics.ts'

export type Trial = {
  set: Labelled['set'] | 'ask'
  /** Topics that count as right; the other doors for what is out of scope. */
  right: number[]
  inScope: boolean
  /** The ask's own article; -1 for questions. */
  article: number
  asked: Asked
  evidence: Evidence
}

const WEIGHT = { unit: 1, fit: 3, own: 3 } as const
const LAMBDA = 0.2
const LAMBDA_WORDS = 0.5
/** Asks are left out one in so many: enough to choose articles by, without drowning the questions. */
const ASK_STEP = 4

type Question = { prepared: Prepared; vector: Float32Array | null; rows: number[]; labelled: Labelled }

/** A search with everything read and embedded once. */
export type Workshop = {
  library: Library
  search: Search
  embedder: Embedder | null
  questions: Question[]
  /**
   * Titles and asks in the order of training: leaving out is cheap for the last examples only, so titles go first. Passages
   * are not learnt from: with them nothing was found better (hit@1 of the unseen half the same), and the model was a sixth larger.
   */
  order: number[]
  units: Example[]
}

export async function openWorkshop(
  library: Library,
  search: Search,
  embedder: Embedder | null,
  labelled: readonly Labelled[],
): Promise<Workshop> {
  const rowOf = (slug: string): number => library.topics.indexOf(slug === 'none' ? DOORS : slug)
  const questions: Question[] = []
  for (const entry of labelled) {
    const prepared = search.prepare(entry.question)
    const vector = await embedOne(embedder, prepared)
    const rows = [entry.slug, ...entry.also].map(rowOf).filter((row) => row >= 0)
    if (rows.length > 0) questions.push({ prepared, vector, rows, labelled: entry })
  }
  const vectors =
    embedder &&
    (await embedder.embed(
      library.units.map(({ text }) => text),
      'passage',
    ))
  const order = [...placesOf(library, 'title'), ...placesOf(library, 'ask')]
  const units = order.map((at): Example => {
    const unit = library.units[at] as Library['units'][number]
    const grams = unit.kind === 'ask' ? search.prepare(unit.text).grams : gramsOf(normaliseText(unit.text))
    const rows = [library.topicOf[unit.article] ?? 0]
    return { grams, vector: vectors?.[at] ?? null, rows, weight: WEIGHT.unit }
  })
  return { library, search, embedder, questions, order, units }
}

/** Learns from everything. */
export function trainAll(workshop: Workshop): TopicModel {
  return train(workshop, workshop.questions.filter(isLearnt)).model
}

/**
 * Learns without the fit half and what was written in view of it, then meets the fit half as unseen questions; all that
 * was learnt from is left out one at a time.
 */
export async function runTrials(workshop: Workshop): Promise<Trial[]> {
  const { library, search, embedder, order, questions } = workshop
  const known = questions.filter((one) => one.labelled.set !== 'fit' && !one.labelled.late && isLearnt(one))
  const unseen = questions.filter((one) => one.labelled.set === 'fit' || !isLearnt(one))
  const { model, leftOut } = train(workshop, known)
  const own = leftOut(known.map((_, at) => order.length + at))
  const trials = [
    ...known.map((question, at) => toTrial(workshop, question, own[at] ?? [])),
    ...unseen.map((question) => {
      return toTrial(workshop, question, topicScores(model, question.prepared.grams, question.vector, library.topics))
    }),
  ]
  const places = [...order.keys()].filter((place) => isTried(library, order[place] ?? 0))
  const asks = leftOut(places)
  for (const [tried, place] of places.entries()) {
    const at = order[place] ?? 0
    const unit = library.units[at] as Library['units'][number]
    const prepared = search.prepare(unit.text)
    const scores = search.score(prepared, await embedOne(embedder, prepared))
    for (const list of [scores.dense, scores.words]) if (list) list[at] = 0
    const topic = library.topicOf[unit.article] ?? 0
    trials.push({
      set: 'ask',
      right: [topic],
      inScope: library.topics[topic] !== DOORS,
      article: unit.article,
      asked: askedOf(prepared),
      evidence: search.gather({ ...scores, learnt: asks[tried] ?? [] }),
    })
  }
  return trials
}

/**
 * 杭州低保标准是多少 is none of ours for its place only, which the decision reads by name: learnt as none, it would pull the
 * same question about Zhenjiang away from its topic.
 */
function isLearnt({ prepared, labelled }: Question): boolean {
  return !(prepared.elsewhere && labelled.slug === 'none')
}

function train({ library, embedder, units }: Workshop, questions: readonly Question[]): Trained {
  const examples = questions.map(({ prepared, vector, rows, labelled: { set } }): Example => {
    return { grams: prepared.grams, vector, rows, weight: WEIGHT[set] }
  })
  const lambda = embedder ? LAMBDA : LAMBDA_WORDS
  return trainTopics([...units, ...examples], { classes: library.topics, embedder: embedder?.id ?? null, lambda })
}

function toTrial({ search }: Workshop, question: Question, learnt: readonly (number | null)[]): Trial {
  const { prepared, vector, rows, labelled } = question
  return {
    set: labelled.set,
    right: rows,
    inScope: labelled.slug !== 'none',
    article: -1,
    asked: askedOf(prepared),
    evidence: search.gather({ ...search.score(prepared, vector), learnt }),
  }
}

/** As a question: the cache of passages writes itself anew, megabytes of it, for each text that it does not know. */
async function embedOne(embedder: Embedder | null, { reading }: Prepared): Promise<Float32Array | null> {
  const [vector] = (await embedder?.embed([reading.text], 'question')) ?? []
  return vector ?? null
}

function isTried({ units }: Library, at: number): boolean {
  return units[at]?.kind === 'ask' && at % ASK_STEP === 0
}

function placesOf(library: Library, kind: 'title' | 'ask'): number[] {
  return library.units.flatMap((unit, at) => (unit.kind === kind ? [at] : []))
}

function askedOf({ reading, elsewhere }: Prepared): Asked {
  return { length: reading.text.length, elsewhere }
}
