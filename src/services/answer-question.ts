/** Answers one question from the handbook: quoted with its source, a choice of two to four, or an honest "I do not know". */
import { answerMessages } from '../content/answer-messages.zh-CN.ts'
import { areasOfTowns } from '../content/load-areas.ts'
import type { HandbookAnswer } from '../core/conversation/world.ts'
import { areaIn, areaOf } from '../core/knowledge/areas.ts'
import type { Article, Bundle } from '../core/knowledge/article.ts'
import { CANDIDATES_MOST, decide } from '../core/knowledge/decide.ts'
import type { Verdict } from '../core/knowledge/decide.ts'
import { DOORS } from '../core/knowledge/evidence.ts'
import type { Scores } from '../core/knowledge/evidence.ts'
import { facetsOf } from '../core/knowledge/facets.ts'
import { fuse } from '../core/knowledge/fuse.ts'
import type { Ranked } from '../core/knowledge/fuse.ts'
import { buildLibrary } from '../core/knowledge/library.ts'
import { pickPassages } from '../core/knowledge/pick-passage.ts'
import type { Picked } from '../core/knowledge/pick-passage.ts'
import { quote } from '../core/knowledge/quote.ts'
import { createSearch } from '../core/knowledge/search.ts'
import type { Prepared } from '../core/knowledge/search.ts'
import { baseSlug } from '../core/knowledge/sections.ts'
import type { Area } from '../core/knowledge/sections.ts'
import type { Segment } from '../core/knowledge/text.ts'
import { vectorTable } from '../core/knowledge/vectors.ts'
import { chosenIn } from './answering/chosen.ts'
import { learntFor } from './answering/learnt.ts'
import type { Embedder } from '../ports/embedder.ts'

export type Candidate = { slug: string; section: string; score: number }
/** The line of `ask --json` (contracts §1). */
export type AnswerResult = HandbookAnswer & { question: string; candidates: Candidate[]; ms: number }

export type AnswerOptions = {
  /** An area or a town; what the question itself names goes first. */
  area?: string
  now?: Date
  /** What the resident said before, oldest first. */
  history?: string[]
}
export interface Answerer {
  answer(question: string, options?: AnswerOptions): Promise<AnswerResult>
}

/** What the answerer must know of the routes: who shall speak, and which phones go first. */
export type RouteOf = (text: string) => { route: string; safety: readonly { phones: readonly string[] }[] }

export type AnswererParts = {
  bundle: Bundle
  /** null: words only, for runtimes without the model. */
  embedder: Embedder | null
  segment?: Segment | null
  simplify?: (text: string) => string
  route?: RouteOf
}

/** The city, when nobody names an area. */
const USUAL_AREA: Area = '镇江市'
/** A shorter message may lean on what was said before. */
const ELLIPTIC_MOST = 16
const CHOICES_MOST = 4
/** A section that was tapped outweighs any likeness. */
const CHOSEN = 99
/** A further topic this likely is put among the choices, and one this likely is offered beside an answer. */
const CHOICE_LEAST = 0.06
const BESIDE_LEAST = 0.15
const CHINA_AHEAD_MS = 8 * 3600_000

type Found = { prepared: Prepared; scores: Scores; verdict: Verdict }

export async function createAnswerer(parts: AnswererParts): Promise<Answerer> {
  const { bundle, embedder, segment = null, route } = parts
  const library = buildLibrary(bundle)
  const { model, fitted } = learntFor(embedder)
  const vectors = embedder
    ? vectorTable(
        await embedder.embed(
          library.units.map(({ text }) => text),
          'passage',
        ),
        embedder.dims,
      )
    : null
  const search = createSearch({
    library,
    lexicon: bundle.lexicon,
    segment,
    simplify: parts.simplify ?? ((text) => text),
    vectors,
    learnt: model,
  })
  const towns = areasOfTowns()
  const unitOf = passageUnits(library.units)

  async function find(question: string): Promise<Found> {
    const prepared = search.prepare(question)
    const embedded = embedder && (await embedder.embed(prepared.texts, 'question'))
    const scores = search.score(prepared, embedded)
    const evidence = search.gather(scores)
    const ranked = fuse(library, evidence, fitted.fusion)
    return {
      prepared,
      scores,
      verdict: decide(library, ranked, evidence, prepared.reading.text.length, fitted.decision),
    }
  }

  /** A short question that fits nothing alone (要带什么) is read together with the one before it. */
  async function findInTalk(question: string, history: readonly string[]): Promise<Found> {
    const alone = await find(question)
    const before = history.at(-1)
    const stands = alone.verdict.outcome === 'answer' && alone.verdict.candidates[0]?.topic !== DOORS
    if (before === undefined || question.length > ELLIPTIC_MOST || stands) return alone
    const together = await find(`${before}，${question}`)
    return together.verdict.outcome === 'unknown' ? alone : together
  }

  function pick(article: number, question: string, scores: Scores, area: Area, day: string): Picked | null {
    const likeness = scores.dense ?? scores.words
    const units = unitOf.get(article) ?? []
    return pickPassages(articleAt(article), facetsOf(question), area, day, (place) => likeness[units[place] ?? -1] ?? 0)
  }

  function articleAt(index: number): Article {
    return library.articles[index] as Article
  }

  function candidatesOf({ verdict, scores }: Found, question: string, area: Area, day: string): Candidate[] {
    return verdict.candidates.map(({ article, probability }) => ({
      slug: articleAt(article).slug,
      section: pick(article, question, scores, area, day)?.section ?? '一句话',
      score: rounded(probability),
    }))
  }

  return {
    async answer(question, { area, now = new Date(), history = [] } = {}) {
      const startedAt = performance.now()
      const day = new Date(now.getTime() + CHINA_AHEAD_MS).toISOString().slice(0, 10)
      const place = areaIn(question) ?? (area === undefined ? null : areaOf(area, towns)) ?? USUAL_AREA
      const done = (result: HandbookAnswer, candidates: Candidate[]): AnswerResult => ({
        question,
        ...result,
        candidates,
        ms: rounded(performance.now() - startedAt, 2),
      })

      const chosen = chosenIn(library.articles, question)
      if (chosen) {
        const article = articleAt(chosen.article)
        const asked = history.at(-1) ?? question
        const found = await find(asked)
        const picked = chosen.section
          ? pickPassages(article, new Map([[chosen.section, CHOSEN]]), place, day, () => 0)
          : pick(chosen.article, asked, found.scores, place, day)
        if (picked) {
          const others = candidatesOf(found, asked, place, day).filter(
            ({ slug }) => baseSlug(slug) !== baseSlug(article.slug),
          )
          const own = { slug: article.slug, section: picked.section, score: 1 }
          return done(answered(article, picked, 1, []), [own, ...others.slice(0, CANDIDATES_MOST - 1)])
        }
      }

      const found = await findInTalk(question, history)
      const { verdict } = found
      const candidates = candidatesOf(found, question, place, day)
      const routed = route?.(question)
      const best = verdict.candidates[0]
      const picked = best && pick(best.article, question, found.scores, place, day)
      if (routed?.route === 'emergency_now') {
        const phones = [...new Set(routed.safety.flatMap((hit) => hit.phones))]
        return done(emergency(phones, best && articleAt(best.article), picked ?? null, verdict), candidates)
      }
      if (routed && (routed.route === 'human' || routed.route === 'smalltalk') && verdict.outcome !== 'answer')
        return done(plain(routed.route, answerMessages[routed.route], verdict.confidence), candidates)
      if (verdict.outcome === 'unknown' || !best || !picked) {
        const text = verdict.scope < 0.5 ? answerMessages.outOfScope : answerMessages.unknown
        return done(plain('unknown', text, verdict.confidence), candidates)
      }
      if (verdict.outcome === 'choose' && verdict.candidates.length > 1) {
        const choices = choicesAmong(
          verdict.candidates,
          (entry, at) => at < 2 || entry.probability >= CHOICE_LEAST,
          articleAt,
        )
        return done({ ...plain('choose', answerMessages.choose, verdict.confidence), choices }, candidates)
      }
      const others = choicesAmong(
        verdict.candidates,
        (entry, at) => at > 0 && entry.probability >= BESIDE_LEAST,
        articleAt,
      )
      return done(answered(articleAt(best.article), picked, verdict.confidence, others), candidates)
    },
  }
}

function answered(article: Article, picked: Picked, confidence: number, choices: Choices): HandbookAnswer {
  const { answer, citations, passageId } = quote(article, picked.passages)
  return {
    outcome: 'answer',
    slug: article.slug,
    section: picked.section,
    answer,
    citations,
    confidence: rounded(confidence),
    passageId,
    ...(choices.length > 0 ? { choices } : {}),
  }
}

function emergency(
  phones: string[],
  article: Article | undefined,
  picked: Picked | null,
  verdict: Verdict,
): HandbookAnswer {
  const call = answerMessages.emergency(phones.length > 0 ? phones.join('、') : '110、119、120')
  if (!article || !picked || verdict.outcome === 'unknown') return plain('emergency', call, verdict.confidence)
  const quoted = answered(article, picked, verdict.confidence, [])
  return { ...quoted, outcome: 'emergency', answer: `${call}\n${quoted.answer}` }
}

function plain(outcome: HandbookAnswer['outcome'], answer: string, confidence: number): HandbookAnswer {
  return { outcome, slug: null, section: null, answer, citations: [], confidence: rounded(confidence), passageId: null }
}

type Choices = { id: string; label: string }[]

/** Candidates as the person reads them. */
function choicesAmong(
  candidates: readonly Ranked[],
  keep: (entry: Ranked, at: number) => boolean,
  articleAt: (index: number) => Article,
): Choices {
  return candidates
    .slice(0, CHOICES_MOST)
    .filter(keep)
    .map(({ article }) => ({ id: articleAt(article).slug, label: articleAt(article).title }))
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

function rounded(value: number, digits = 4): number {
  return Number(value.toFixed(digits))
}
