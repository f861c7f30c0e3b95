/** The teacher's vectors of many texts, kept under build/ so that a second run starts with the training. */
import { join } from 'node:path'
import { bgeEmbedder } from '../../src/adapters/transformers/bge-embedder.ts'

export type Taught = { dims: number; vectorOf(text: string): Float32Array }

export async function askTeacher(root: string, texts: readonly string[]): Promise<Taught> {
  const teacher = await bgeEmbedder({ threads: 2, cacheFolder: join(root, 'build/distil'), say: console.log })
  // Of like length side by side: a batch is as slow as its longest text.
  const sorted = [...new Set(texts)].sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
  const vectors = await teacher.embed(sorted, 'passage')
  const places = new Map(sorted.map((text, at) => [text, at]))
  return {
    dims: teacher.dims,
    vectorOf(text) {
      const vector = vectors[places.get(text) ?? -1]
      if (!vector) throw new RangeError('the teacher was not asked for this text')
      return vector
    },
  }
}
