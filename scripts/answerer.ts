/** The answerer exactly as the server builds it, for the command line, the evaluations and the benches. */
import { jiebaSegmenter } from '../src/adapters/jieba/segmenter.ts'
import { simplifier } from '../src/adapters/opencc/simplifier.ts'
import { bgeEmbedder } from '../src/adapters/transformers/bge-embedder.ts'
import { freshBundle } from './content/fresh.ts'
import { compileRules } from '../src/content/rules.ts'
import { routeOf } from '../src/core/understanding/route.ts'
import { createAnswerer } from '../src/services/answer-question.ts'
import type { Answerer } from '../src/services/answer-question.ts'

/** `wordsOnly` answers as the runtimes without a model do. */
export async function nodeAnswerer({ wordsOnly = false } = {}): Promise<Answerer> {
  const bundle = freshBundle()
  const rules = compileRules(bundle.intents)
  const embedder = wordsOnly ? null : await bgeEmbedder({ say: (line) => console.error(line) })
  return createAnswerer({
    bundle,
    embedder,
    segment: wordsOnly ? null : jiebaSegmenter(bundle.lexicon.synonyms.map(({ term }) => term)),
    simplify: simplifier(),
    route: (text) => routeOf(text, rules),
  })
}
