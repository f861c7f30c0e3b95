/** Answers one question from the handbook: quoted with its source, a choice of two to four, or an honest "I do not know". */
import { answerMessages } from '../content/answer-messages.zh-CN.ts'
import { areasOfTowns } from '../content/load-areas.ts'
import type { HandbookAnswer } from '../core/conversation/world.ts'
import { isPlaceOnly } from '../core/knowledge/areas.ts'
import { withoutCourtesy } from '../core/knowledge/courtesy.ts'
import { CANDIDATES_MOST } from '../core/knowledge/decide.ts'
import type { Verdict } from '../core/knowledge/decide.ts'
import type { Article, Passage } from '../core/knowledge/article.ts'
import { asksElsewhere } from '../core/knowledge/elsewhere.ts'
import { facetsOf } from '../core/knowledge/facets.ts'
import { tellsOfHarm } from '../core/knowledge/harm.ts'
import { DOORS } from '../core/knowledge/evidence.ts'
import type { Scores } from '../core/knowledge/evidence.ts'
import type { AnswerTrace } from '../core/knowledge/trace.ts'
import { isServiceTalk } from '../core/knowledge/service-talk.ts'
import { subjectBefore } from '../core/knowledge/follow-up.ts'
import { hasLapsed, pickPassages, tellsOfYear } from '../core/knowledge/pick-passage.ts'
import type { Picked } from '../core/knowledge/pick-passage.ts'
import { baseSlug } from '../core/knowledge/sections.ts'
import { yearAsked } from '../core/knowledge/years.ts'
import { chosenIn } from './answering/chosen.ts'
import type { Chosen } from './answering/chosen.ts'
import { createFinder } from './answering/find-topics.ts'
import type { Finder, FinderParts, Found } from './answering/find-topics.ts'
import { placeOf } from './answering/place.ts'
import type { Place } from './answering/place.ts'
import {
  answered,
  beside,
  choose,
  emergency,
  lapsed,
  notAsked,
  ofYear,
  perhapsDanger,
  plain,
  rounded,
} from './answering/replies.ts'
import type { Choices } from './answering/replies.ts'
import { withTownQuestion } from './answering/town-question.ts'
import { traceOf } from './answering/trace.ts'

export type Candidate = { slug: string; section: string; score: number }
/** The line of `ask --json` (contracts §1). */
export type AnswerResult = HandbookAnswer & { question: string; candidates: Candidate[]; ms: number }

export type AnswerOptions = {
  /** An area or a town; what the question itself names goes first. */
  area?: string
  now?: Date
  /** What the resident said before, oldest first. */
  history?: string[]
  /** Tells with the answer how it was found. */
  explain?: boolean
}
export interface Answerer {
  answer(question: string, options?: AnswerOptions): Promise<AnswerResult>
}

/** What the answerer must know of the routes: who shall speak and by what it was told, and which phones go first. */
export type RouteOf = (
  text: string,
) => Promise<{ route: string; safety: readonly { phones: readonly string[] }[]; why?: { by: string } }>

export type AnswererParts = FinderParts & { route?: RouteOf }

/** A section that was tapped outweighs any likeness. */
const CHOSEN = 99
/** Below this much doubt about the scope, the thing is plainly somebody else's. */
const PLAINLY_OUTSIDE = 0.5

/** An answer with the passages that it quotes. */
type Quoted = { answer: HandbookAnswer; passages: readonly Passage[] }
type Draft = Quoted & { candidates: Candidate[]; found: Found; by: AnswerTrace['by'] }

/** Ready to answer when it resolves: the handbook is indexed, and embedded where there is a model. */
export async function createAnswerer(parts: AnswererParts): Promise<Answerer> {
  const finder = await createFinder(parts)
  const towns = areasOfTowns()
  return {
    async answer(question, { area, now = new Date(), history = [], explain = false } = {}) {
      const startedAt = performance.now()
      const written = finder.mend(question)
      const place = placeOf(written, { area, history, now }, towns)
      const asked = askedBefore(written, history, towns)
      const chosen = chosenIn(finder.articles, question)
      const draft =
        (chosen && (await answerChosen(finder, chosen, history.at(-1) ?? question, place))) ??
        reply(
          finder,
          await finder.findInTalk(asked, history),
          asked,
          place,
          parts.route && (await routeOfMatter(parts.route, question)),
        )
      return {
        question,
        ...(await withTownQuestion(finder, draft.answer, { place, history })),
        candidates: draft.candidates,
        ...(explain ? { trace: traceOf(finder, draft, place) } : {}),
        ms: rounded(performance.now() - startedAt, 2),
      }
    },
  }
}

/** 丹阳的 after 低保多少钱: the place answers our question for it, and the question before is asked again. */
function askedBefore(question: string, history: readonly string[], towns: ReadonlyMap<string, string>): string {
  return isPlaceOnly(question, towns) ? (subjectBefore(history) ?? question) : question
}

/** A tapped choice: its article answers, with the section and of the year that the question before the tap asked for. */
async function answerChosen(finder: Finder, chosen: Chosen, asked: string, place: Place): Promise<Draft | null> {
  const article = finder.articles[chosen.article]
  if (!article) return null
  const found = await finder.find(asked)
  const { section } = chosen
  const ofToday = (): Picked | null =>
    section
      ? pickPassages(article, new Map([[section, CHOSEN]]), place.area, place.day, () => 0)
      : finder.pick(chosen.article, asked, found.scores, place)
  const told = quoteArticle(finder, { at: chosen.article, question: asked, scores: found.scores, place }, 1, ofToday)
  if (!told) return null
  const others = candidatesOf(finder, found, asked, place).filter(
    ({ slug }) => baseSlug(slug) !== baseSlug(article.slug),
  )
  const own = { slug: article.slug, section: told.answer.section ?? '一句话', score: 1 }
  const candidates = [own, ...others.slice(0, CANDIDATES_MOST - 1)]
  return { ...told, candidates, found, by: 'tapped' }
}

type Routed = Awaited<ReturnType<RouteOf>>

function reply(finder: Finder, found: Found, question: string, place: Place, routed: Routed | undefined): Draft {
  const { verdict } = found
  const candidates = candidatesOf(finder, found, question, place)
  const quoted = quoteBest(finder, found, question, place)
  const said = (answer: HandbookAnswer, passages: Quoted['passages'] = []): Draft => ({
    answer,
    passages,
    candidates,
    found,
    by: 'search',
  })
  if (routed?.route === 'emergency_now') {
    if (quoted && soundsOnly(routed) && isDoor(verdict) && !tellsOfHarm(question))
      return said(perhapsDanger(quoted.answer), quoted.passages)
    const phones = routed.safety.flatMap((hit) => hit.phones)
    const told = verdict.outcome === 'unknown' ? null : quoted
    return said(emergency(phones, told?.answer ?? null), told?.passages)
  }
  if ((routed?.route === 'human' || routed?.route === 'smalltalk') && verdict.outcome !== 'answer')
    return said(plain(routed.route, answerMessages[routed.route], verdict.confidence))
  if (isServiceTalk(question) && (verdict.outcome !== 'answer' || isDoor(verdict)))
    return said(notAsked(answerMessages.aboutUs, verdict.confidence))
  if (verdict.outcome === 'unknown' || !quoted) {
    return said(declined(question, verdict))
  }
  if (verdict.outcome === 'choose') return said(choose(verdict.candidates, finder.articles, verdict.confidence))
  return said(quoted.answer, quoted.passages)
}

/** No listed word alarms: the whole only sounds like danger. */
function soundsOnly({ safety, why }: Routed): boolean {
  return safety.length === 0 && why?.by === 'doubt'
}

/** Plainly another office's matter (油烟, 路灯): of 251 emergencies kept out of training, one that only sounds so is taken for it. */
function isDoor({ outcome, candidates }: Verdict): boolean {
  return outcome === 'answer' && candidates[0]?.topic === DOORS
}

/** Why nothing is answered: another place's rules, somebody else's matter, or a gap of the handbook. */
function declined(question: string, { scope, confidence }: Verdict): HandbookAnswer {
  if (asksElsewhere(question)) return notAsked(answerMessages.elsewhere, confidence)
  if (scope < PLAINLY_OUTSIDE) return notAsked(answerMessages.outOfScope, confidence)
  return plain('unknown', answerMessages.unknown, confidence)
}

/** 您好，……，谢谢，望回复: the manners are not the matter, and must not send it to small talk or to a person. */
async function routeOfMatter(route: RouteOf, question: string): Promise<Routed> {
  const routed = await route(question)
  const isSocial = routed.route === 'smalltalk' || routed.route === 'human'
  return isSocial ? route(withoutCourtesy(question)) : routed
}

function quoteBest(finder: Finder, { verdict, scores }: Found, question: string, place: Place): Quoted | null {
  const [best] = verdict.candidates
  if (!best) return null
  const asked = { at: best.article, question, scores, place }
  const choices = beside(verdict.candidates, finder.articles)
  const ofToday = (): Picked | null => finder.pick(best.article, question, scores, place)
  return quoteArticle(finder, asked, verdict.confidence, ofToday, choices)
}

/** What is asked of one article. */
type Asked = { at: number; question: string; scores: Scores; place: Place }

/** What the article says of the year that is asked about, else of today; with a word where that is not what was asked. */
function quoteArticle(
  finder: Finder,
  asked: Asked,
  confidence: number,
  ofToday: () => Picked | null,
  choices: Choices = [],
): Quoted | null {
  const { at, question, place } = asked
  const article = finder.articles[at]
  if (!article) return null
  const year = yearAsked(question, place.day)
  const then = year === null ? null : pickOfYear(finder, asked, year)
  const picked = then ?? ofToday()
  if (!picked) return null
  const quoted = answered(article, picked, confidence, place.day, choices)
  const told = then === null ? orLapsed(quoted, article, picked, asked) : quoted
  return { answer: year === null ? told : ofYear(told, year, then !== null), passages: picked.passages }
}

/** Says so where the section that is asked for, or the one that is quoted, has run out in the asked place. */
function orLapsed(
  quoted: HandbookAnswer,
  article: Article,
  picked: Picked,
  { question, place }: Asked,
): HandbookAnswer {
  const [most] = [...facetsOf(question)].toSorted(([, one], [, other]) => other - one)
  const sections = new Set([picked.section, ...(most ? [most[0]] : [])])
  const isOver = [...sections].some((section) => hasLapsed(article, section, place.area, place.day))
  return isOver ? lapsed(quoted) : quoted
}

/** What the article tells of a year that is over, and nothing else: the rest holds today. */
function pickOfYear(finder: Finder, { at, question, scores, place }: Asked, year: number): Picked | null {
  const tells = (passage: Passage): boolean => tellsOfYear(passage, year, place.day)
  const sections = finder.articles[at]?.passages.filter(tells).map(({ section }) => section) ?? []
  const picked = finder.pick(at, question, scores, { ...place, day: `${String(year)}-12-31` }, sections)
  const passages = picked?.passages.filter(tells) ?? []
  return picked && passages.length > 0 ? { section: picked.section, passages } : null
}

function candidatesOf(finder: Finder, { verdict, scores }: Found, question: string, place: Place): Candidate[] {
  return verdict.candidates.map(({ article, probability }) => ({
    slug: finder.articles[article]?.slug ?? '',
    section: finder.pick(article, question, scores, place)?.section ?? '一句话',
    score: rounded(probability),
  }))
}
