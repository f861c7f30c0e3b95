/** Unit vectors that lie in clusters, as those of texts about few topics do; questions lie near a text. */
import { seeded } from './seeded.ts'

/** Texts of one topic. */
const CLUSTER = 12
/** How far a text lies from the middle of its topic, and a question from its text; the middle has length 1. */
const APART = 0.8

export interface Clusters {
  texts: Float32Array[]
  questions: Float32Array[]
}

export function clusters(count: number, questions: number, dims: number): Clusters {
  const random = seeded(7)
  const any = (): Float32Array => unit(Float32Array.from({ length: dims }, () => random() + random() - 1))
  const near = (middle: Float32Array): Float32Array => {
    const away = any()
    return unit(middle.map((value, at) => value + APART * (away[at] ?? 0)))
  }
  const middles = Array.from({ length: Math.ceil(count / CLUSTER) }, any)
  const texts = Array.from({ length: count }, (_, row) => near(middles[row % middles.length] ?? any()))
  return {
    texts,
    questions: Array.from({ length: questions }, () => near(texts[Math.floor(random() * count)] ?? any())),
  }
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

/** The product with every row in double precision: what the others are held against. */
export function exactProducts(rows: readonly Float32Array[], vector: Float32Array): Float64Array {
  return Float64Array.from(rows, (row) => {
    let sum = 0
    for (let at = 0; at < row.length; at += 1) sum += (row[at] ?? 0) * (vector[at] ?? 0)
    return sum
  })
}
