/**
 * The handbook as residents read it now: the compiled bundle with the published working copies laid over it. A publication
 * builds a new answerer beside the old one and swaps them in one step; nobody waits and nobody is answered from both.
 */
import type { Article, Bundle } from '../../core/knowledge/article.ts'
import { headsOf, type ArticleHead } from '../../core/knowledge/versions.ts'
import type { ArticleStore } from '../../ports/article-store.ts'
import type { Clock, Log, Vault } from '../../ports/system.ts'
import type { Answerer, AnswerResult } from '../answer-question.ts'
import { answerOwnAsks } from './answer-own-asks.ts'
import { publishable } from './article-text.ts'

export interface LiveParts {
  /** As compiled from knowledge/. */
  base: Bundle
  /** Already built over `base`. */
  answerer: Answerer
  make: (bundle: Bundle) => Promise<Answerer>
  /** For trying and measuring: may keep the questions it is asked, because no resident asks them. */
  makeTrial?: (bundle: Bundle) => Promise<Answerer>
  /** The file of a base article, byte for byte; null: it is not at hand here. */
  baseText: (slug: string) => Promise<string | null>
  articles: ArticleStore
  vault: Pick<Vault, 'sha256'>
  clock: Clock
  log: Log
}

export interface LiveHandbook {
  readonly base: Bundle
  baseText(slug: string): Promise<string | null>
  /** What stands now; its parts are read afresh at each look. */
  readonly bundle: Bundle
  readonly answerer: Answerer
  /** The version of an article that residents read now; null: it stands in no handbook. */
  versionOf(slug: string): number | null
  /** The next scheduled publication, as the last look saw it. */
  nextDue(): string | null
  /** Follows the store when something was published since; resolves when the newest handbook answers. */
  refresh(): Promise<boolean>
  /** An answerer over the live handbook, with one article exchanged when given; for trying and measuring. */
  trial(article: Article | null): Promise<Standing>
}

export type Standing = {
  bundle: Bundle
  answerer: Answerer
  /** Published working copies by slug; every other article is its file, version 1. */
  versions: ReadonlyMap<string, number>
}

/** Answerers of drafts kept ready: a person tries several questions on one text. */
const TRIALS_KEPT = 2
/** Another process may have published; a question looks again when the last look is older than this. */
const LOOK_AGAIN_MS = 5_000

export function liveHandbook(parts: LiveParts): LiveHandbook {
  const { base, articles, clock, log } = parts
  let now: Standing = { bundle: base, answerer: parts.answerer, versions: new Map() }
  let seen = -1
  let lookedAt = Number.NEGATIVE_INFINITY
  let due: string | null = null
  let looking: Promise<boolean> = Promise.resolve(false)
  const trials = new Map<string, Promise<Standing>>()
  const files = new Set(base.articles)

  async function stand(make: LiveParts['make'], bundle: Bundle, versions: Standing['versions']): Promise<Standing> {
    const written = bundle.articles.filter((article) => !files.has(article))
    return { bundle, answerer: answerOwnAsks(await make(bundle), written), versions }
  }

  async function look(): Promise<boolean> {
    const revision = await articles.revision()
    lookedAt = clock.now().getTime()
    if (revision === seen) return false
    const heads = headsOf(await articles.steps())
    const { bundle, versions } = await overlaid(parts, heads)
    const swapped = bundle.hash !== now.bundle.hash
    if (swapped) {
      now = await stand(parts.make, bundle, versions)
      trials.clear()
      log.info('handbook-swapped', { hash: bundle.hash, articles: bundle.articles.length })
    }
    due = earliest(heads)
    seen = revision
    return swapped
  }

  /** One look after the other: a caller that published is served by a look that began after it. */
  function refresh(): Promise<boolean> {
    const next = looking.then(look, look)
    looking = next
    return next
  }

  async function follow(): Promise<void> {
    if (clock.now().getTime() - lookedAt < LOOK_AGAIN_MS) return
    lookedAt = clock.now().getTime()
    const fresh = refresh().catch((error: unknown) => {
      log.error('handbook-refresh-failed', error)
    })
    if (seen < 0) await fresh
  }

  return {
    base,
    baseText: parts.baseText,
    bundle: {
      version: 1,
      get hash() {
        return now.bundle.hash
      },
      get articles() {
        return now.bundle.articles
      },
      lexicon: base.lexicon,
      intents: base.intents,
    },
    answerer: {
      async answer(question, options) {
        await follow()
        // The handbook may be swapped while it answers: what is told is the one that was asked.
        const asked = now
        return inForce(asked, await asked.answerer.answer(question, options))
      },
    },
    versionOf: (slug) =>
      now.versions.get(slug) ?? (now.bundle.articles.some((article) => article.slug === slug) ? 1 : null),
    nextDue: () => due,
    refresh,
    async trial(article) {
      const { bundle, versions } = now
      const hash = article === null ? bundle.hash : await hashOf(parts, [bundle.hash, JSON.stringify(article)])
      const known = trials.get(hash)
      if (known) return known
      const laid =
        article === null
          ? bundle
          : { ...bundle, hash, articles: withArticles(bundle.articles, new Map([[article.slug, article]])) }
      const made = stand(parts.makeTrial ?? parts.make, laid, versions)
      trials.set(hash, made)
      made.catch(() => trials.delete(hash))
      if (trials.size > TRIALS_KEPT) trials.delete(trials.keys().next().value ?? hash)
      return made
    },
  }
}

/** Base and published versions; a text that this release cannot read any more leaves the base in force, with a line in the log. */
async function overlaid(
  parts: LiveParts,
  heads: Map<string, ArticleHead>,
): Promise<Pick<Standing, 'bundle' | 'versions'>> {
  const { base, articles, log } = parts
  const bases = new Set(base.articles.map(({ slug }) => slug))
  const laid = new Map<string, Article | null>()
  const names: string[] = []
  const versions = new Map<string, number>()
  for (const { slug, live, versions: saved } of heads.values()) {
    const isFile = bases.has(slug) && live === 1 && saved[0]?.by.id === 'handbook'
    if (isFile) continue
    const text = live === null ? null : await articles.text(slug, live)
    const article = text === null ? null : publishable(slug, text)
    if (live !== null && article === null) {
      log.error('handbook-article-unreadable', new Error('published article does not parse'), { slug, version: live })
      continue
    }
    if (live === null && !bases.has(slug)) continue
    laid.set(slug, article)
    if (live !== null) versions.set(slug, live)
    names.push(`${slug}:${live ?? 'retired'}`)
  }
  if (laid.size === 0) return { bundle: base, versions }
  const hash = await hashOf(parts, [base.hash, ...names.sort()])
  return { bundle: { ...base, hash, articles: withArticles(base.articles, laid) }, versions }
}

/** Names handbook and versions in what an answer is explained with. */
function inForce({ bundle, versions }: Standing, result: AnswerResult): AnswerResult {
  if (result.trace === undefined) return result
  const passages = result.trace.passages.map((one) => ({ ...one, version: versions.get(one.slug) ?? 1 }))
  return { ...result, trace: { ...result.trace, handbook: bundle.hash, passages } }
}

/** In the order of slugs, as the compiler writes them; null takes an article away. */
function withArticles(articles: readonly Article[], laid: ReadonlyMap<string, Article | null>): Article[] {
  const kept = articles.filter(({ slug }) => !laid.has(slug))
  const added = [...laid.values()].filter((article) => article !== null)
  return [...kept, ...added].sort((one, other) => (one.slug < other.slug ? -1 : 1))
}

function earliest(heads: Map<string, ArticleHead>): string | null {
  const dates = [...heads.values()].flatMap(({ due }) => (due === null ? [] : [due.at]))
  return dates.sort()[0] ?? null
}

async function hashOf({ vault }: LiveParts, names: readonly string[]): Promise<string> {
  return (await vault.sha256(names.join('\n'))).slice(0, 16)
}
