/** An answer is quoted, never composed: passages as they stand, with the source of each. */
import type { Citation } from '../reply.ts'
import type { Article, Passage } from './article.ts'

/** The words `以当地最新公布为准` are part of the passage's own source line. */
const CHECK_LOCALLY = '以当地最新公布为准'

export type Quote = { answer: string; citations: Citation[]; passageId: string }

/** `passages` are of `article`, the most telling last. */
export function quote(article: Article, passages: readonly Passage[]): Quote {
  return {
    answer: passages.map((passage) => withDay(passage)).join('\n'),
    citations: passages.map((passage) => cite(article, passage)),
    passageId: passages.at(-1)?.id ?? '',
  }
}

export function cite(article: Article, passage: Passage): Citation {
  return {
    slug: article.slug,
    title: article.title,
    section: passage.section,
    source: passage.sources.map(({ id, article: part }) => `${titleOf(article, id)}${part ?? ''}`).join('；'),
    effective: passage.from ?? article.effective,
  }
}

/** Figures that may have moved carry their day, so that nobody takes an old sum for a promise. */
function withDay({ text, from, checkLocally }: Passage): string {
  if (!checkLocally) return text
  return `${text}（${from ? `${from} 起，` : ''}${CHECK_LOCALLY}）`
}

function titleOf(article: Article, id: string): string {
  return article.sources.find((source) => source.id === id)?.title ?? id
}
