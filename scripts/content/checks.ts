/**
 * The checks of the content compiler. A new kind of content adds its function to `checks`: it gets everything that
 * was read and returns its problems; it never throws and never prints.
 */
import type { Problem } from '../../src/core/knowledge/article.ts'
import { checkPassage } from '../../src/core/knowledge/check-passage.ts'
import { clashesOf } from '../../src/core/knowledge/warnings.ts'
import { baseSlug } from '../../src/core/knowledge/sections.ts'
import type { ArticleFile, ContentInput } from './read.ts'

export type ContentCheck = { name: string; run: (input: ContentInput) => Problem[] }

const ASKS_LEAST = 6
const ASKS_WANTED = 8
const ASKS_MOST = 20
const OFFICIAL = /(?:^|\.)(?:gov\.cn|org\.cn|edu\.cn|mil\.cn|npc\.gov\.cn|12348\.gov\.cn|redcross\.org\.cn)$/

export const checks: readonly ContentCheck[] = [
  { name: 'file names', run: fileNames },
  { name: 'passages', run: passages },
  { name: 'asks', run: asks },
  { name: 'duplicate asks', run: duplicateAsks },
  { name: 'sources', run: sources },
  { name: 'review dates', run: reviewDates },
  { name: 'base articles', run: baseArticles },
  { name: 'life events', run: lifeEvents },
  { name: 'contradictions', run: contradictions },
]

function fileNames({ articles }: ContentInput): Problem[] {
  return articles
    .filter(({ file, front }) => file !== `knowledge/${front.slug}.md`)
    .map((article) => error(article, 2, `slug "${article.front.slug}" must equal the file name`))
}

function passages({ articles, phones }: ContentInput): Problem[] {
  return articles.flatMap(({ file, front, passages }) =>
    passages.flatMap((passage) =>
      checkPassage(passage, { sources: front.sources, phones }).map((fault) => ({ ...fault, file })),
    ),
  )
}

function asks({ articles }: ContentInput): Problem[] {
  return articles.flatMap((article) => {
    const count = article.front.asks.length
    const line = article.askLines[0] ?? 2
    if (count < ASKS_LEAST) return [error(article, line, `only ${count} asks, at least ${ASKS_LEAST}`)]
    if (count < ASKS_WANTED) return [warning(article, line, `only ${count} asks, ${ASKS_WANTED} to 15 are wanted`)]
    return count > ASKS_MOST ? [warning(article, line, `${count} asks, at most ${ASKS_MOST} are wanted`)] : []
  })
}

function duplicateAsks({ articles }: ContentInput): Problem[] {
  const seen = new Map<string, string>()
  const problems: Problem[] = []
  for (const article of articles) {
    article.front.asks.forEach((ask, index) => {
      const line = article.askLines[index] ?? 2
      const key = ask.replace(/[\s\p{P}]/gu, '')
      const first = seen.get(key)
      if (first) problems.push(error(article, line, `the ask "${ask}" already stands in ${first}`))
      else seen.set(key, `${article.file}:${line}`)
    })
  }
  return problems
}

function sources({ articles }: ContentInput): Problem[] {
  return articles.flatMap((article) => {
    const used = new Set(article.passages.flatMap((passage) => passage.sources.map(({ id }) => id)))
    const ids = article.front.sources.map(({ id }) => id)
    return [
      ...ids
        .filter((id, at) => ids.indexOf(id) !== at)
        .map((id) => error(article, 2, `source id "${id}" is given twice`)),
      ...ids.filter((id) => !used.has(id)).map((id) => warning(article, 2, `source "${id}" is never cited`)),
      ...article.front.sources
        .filter(({ url }) => url && !OFFICIAL.test(new URL(url).hostname))
        .map(({ id, url }) => warning(article, 2, `source "${id}": ${url} does not look like an official page`)),
    ]
  })
}

function reviewDates({ articles, today }: ContentInput): Problem[] {
  return articles.flatMap((article) => {
    const { effective, reviewBy } = article.front
    if (effective !== undefined && reviewBy < effective)
      return [error(article, 2, `reviewBy ${reviewBy} is before effective ${effective}`)]
    return reviewBy < today ? [warning(article, 2, `the review is overdue since ${reviewBy}`)] : []
  })
}

function baseArticles({ articles }: ContentInput): Problem[] {
  const slugs = new Set(articles.map(({ front }) => front.slug))
  return articles
    .filter(({ front }) => !slugs.has(baseSlug(front.slug)))
    .map((article) =>
      warning(article, 2, `there is no article "${baseSlug(article.front.slug)}" that this one is a part of`),
    )
}

function lifeEvents({ articles, lexicon }: ContentInput): Problem[] {
  const known = new Set(lexicon.lifeEvents.map(({ event }) => event))
  if (known.size === 0) return []
  return articles.flatMap((article) =>
    article.front.lifeEvents
      .filter((event) => !known.has(event))
      .map((event) => warning(article, 2, `life event "${event}" is not in knowledge/lexicon.yaml`)),
  )
}

/** As at the desk: two files with different figures for one item, area and time do not go out together. */
function contradictions({ articles, today }: ContentInput): Problem[] {
  const all = articles.map(({ front, passages: own }) => ({ ...front, passages: own }))
  return articles.flatMap((article, at) => {
    const own = all[at]
    if (own === undefined) return []
    return clashesOf(own, all.slice(0, at), today).map(({ section, text, other }) => {
      const line = own.passages.find((passage) => passage.section === section && passage.text.includes(text))?.line ?? 2
      return error(article, line, `"${text}" contradicts knowledge/${other?.slug ?? ''}.md: "${other?.text ?? ''}"`)
    })
  })
}

function error(article: ArticleFile, line: number, message: string): Problem {
  return { level: 'error', file: article.file, line, message }
}

function warning(article: ArticleFile, line: number, message: string): Problem {
  return { level: 'warning', file: article.file, line, message }
}
