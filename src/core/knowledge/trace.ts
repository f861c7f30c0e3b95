/** Which passages and numbers an answer came from: kept beside the reply, so that it can be explained after the handbook changed (decision 0014). */
import { COLUMN, WIDTH, type Evidence, type Feature } from './evidence.ts'
import type { Area, Section } from './sections.ts'

/** What spoke for an article; `dense…` are null where no model ran. */
export interface Signs {
  densePassage: number | null
  denseAsk: number | null
  /** BM25 of its passages and of its sample questions. */
  wordPassage: number
  wordAsk: number
  /** The topic model. */
  learnt: number
}

export interface TracedCandidate extends Partial<Signs> {
  slug: string
  section: string
  /** All signs together, before calibration. */
  fused: number
  probability: number
}

export interface TracedPassage {
  id: string
  slug: string
  section: Section
  area: Area
  from: string | null
  until: string | null
  /** Titles of what it rests on. */
  sources: string[]
  /** The version of its article that residents read at that minute; null outside a talk. */
  version: number | null
}

export interface AnswerTrace {
  /** The question as it was searched for: slips mended, with the question before where it leant on it. */
  searched: string
  area: Area
  /** The day on which the passages had to hold. */
  day: string
  by: 'search' | 'tapped' | 'own-ask'
  /** How likely the question is about assistance at all, and how likely the first candidate is right. */
  scope: number
  confidence: number
  thresholds: { scope: number; answer: number }
  candidates: TracedCandidate[]
  passages: TracedPassage[]
  /** Names the handbook that was in force; null outside a talk. */
  handbook: string | null
}

/** The row of one article, and of its topic, in three digits. */
export function signsOf(evidence: Evidence, article: number, topic: number, isDense: boolean): Signs {
  const own = (feature: Feature): number => short(evidence.articles[article * WIDTH + COLUMN[feature]] ?? 0)
  return {
    densePassage: isDense ? own('densePassage') : null,
    denseAsk: isDense ? own('denseAsk') : null,
    wordPassage: own('wordPassage'),
    wordAsk: own('wordAsk'),
    learnt: short(evidence.topics[topic * WIDTH + COLUMN.learnt] ?? 0),
  }
}

export function short(value: number): number {
  return Math.round(value * 1000) / 1000
}
