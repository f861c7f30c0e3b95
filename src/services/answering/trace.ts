/** What an answer is explained with later: the question as searched for, the best candidates with their numbers, the passages quoted. */
import type { Passage } from '../../core/knowledge/article.ts'
import { short, type AnswerTrace, type TracedPassage } from '../../core/knowledge/trace.ts'
import type { Finder, Found } from './find-topics.ts'
import type { Place } from './place.ts'

/** Further candidates explain nothing. */
const CANDIDATES_KEPT = 5

export interface Explained {
  found: Found
  candidates: readonly { slug: string; section: string }[]
  passages: readonly Passage[]
  by: AnswerTrace['by']
}

export function traceOf(
  finder: Pick<Finder, 'articles' | 'thresholds'>,
  { found: { text, verdict }, candidates, passages, by }: Explained,
  { area, day }: Place,
): AnswerTrace {
  const sectionOf = new Map(candidates.map(({ slug, section }) => [slug, section]))
  return {
    searched: text,
    area,
    day,
    by,
    scope: short(verdict.scope),
    confidence: short(verdict.confidence),
    thresholds: finder.thresholds,
    candidates: verdict.candidates.slice(0, CANDIDATES_KEPT).map(({ article, score, probability, signs }) => {
      const slug = finder.articles[article]?.slug ?? ''
      return {
        slug,
        section: sectionOf.get(slug) ?? '',
        fused: short(score),
        probability: short(probability),
        ...signs,
      }
    }),
    passages: passages.map((passage) => tracedPassage(finder, passage)),
    handbook: null,
  }
}

function tracedPassage({ articles }: Pick<Finder, 'articles'>, passage: Passage): TracedPassage {
  const { id, slug, section, area, from, until, sources } = passage
  const cited = articles.find((article) => article.slug === slug)?.sources ?? []
  const titles = sources.map((source) => {
    const { title = source.id, date } = cited.find((one) => one.id === source.id) ?? {}
    return [title, source.article, date && `（${date}）`].filter(Boolean).join('')
  })
  return { id, slug, section, area, from, until, sources: titles, version: null }
}
