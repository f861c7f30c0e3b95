/** Which embedder the Node process answers with: the full model, the small one in its place, or none. */
import { existsSync, readFileSync } from 'node:fs'
import { staticEmbedder } from './adapters/static-embedder/static-embedder.ts'
import type { Config } from './config.ts'
import { packedTopicModelSchema } from './core/knowledge/topic-model.ts'
import type { Segment } from './core/knowledge/text.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Log } from './ports/system.ts'

export type Loaded = {
  embedder: Embedder | null
  /** Cuts words as the embedder's weights were fitted; null: the caller's own. */
  segment: Segment | null
}
export type FullModel = () => Promise<Embedder>

const MODEL = new URL('../models/static/static.bin', import.meta.url)
const TOPICS = new URL('../models/topics/words.json', import.meta.url)

/** When the full model cannot be loaded (no native runtime, files missing), the small one answers and the log says why. */
export async function loadEmbedder(wanted: Config['embedder'], log: Log, full: FullModel = fullModel): Promise<Loaded> {
  switch (wanted) {
    case 'words':
      return { embedder: null, segment: null }
    case 'static':
      return loadStatic()
    case 'bge':
      try {
        return { embedder: await full(), segment: null }
      } catch (error) {
        log.error('full-model-not-loaded', error, { instead: 'static' })
        return loadStatic()
      }
  }
}

/** Imported only when wanted: the native runtime must not be able to stop a process that does without. */
async function fullModel(): Promise<Embedder> {
  const { bgeEmbedder } = await import('./adapters/transformers/bge-embedder.ts')
  return bgeEmbedder()
}

function loadStatic(): Loaded {
  const learnt = existsSync(TOPICS) ? packedTopicModelSchema.parse(JSON.parse(readFileSync(TOPICS, 'utf8'))) : null
  const embedder = staticEmbedder({ bytes: readFileSync(MODEL), learnt })
  return { embedder, segment: embedder.segment }
}
