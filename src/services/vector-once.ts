/** The vector of what somebody said, worked out once: the search and the ears that sense danger ask for the same one. */
import type { Embedder } from '../ports/embedder.ts'
import { remembering } from './remembering.ts'

/** By what the model learnt to sense, since those who ask may hold the embedder in wrappings of their own. */
const askers = new WeakMap<object, (text: string) => Promise<Float32Array | null>>()

/** An embedder without ears is asked by the search alone. */
export function vectorOnce(embedder: Embedder, text: string): Promise<Float32Array | null> {
  const ask = async (one: string): Promise<Float32Array | null> => {
    const [vector] = await embedder.embed([one], 'question')
    return vector ?? null
  }
  if (embedder.senses === null) return ask(text)
  const known = askers.get(embedder.senses) ?? remembering(ask)
  askers.set(embedder.senses, known)
  return known(text)
}
