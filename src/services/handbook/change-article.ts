/** What people do to an article: save, hand in, send back, retire, roll back. Each is one step that either stands or was too late. */
import { diffLines, type DiffLine } from '../../core/knowledge/diff.ts'
import { SLUG } from '../../core/knowledge/sections.ts'
import type { ArticleHead, StepKind } from '../../core/knowledge/versions.ts'
import type { NewStep } from '../../ports/article-store.ts'
import { publishable, readArticle, TEXT_MOST } from './article-text.ts'
import type { Editor, HandbookServices } from './deps.ts'
import { openArticle, textOf, type OpenArticle } from './open-article.ts'
import { handled, type Handled, type HandbookRefusal } from './refusal.ts'
import { beginReview, clashRefusal } from './review.ts'

export interface Save {
  text: string
  /** The version that the editor began with; 0 for a new article. */
  expectedVersion: number
  note: string
}

/** Saves a new version. Two who began with the same one: the second gets both texts back. */
export async function saveArticle(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  save: Save,
): Promise<Handled<ArticleHead>> {
  const refusal = badText(slug, save.text)
  if (refusal) return refusal
  const open = await openArticle(deps, slug)
  const current = open?.head.version ?? 0
  const theirs = open === null ? null : await newestText(deps, open)
  if (open !== null && theirs === save.text) return handled(open.head)
  if (current !== save.expectedVersion) {
    return open === null ? { kind: 'no-article', slug } : staleOf(open.head, theirs ?? '', save.text)
  }
  const step = { kind: 'saved', version: current + 1, text: save.text, note: save.note } as const
  const stored = await takeStep(deps, editor, slug, open, step)
  if (stored !== null) return handled(stored)
  const now = await openArticle(deps, slug)
  return now === null ? { kind: 'no-article', slug } : staleOf(now.head, (await newestText(deps, now)) ?? '', save.text)
}

/** Hands the newest version in for review; it must be whole. */
export async function submitArticle(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  note: string,
): Promise<Handled<ArticleHead>> {
  const submitted = await inState(deps, editor, slug, 'submit', ['draft'], async (open) => {
    const text = (await newestText(deps, open)) ?? ''
    const faults = readArticle(slug, text, deps.phones).faults.filter(({ level }) => level === 'error')
    if (faults.length > 0) return { kind: 'faults', faults }
    return { kind: 'submitted', version: open.head.version, note }
  })
  if (submitted.kind === 'done') beginReview(deps, slug)
  return submitted
}

/** Back to its author, with a word why; also takes a planned publication back. */
export async function returnArticle(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  note: string,
): Promise<Handled<ArticleHead>> {
  return inState(deps, editor, slug, 'return', ['submitted', 'scheduled'], (open) => ({
    kind: 'returned',
    version: open.head.version,
    note,
  }))
}

export async function retireArticle(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  note: string,
): Promise<Handled<ArticleHead>> {
  const retired = await inState(
    deps,
    editor,
    slug,
    'retire',
    ['draft', 'submitted', 'scheduled', 'published'],
    (open) => ({
      kind: 'retired',
      version: open.head.version,
      note,
    }),
  )
  if (retired.kind === 'done') await deps.live.refresh()
  return retired
}

/** Brings an earlier published text back at once: it was approved before, so no second person is waited for. */
export async function rollBackArticle(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  to: number,
  note: string,
): Promise<Handled<ArticleHead>> {
  const open = await openArticle(deps, slug)
  if (open === null) return { kind: 'no-article', slug }
  const target = open.head.versions.find(({ version }) => version === to)
  const text = target && (await textOf(deps, slug, to))
  if (!target || text === null || text === undefined) return { kind: 'no-version', version: to }
  if (target.publishedAt === null) return { kind: 'never-published', version: to }
  if (open.head.live === to) return handled(open.head)
  const article = publishable(slug, text)
  const clash = article === null ? null : clashRefusal(deps, article)
  if (clash) return clash
  const step = { kind: 'published', version: open.head.version + 1, text, note, restored: to } as const
  const stored = await takeStep(deps, editor, slug, open, step)
  if (stored === null) return rollBackArticle(deps, editor, slug, to, note)
  await deps.live.refresh()
  return handled(stored)
}

export async function compareVersions(
  deps: HandbookServices,
  slug: string,
  from: number,
  to: number,
): Promise<Handled<DiffLine[]>> {
  const [before, after] = await Promise.all([textOf(deps, slug, from), textOf(deps, slug, to)])
  if (before === null) return { kind: 'no-version', version: from }
  return after === null ? { kind: 'no-version', version: to } : handled(diffLines(before, after))
}

export interface Taken {
  kind: StepKind
  version: number
  note: string
  text?: string
  restored?: number
  dueAt?: string
  /** Said in the audit log instead of the kind of step. */
  action?: string
}

/** Null: somebody else took a step first, nothing was written. */
export async function takeStep(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  open: OpenArticle | null,
  taken: Taken,
): Promise<ArticleHead | null> {
  const at = deps.clock.now().toISOString()
  const step: NewStep = {
    slug,
    seq: (open?.head.seq ?? 0) + 1,
    kind: taken.kind,
    version: taken.version,
    restored: taken.restored ?? null,
    at,
    by: { id: editor.id, name: editor.name },
    note: taken.note,
    dueAt: taken.dueAt ?? null,
    text: taken.text ?? null,
  }
  const action = taken.action ?? (taken.restored === undefined ? `article.${taken.kind}` : 'article.rolled-back')
  const detail = [`v${taken.version}`, taken.restored && `from v${taken.restored}`, taken.dueAt]
    .filter(Boolean)
    .join(' ')
  const audit = [{ at, actor: editor.id, action, target: slug, detail }]
  const outcome = await deps.articles.append([...(open?.first ?? []), step], audit)
  if (outcome === 'conflict') return null
  return (await openArticle(deps, slug))?.head ?? null
}

type Step = 'submit' | 'publish' | 'return' | 'retire'
type Decided = Taken | HandbookRefusal

/** Decides on the article as it stands; a lost race looks again, because the state may forbid the step now. */
async function inState(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  step: Step,
  states: readonly ArticleHead['state'][],
  decide: (open: OpenArticle) => Promise<Decided> | Decided,
): Promise<Handled<ArticleHead>> {
  const open = await openArticle(deps, slug)
  if (open === null) return { kind: 'no-article', slug }
  if (!states.includes(open.head.state)) return { kind: 'state', state: open.head.state, step }
  const decided = await decide(open)
  if (!('note' in decided)) return decided
  const stored = await takeStep(deps, editor, slug, open, decided)
  return stored === null ? inState(deps, editor, slug, step, states, decide) : handled(stored)
}

async function newestText(deps: HandbookServices, { head, first }: OpenArticle): Promise<string | null> {
  return first[0]?.text ?? textOf(deps, head.slug, head.version)
}

function staleOf(head: ArticleHead, text: string, yours: string): HandbookRefusal {
  return { kind: 'stale', version: head.version, text, yours, by: head.updatedBy.name, at: head.updatedAt }
}

function badText(slug: string, text: string): HandbookRefusal | null {
  if (!SLUG.test(slug)) return { kind: 'field', field: 'slug', why: '代号用小写字母、数字和“-”，如 dibao.apply。' }
  if (text.length > TEXT_MOST) return { kind: 'field', field: 'text', why: `太长了，最多${TEXT_MOST}个字。` }
  return !/\p{Surrogate}/u.test(text) ? null : { kind: 'field', field: 'text', why: '有不能保存的字符，删掉再存。' }
}
