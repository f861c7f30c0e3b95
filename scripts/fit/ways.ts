/** The ways of searching that are fitted, each with the words and vectors its runtime has. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jiebaSegmenter } from '../../src/adapters/jieba/segmenter.ts'
import { staticEmbedder } from '../../src/adapters/static-embedder/static-embedder.ts'
import { bgeEmbedder } from '../../src/adapters/transformers/bge-embedder.ts'
import type { Bundle } from '../../src/core/knowledge/article.ts'
import { fittedFileSchema } from '../../src/core/knowledge/fitted.ts'
import type { Fitted } from '../../src/core/knowledge/fitted.ts'
import type { Segment } from '../../src/core/knowledge/text.ts'
import type { Embedder } from '../../src/ports/embedder.ts'

export const WAYS = ['bge', 'static', 'words'] as const
export type WayName = (typeof WAYS)[number]
export type Way = {
  /** The key of its set in weights.json. */
  id: string
  embedder: Embedder | null
  segment: Segment | null
  /** Where its topic model is kept; packed by gzip when the name says so. */
  file: string
}

export async function openWay(name: WayName, root: string, { lexicon }: Bundle): Promise<Way> {
  switch (name) {
    case 'bge': {
      const embedder = await bgeEmbedder({ threads: 2, say: console.log })
      const segment = jiebaSegmenter(lexicon.synonyms.map(({ term }) => term))
      return { id: embedder.id, embedder, segment, file: `models/topics/${embedder.id}.json` }
    }
    case 'static': {
      const bytes = readFileSync(join(root, 'models/static/static.bin'))
      const embedder = staticEmbedder({ bytes, learnt: null })
      // Words of the model's own list beside the pairs of characters were tried and changed nothing.
      return { id: embedder.id, embedder, segment: null, file: 'models/topics/static.json.gz' }
    }
    case 'words':
      // Without a model there is no dictionary either, so that set is fitted on pairs of characters.
      return { id: 'words', embedder: null, segment: null, file: 'models/topics/words.json' }
  }
}

/** Sets of ways that are not fitted this time stay; those of a static model that is no more go. */
export function keptSets(root: string, fresh: Readonly<Record<string, Fitted>>): Record<string, Fitted> {
  const file = join(root, 'src/core/knowledge/weights.json')
  const old = existsSync(file) ? fittedFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).sets : {}
  const replaced = Object.keys(fresh).some((id) => id.startsWith('static-'))
  const kept = Object.entries(old).filter(([id]) => !(replaced && id.startsWith('static-')))
  return { ...Object.fromEntries(kept), ...fresh }
}
