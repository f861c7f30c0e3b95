/** A tapped choice comes back as an article's slug or title: then there is nothing to search. */
import type { Article } from '../../core/knowledge/article.ts'
import { isSection } from '../../core/knowledge/sections.ts'
import type { Section } from '../../core/knowledge/sections.ts'

export type Chosen = { article: number; section: Section | null }

/** `dibao`, `dibao#带什么` or an article's exact title; null for anything else. */
export function chosenIn(articles: readonly Article[], text: string): Chosen | null {
  const [name = '', section = ''] = text.trim().split('#')
  const article = articles.findIndex(({ slug, title }) => slug === name || title === name)
  return article === -1 ? null : { article, section: isSection(section) ? section : null }
}
