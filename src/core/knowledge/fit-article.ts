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

export function articleFits(
  articles: readonly Article[],
  question: string,
  facets: ReadonlyMap<Section, number>,
): (article: number) => number {
  const name = nameIn(question).replaceAll(/\s/g, '')
  const [asked] = [...facets].toSorted((one, other) => other[1] - one[1])[0] ?? []
  return (at) => {
    const article = articles[at]
    if (!article) return 0
    const isBase = baseSlug(article.slug) === article.slug
    const isNamed = name.length >= NAME_LEAST && article.title.includes(name)
    const hasSection = asked === undefined || article.passages.some(({ section }) => section === asked)
    return (
      (isNamed ? NAMED : 0) +
      (isNamed && article.title.startsWith(name) ? NAMED_WHOLLY : 0) +
      (hasSection ? HAS_SECTION : 0) +
      (isNamed && isBase ? GENERAL : 0)
    )
  }
}
