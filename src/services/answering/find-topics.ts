/** Searches the handbook for one message: everything up to the verdict, nothing about words to say. */
import type { Article, Bundle } from '../../core/knowledge/article.ts'
import { CANDIDATES_MOST, decide } from '../../core/knowledge/decide.ts'
import type { Decision, Verdict } from '../../core/knowledge/decide.ts'
import { doorFor } from '../../core/knowledge/doors.ts'
import { DOORS } from '../../core/knowledge/evidence.ts'
import type { Scores } from '../../core/knowledge/evidence.ts'
import { articleFits } from '../../core/knowledge/fit-article.ts'
import { facetsOf } from '../../core/knowledge/facets.ts'
import type { Ranked } from '../../core/knowledge/fuse.ts'
import { lacksSubject, partsOf, subjectBefore, withSubject } from '../../core/knowledge/follow-up.ts'
import { fuse } from '../../core/knowledge/fuse.ts'
import { buildLibrary } from '../../core/knowledge/library.ts'
import { clausesOf } from '../../core/knowledge/needs.ts'
import { pickPassages } from '../../core/knowledge/pick-passage.ts'
import type { Picked } from '../../core/knowledge/pick-passage.ts'
import { createSearch } from '../../core/knowledge/search.ts'
import type { Prepared } from '../../core/knowledge/search.ts'
import type { Section } from '../../core/knowledge/sections.ts'
import type { Segment } from '../../core/knowledge/text.ts'
import { signsOf } from '../../core/knowledge/trace.ts'
import { vectorTable } from '../../core/knowledge/vectors.ts'
import type { Embedder } from '../../ports/embedder.ts'
import { vectorOnce } from '../vector-once.ts'
import { learntFor } from './learnt.ts'
import { withNeeds } from './join-needs.ts'
import type { Place } from './place.ts'

export type FinderParts = {
  bundle: Bundle
  /** null: words only, for runtimes without the model. */
  embedder: Embedder | null
  segment?: Segment | null
  simplify?: (text: string) => string
}
/** `text` is what was searched for. */
export type Found = { text: string; scores: Scores; verdict: Verdict }
export type Finder = {
  articles: readonly Article[]
  thresholds: Decision['thresholds']
  /** A question in one form of writing, its slips mended. */
  mend(question: string): string
  find(question: string): Promise<Found>
  /** As `find`, for a message in a talk: it may lean on a question before (要带什么), or hold several. */
  findInTalk(question: string, history: readonly string[]): Promise<Found>
  /** What of an article answers the question; `within` limits it to some sections. */
  pick(article: number, question: string, scores: Scores, place: Place, within?: readonly Section[]): Picked | null
}

/** A message this short may lean on what was said before, even when it names something. */
const SHORT_MOST = 16
/** What a part of a message is about, when it is asked together with others. */
const LIKELY = 0.5

export async function createFinder({ bundle, embedder, segment, simplify }: FinderParts): Promise<Finder> {
  const library = buildLibrary(bundle)
  const { model, fitted } = learntFor(embedder)
  const units = library.units.map(({ text }) => text)
  const vectors = embedder && vectorTable(await embedder.embed(units, 'passage'), embedder.dims)
  const search = createSearch({
    library,
    lexicon: bundle.lexicon,
    segment: segment ?? null,
    simplify: simplify ?? ((text) => text),
    vectors,
    learnt: model,
  })
  const unitsOf = passageUnits(library.units)
  const fits = articleFits(library.articles)

  /** Questions embedded together cost little more than one. */
  async function findAll(questions: readonly string[]): Promise<Found[]> {
    const prepared = questions.map((question) => search.prepare(question))
    const texts = prepared.map(({ reading }) => reading.text)
    const embedded = embedder ? await embedder.embed(texts, 'question') : []
    return prepared.map((one, at) => foundFor(one, embedded[at] ?? null))
  }

  function foundFor(prepared: Prepared, vector: Float32Array | null): Found {
    const scores = search.score(prepared, vector)
    const evidence = search.gather(scores)
    const { text } = prepared.reading
    const asked = { length: text.length, elsewhere: prepared.elsewhere }
    const ranked = fuse(library, evidence, fitted.fusion, fits(text, facetsOf(text)))
    const findDoor = (): number | null => doorFor(library, scores)
    const verdict = decide(library, ranked, evidence, asked, fitted.decision, findDoor)
    const candidates = verdict.candidates.map((one) => {
      const topic = library.topics.indexOf(one.topic)
      return { ...one, signs: signsOf(evidence, one.article, topic, scores.dense !== null) }
    })
    return { text, scores, verdict: { ...verdict, candidates } }
  }

  async function find(question: string): Promise<Found> {
    const prepared = search.prepare(question)
    return foundFor(prepared, embedder && (await vectorOnce(embedder, prepared.reading.text)))
  }

  return {
    articles: library.articles,
    thresholds: fitted.decision.thresholds,
    mend: search.mend,
    find,
    async findInTalk(question, history) {
      const before = subjectBefore(history)
      if (before !== undefined && lacksSubject(question)) {
        const together = await find(withSubject(before, question))
        return isFirm(together) ? together : await find(before)
      }
      const alone = await find(question)
      const clauses = clausesOf(question)
      const told = clauses.length >= clausesLeast(alone) ? withNeeds(alone, await findAll(clauses)) : alone
      if (isFirm(told)) return told
      if (before !== undefined && question.length <= SHORT_MOST) {
        const together = await find(`${before}，${question}`)
        return together.verdict.outcome === 'unknown' ? told : together
      }
      const parts = told.verdict.outcome === 'choose' ? partsOf(question) : []
      return parts.length > 1 ? joinParts(told, await findAll(parts)) : told
    },
    pick(article, question, scores, { area, day }, within) {
      const found = library.articles[article]
      const units = unitsOf.get(article) ?? []
      const likeness = scores.dense ?? scores.words
      return found
        ? pickPassages(found, facetsOf(question), area, day, (place) => likeness[units[place] ?? -1] ?? 0, within)
        : null
    },
  }
}

/** An answer is completed by several needs only; a choice is sharpened by two clauses already. */
function clausesLeast({ verdict }: Found): number {
  return verdict.outcome === 'answer' ? 3 : 2
}

/** Answered, and not from the doors of others. */
export function isFirm({ verdict }: Found): boolean {
  return verdict.outcome === 'answer' && verdict.candidates[0]?.topic !== DOORS
}

/** Several questions in one message: what each of them is likely about goes first, in their order. */
function joinParts(alone: Found, parts: readonly Found[]): Found {
  const likely = parts.filter(isLikely)
  const [first] = likely
  if (!first) return alone
  const leading = likely.flatMap(({ verdict }) => verdict.candidates.slice(0, 1)).filter(isFirstOfTopic)
  const others = alone.verdict.candidates.filter(({ topic }) => !leading.some((one) => one.topic === topic))
  const candidates = [...leading, ...others].slice(0, CANDIDATES_MOST)
  if (leading.length > 1 && likely.every(isFirm))
    return { text: alone.text, scores: first.scores, verdict: { ...first.verdict, candidates } }
  return { ...alone, verdict: { ...alone.verdict, candidates } }
}

function isLikely({ verdict }: Found): boolean {
  const [best] = verdict.candidates
  return verdict.outcome !== 'unknown' && best !== undefined && best.topic !== DOORS && best.probability >= LIKELY
}

function isFirstOfTopic(one: Ranked, at: number, all: readonly Ranked[]): boolean {
  return all.findIndex(({ topic }) => topic === one.topic) === at
}

/** Where the passages of each article stand among the units. */
function passageUnits(units: readonly { article: number; passage: number }[]): Map<number, number[]> {
  const places = new Map<number, number[]>()
  units.forEach(({ article, passage }, at) => {
    if (passage < 0) return
    const list = places.get(article) ?? []
    list[passage] = at
    places.set(article, list)
  })
  return places
}
