/** The small model for every runtime: the mean of token vectors that were fitted to bge-small-zh-v1.5 (decision 0010). */
import { normaliseText } from '../../core/knowledge/text.ts'
import type { PackedTopicModel } from '../../core/knowledge/topic-model.ts'
import type { Embedder } from '../../ports/embedder.ts'
import { parseStaticModel } from './format.ts'
import { tokensOf } from './tokens.ts'

export type StaticOptions = {
  /** models/static/static.bin, by whatever way the runtime reads files. */
  bytes: Uint8Array | ArrayBuffer
  /** What was learnt on words alone, or on this model; what was learnt on another model's vectors is left aside. */
  learnt: PackedTopicModel | null
}

export function staticEmbedder({ bytes, learnt }: StaticOptions): Embedder {
  const { hash, dims, tokens, scales, values } = parseStaticModel(bytes)
  const { placesOf } = tokensOf(tokens)
  const id = `static-${hash}`

  function embedOne(text: string): Float32Array {
    const sum = new Float32Array(dims)
    for (const place of placesOf(normaliseText(text))) {
      const scale = scales[place] as number
      const start = place * dims
      for (let at = 0; at < dims; at += 1) sum[at] = (sum[at] as number) + scale * (values[start + at] as number)
    }
    return toUnit(sum)
  }

  return {
    id,
    dims,
    // On these vectors danger was told no better than by characters alone.
    senses: null,
    acts: null,
    learnt: learnt && [undefined, id].includes(learnt.kernel?.embedder) ? learnt : null,
    embed: (texts) => Promise.resolve(texts.map(embedOne)),
  }
}

/** A text without a known token keeps the zero vector: near to nothing. */
function toUnit(vector: Float32Array): Float32Array {
  let square = 0
  for (const value of vector) square += value * value
  if (square === 0) return vector
  const length = Math.sqrt(square)
  return vector.map((value) => value / length)
}
