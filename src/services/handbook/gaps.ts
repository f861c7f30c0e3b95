/** Questions that the handbook left open, grouped by meaning, and what a person makes of a group: a wording, an article, or nothing. */
import { groupQuestions } from '../../core/knowledge/group-questions.ts'
import { maskQuestion } from '../../core/knowledge/mask-question.ts'
import type { ArticleHead } from '../../core/knowledge/versions.ts'
import { writeArticle } from '../../core/knowledge/write-article.ts'
import { SLUG } from '../../core/knowledge/sections.ts'
import { beijing } from '../../core/time.ts'
import type { GapMark } from '../../ports/article-store.ts'
import type { Gap } from '../../ports/conversation-store.ts'
import { addAsk } from './add-ask.ts'
import { saveArticle } from './change-article.ts'
import type { Editor, HandbookServices } from './deps.ts'
import { GAPS_MOST } from './gap-limit.ts'
import { joinLinked, type Group } from './join-gaps.ts'
import { openArticle, textOf } from './open-article.ts'
import { handled, type Handled } from './refusal.ts'

export interface GapGroup {
  /** The oldest question's id: it stays when more join. */
  id: string
  count: number
  people: number
  reasons: Record<Gap['reason'], number>
  /** Articles that were answered or nearest, the most frequent first. */
  slugs: string[]
  towns: { town: string; count: number }[]
  /** Without numbers, names and doors. */
  examples: string[]
  firstAt: string
  lastAt: string
  /** Groups that a person put into this one. */
  joined: { id: string; example: string; count: number }[]
}

export interface GapResult {
  marked: number
  article: ArticleHead | null
}

const EXAMPLES_MOST = 5
const REVIEW_DAYS = 180
const DAY_MS = 86_400_000

export async function listGaps(deps: HandbookServices): Promise<GapGroup[]> {
  const groups = await openGroups(deps)
  const towns = await townsOf(
    deps,
    groups.flatMap(({ gaps }) => gaps),
  )
  return groups.map((group) => viewOf(group, towns))
}

/** The question joins an article's asks: a draft like any other, to be handed in and published. */
export async function addWording(
  deps: HandbookServices,
  editor: Editor,
  id: string,
  { slug, ask }: { slug: string; ask?: string | undefined },
): Promise<Handled<GapResult>> {
  const group = await groupOf(deps, id)
  if (group === null) return { kind: 'no-gap', id }
  const open = await openArticle(deps, slug)
  const text = open === null ? null : await textOf(deps, slug, open.head.version)
  if (open === null || text === null) return { kind: 'no-article', slug }
  const added = addAsk(text, ask ?? wordingOf(group))
  if (added === null) return { kind: 'field', field: 'slug', why: '这篇草稿的开头有错，先改好再加。' }
  const save = { text: added, expectedVersion: open.head.version, note: '来自没答上的问题' }
  const saved = await saveArticle(deps, editor, slug, save)
  if (saved.kind !== 'done') return saved
  return handled({ marked: await markGaps(deps, editor, group, 'wording', saved.value, ''), article: saved.value })
}

/** A new article that begins with the question. */
export async function draftFromGap(
  deps: HandbookServices,
  editor: Editor,
  id: string,
  { slug, title, ask }: { slug: string; title?: string | undefined; ask?: string | undefined },
): Promise<Handled<GapResult>> {
  const group = await groupOf(deps, id)
  if (group === null) return { kind: 'no-gap', id }
  if (!SLUG.test(slug)) return { kind: 'field', field: 'slug', why: '代号用小写字母、数字和“-”，如 dibao.apply。' }
  if ((await openArticle(deps, slug)) !== null) {
    return { kind: 'field', field: 'slug', why: `已经有“${slug}”，换一个代号，或把问法加到那篇。` }
  }
  const wording = ask ?? wordingOf(group)
  const text = emptyArticle(deps, slug, title ?? [...wording].slice(0, 20).join(''), wording)
  const saved = await saveArticle(deps, editor, slug, { text, expectedVersion: 0, note: '来自没答上的问题' })
  if (saved.kind !== 'done') return saved
  return handled({ marked: await markGaps(deps, editor, group, 'draft', saved.value, ''), article: saved.value })
}

/** Two groups become one, until somebody parts them again. */
export async function joinGaps(
  deps: HandbookServices,
  editor: Editor,
  id: string,
  other: string,
): Promise<Handled<{ link: string }>> {
  const [one, two] = [await groupOf(deps, id), await groupOf(deps, other)]
  if (one === null) return { kind: 'no-gap', id }
  if (two === null) return { kind: 'no-gap', id: other }
  if (one.some((gap) => gap.id === other)) return { kind: 'field', field: 'other', why: '这两组已经是一组。' }
  const at = deps.clock.now().toISOString()
  const link = { id: deps.ids.next('gl'), one: id, other, at, byId: editor.id }
  await deps.articles.linkGaps(link, [
    { at, actor: editor.id, action: 'gap.joined', target: id, detail: `${other} ${two.length}` },
  ])
  return handled({ link: link.id })
}

export async function partGaps(
  deps: HandbookServices,
  editor: Editor,
  link: string,
): Promise<Handled<{ link: string }>> {
  const at = deps.clock.now().toISOString()
  const audit = { at, actor: editor.id, action: 'gap.parted', target: link, detail: '' }
  const parted = await deps.articles.unlinkGaps(link, [audit])
  return parted ? handled({ link }) : { kind: 'no-gap', id: link }
}

export async function dismissGap(
  deps: HandbookServices,
  editor: Editor,
  id: string,
  reason: string,
): Promise<Handled<GapResult>> {
  const group = await groupOf(deps, id)
  if (group === null) return { kind: 'no-gap', id }
  return handled({ marked: await markGaps(deps, editor, group, 'dismissed', null, reason), article: null })
}

/** Open questions that ask the same as `question`; those of this talk count when they are the very words. */
export async function askersOf(deps: HandbookServices, question: string, conversationId: string): Promise<Gap[]> {
  const groups = await grouped(deps, question)
  const own = groups.find(({ gaps }) =>
    gaps.some((gap) => gap.conversationId === conversationId && maskQuestion(gap.question) === question),
  )
  return (own ?? groups.find(({ hasMore }) => hasMore))?.gaps ?? []
}

function openGroups(deps: HandbookServices): Promise<Group[]> {
  return grouped(deps, null)
}

/** By meaning, then as people have put groups together. `hasMore`: the further question belongs to it. */
async function grouped(deps: HandbookServices, further: string | null): Promise<(Group & { hasMore: boolean })[]> {
  const { conversations, articles } = deps
  const [gaps, marks, links] = await Promise.all([conversations.gaps(GAPS_MOST), articles.marks(), articles.gapLinks()])
  const done = new Set(marks.map(({ gapId }) => gapId))
  const open = gaps.filter(({ id }) => !done.has(id)).sort((one, other) => (one.at < other.at ? -1 : 1))
  if (open.length === 0) return []
  const texts = [...open.map(({ question }) => maskQuestion(question)), ...(further === null ? [] : [further])]
  const vectors = deps.embedder === null ? null : await deps.embedder.embed(texts, 'question')
  const byMeaning = groupQuestions(texts, vectors).map((members) => ({
    gaps: members.flatMap((at) => open[at] ?? []),
    joined: [],
    hasMore: members.some((at) => at >= open.length),
  }))
  const groups = joinLinked(byMeaning, links)
  return groups.filter(({ gaps: own }) => own.length > 0)
}

/** The group that holds this question; any member names it. */
async function groupOf(deps: HandbookServices, id: string): Promise<Gap[] | null> {
  return (await openGroups(deps)).find(({ gaps }) => gaps.some((gap) => gap.id === id))?.gaps ?? null
}

async function townsOf(deps: HandbookServices, gaps: readonly Gap[]): Promise<Map<string, string>> {
  const ids = [...new Set(gaps.map(({ conversationId }) => conversationId))]
  const heads = await Promise.all(ids.map((id) => deps.conversations.head(id)))
  return new Map(heads.flatMap((head) => (head?.town ? [[head.id, head.town] as const] : [])))
}

function viewOf({ gaps: group, joined }: Group, townOf: ReadonlyMap<string, string>): GapGroup {
  const count = (reason: Gap['reason']): number => group.filter((gap) => gap.reason === reason).length
  const people = new Set(group.map(({ conversationId }) => conversationId))
  const towns = counted([...people].flatMap((id) => townOf.get(id) ?? []))
  return {
    id: group[0]?.id ?? '',
    count: group.length,
    people: people.size,
    reasons: { unknown: count('unknown'), 'not-helpful': count('not-helpful'), 'handed-over': count('handed-over') },
    slugs: counted(group.flatMap(({ slug }) => slug ?? [])).map(([slug]) => slug),
    towns: towns.map(([town, of]) => ({ town, count: of })),
    examples: [...new Set(group.map(({ question }) => maskQuestion(question)))].slice(0, EXAMPLES_MOST),
    firstAt: group[0]?.at ?? '',
    lastAt: group.at(-1)?.at ?? '',
    joined: joined.map(({ id, gaps }) => ({
      id,
      example: maskQuestion(gaps[0]?.question ?? ''),
      count: gaps.length,
    })),
  }
}

function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)
}

/** The shortest question says it most plainly; it goes into the article, so nothing personal goes with it. */
function wordingOf(group: readonly Gap[]): string {
  const texts = group.map(({ question }) => maskQuestion(question).replace(/\s+/g, ' ').trim())
  return [...(texts.sort((one, other) => one.length - other.length)[0] ?? '')].slice(0, 80).join('')
}

export async function markGaps(
  deps: HandbookServices,
  editor: Editor,
  group: readonly Gap[],
  kind: GapMark['kind'],
  article: ArticleHead | null,
  reason: string,
): Promise<number> {
  const at = deps.clock.now().toISOString()
  const target = article?.slug ?? group[0]?.id ?? ''
  const marks = group.map(({ id }) => ({
    gapId: id,
    kind,
    slug: article?.slug ?? null,
    version: article?.version ?? null,
    reason,
    at,
    byId: editor.id,
    toldAt: null,
  }))
  await deps.articles.mark(marks, [
    { at, actor: editor.id, action: `gap.${kind}`, target, detail: `${marks.length} ${reason}`.trim() },
  ])
  return marks.length
}

function emptyArticle(deps: HandbookServices, slug: string, title: string, ask: string): string {
  const now = deps.clock.now()
  return writeArticle({
    slug,
    title,
    department: '民政局',
    area: '全国',
    effective: beijing(now).date,
    reviewBy: new Date(now.getTime() + REVIEW_DAYS * DAY_MS).toISOString().slice(0, 10),
    lifeEvents: [],
    sources: [{ id: 's1', title: '（请补上来源）' }],
    asks: [ask],
    passages: [],
  })
}
