/**
 * Answer, let the person choose, or say that nothing fits. A wrong answer costs more than a question back,
 * and a fact about something else costs more than "I do not know": both doubts are fitted, not guessed.
 */
import { COLUMN, DOORS, WIDTH } from './evidence.ts'
import type { Evidence, Feature } from './evidence.ts'
import type { Ranked } from './fuse.ts'
import type { Library } from './library.ts'

export const DOUBTS = [
  'one',
  'logOdds',
  'margin',
  'share',
  'learntBest',
  'learntMargin',
  'learntDoors',
  'denseAsk',
  'densePassage',
  'denseTop3',
  'wordAsk',
  'wordArticle',
  'length',
  'elsewhere',
] as const
export type Doubt = (typeof DOUBTS)[number]
export type DoubtWeights = Partial<Record<Doubt, number>>

export type Decision = {
  /** Is this about assistance at all? */
  scope: DoubtWeights
  /** Is the best topic the right one? */
  right: DoubtWeights
  thresholds: {
    /** Below: out of scope. */
    scope: number
    /** From here on: answer. */
    answer: number
  }
}

/** What the decision must know of the question itself. */
export type Asked = { length: number; elsewhere: boolean }

export type Verdict = {
  outcome: 'answer' | 'choose' | 'unknown'
  confidence: number
  scope: number
  /** Ten at most, the likeliest first; the other doors only lead when nothing else fits. */
  candidates: Ranked[]
}

export const CANDIDATES_MOST = 10
/** Where it may yet be about assistance, another door is no answer. */
const DOOR_SCOPE_MOST = 0.12

/** `findDoor`: the article that tells the right door, for what is out of scope. */
export function decide(
  library: Library,
  ranked: readonly Ranked[],
  evidence: Evidence,
  asked: Asked,
  decision: Decision,
  findDoor: () => number | null = () => null,
): Verdict {
  const doubts = doubtsOf(library, ranked, evidence, asked)
  const scope = sigmoid(weighDoubts(doubts, decision.scope))
  const right = sigmoid(weighDoubts(doubts, decision.right))
  const inScope = ranked.filter(({ topic }) => topic !== DOORS)
  const doors = ranked.filter(({ topic }) => topic === DOORS)
  if (scope < decision.thresholds.scope) {
    const door = scope < DOOR_SCOPE_MOST ? findDoor() : null
    const opened = door === null ? [] : doors.map((ranking) => ({ ...ranking, article: door }))
    const candidates = [...opened, ...inScope, ...(opened.length > 0 ? [] : doors)].slice(0, CANDIDATES_MOST)
    return { outcome: opened.length > 0 ? 'answer' : 'unknown', confidence: 1 - scope, scope, candidates }
  }
  const candidates = inScope.slice(0, CANDIDATES_MOST)
  return { outcome: right >= decision.thresholds.answer ? 'answer' : 'choose', confidence: right, scope, candidates }
}

/** The numbers from which both doubts are worked out. */
export function doubtsOf(library: Library, ranked: readonly Ranked[], evidence: Evidence, asked: Asked): number[] {
  const [first, second] = ranked.filter(({ topic }) => topic !== DOORS)
  const of = (entry: Ranked | undefined, feature: Feature): number =>
    entry ? valueOf(library, evidence, entry.topic, feature) : 0
  const doors = ranked.find(({ topic }) => topic === DOORS)
  const values: Record<Doubt, number> = {
    one: 1,
    logOdds: clamp((first?.score ?? 0) - (doors?.score ?? 0), 12) / 4,
    margin: clamp((first?.score ?? 0) - (second?.score ?? 0), 12) / 4,
    share: first?.probability ?? 0,
    learntBest: of(first, 'learnt'),
    learntMargin: of(first, 'learnt') - of(second, 'learnt'),
    learntDoors: of(doors, 'learnt'),
    denseAsk: of(first, 'denseAsk'),
    densePassage: of(first, 'densePassage'),
    denseTop3: of(first, 'denseTop3'),
    wordAsk: of(first, 'wordAsk'),
    wordArticle: of(first, 'wordArticle'),
    length: Math.log1p(asked.length) / 4,
    elsewhere: asked.elsewhere ? 1 : 0,
  }
  return DOUBTS.map((name) => values[name])
}

export function weighDoubts(doubts: readonly number[], weights: DoubtWeights): number {
  return DOUBTS.reduce((sum, name, at) => sum + (doubts[at] ?? 0) * (weights[name] ?? 0), 0)
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

function valueOf(library: Library, evidence: Evidence, topic: string, feature: Feature): number {
  return evidence.topics[library.topics.indexOf(topic) * WIDTH + COLUMN[feature]] ?? 0
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}
