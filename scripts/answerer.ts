/** The answerer exactly as the server builds it (`src/build-answerer.ts`), for the command line, the evaluations and the benches. */
import { jiebaSegmenter } from '../src/adapters/jieba/segmenter.ts'
import { bgeEmbedder } from '../src/adapters/transformers/bge-embedder.ts'
import { answererMaker } from '../src/build-answerer.ts'
import { freshBundle } from './content/fresh.ts'
import type { Answerer } from '../src/services/answer-question.ts'

/** `wordsOnly` answers as the runtimes without a model do. */
export async function nodeAnswerer({ wordsOnly = false } = {}): Promise<Answerer> {
  const embedder = wordsOnly ? null : await bgeEmbedder({ say: (line) => console.error(line) })
  return answererMaker({ embedder, segmenter: wordsOnly ? null : jiebaSegmenter })(freshBundle())
}
