/** The handbook as its editors see it: the list, one article with its texts, its versions. */
import type { Article } from '../../core/knowledge/article.ts'
import { countChanges, diffLines, type DiffLine } from '../../core/knowledge/diff.ts'
import type { Fault } from '../../core/knowledge/parse-passages.ts'
import { baseHead, headsOf, type ArticleHead, type VersionHead } from '../../core/knowledge/versions.ts'
import type { Warning } from '../../core/knowledge/warnings.ts'
import { beijing } from '../../core/time.ts'
import { readArticle } from './article-text.ts'
import type { HandbookServices } from './deps.ts'
import { openArticle, textOf } from './open-article.ts'
import { handled, type Handled } from './refusal.ts'
import { warningsOf } from './review.ts'

export interface ArticleRow {
  slug: string
  title: string
  department: string
  area: string
  effective: string | null
  reviewBy: string | null
  reviewOverdue: boolean
  state: ArticleHead['state']
  version: number
  live: number | null
  dueAt: string | null
  updatedAt: string | null
  updatedBy: string
  submittedBy: string | null
  asks: number
}

export interface ArticleDetail extends ArticleRow {
  /** The newest version. */
  text: string
  /** What residents read, where it is another one. */
  liveText: string | null
  faults: Fault[]
  warnings: Warning[]
}

export interface VersionRow extends Omit<VersionHead, 'by' | 'publishedBy'> {
  by: string
  publishedBy: string | null
  live: boolean
  /** Lines against the version before. */
  added: number
  removed: number
}

export interface ArticleFilter {
  state?: ArticleHead['state'] | undefined
  department?: string | undefined
  area?: string | undefined
  overdue?: boolean | undefined
  q?: string | undefined
}

export async function listArticles(deps: HandbookServices, filter: ArticleFilter): Promise<ArticleRow[]> {
  const today = beijing(deps.clock.now()).date
  const heads = headsOf(await deps.articles.steps())
  const files = deps.live.base.articles.filter(({ slug }) => !heads.has(slug))
  const fromFiles = files.map((article) => rowOf(baseHead(article.slug, ''), article, today))
  const edited = await Promise.all(
    [...heads.values()].map(async (head) => {
      const text = (await textOf(deps, head.slug, head.version)) ?? ''
      return rowOf(head, readArticle(head.slug, text, null).article, today)
    }),
  )
  return [...fromFiles, ...edited]
    .filter((row) => isWanted(row, filter))
    .sort((one, other) => (one.slug < other.slug ? -1 : 1))
}

export async function readOne(deps: HandbookServices, slug: string): Promise<Handled<ArticleDetail>> {
  const open = await openArticle(deps, slug)
  if (open === null) return { kind: 'no-article', slug }
  const { head } = open
  const text = (await textOf(deps, slug, head.version)) ?? ''
  const { article, faults } = readArticle(slug, text, deps.phones)
  const liveText = head.live === null || head.live === head.version ? null : await textOf(deps, slug, head.live)
  const shown = open.isStored ? head : baseHead(slug, '')
  return handled({
    ...rowOf(shown, article, beijing(deps.clock.now()).date),
    text,
    liveText,
    faults,
    warnings: article === null ? [] : warningsOf(deps, article),
  })
}

/** The newest first; `diff` leads from the live text (or the one before) to the newest. */
export async function listVersions(
  deps: HandbookServices,
  slug: string,
): Promise<Handled<{ versions: VersionRow[]; diff: DiffLine[] }>> {
  const open = await openArticle(deps, slug)
  if (open === null) return { kind: 'no-article', slug }
  const { head } = open
  const texts = await Promise.all(head.versions.map(async ({ version }) => (await textOf(deps, slug, version)) ?? ''))
  const versions = head.versions.map((version, at): VersionRow => {
    const before = at === 0 ? null : (texts[at - 1] ?? '')
    const changes = before === null ? { added: 0, removed: 0 } : countChanges(diffLines(before, texts[at] ?? ''))
    return {
      ...version,
      by: version.by.name,
      publishedBy: version.publishedBy?.name ?? null,
      live: version.version === head.live,
      ...changes,
    }
  })
  const newest = texts.length - 1
  const liveAt = head.versions.findIndex(({ version }) => version === head.live)
  const from = liveAt >= 0 && liveAt !== newest ? liveAt : newest - 1
  const diff = newest < 1 ? [] : diffLines(texts[from] ?? '', texts[newest] ?? '')
  return handled({ versions: versions.reverse(), diff })
}

/** One version's text, byte for byte; without a number what residents read, or the newest of what never was live. */
export async function exportText(
  deps: HandbookServices,
  slug: string,
  version: number | undefined,
): Promise<Handled<{ text: string; version: number }>> {
  const open = await openArticle(deps, slug)
  if (open === null) return { kind: 'no-article', slug }
  const wanted = version ?? open.head.live ?? open.head.version
  const text = await textOf(deps, slug, wanted)
  return text === null ? { kind: 'no-version', version: wanted } : handled({ text, version: wanted })
}

function rowOf(head: ArticleHead, article: Article | null, today: string): ArticleRow {
  const { slug, state, version, live, due, updatedAt, updatedBy, submittedBy } = head
  return {
    slug,
    title: article?.title ?? slug,
    department: article?.department ?? '',
    area: article?.area ?? '',
    effective: article?.effective ?? null,
    reviewBy: article?.reviewBy ?? null,
    reviewOverdue: article !== null && article.reviewBy < today,
    state,
    version,
    live,
    dueAt: due?.at ?? null,
    updatedAt: updatedAt === '' ? null : updatedAt,
    updatedBy: updatedBy.name,
    submittedBy: submittedBy?.name ?? null,
    asks: article?.asks.length ?? 0,
  }
}

function isWanted(row: ArticleRow, { state, department, area, overdue, q }: ArticleFilter): boolean {
  return (
    (state === undefined || row.state === state) &&
    (department === undefined || row.department === department) &&
    (area === undefined || row.area === area) &&
    (overdue === undefined || row.reviewOverdue === overdue) &&
    (q === undefined || `${row.slug} ${row.title} ${row.department}`.toLowerCase().includes(q.toLowerCase()))
  )
}
