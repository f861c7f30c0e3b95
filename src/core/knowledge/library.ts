/** The handbook laid out for search: its units (titles, asks, passages), whose they are, and the topics they count for. */
import type { Article, Bundle } from './article.ts'
import { baseSlug } from './sections.ts'

export type UnitKind = 'title' | 'ask' | 'passage'
export type Unit = {
  kind: UnitKind
  text: string
  /** Index into `articles`. */
  article: number
  /** Index into the article's passages; -1 for titles and asks. */
  passage: number
}
export type Library = {
  articles: readonly Article[]
  units: readonly Unit[]
  /** Base slugs, sorted: what is ranked and what evaluations count. */
  topics: readonly string[]
  /** Topic of each article. */
  topicOf: Int32Array
  /** log(1 + units) of each topic: many units win a maximum by chance. */
  sizes: Float32Array
}

export function buildLibrary(bundle: Pick<Bundle, 'articles'>): Library {
  const { articles } = bundle
  const topics = [...new Set(articles.map(({ slug }) => baseSlug(slug)))].sort()
  const topicOf = Int32Array.from(articles.map(({ slug }) => topics.indexOf(baseSlug(slug))))
  const units = articles.flatMap((article, index) => unitsOf(article, index))
  const counts = new Float32Array(topics.length)
  for (const unit of units) {
    const topic = topicOf[unit.article] ?? 0
    counts[topic] = (counts[topic] ?? 0) + 1
  }
  return { articles, units, topics, topicOf, sizes: counts.map((count) => Math.log1p(count)) }
}

function unitsOf(article: Article, index: number): Unit[] {
  return [
    { kind: 'title', text: article.title, article: index, passage: -1 },
    ...article.asks.map((text): Unit => ({ kind: 'ask', text, article: index, passage: -1 })),
    ...article.passages.map((passage, at): Unit => ({
      kind: 'passage',
      text: `${article.title}：${passage.text}`,
      article: index,
      passage: at,
    })),
  ]
}
