/** Asks the learnt model what a message sounds like. A fault of the model costs its opinion, never the message. */
import { unpackTopicModel, type PackedTopicModel } from '../core/knowledge/topic-model.ts'
import { actsOf } from '../core/understanding/acts.ts'
import { sensedText, senseOf, type Sense } from '../core/understanding/sense.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { Log } from '../ports/system.ts'
import { remembering } from './remembering.ts'
import { vectorOnce } from './vector-once.ts'

/** What `text` sounds like; null when no model was learnt for this runtime, or when it failed. */
export type SenseMessage = (text: string) => Promise<Sense | null>

export function senseMessage(embedder: Embedder | null, log: Pick<Log, 'error'>): SenseMessage {
  if (embedder === null || embedder.senses === null) return () => Promise.resolve(null)
  const sense = listenerOf(embedder, embedder.senses)
  return async (raw) => {
    try {
      return await sense(sensedText(raw))
    } catch (error) {
      log.error('message-not-sensed', error)
      return null
    }
  }
}

/**
 * The talk and every answerer hear a message with the same ears, once: by the learnt model, since each of them may hold the
 * embedder in a wrapping of its own.
 */
const listeners = new WeakMap<PackedTopicModel, (text: string) => Promise<Sense>>()

function listenerOf(embedder: Embedder, packed: PackedTopicModel): (text: string) => Promise<Sense> {
  const known = listeners.get(packed)
  if (known !== undefined) return known
  const model = unpackTopicModel(packed)
  const listen = remembering(async (text): Promise<Sense> => {
    const vector = await vectorOnce(embedder, text)
    // Unpacked with the first message, and once: no start waits for it.
    const { acts } = embedder
    return { ...senseOf(model, text, vector), acts: acts && actsOf(unpackTopicModel(acts), text, vector) }
  })
  listeners.set(packed, listen)
  return listen
}
