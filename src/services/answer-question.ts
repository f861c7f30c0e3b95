/** Interim answerer so that the house boots: nearest ask by shared bigrams. The search helper replaces this file. */
import type { HandbookAnswer } from '../core/conversation/world.ts'
import type { Bundle } from '../core/knowledge/article.ts'
import { buildLibrary } from '../core/knowledge/library.ts'
import { buildWordIndex } from '../core/knowledge/bm25.ts'
import { normaliseText, termsOf } from '../core/knowledge/text.ts'
import type { Embedder } from '../ports/embedder.ts'

export interface Answerer {
  answer(question: string, options?: { area?: string; now?: Date; history?: string[] }): Promise<HandbookAnswer>
}

export async function createAnswerer({ bundle }: { bundle: Bundle; embedder?: Embedder | null; segment?: ((text: string) => string[]) | null }): Promise<Answerer> {
  const library = buildLibrary(bundle)
  const terms = (text: string) => termsOf(normaliseText(text), null)
  const index = buildWordIndex(library.units.map(({ text }) => terms(text)))
  return {
    async answer(question) {
      const scores = index.score(terms(question))
      let best = 0
      scores.forEach((score, unit) => { if (score > (scores[best] ?? 0)) best = unit })
      const article = library.articles[library.units[best]?.article ?? 0]
      const passage = article?.passages[0]
      if (!article || !passage || (scores[best] ?? 0) < 6) return { outcome: 'unknown', slug: null, section: null, answer: '', citations: [], confidence: 0 }
      return {
        outcome: 'answer', slug: article.slug, section: passage.section, answer: passage.text, confidence: 0.6, passageId: passage.id,
        citations: [{ slug: article.slug, title: article.title, section: passage.section, source: article.sources[0]?.title ?? '', effective: article.effective }],
      }
    },
  }
}
