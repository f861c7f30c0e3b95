/** Asks the learnt model what a message sounds like. A fault of the model costs its opinion, never the message. */
import { unpackTopicModel, type PackedTopicModel, type TopicModel } from '../core/knowledge/topic-model.ts'
import { sensedText, senseOf, type Sense } from '../core/understanding/sense.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { Log } from '../ports/system.ts'

/** What `text` sounds like; null when no model was learnt for this runtime, or when it failed. */
export type SenseMessage = (text: string) => Promise<Sense | null>

export function senseMessage(embedder: Embedder | null, log: Pick<Log, 'error'>): SenseMessage {
  const packed = embedder?.senses ?? null
  if (embedder === null || packed === null) return () => Promise.resolve(null)
  const model = unpackedOnce(packed)
  return async (raw) => {
    const text = sensedText(raw)
    try {
      const [vector] = await embedder.embed([text], 'question')
      return senseOf(model, text, vector ?? null)
    } catch (error) {
      log.error('message-not-sensed', error)
      return null
    }
  }
}

/** The talk and every answerer listen with the same model: its megabytes are unpacked once a process. */
const unpacked = new WeakMap<PackedTopicModel, TopicModel>()

function unpackedOnce(packed: PackedTopicModel): TopicModel {
  const known = unpacked.get(packed)
  if (known !== undefined) return known
  const model = unpackTopicModel(packed)
  unpacked.set(packed, model)
  return model
}
