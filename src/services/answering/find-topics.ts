/** Searches the handbook for one message: everything up to the verdict, nothing about words to say. */
import type { Article, Bundle } from '../../core/knowledge/article.ts'
import { decide } from '../../core/knowledge/decide.ts'
import type { Verdict } from '../../core/knowledge/decide.ts'
import { DOORS } from '../../core/knowledge/evidence.ts'
import type { Scores } from '../../core/knowledge/evidence.ts'
import { facetsOf } from '../../core/knowledge/facets.ts'
import { fuse } from '../../core/knowledge/fuse.ts'
import { buildLibrary } from '../../core/knowledge/library.ts'
import { pickPassages } from '../../core/knowledge/pick-passage.ts'
import type { Picked } from '../../core/knowledge/pick-passage.ts'
import { createSearch } from '../../core/knowledge/search.ts'
import type { Area } from '../../core/knowledge/sections.ts'
import type { Segment } from '../../core/knowledge/text.ts'
import { vectorTable } from '../../core/knowledge/vectors.ts'
import type { Embedder } from '../../ports/embedder.ts'
import { learntFor } from './learnt.ts'

export type FinderParts = {
  bundle: Bundle
  /** null: words only, for runtimes without the model. */
  embedder: Embedder | null
  segment?: Segment | null
  simplify?: (text: string) => string
}
export type Found = { scores: Scores; verdict: Verdict }
/** Where and when the answer must hold. */
export type Place = { area: Area; day: string }
export type Finder = {
  articles: readonly Article[]
  find(question: string): Promise<Found>
  findInTalk(question: string, history: readonly string[]): Promise<Found>
  /** What of an article answers the question. */
  pick(article: number, question: string, scores: Scores, place: Place): Picked | null
}

/** A shorter message may lean on what was said before. */
const ELLIPTIC_MOST = 16

export async function createFinder({ bundle, embedder, segment, simplify }: FinderParts): Promise<Finder> {
  const library = buildLibrary(bundle)
  const { model, fitted } = learntFor(embedder)
  const texts = library.units.map(({ text }) => text)
  const vectors = embedder && vectorTable(await embedder.embed(texts, 'passage'), embedder.dims)
  const search = createSearch({
    library,
    lexicon: bundle.lexicon,
    segment: segment ?? null,
    simplify: simplify ?? ((text) => text),
    vectors,
    learnt: model,
  })
  const unitsOf = passageUnits(library.units)

  async function find(question: string): Promise<Found> {
    const prepared = search.prepare(question)
    const [vector] = (await embedder?.embed([prepared.reading.text], 'question')) ?? []
    const scores = search.score(prepared, vector ?? null)
    const evidence = search.gather(scores)
    const ranked = fuse(library, evidence, fitted.fusion)
    return { scores, verdict: decide(library, ranked, evidence, prepared.reading.text.length, fitted.decision) }
  }

  return {
    articles: library.articles,
    find,
    /** A short question that fits nothing alone (要带什么) is read together with the one before it. */
    async findInTalk(question, history) {
      const alone = await find(question)
      const before = history.at(-1)
      const stands = alone.verdict.outcome === 'answer' && alone.verdict.candidates[0]?.topic !== DOORS
      if (before === undefined || question.length > ELLIPTIC_MOST || stands) return alone
      const together = await find(`${before}，${question}`)
      return together.verdict.outcome === 'unknown' ? alone : together
    },
    pick(article, question, scores, { area, day }) {
      const found = library.articles[article]
      const units = unitsOf.get(article) ?? []
      const likeness = scores.dense ?? scores.words
      return found
        ? pickPassages(found, facetsOf(question), area, day, (place) => likeness[units[place] ?? -1] ?? 0)
        : null
    },
  }
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
