/** Multinomial logistic regression over sets of character runs, by AdaGrad; the same input gives the same weights. */

export interface Example {
  grams: ReadonlySet<string>
  label: number
  cost: number
}

export interface Learned {
  bias: number[]
  /** Gram → one weight a class. */
  weights: Map<string, number[]>
}

const EPOCHS = 18
const RATE = 0.25
const SHRINK = 5e-5

/** The grams that matter most after a first round over all that occur twice. */
export function vocabularyOf(examples: readonly Example[], classes: number, size: number): Set<string> {
  const count = new Map<string, number>()
  for (const { grams, cost } of examples)
    for (const gram of grams) count.set(gram, (count.get(gram) ?? 0) + Math.min(1, cost))
  const common = new Set([...count].filter(([, n]) => n >= 1.5).map(([gram]) => gram))
  const first = learn(examples, classes, common)
  const importance = (gram: string, weights: readonly number[]): number =>
    Math.max(...weights.map(Math.abs)) * Math.sqrt(count.get(gram) ?? 0)
  const ranked = [...first.weights]
    .map(([gram, weights]) => [gram, importance(gram, weights)] as const)
    .sort((a, b) => b[1] - a[1])
  return new Set(ranked.slice(0, size).map(([gram]) => gram))
}

export function learn(examples: readonly Example[], classes: number, vocabulary: ReadonlySet<string>): Learned {
  const zero = (): number[] => Array.from({ length: classes }, () => 0)
  const learned: Learned = { bias: zero(), weights: new Map() }
  const squares = new Map<string, number[]>()
  const seen = examples.map((example) => [...example.grams].filter((gram) => vocabulary.has(gram)))
  for (const gram of vocabulary) {
    learned.weights.set(gram, zero())
    squares.set(
      gram,
      Array.from({ length: classes }, () => 0.01),
    )
  }
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const index of shuffled(examples.length, epoch + 7)) {
      const example = examples[index]
      if (example !== undefined) step(learned, squares, example, seen[index] ?? [])
    }
  }
  return learned
}

function step(learned: Learned, squares: Map<string, number[]>, example: Example, grams: readonly string[]): void {
  const scale = 1 / Math.sqrt(grams.length || 1)
  const likely = softmax(learned.bias.map((bias, k) => bias + scale * sumOf(learned, grams, k)))
  likely.forEach((chance, k) => {
    const error = ((example.label === k ? 1 : 0) - chance) * example.cost
    if (Math.abs(error) < 0.002) return
    learned.bias[k] = (learned.bias[k] ?? 0) + 0.02 * error
    for (const gram of grams) {
      const weights = learned.weights.get(gram)
      const square = squares.get(gram)
      if (weights === undefined || square === undefined) continue
      const slope = error * scale - SHRINK * (weights[k] ?? 0)
      square[k] = (square[k] ?? 0) + slope * slope
      weights[k] = (weights[k] ?? 0) + (RATE * slope) / Math.sqrt(square[k] ?? 1)
    }
  })
}

function sumOf(learned: Learned, grams: readonly string[], k: number): number {
  let sum = 0
  for (const gram of grams) sum += learned.weights.get(gram)?.[k] ?? 0
  return sum
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - top))
  const whole = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one) => one / whole)
}

/** A shuffle that is the same every time. */
function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  let state = seed
  for (let i = count - 1; i > 0; i -= 1) {
    state = (state * 1103515245 + 12345) % 2147483648
    const j = Math.floor((state / 2147483648) * (i + 1))
    const held = order[i] ?? i
    order[i] = order[j] ?? j
    order[j] = held
  }
  return order
}
