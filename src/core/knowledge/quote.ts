/** An answer is quoted, never composed: passages as they stand, with the source of each. */
import type { Citation, CitedSource } from '../reply.ts'
import type { Article, Passage, Source } from './article.ts'
import { anchorOf } from './address.ts'
import { NATION } from './sections.ts'

/** The words `以当地最新公布为准` are part of the passage's own source line. */
const CHECK_LOCALLY = '以当地最新公布为准'

export type Quote = { answer: string; citations: Citation[]; passageId: string }

/** `passages` are of `article`, the most telling last; on `day` its review may be late. */
export function quote(article: Article, passages: readonly Passage[], day: string): Quote {
  const isLate = article.reviewBy < day
  return {
    answer: passages
      .map((passage, at) => `${placeLabel(passage, passages[at - 1])}${withDay(passage, isLate)}`)
      .join('\n'),
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
    passage: anchorOf(passage),
    effective: passage.from ?? newestDate(passage.sources.map(({ id }) => sourceOf(article, id)?.date)),
    sources: passage.sources.map(({ id, article: part }): CitedSource => {
      const { title = id, date, dated } = sourceOf(article, id) ?? {}
      return {
        title,
        ...(part === null ? {} : { part: part.replaceAll(/\s/g, '') }),
        ...(date === undefined ? {} : { date }),
        ...(dated === undefined ? {} : { dated }),
      }
    }),
  }
}

/** Dates of different exactness compare as text; the article's own day is no proof of a source. */
function newestDate(dates: readonly (string | undefined)[]): string {
  return (
    dates
      .flatMap((date) => date ?? [])
      .toSorted()
      .at(-1) ?? ''
  )
}

/** Words that hold in one place only say for which, unless they begin by saying so or follow others of that place. */
function placeLabel({ area, text }: Passage, before: Passage | undefined): string {
  const isSaid = before?.area === area || text.slice(0, 12).includes(area.slice(0, 2))
  return area === NATION || isSaid ? '' : `${area}：`
}

/** Figures that may have moved, or that nobody read again in time, carry their day, so that nobody takes an old sum for a promise. */
function withDay({ text, from, checkLocally }: Passage, isLate: boolean): string {
  const mayHaveMoved = checkLocally || (isLate && /\d/.test(text))
  if (!mayHaveMoved) return text
  return `${text}（${from ? `${from} 起，` : ''}${CHECK_LOCALLY}）`
}

function titleOf(article: Article, id: string): string {
  return sourceOf(article, id)?.title ?? id
}

function sourceOf(article: Article, id: string): Source | undefined {
  return article.sources.find((source) => source.id === id)
}
