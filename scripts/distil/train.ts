/** Fits token vectors so that their mean points where the teacher points, and ranks the handbook as the teacher ranks it. */
import type { Random } from './random.ts'

export type Example = {
  /** Rows of the table, one for each token of the text. */
  places: readonly number[]
  /** The teacher's vector, reduced. */
  target: Float32Array
}
export type TrainOptions = {
  dims: number
  epochs: number
  random: Random
  /** The teacher's vectors of the handbook, reduced: what is ranked. */
  anchors: readonly Float32Array[]
  say: (line: string) => void
  rate?: number
  dropout?: number
  rankShare?: number
  temperature?: number
}

const BATCH = 64
const ANCHORS = 96

/** Changes `table` (a row of `dims` a token) in place: Adam on the rows that a batch touches. */
export function trainTokens(table: Float32Array, examples: readonly Example[], options: TrainOptions): void {
  const {
    dims,
    epochs,
    random,
    anchors,
    say,
    rate = 0.003,
    dropout = 0.15,
    rankShare = 0.5,
    temperature = 0.05,
  } = options
  const slopes = new Float32Array(table.length)
  const first = new Float32Array(table.length)
  const second = new Float32Array(table.length)
  const steps = epochs * Math.ceil(examples.length / BATCH)
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const order = random.shuffle(examples)
    let near = 0
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH)
      const chosen = Array.from({ length: ANCHORS }, () => random.pick(anchors))
      const touched = new Set<number>()
      for (const { places, target } of batch) {
        const kept = dropout > 0 ? places.filter(() => random.next() >= dropout) : places
        const used = kept.length > 0 ? kept : places
        const { mean, length } = meanOf(table, used, dims)
        if (length === 0) continue
        near += dot(mean, target)
        const pull = rankPull(mean, target, chosen, rankShare / temperature, temperature)
        for (let at = 0; at < dims; at += 1) pull[at] = (pull[at] as number) - (target[at] as number)
        const along = dot(pull, mean)
        for (const place of used) {
          touched.add(place)
          const row = place * dims
          for (let at = 0; at < dims; at += 1)
            slopes[row + at] =
              (slopes[row + at] as number) + ((pull[at] as number) - along * (mean[at] as number)) / length
        }
      }
      step += 1
      adam(table, { slopes, first, second }, touched, dims, rate * (1 - (step - 1) / steps), step)
    }
    say(`epoch ${epoch + 1} of ${epochs}: cosine ${(near / examples.length).toFixed(4)}`)
  }
}

/** The sum of rows at length one, and its length before. */
export function meanOf(
  table: Float32Array,
  places: readonly number[],
  dims: number,
): { mean: Float32Array; length: number } {
  const mean = new Float32Array(dims)
  for (const place of places) {
    const row = place * dims
    for (let at = 0; at < dims; at += 1) mean[at] = (mean[at] as number) + (table[row + at] as number)
  }
  const length = Math.sqrt(dot(mean, mean))
  if (length > 0) for (let at = 0; at < dims; at += 1) mean[at] = (mean[at] as number) / length
  return { mean, length }
}

/** Slope of the difference between how both rank the anchors (cross entropy of the two softmaxes). */
function rankPull(
  mean: Float32Array,
  target: Float32Array,
  anchors: readonly Float32Array[],
  share: number,
  temperature: number,
): Float32Array {
  const pull = new Float32Array(mean.length)
  if (share === 0) return pull
  const own = softmax(anchors.map((anchor) => dot(mean, anchor) / temperature))
  const taught = softmax(anchors.map((anchor) => dot(target, anchor) / temperature))
  anchors.forEach((anchor, place) => {
    const by = share * ((own[place] as number) - (taught[place] as number))
    for (let at = 0; at < pull.length; at += 1) pull[at] = (pull[at] as number) + by * (anchor[at] as number)
  })
  return pull
}

type Moments = { slopes: Float32Array; first: Float32Array; second: Float32Array }

function adam(
  table: Float32Array,
  { slopes, first, second }: Moments,
  touched: ReadonlySet<number>,
  dims: number,
  rate: number,
  step: number,
): void {
  const warmFirst = 1 - 0.9 ** step
  const warmSecond = 1 - 0.999 ** step
  for (const place of touched) {
    for (let at = place * dims; at < (place + 1) * dims; at += 1) {
      const slope = (slopes[at] as number) / BATCH
      slopes[at] = 0
      const a = 0.9 * (first[at] as number) + 0.1 * slope
      const b = 0.999 * (second[at] as number) + 0.001 * slope * slope
      first[at] = a
      second[at] = b
      table[at] = (table[at] as number) - (rate * a) / warmFirst / (Math.sqrt(b / warmSecond) + 1e-8)
    }
  }
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number)
  return sum
}
