/** Turns what was read into the one bundle; the same content gives the same bytes on every machine. */
import { createHash } from 'node:crypto'
import type { Article, Bundle } from '../../src/core/knowledge/article.ts'
import type { ArticleFile, ContentInput } from './read.ts'

export function compileBundle(input: ContentInput): Bundle {
  const content = {
    articles: input.articles.map(toArticle).sort((one, other) => (one.slug < other.slug ? -1 : 1)),
    lexicon: input.lexicon,
    intents: input.intents,
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { version: 1, hash, ...content }
}

function toArticle({ front, passages }: ArticleFile): Article {
  return { ...front, passages: passages.map(({ line: _line, ...passage }) => passage) }
}
