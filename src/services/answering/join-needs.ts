/** A story that tells of several needs: the most urgent is answered, the others stand beside it, each with the article that fits its own clause. */
import type { Verdict } from '../../core/knowledge/decide.ts'
import { CANDIDATES_MOST } from '../../core/knowledge/decide.ts'
import { DOORS } from '../../core/knowledge/evidence.ts'
import type { Ranked } from '../../core/knowledge/fuse.ts'
import { isPressing, urgencyOf } from '../../core/knowledge/needs.ts'
import type { Found } from './find-topics.ts'

/** What a clause is about, when it is told together with others. */
const NEED_LEAST = 0.6
/** From so many needs on it is a story of several, and not one need with its circumstances. */
const SEVERAL = 3
/** What the whole story gives less than this is a circumstance of it (孩子爸爸残疾 in a question for a school grant), however pressing it sounds alone. */
const TOLD_LEAST = 0.05

export function withNeeds(alone: Found, clauses: readonly Found[]): Found {
  if (clauses.length === 0 || alone.verdict.outcome === 'unknown') return alone
  const needs = needsOf(clauses.map(({ verdict }) => verdict))
  const { verdict } = alone
  const isAnswer = verdict.outcome === 'answer' && verdict.candidates[0]?.topic !== DOORS
  const candidates =
    isAnswer && needs.length >= SEVERAL
      ? inOrder(verdict.candidates, needs)
      : verdict.candidates.map((one) => needs.find(({ topic }) => !isAnswer && topic === one.topic) ?? one)
  const [lead] = candidates
  const clause = clauses.find((found) => found.verdict.candidates[0]?.topic === lead?.topic)
  const isMoved = lead?.topic !== verdict.candidates[0]?.topic
  const scores = isMoved && clause ? clause.scores : alone.scores
  return { text: alone.text, scores, verdict: { ...verdict, candidates } }
}

/** The likeliest of each topic. */
function needsOf(verdicts: readonly Verdict[]): Ranked[] {
  const likely = verdicts.flatMap(({ outcome, candidates }) => {
    const [best] = candidates
    return outcome !== 'unknown' && best && best.topic !== DOORS && best.probability >= NEED_LEAST ? [best] : []
  })
  return likely
    .toSorted((one, other) => other.probability - one.probability)
    .filter((one, at, all) => all.findIndex(({ topic }) => topic === one.topic) === at)
    .toSorted((one, other) => urgencyOf(one.topic) - urgencyOf(other.topic))
}

/** What the whole was taken for goes first, unless it also tells of something more pressing. */
function inOrder(candidates: readonly Ranked[], needs: readonly Ranked[]): Ranked[] {
  const [best] = candidates
  const told = new Set(candidates.filter(({ probability }) => probability >= TOLD_LEAST).map(({ topic }) => topic))
  const pressing = needs.find(
    ({ topic }) => told.has(topic) && isPressing(topic) && urgencyOf(topic) < urgencyOf(best?.topic ?? ''),
  )
  const row = [...(pressing ? [pressing] : []), ...(best ? [best] : []), ...needs, ...candidates]
  return row.filter((one, at) => row.findIndex(({ topic }) => topic === one.topic) === at).slice(0, CANDIDATES_MOST)
}
