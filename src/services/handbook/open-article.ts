/** An article with its steps and its texts, as it stands: base file, working copy, or both. */
import { writeArticle } from '../../core/knowledge/write-article.ts'
import { baseHead, baseStep, headOf, type ArticleHead } from '../../core/knowledge/versions.ts'
import type { NewStep } from '../../ports/article-store.ts'
import type { HandbookServices } from './deps.ts'

export interface OpenArticle {
  head: ArticleHead
  /** False: no step is stored yet, and the first one must be preceded by `first`. */
  isStored: boolean
  first: NewStep[]
}

/** Null: neither a file nor a working copy has this name. */
export async function openArticle(deps: HandbookServices, slug: string): Promise<OpenArticle | null> {
  const head = headOf(await deps.articles.steps(slug))
  if (head) return { head, isStored: true, first: [] }
  const base = await baseTextOf(deps, slug)
  if (base === null) return null
  const at = deps.clock.now().toISOString()
  return { head: baseHead(slug, at), isStored: false, first: [{ ...baseStep(slug, at), text: base }] }
}

/** The text of a version; the file of the base when nothing was stored of it. */
export async function textOf(deps: HandbookServices, slug: string, version: number): Promise<string | null> {
  const stored = await deps.articles.text(slug, version)
  return stored ?? (version === 1 ? baseTextOf(deps, slug) : null)
}

/** The file byte for byte where there is a disk, else the same article written anew. */
async function baseTextOf({ live }: HandbookServices, slug: string): Promise<string | null> {
  const article = live.base.articles.find((one) => one.slug === slug)
  if (!article) return null
  return (await live.baseText(slug)) ?? writeArticle(article)
}
