/** Which learnt numbers go with an embedder: those fitted on its vectors, else those that need words only. */
import { fittedFileSchema } from '../../core/knowledge/fitted.ts'
import type { Fitted } from '../../core/knowledge/fitted.ts'
import { packedTopicModelSchema, unpackTopicModel } from '../../core/knowledge/topic-model.ts'
import type { TopicModel } from '../../core/knowledge/topic-model.ts'
import weights from '../../core/knowledge/weights.json' with { type: 'json' }
import type { Embedder } from '../../ports/embedder.ts'
import wordsModel from '../../../models/topics/words.json' with { type: 'json' }

export const WORDS_ONLY = 'words'

/** Megabytes are hashed once a process, however many houses stand in it. */
const known = new WeakMap<object, Promise<string>>()

/** Names the fitted numbers that go with an embedder by what they are, so that a reply can be traced to them. */
export function weightsId(embedder: Embedder | null, sha256: (text: string) => Promise<string>): Promise<string> {
  const { sets } = fittedFileSchema.parse(weights)
  const own = embedder?.learnt ? sets[embedder.id] : undefined
  const topics = own && embedder?.learnt ? embedder.learnt : wordsModel
  const id =
    known.get(topics) ??
    sha256(
      [own ?? sets[WORDS_ONLY], topics, embedder?.senses ?? null, embedder?.acts ?? null]
        .map((part) => JSON.stringify(part))
        .join('\n'),
    )
  known.set(topics, id)
  return id.then((hash) => hash.slice(0, 16))
}

export function learntFor(embedder: Embedder | null): { model: TopicModel; fitted: Fitted } {
  const { sets } = fittedFileSchema.parse(weights)
  const own = embedder?.learnt ? sets[embedder.id] : undefined
  const fitted = own ?? sets[WORDS_ONLY]
  if (!fitted) throw new Error('src/core/knowledge/weights.json has no set "words": run "npm run fit"')
  const packed = own && embedder?.learnt ? embedder.learnt : packedTopicModelSchema.parse(wordsModel)
  return { model: unpackTopicModel(packed), fitted }
}
