/** Conditional logit: finds the feature weights under which the right topics of each question get the most probability. */

export type Choice = {
  /** Rows of features, one a topic. */
  rows: Float64Array
  /** Rows that count as right. */
  right: readonly number[]
  weight: number
}
export type WeighOptions = {
  width: number
  epochs?: number
  rate?: number
  decay?: number /** Places whose weight may fall below zero; evidence only ever speaks for something. */
  free?: readonly number[]
}

/** Gradient ascent with Adam over all questions; a handful of weights needs nothing cleverer. */
export function fitWeights(choices: readonly Choice[], options: WeighOptions): number[] {
  const { width, epochs = 600, rate = 0.15, decay = 1e-4 } = options
  const weights = Array.from({ length: width }, () => 0)
  const first = weights.map(() => 0)
  const second = weights.map(() => 0)
  const total = choices.reduce((sum, { weight }) => sum + weight, 0)
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const gradient = weights.map((weight) => decay * weight)
    for (const choice of choices) addGradient(choice, weights, gradient, width, total)
    weights.forEach((weight, at) => {
      const slope = gradient[at] ?? 0
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope * slope
      const step = (first[at] ?? 0) / (1 - 0.9 ** epoch) / (Math.sqrt((second[at] ?? 0) / (1 - 0.999 ** epoch)) + 1e-8)
      const moved = weight - rate * step
      weights[at] = options.free?.includes(at) ? moved : Math.max(0, moved)
    })
  }
  return weights
}

/** d(−log P(right)) = E[x] − E[x | right]. */
function addGradient(
  { rows, right, weight }: Choice,
  weights: number[],
  gradient: number[],
  width: number,
  total: number,
): void {
  const probabilities = softmax(rows, weights, width)
  const rightTotal = right.reduce((sum, row) => sum + (probabilities[row] ?? 0), 0)
  const share = weight / total
  probabilities.forEach((probability, row) => {
    const pull = probability - (right.includes(row) ? probability / Math.max(rightTotal, 1e-12) : 0)
    if (Math.abs(pull) < 1e-7) return
    for (let at = 0; at < width; at += 1)
      gradient[at] = (gradient[at] ?? 0) + share * pull * (rows[row * width + at] ?? 0)
  })
}

export function softmax(rows: Float64Array, weights: readonly number[], width: number): number[] {
  const scores: number[] = []
  for (let start = 0; start < rows.length; start += width) {
    let sum = 0
    for (let at = 0; at < width; at += 1) sum += (rows[start + at] ?? 0) * (weights[at] ?? 0)
    scores.push(sum)
  }
  const top = Math.max(...scores)
  const exps = scores.map((score) => Math.exp(score - top))
  const total = exps.reduce((sum, value) => sum + value, 0)
  return exps.map((value) => value / total)
}
