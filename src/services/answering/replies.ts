/** The shapes that an answer can take: quoted, a choice, an alarm, or plain words. */
import { answerMessages } from '../../content/answer-messages.zh-CN.ts'
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import type { Article } from '../../core/knowledge/article.ts'
import type { Ranked } from '../../core/knowledge/fuse.ts'
import type { Picked } from '../../core/knowledge/pick-passage.ts'
import { quote } from '../../core/knowledge/quote.ts'

export type Choices = { id: string; label: string }[]

const CHOICES_LEAST = 3
const CHOICES_MOST = 4
/** A further topic this likely is put among the choices, and one this likely is offered beside an answer. */
const CHOICE_LEAST = 0.06
const BESIDE_LEAST = 0.15
const PHONES = '110、119、120'

export function answered(
  article: Article,
  picked: Picked,
  confidence: number,
  day: string,
  choices: Choices = [],
): HandbookAnswer {
  const { answer, citations, passageId } = quote(article, picked.passages, day)
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

export function choose(
  candidates: readonly Ranked[],
  articles: readonly Article[],
  confidence: number,
): HandbookAnswer {
  const likely = candidates.filter(({ probability }, at) => at < CHOICES_LEAST || probability >= CHOICE_LEAST)
  return { ...plain('choose', answerMessages.choose, confidence), choices: asChoices(likely, articles) }
}

/** Two questions in one message: the second topic is offered beside the answer. */
export function beside(candidates: readonly Ranked[], articles: readonly Article[]): Choices {
  return asChoices(
    candidates.filter(({ probability }, at) => at > 0 && probability >= BESIDE_LEAST),
    articles,
  )
}

/** Asked about another year: says whether the words below are of that year, so that no sum passes for one of today or of then. */
export function ofYear(quoted: HandbookAnswer, year: number, told: boolean): HandbookAnswer {
  if (told && quoted.answer.includes(`${String(year)}年`)) return quoted
  const lead = told ? answerMessages.thatYear : answerMessages.otherYear
  return { ...quoted, answer: `${lead}\n${quoted.answer}` }
}

/** What was asked for is over and the handbook has nothing newer: said before whatever else it can quote. */
export function lapsed(quoted: HandbookAnswer): HandbookAnswer {
  return { ...quoted, answer: `${answerMessages.lapsed}\n${quoted.answer}` }
}

/** The answer is another one in some counties. */
export function askingTown(quoted: HandbookAnswer): HandbookAnswer {
  return { ...quoted, answer: `${quoted.answer}\n${answerMessages.askTown}` }
}

/** The phones first; what the handbook says about it after them, when it says something. */
export function emergency(phones: readonly string[], quoted: HandbookAnswer | null): HandbookAnswer {
  const call = answerMessages.emergency(phones.length > 0 ? [...new Set(phones)].join('、') : PHONES)
  if (!quoted) return plain('emergency', call, 1)
  return { ...quoted, outcome: 'emergency', answer: `${call}\n${quoted.answer}` }
}

/** It only sounds like danger, and is another office's matter: that is answered, behind a word of caution. */
export function perhapsDanger(quoted: HandbookAnswer): HandbookAnswer {
  return { ...quoted, answer: `${answerMessages.perhapsDanger}\n${quoted.answer}` }
}

export function plain(outcome: HandbookAnswer['outcome'], answer: string, confidence: number): HandbookAnswer {
  return { outcome, slug: null, section: null, answer, citations: [], confidence: rounded(confidence), passageId: null }
}

/** Nothing that the handbook lacks: it is not about assistance, or it is about ourselves. */
export function notAsked(answer: string, confidence: number): HandbookAnswer {
  return { ...plain('unknown', answer, confidence), isGap: false }
}

export function rounded(value: number, digits = 4): number {
  return Number(value.toFixed(digits))
}

function asChoices(candidates: readonly Ranked[], articles: readonly Article[]): Choices {
  return candidates.slice(0, CHOICES_MOST).flatMap(({ article }) => {
    const found = articles[article]
    return found ? [{ id: found.slug, label: found.title }] : []
  })
}
