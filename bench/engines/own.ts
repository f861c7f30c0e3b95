/** The searches of the house: its whole answer, its word index, its table of vectors. */
import { buildWordIndex } from '../../src/core/knowledge/bm25.ts'
import { dotAll, vectorTable } from '../../src/core/knowledge/vectors.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import { answererOn } from '../support/handbook.ts'
import { topOf, type Engine } from './engine.ts'

export const OWN: readonly Engine[] = [
  {
    name: 'own hybrid, whole answer',
    kind: 'whole',
    own: true,
    async build({ bundle, vectors, dims }) {
      let asked: Float32Array | undefined
      // Without the model's time: passages and questions have their vectors already.
      const embedder: Embedder = {
        id: 'given',
        dims,
        learnt: null,
        senses: null,
        acts: null,
        embed: async (texts, kind) =>
          kind === 'question' && asked ? texts.map(() => asked as Float32Array) : vectors.slice(0, texts.length),
      }
      const answerer = await answererOn(bundle, embedder)
      return async ({ question, vector }) => {
        asked = vector
        await answerer.answer(question)
        return []
      }
    },
  },
  {
    name: 'own BM25',
    kind: 'words',
    own: true,
    build({ texts, terms }) {
      const index = buildWordIndex(texts.map(terms))
      return ({ question }) => topOf(index.score(terms(question)))
    },
  },
  {
    name: 'own vectors, every row',
    kind: 'vectors',
    own: true,
    build({ vectors, dims }) {
      const table = vectorTable(vectors, dims)
      return ({ vector }) => topOf(dotAll(table, vector))
    },
  },
]
