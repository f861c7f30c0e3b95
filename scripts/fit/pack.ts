/** Packs a trained topic model into bytes for the repository. */
import type { PackedTopicModel, TopicModel } from '../../src/core/knowledge/topic-model.ts'
import { rowOf, type VectorTable } from '../../src/core/knowledge/vectors.ts'
import type { WeightTable } from '../../src/core/knowledge/weight-table.ts'

export function packTopicModel(model: TopicModel, about: string): PackedTopicModel {
  const width = model.classes.length
  const words = packColumns(model.wordWeights, width)
  const { kernel } = model
  const support = kernel && packColumns(allRows(kernel.support), 1)
  const alphas = kernel && packColumns(withoutFilling(kernel.alphas), width, 16)
  return {
    about,
    classes: [...model.classes],
    bias: [...model.bias].map((value) => Number(value.toFixed(5))),
    words: {
      vocabulary: [...model.vocabulary.keys()].join(' '),
      idf: [...model.idf].map((value) => Number(value.toFixed(3))),
      scales: words.scales,
      weights: words.bytes,
    },
    kernel:
      kernel && support && alphas
        ? {
            embedder: kernel.embedder,
            dims: kernel.support.dims,
            gamma: kernel.gamma,
            supportScale: support.scales[0] ?? 1,
            support: support.bytes,
            scales: alphas.scales,
            alphas: alphas.bytes,
            alphaBits: 16,
          }
        : null,
  }
}

function allRows(table: VectorTable): Float32Array {
  const values = new Float32Array(table.rows * table.dims)
  for (let row = 0; row < table.rows; row += 1) values.set(rowOf(table, row), row * table.dims)
  return values
}

function withoutFilling({ rows, columns, width, values }: WeightTable): Float32Array {
  const packed = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row += 1) packed.set(values.subarray(row * width, row * width + columns), row * columns)
  return packed
}

/** Whole numbers of so many bits, with a scale for each column so that the largest value of the column fills them. */
function packColumns(values: Float32Array, width: number, bits: 8 | 16 = 8): { bytes: string; scales: number[] } {
  const most = new Float64Array(width)
  values.forEach((value, at) => (most[at % width] = Math.max(most[at % width] ?? 0, Math.abs(value))))
  const scales = [...most].map((value) => Number((Math.max(value, 1e-9) / (2 ** (bits - 1) - 1)).toPrecision(6)))
  const whole = (value: number, at: number): number => Math.round(value / (scales[at % width] ?? 1))
  const packed = bits === 8 ? Int8Array.from(values, whole) : Int16Array.from(values, whole)
  return { bytes: Buffer.from(packed.buffer).toString('base64'), scales }
}
