/** What stands against a draft: warnings from its text, asks that another article wins, and answers that would change. */
import type { Article } from '../../core/knowledge/article.ts'
import { baseSlug } from '../../core/knowledge/sections.ts'
import { clashesOf, warnAbout, type Warning } from '../../core/knowledge/warnings.ts'
import { beijing } from '../../core/time.ts'
import { readArticle } from './article-text.ts'
import type { HandbookServices } from './deps.ts'
import { openArticle, textOf } from './open-article.ts'
import { handled, type Handled, type HandbookRefusal } from './refusal.ts'
import { compareDraft, type Regression } from './regression.ts'

export type Review = { warnings: Warning[]; regression: Regression }

export function warningsOf(deps: HandbookServices, article: Article): Warning[] {
  return warnAbout(article, deps.live.bundle.articles, beijing(deps.clock.now()).date)
}

export type Clash = Extract<HandbookRefusal, { kind: 'clash' }>

/** What keeps an article from going live, whoever wants it; `besides`: what goes live with it. */
export function clashRefusal(deps: HandbookServices, article: Article, besides: readonly Article[] = []): Clash | null {
  const others = [...deps.live.bundle.articles, ...besides]
  const warnings = clashesOf(article, others, beijing(deps.clock.now()).date)
  return warnings.length > 0 ? { kind: 'clash', warnings } : null
}

/** Asks of the draft that the answerer gives to another topic. */
export async function lostAsks(deps: HandbookServices, article: Article): Promise<Warning[]> {
  const { answerer, bundle } = await deps.live.trial(article)
  const warnings: Warning[] = []
  for (const ask of article.asks) {
    const { outcome, slug } = await answerer.answer(ask, { now: deps.clock.now() })
    if (slug === null || outcome !== 'answer' || baseSlug(slug) === baseSlug(article.slug)) continue
    const title = bundle.articles.find((one) => one.slug === slug)?.title ?? slug
    warnings.push({
      kind: 'ask-lost',
      section: null,
      text: `“${ask}”会由《${title}》回答。`,
      other: { slug, title, section: null, text: ask },
    })
  }
  return warnings
}

export async function reviewDraft(deps: HandbookServices, article: Article): Promise<Review> {
  const warnings = [...warningsOf(deps, article), ...(await lostAsks(deps, article))]
  return { warnings, regression: await compareDraft(deps, article) }
}

/** The newest version against the live handbook. */
export async function reviewNewest(deps: HandbookServices, slug: string): Promise<Handled<Review>> {
  const open = await openArticle(deps, slug)
  const text = open === null ? null : await textOf(deps, slug, open.head.version)
  if (text === null) return { kind: 'no-article', slug }
  const { article, faults } = readArticle(slug, text, deps.phones)
  const errors = faults.filter(({ level }) => level === 'error')
  return article === null || errors.length > 0
    ? { kind: 'faults', faults: errors }
    : handled(await reviewDraft(deps, article))
}

/** Begins to ask the questions when an article is handed in, so that whoever publishes it need not wait. */
export function beginReview(deps: HandbookServices, slug: string): void {
  reviewNewest(deps, slug).catch((error: unknown) => deps.log.error('handbook-review-failed', error, { slug }))
}

/** A person must say that it shall go live all the same. */
export function needsConsent({ warnings, regression }: Review): boolean {
  return regression.worse > 0 || warnings.some(({ kind }) => kind === 'contradiction' || kind === 'source-unproved')
}
