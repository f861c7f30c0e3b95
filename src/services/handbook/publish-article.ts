/** Publication: by a second person, now or on a date, after every labelled question was asked again. */
import type { Article } from '../../core/knowledge/article.ts'
import { authorsOf, headsOf, type ArticleHead } from '../../core/knowledge/versions.ts'
import { inTurns } from '../in-turn.ts'
import { clashWords } from '../../content/handbook-messages.zh-CN.ts'
import { publishable, readArticle } from './article-text.ts'
import { takeStep, type Taken } from './change-article.ts'
import type { Editor, HandbookServices } from './deps.ts'
import { openArticle, textOf, type OpenArticle } from './open-article.ts'
import { handled, type Handled, type HandbookRefusal } from './refusal.ts'
import { clashRefusal, type Clash, needsConsent, reviewDraft, type Review } from './review.ts'
import { tellAskers } from './tell-askers.ts'

export interface Publication {
  /** Instant from which it holds; null: now. */
  at: string | null
  /** The publisher saw what changes and wants it. */
  confirm: boolean
  /** An administrator without a second person; needs a note. */
  alone: boolean
  note: string
}

export interface Published {
  head: ArticleHead
  review: Review
}

export async function publishArticle(
  deps: HandbookServices,
  editor: Editor,
  slug: string,
  wish: Publication,
): Promise<Handled<Published>> {
  const open = await openArticle(deps, slug)
  if (open === null) return { kind: 'no-article', slug }
  const { head } = open
  const refusal = stateRefusal(head) ?? personRefusal(head, editor, wish)
  if (refusal) return refusal
  const { article, faults } = readArticle(slug, (await textOf(deps, slug, head.version)) ?? '', deps.phones)
  const errors = faults.filter(({ level }) => level === 'error')
  if (article === null || errors.length > 0) return { kind: 'faults', faults: errors }
  const clash = clashRefusal(deps, article)
  if (clash) return clash
  const review = await reviewDraft(deps, article)
  if (needsConsent(review) && !wish.confirm) return { kind: 'confirm', review }
  const later = wish.at !== null && wish.at > deps.clock.now().toISOString()
  const alone = authorsOf(head).includes(editor.id) ? { action: 'article.published-alone' } : {}
  const stored = await letOut(deps, editor, open, article, {
    kind: later ? 'scheduled' : 'published',
    version: head.version,
    note: wish.note,
    ...(later && wish.at !== null ? { dueAt: wish.at } : {}),
    ...alone,
  })
  // Somebody saved or published while the questions were asked: what was reviewed is not what stands.
  if (stored === null) return publishArticle(deps, editor, slug, { ...wish, confirm: false })
  if (stored.kind === 'clash') return stored
  if (!later) await tellAskers(deps)
  return handled({ head: stored.head, review })
}

const oneByOne = inTurns()

/** One publication after the other: while the questions were asked, somebody may have let out the other half of a contradiction. */
function letOut(
  deps: HandbookServices,
  editor: Editor,
  open: OpenArticle,
  article: Article,
  taken: Taken,
): Promise<{ kind: 'out'; head: ArticleHead } | Clash | null> {
  return oneByOne('publish', async () => {
    await deps.live.refresh()
    const clash = clashRefusal(deps, article)
    if (clash) return clash
    const head = await takeStep(deps, editor, article.slug, open, taken)
    if (head === null) return null
    await deps.live.refresh()
    return { kind: 'out', head }
  })
}

/** Publishes what is due by the clock; returns how many articles. */
export async function publishDue(deps: HandbookServices): Promise<number> {
  const now = deps.clock.now().toISOString()
  const due = deps.live.nextDue()
  if (due === null || due > now) return 0
  const out: Article[] = []
  let published = 0
  for (const head of headsOf(await deps.articles.steps()).values()) {
    if (head.due === null || head.due.at > now) continue
    const open = await openArticle(deps, head.slug)
    if (open === null || open.head.due === null) continue
    const { version, by } = open.head.due
    const editor = { ...by, role: 'publisher' }
    const article = publishable(head.slug, (await textOf(deps, head.slug, version)) ?? '')
    const clash = article === null ? null : clashRefusal(deps, article, out)
    if (clash) {
      await holdBack(deps, editor, open, version, clash)
      continue
    }
    const taken = { kind: 'published', version, note: '按计划发布', action: 'article.published-on-date' } as const
    if ((await takeStep(deps, editor, head.slug, open, taken)) === null) continue
    published += 1
    if (article) out.push(article)
  }
  return published
}

/** What was planned contradicts what went live since: it goes back to its author with the reason. */
async function holdBack(
  deps: HandbookServices,
  editor: Editor,
  open: OpenArticle,
  version: number,
  clash: Clash,
): Promise<void> {
  const note = `到了日子没有发布：${clashWords(clash.warnings)}`
  await takeStep(deps, editor, open.head.slug, open, { kind: 'returned', version, note, action: 'article.held-back' })
}

function stateRefusal({ state }: ArticleHead): HandbookRefusal | null {
  return state === 'submitted' ? null : { kind: 'state', state, step: 'publish' }
}

/** Whoever wrote or handed in the version may not let it out; an administrator who is alone says so, and it is on record. */
function personRefusal(head: ArticleHead, editor: Editor, { alone, note }: Publication): HandbookRefusal | null {
  if (!authorsOf(head).includes(editor.id)) return null
  const isAdministrator = editor.role === 'administrator'
  if (isAdministrator && alone && note !== '') return null
  return { kind: 'second-person', name: editor.name, isAdministrator }
}
