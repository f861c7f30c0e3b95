/** A draft before anybody reads it: its passages as residents would see them, and a question put to it. */
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import type { Article } from '../../core/knowledge/article.ts'
import { visibleLength } from '../../core/knowledge/check-passage.ts'
import type { Fault } from '../../core/knowledge/parse-passages.ts'
import type { Warning } from '../../core/knowledge/warnings.ts'
import { readArticleText } from '../../content/load-article-text.ts'
import { readArticle, TEXT_MOST } from './article-text.ts'
import type { HandbookServices } from './deps.ts'
import { handled, type Handled } from './refusal.ts'
import { warningsOf } from './review.ts'

export interface Preview {
  article: Omit<Article, 'passages'> | null
  passages: (Article['passages'][number] & { line: number; length: number })[]
  faults: Fault[]
  warnings: Warning[]
}

export function previewArticle(deps: HandbookServices, text: string): Preview {
  const { article, passages, faults } = readArticle(slugIn(text), text.slice(0, TEXT_MOST), deps.phones)
  if (article === null) return { article: null, passages: [], faults, warnings: [] }
  const { passages: _, ...front } = article
  return {
    article: front,
    passages: passages.map((passage) => ({ ...passage, length: visibleLength(passage.text) })),
    faults,
    warnings: warningsOf(deps, article),
  }
}

/** The same answerer as residents have, over the live handbook with the draft laid over it. */
export async function tryQuestion(
  deps: HandbookServices,
  { question, draft, area }: { question: string; draft?: string | undefined; area?: string | undefined },
): Promise<Handled<HandbookAnswer & { bundle: string }>> {
  const { article, faults } =
    draft === undefined ? { article: null, faults: [] } : readArticle(slugIn(draft), draft, null)
  if (draft !== undefined && article === null) return { kind: 'faults', faults }
  const { answerer, bundle } = await deps.live.trial(article)
  const options = { now: deps.clock.now(), ...(area === undefined ? {} : { area }) }
  return handled({ ...(await answerer.answer(question, options)), bundle: bundle.hash })
}

function slugIn(text: string): string {
  const read = readArticleText(text)
  return read.ok ? read.front.slug : ''
}
