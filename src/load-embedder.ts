/** Which embedder the Node process answers with: the full model, the small one in its place, or none. */
import { readFileSync } from 'node:fs'
import { readLearnt } from './adapters/static-embedder/learnt.ts'
import { staticEmbedder } from './adapters/static-embedder/static-embedder.ts'
import type { Config } from './config.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Log } from './ports/system.ts'

export type Loaded = {
  embedder: Embedder | null
  /** Whether the word index may hold dictionary words: only where the weights were fitted with them. */
  dictionary: boolean
}
export type FullModel = () => Promise<Embedder>

const MODEL = new URL('../models/static/static.bin', import.meta.url)
const LEARNT = new URL('../models/topics/static.json.gz', import.meta.url)

/** When the full model cannot be loaded (no native runtime, files missing), the small one answers and the log says why. */
export async function loadEmbedder(
  wanted: Config['embedder'],
  log: Log,
  full: FullModel = fullModel(),
): Promise<Loaded> {
  switch (wanted) {
    case 'words':
      return { embedder: null, dictionary: false }
    case 'static':
      return loadStatic()
    case 'bge':
      try {
        return { embedder: await full(), dictionary: true }
      } catch (error) {
        log.error('full-model-not-loaded', error, { instead: 'static' })
        return loadStatic()
      }
  }
}

/** Imported only when wanted: the native runtime must not be able to stop a process that does without. `say` as in BgeOptions. */
export function fullModel(say?: (line: string) => void): FullModel {
  return async () => {
    const { bgeEmbedder } = await import('./adapters/transformers/bge-embedder.ts')
    return bgeEmbedder(say ? { say } : {})
  }
}

async function loadStatic(): Promise<Loaded> {
  const learnt = await readLearnt(new Uint8Array(readFileSync(LEARNT)))
  return { embedder: staticEmbedder({ bytes: readFileSync(MODEL), learnt }), dictionary: false }
}
