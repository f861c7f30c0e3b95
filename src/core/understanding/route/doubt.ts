/**
 * Two small learned models over runs of characters, for what the listed words do not settle: how much a message sounds like
 * an emergency (it may only raise, dialogues §2 G9), and which ordinary route it sounds like (it votes beside the rules).
 */
import { DOUBT_BIAS, DOUBT_WEIGHTS, VOTE_BIAS, VOTE_ROUTES, VOTE_WEIGHTS } from './doubt-weights.ts'
import type { RouteName } from './schema.ts'

export interface RouteModel {
  doubtBias: number
  /** Character n-gram → weight. */
  doubt: ReadonlyMap<string, number>
  routes: readonly RouteName[]
  voteBias: readonly number[]
  /** Character n-gram → weight of each route, in the order of `routes`. */
  votes: ReadonlyMap<string, readonly number[]>
}

const LONGEST_GRAM = 3
/** Pasted news is long; a cry for help is not. */
const LONGEST_TEXT = 400

/** All different runs of one to three characters, with the ends of the message marked. */
export function gramsOf(folded: string): Set<string> {
  const text = `^${folded.slice(0, LONGEST_TEXT)}$`
  const grams = new Set<string>()
  for (let size = 1; size <= LONGEST_GRAM; size += 1) {
    for (let start = 0; start + size <= text.length; start += 1) grams.add(text.slice(start, start + size))
  }
  return grams
}

/** Reads the weights made by scripts/eval/train-routes.ts: a gram, a tab, whole numbers of hundredths. */
export function readRouteModel(): RouteModel {
  const doubt = new Map<string, number>()
  for (const [gram, numbers] of rowsOf(DOUBT_WEIGHTS)) doubt.set(gram, numbers[0] ?? 0)
  return {
    doubtBias: DOUBT_BIAS,
    doubt,
    routes: VOTE_ROUTES,
    voteBias: VOTE_BIAS,
    votes: new Map(rowsOf(VOTE_WEIGHTS)),
  }
}

function rowsOf(table: string): [string, number[]][] {
  return table
    .split('\n')
    .filter((row) => row.includes('\t'))
    .map((row): [string, number[]] => {
      const cut = row.lastIndexOf('\t')
      return [
        row.slice(0, cut),
        row
          .slice(cut + 1)
          .split(' ')
          .map((number) => Number(number) / 100),
      ]
    })
}

/** Between 0 and 1. Logistic regression over the grams it knows, their sum scaled by the root of their number. */
export function doubtOf(folded: string, model: RouteModel): number {
  let sum = 0
  let known = 0
  for (const gram of gramsOf(folded)) {
    const weight = model.doubt.get(gram)
    if (weight === undefined) continue
    sum += weight
    known += 1
  }
  return 1 / (1 + Math.exp(-(model.doubtBias + sum / Math.sqrt(known || 1))))
}

/** The ordinary route that has most votes when the rule's own route starts `firm` ahead. */
export function voted(folded: string, ruled: RouteName, firm: number, model: RouteModel): RouteName {
  const sums = model.routes.map(() => 0)
  let known = 0
  for (const gram of gramsOf(folded)) {
    const weights = model.votes.get(gram)
    if (weights === undefined) continue
    known += 1
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) + (weights[i] ?? 0)
  }
  let best = ruled
  let most = -Infinity
  model.routes.forEach((route, i) => {
    const votes = (model.voteBias[i] ?? 0) + (sums[i] ?? 0) / Math.sqrt(known || 1) + (route === ruled ? firm : 0)
    if (votes > most) {
      most = votes
      best = route
    }
  })
  return best
}
