/** From the text of an article to the article itself, and to what is wrong with it: one reader for compiler, desk and live handbook. */
import { readArticleText } from '../../content/load-article-text.ts'
import type { Article } from '../../core/knowledge/article.ts'
import { checkPassage, type Phones } from '../../core/knowledge/check-passage.ts'
import { parsePassages, type Fault, type PassageAt } from '../../core/knowledge/parse-passages.ts'

/** Longer than any article of knowledge/ by far. */
export const TEXT_MOST = 40_000

export type ReadArticle = { article: Article | null; passages: PassageAt[]; faults: Fault[] }

/** `phones` null: no number is doubted. A fault of level error keeps an article from being handed in, never from being saved. */
export function readArticle(slug: string, text: string, phones: Phones | null): ReadArticle {
  const read = readArticleText(text)
  if (!read.ok) return { article: null, passages: [], faults: read.faults }
  const { passages, faults } = parsePassages(read.front, read.body, read.bodyLine)
  const all = [
    ...(read.front.slug === slug ? [] : [fault(2, `slug 应为 ${slug}，文中是 ${read.front.slug}`)]),
    ...(read.front.asks.length > 0 ? [] : [fault(2, 'asks：至少写一个居民会问的问题')]),
    ...faults,
    ...passages.flatMap((passage) => checkOf(passage, read.front.sources, phones)),
  ]
  const article = { ...read.front, passages: passages.map(({ line: _line, ...passage }) => passage) }
  return { article, passages, faults: all }
}

/** The article, or null when it cannot be shown to anybody. */
export function publishable(slug: string, text: string): Article | null {
  const { article, faults } = readArticle(slug, text, null)
  return faults.some(({ level }) => level === 'error') ? null : article
}

function checkOf(passage: PassageAt, sources: Article['sources'], phones: Phones | null): Fault[] {
  const faults = checkPassage(passage, { sources, phones: phones ?? new Map() })
  return phones === null ? faults.filter(({ message }) => !/phone .+ is not known/.test(message)) : faults
}

function fault(line: number, message: string): Fault {
  return { level: 'error', line, message }
}
