/** The answerer exactly as the server builds it (`src/build-answerer.ts`), for the command line, the evaluations and the benches. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jiebaSegmenter } from '../src/adapters/jieba/segmenter.ts'
import { readLearnt } from '../src/adapters/static-embedder/learnt.ts'
import { staticEmbedder } from '../src/adapters/static-embedder/static-embedder.ts'
import { bgeEmbedder } from '../src/adapters/transformers/bge-embedder.ts'
import { answererMaker } from '../src/build-answerer.ts'
import { freshBundle } from './content/fresh.ts'
import type { Embedder } from '../src/ports/embedder.ts'
import type { Answerer } from '../src/services/answer-question.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
type Way = 'bge' | 'static' | 'words'

/** `way` answers as the full runtime does, as Workers do (static), or without any model (`wordsOnly`). */
export async function nodeAnswerer({ way = 'bge' as Way, wordsOnly = false } = {}): Promise<Answerer> {
  const chosen = wordsOnly ? 'words' : way
  const segmenter = chosen === 'bge' ? jiebaSegmenter : null
  const log = { error: (event: string, error: unknown): void => console.error(event, error) }
  return answererMaker({ embedder: await embedderOf(chosen), log, segmenter })(freshBundle())
}

async function embedderOf(way: Way): Promise<Embedder | null> {
  switch (way) {
    case 'bge':
      return bgeEmbedder({ say: (line) => console.error(line) })
    case 'static':
      return staticEmbedder({
        bytes: readFileSync(join(root, 'models/static/static.bin')),
        learnt: await readLearnt(readFileSync(join(root, 'models/topics/static.json.gz'))),
      })
    case 'words':
      return null
  }
}
