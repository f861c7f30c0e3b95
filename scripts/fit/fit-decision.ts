/** Fits the two doubts and sets the thresholds by what a mistake costs. */
import type { Decision } from '../../src/core/knowledge/decide.ts'
import { DOUBTS, doubtsOf, sigmoid, weighDoubts } from '../../src/core/knowledge/decide.ts'
import type { DoubtWeights } from '../../src/core/knowledge/decide.ts'
import { DOORS } from '../../src/core/knowledge/evidence.ts'
import { fuse } from '../../src/core/knowledge/fuse.ts'
import type { Fusion } from '../../src/core/knowledge/fuse.ts'
import type { Library } from '../../src/core/knowledge/library.ts'
import { fitLogistic } from './logistic.ts'
import type { Trial } from './trials.ts'

/** Of what is none of ours, this share must be declined; beyond that, no real question is refused. */
const DECLINED = 0.97
/** Of what is answered at once, this share must be right; the rest is put to the person as a choice. */
const PRECISION = 0.95
const WEIGHT = { fit: 2, own: 1, ask: 0.15 } as const

type Judged = { set: Trial['set']; doubts: number[]; inScope: boolean; right: boolean; weight: number }

export function fitDecision(library: Library, trials: readonly Trial[], fusion: Fusion): Decision {
  const judged = trials.map((trial): Judged => {
    const ranked = fuse(library, trial.evidence, fusion)
    const best = ranked.find(({ topic }) => topic !== DOORS)
    return {
      set: trial.set,
      doubts: doubtsOf(library, ranked, trial.evidence, trial.asked),
      inScope: trial.inScope,
      right: trial.inScope && best !== undefined && trial.right.includes(library.topics.indexOf(best.topic)),
      weight: WEIGHT[trial.set],
    }
  })
  const scope = named(
    fitLogistic(
      judged.map(({ doubts, inScope, weight }) => ({ doubts, yes: inScope, weight })),
      DOUBTS.length,
    ),
  )
  const right = named(
    fitLogistic(
      judged.map(({ doubts, right: yes, weight }) => ({ doubts, yes, weight })),
      DOUBTS.length,
    ),
  )
  const scopeLeast = chooseScope(judged, scope)
  const open = judged.filter(({ doubts }) => sigmoid(weighDoubts(doubts, scope)) >= scopeLeast)
  return { scope, right, thresholds: { scope: scopeLeast, answer: chooseAnswer(open, right) } }
}

/** Questions as people put them; the handbook's own sample questions are kinder and set no threshold. */
function isAsked({ set }: Judged): boolean {
  return set !== 'ask'
}

/** The lowest threshold that declines enough of what is none of ours. */
function chooseScope(judged: readonly Judged[], scope: DoubtWeights): number {
  const others = judged.filter((one) => isAsked(one) && !one.inScope)
  const enough = grid().find((threshold) => {
    const declined = others.filter(({ doubts }) => sigmoid(weighDoubts(doubts, scope)) < threshold)
    return sum(declined) >= DECLINED * sum(others)
  })
  return enough ?? 0.5
}

/** The lowest threshold from which on the answers are right often enough. */
function chooseAnswer(judged: readonly Judged[], right: DoubtWeights): number {
  const scored = judged.filter(isAsked).map((one) => ({ ...one, score: sigmoid(weighDoubts(one.doubts, right)) }))
  const enough = grid().filter((threshold) => {
    const answered = scored.filter(({ score }) => score >= threshold)
    return sum(answered.filter((one) => one.right)) >= PRECISION * sum(answered)
  })
  return enough[0] ?? 0.99
}

function grid(): number[] {
  return Array.from({ length: 96 }, (_, at) => Number((0.02 + at * 0.01).toFixed(2)))
}

function sum(entries: readonly { weight: number }[]): number {
  return entries.reduce((total, { weight }) => total + weight, 0)
}

function named(weights: readonly number[]): DoubtWeights {
  return Object.fromEntries(DOUBTS.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(4))]))
}
