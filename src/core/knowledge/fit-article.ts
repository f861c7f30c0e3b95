/** Which of a topic's articles a question means: the one named by its title, the one that has the section asked for. */
import type { Article } from './article.ts'
import { nameIn } from './follow-up.ts'
import { baseSlug } from './sections.ts'
import type { Section } from './sections.ts'

/** Against the fitted evidence, whose scores differ by about one between a right and a wrong article. */
const NAMED = 1
const NAMED_WHOLLY = 3
const HAS_SECTION = 1
/** A question that says nothing but the topic is one for the general article. */
const GENERAL = 1.5
const NAME_LEAST = 2

/** How well each article fits a question, by its place; what articles have is looked up once. */
export type ArticleFits = (question: string, facets: ReadonlyMap<Section, number>) => (article: number) => number

export function articleFits(articles: readonly Article[]): ArticleFits {
  const known = articles.map(({ slug, title, passages }) => ({
    title,
    isBase: baseSlug(slug) === slug,
    sections: new Set(passages.map(({ section }) => section)),
  }))
  return (question, facets) => {
    const name = nameIn(question).replaceAll(/\s/g, '')
    const [asked] = [...facets].toSorted((one, other) => other[1] - one[1])[0] ?? []
    return (at) => {
      const article = known[at]
      if (!article) return 0
      const isNamed = name.length >= NAME_LEAST && article.title.includes(name)
      return (
        (isNamed ? NAMED : 0) +
        (isNamed && article.title.startsWith(name) ? NAMED_WHOLLY : 0) +
        (asked === undefined || article.sections.has(asked) ? HAS_SECTION : 0) +
        (isNamed && article.isBase ? GENERAL : 0)
      )
    }
  }
}
