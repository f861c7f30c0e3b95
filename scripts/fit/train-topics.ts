/** Trains the topic model on labelled questions and the handbook itself, and tells what it would say to each unseen. */
import { nearnessOf, weighGrams } from '../../src/core/knowledge/topic-model.ts'
import { dotAll, vectorTable } from '../../src/core/knowledge/vectors.ts'
import type { TopicModel } from '../../src/core/knowledge/topic-model.ts'
import { weightTable } from '../../src/core/knowledge/weight-table.ts'
import { fitKernelRidge } from './kernel-ridge.ts'

export type Example = {
  grams: readonly string[]
  vector: Float32Array | null
  /** Classes it belongs to, the main one first. */
  rows: readonly number[]
  /** How much its error counts. */
  weight: number
  /** A target for every class, when belonging is not enough. */
  labels?: readonly number[]
}
export type TrainOptions = { classes: readonly string[]; embedder: string | null; lambda: number }
export type Trained = {
  model: TopicModel
  /** Scores of each of these examples, in rising order, by a model that never saw it. */
  leftOut(examples: readonly number[]): number[][]
}

/** exp(−γ|x−y|²) of dense vectors, and the share of the words beside it. Both from leave-one-out trials, not sensitive. */
const GAMMA = 2
const WORD_SHARE = 0.5
/** A constant kernel stands for the bias. */
const CONSTANT = 0.1
/** Share of the main class when others count too. */
const MAIN_SHARE = 0.7

export function trainTopics(examples: readonly Example[], { classes, embedder, lambda }: TrainOptions): Trained {
  const { vocabulary, idf } = countVocabulary(examples)
  const rows = examples.map(({ grams }) => weighGrams(grams, vocabulary, idf))
  const share = embedder ? WORD_SHARE : 1
  const kernel = wordKernel(rows, vocabulary.size, share)
  if (embedder) addDenseKernel(kernel, examples)
  const ridge = Float64Array.from(examples, ({ weight }) => lambda / weight)
  const fit = fitKernelRidge(kernel, ridge, labelsOf(examples, classes.length), classes.length)
  return {
    model: {
      classes,
      bias: sumRows(fit.alphas, examples.length, classes.length).map((value) => value * CONSTANT),
      vocabulary,
      idf,
      wordWeights: collapseWords(rows, fit.alphas, vocabulary.size, classes.length, share),
      kernel: embedder ? denseKernel(examples, fit.alphas, embedder) : null,
    },
    leftOut: (some) => fit.leftOut(some).map((scores) => [...scores]),
  }
}

/** Terms that stand in two examples at least, with smoothed inverse document frequency. */
function countVocabulary(examples: readonly Example[]): { vocabulary: Map<string, number>; idf: Float32Array } {
  const counts = new Map<string, number>()
  for (const { grams } of examples) for (const gram of new Set(grams)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count > 1).sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    vocabulary: new Map(kept.map(([gram], at) => [gram, at])),
    idf: Float32Array.from(kept, ([, count]) => Number((Math.log((1 + examples.length) / (1 + count)) + 1).toFixed(4))),
  }
}

function labelsOf(examples: readonly Example[], classes: number): Float64Array {
  const labels = new Float64Array(examples.length * classes)
  examples.forEach(({ rows, labels: own }, at) => {
    own?.forEach((label, row) => (labels[at * classes + row] = label))
    rows.forEach((row, place) => {
      labels[at * classes + row] =
        rows.length === 1 ? 1 : place === 0 ? MAIN_SHARE : (1 - MAIN_SHARE) / (rows.length - 1)
    })
  })
  return labels
}

type Bag = [number, number][]

/** Lower half of share·X·Xᵀ + constant, through lists of the examples that hold each term. */
function wordKernel(rows: readonly Bag[], terms: number, share: number): Float64Array {
  const size = rows.length
  const kernel = new Float64Array(size * size).fill(CONSTANT)
  const holders: Bag[] = Array.from({ length: terms }, () => [])
  rows.forEach((bag, i) => {
    for (const [term, value] of bag) {
      holders[term]?.push([i, value])
      for (const [j, other] of holders[term] ?? [])
        kernel[i * size + j] = (kernel[i * size + j] as number) + share * value * other
    }
  })
  return kernel
}

function addDenseKernel(kernel: Float64Array, examples: readonly Example[]): void {
  const size = examples.length
  const vectors = examples.map(({ vector }) => vector ?? new Float32Array(0))
  const table = vectorTable(vectors, vectors[0]?.length ?? 0)
  vectors.forEach((vector, i) => {
    const products = dotAll(table, vector)
    for (let j = 0; j <= i; j += 1) {
      const at = i * size + j
      kernel[at] = (kernel[at] as number) + nearnessOf(products[j] as number, GAMMA)
    }
  })
}

/** Words act linearly, so their part of all examples collapses into one row a term. */
function collapseWords(
  rows: readonly Bag[],
  alphas: Float64Array,
  terms: number,
  classes: number,
  share: number,
): Float32Array {
  const weights = new Float32Array(terms * classes)
  rows.forEach((bag, example) => {
    for (const [term, value] of bag) {
      for (let at = 0; at < classes; at += 1) {
        const place = term * classes + at
        weights[place] = (weights[place] as number) + share * value * (alphas[example * classes + at] as number)
      }
    }
  })
  return weights
}

function denseKernel(examples: readonly Example[], alphas: Float64Array, embedder: string): TopicModel['kernel'] {
  const vectors = examples.map(({ vector }) => vector ?? new Float32Array(0))
  const classes = alphas.length / Math.max(1, examples.length)
  return {
    embedder,
    gamma: GAMMA,
    support: vectorTable(vectors, vectors[0]?.length ?? 0),
    alphas: weightTable(examples.length, classes, (row, at) => alphas[row * classes + at] ?? 0),
  }
}

function sumRows(values: Float64Array, rows: number, width: number): Float32Array {
  const sums = new Float32Array(width)
  for (let row = 0; row < rows; row += 1)
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] as number) + (values[row * width + at] as number)
  return sums
}
