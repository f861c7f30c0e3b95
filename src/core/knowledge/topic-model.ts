/**
 * What was learnt from labelled questions: kernel ridge regression from a text to the topics it belongs to.
 * Two kernels add up: shared characters and pairs (works everywhere), and nearness of dense vectors (where a model runs).
 * `npm run fit` trains it; the numbers are kept as bytes in models/topics/.
 */
import * as z from 'zod'
import { dotAll, vectorTable, type VectorTable } from './vectors.ts'
import { weigh, weightTable, type WeightTable } from './weight-table.ts'

/** As kept in the repository. Bytes are signed, one scale a class (or one for all support vectors), base64. */
export const packedTopicModelSchema = z.strictObject({
  about: z.string(),
  classes: z.array(z.string()),
  bias: z.array(z.number()),
  words: z.strictObject({
    /** Terms parted by a blank, most of them two characters long. */
    vocabulary: z.string(),
    idf: z.array(z.number()),
    scales: z.array(z.number()),
    weights: z.string(),
  }),
  kernel: z
    .strictObject({
      embedder: z.string(),
      dims: z.number(),
      gamma: z.number(),
      supportScale: z.number(),
      support: z.string(),
      scales: z.array(z.number()),
      alphas: z.string(),
      /** Bits of a number in `alphas`. In eight, some thousand roundings add up to two questions of a hundred lost. */
      alphaBits: z.union([z.literal(8), z.literal(16)]).optional(),
    })
    .nullable(),
})
export type PackedTopicModel = z.infer<typeof packedTopicModelSchema>

export type TopicModel = {
  classes: readonly string[]
  bias: Float32Array
  vocabulary: ReadonlyMap<string, number>
  idf: Float32Array
  /** A row of classes for each term. */
  wordWeights: Float32Array
  kernel: {
    embedder: string
    gamma: number
    support: VectorTable
    /** A row of classes for each vector of `support`. */
    alphas: WeightTable
  } | null
}

/** Unpacked once for each packed model: all who listen and answer share its megabytes. */
const unpacked = new WeakMap<PackedTopicModel, TopicModel>()

export function unpackTopicModel(packed: PackedTopicModel): TopicModel {
  const model = unpacked.get(packed) ?? unpack(packed)
  unpacked.set(packed, model)
  return model
}

function unpack(packed: PackedTopicModel): TopicModel {
  const { classes, words, kernel } = packed
  return {
    classes,
    bias: Float32Array.from(packed.bias),
    vocabulary: new Map(words.vocabulary.split(' ').map((term, at) => [term, at])),
    idf: Float32Array.from(words.idf),
    wordWeights: scaled(words.weights, words.scales),
    kernel: kernel && unpackKernel(kernel, classes.length),
  }
}

function unpackKernel(kernel: NonNullable<PackedTopicModel['kernel']>, classes: number): TopicModel['kernel'] {
  const { embedder, dims, gamma, supportScale, scales } = kernel
  const support = signedBytesOf(kernel.support)
  const bytes = signedBytesOf(kernel.alphas)
  const alphas = kernel.alphaBits === 16 ? new Int16Array(bytes.buffer) : bytes
  const rows = Math.floor(support.length / dims)
  const vectors = Array.from({ length: rows }, (_, row) => support.subarray(row * dims, (row + 1) * dims))
  return {
    embedder,
    gamma,
    support: vectorTable(vectors, dims, { scale: supportScale }),
    alphas: weightTable(rows, classes, (row, at) => (alphas[row * classes + at] as number) * (scales[at] as number)),
  }
}

/** One score a topic of `topics`, near 1 for the right one; null for a topic that the model has never seen. */
export function topicScores(
  model: TopicModel,
  grams: readonly string[],
  vector: Float32Array | null,
  topics: readonly string[],
): (number | null)[] {
  const scores = Float32Array.from(model.bias)
  for (const [term, value] of weighGrams(grams, model.vocabulary, model.idf))
    addRow(scores, model.wordWeights, term, value)
  const { kernel } = model
  if (kernel && vector) {
    const nearness = dotAll(kernel.support, vector)
    for (let row = 0; row < nearness.length; row += 1) nearness[row] = nearnessOf(nearness[row] as number, kernel.gamma)
    weigh(kernel.alphas, nearness).forEach((sum, at) => (scores[at] = (scores[at] as number) + sum))
  }
  const byClass = new Map(model.classes.map((name, at) => [name, scores[at] ?? 0]))
  return topics.map((topic) => byClass.get(topic) ?? null)
}

/** tf·idf of the known terms, of length one: [place in the vocabulary, value]. */
export function weighGrams(
  grams: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
  idf: Float32Array,
): [number, number][] {
  const counts = new Map<number, number>()
  for (const gram of grams) {
    const term = vocabulary.get(gram)
    if (term !== undefined) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const weighed = [...counts].map(([term, count]): [number, number] => [term, (1 + Math.log(count)) * (idf[term] ?? 0)])
  const length = Math.sqrt(weighed.reduce((sum, [, value]) => sum + value * value, 0))
  return length === 0 ? [] : weighed.map(([term, value]) => [term, value / length])
}

/** exp(−γ·|x − y|²) of unit vectors, from their product. */
export function nearnessOf(product: number, gamma: number): number {
  return Math.exp(-2 * gamma * (1 - product))
}

function addRow(into: Float32Array, rows: Float32Array, row: number, by: number): void {
  const start = row * into.length
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] as number) + (rows[start + at] as number) * by
}

function signedBytesOf(text: string): Int8Array {
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  // A plain loop: `Uint8Array.from` with a callback took half a second of every start.
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at)
  return new Int8Array(bytes.buffer)
}

/** Column `at` of every row has `scales[at]`; a single scale serves all. */
function scaled(text: string, scales: readonly number[]): Float32Array {
  const bytes = signedBytesOf(text)
  const values = new Float32Array(bytes.length)
  for (let at = 0; at < bytes.length; at += 1)
    values[at] = (bytes[at] as number) * (scales[at % scales.length] as number)
  return values
}
