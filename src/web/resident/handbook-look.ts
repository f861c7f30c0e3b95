/** Looks words up for the list page: what the handbook would answer first, then every page that has the words. */
import type { Context } from 'hono'
import { anchorOf } from '../../core/knowledge/address.ts'
import type { Article, Passage } from '../../core/knowledge/article.ts'
import { lookInBook, type Found, type LookInBook } from '../../core/knowledge/look-in-book.ts'
import { isArea } from '../../core/knowledge/sections.ts'
import type { Area } from '../../core/knowledge/sections.ts'
import type { HandbookAnswer } from '../../core/conversation/world.ts'
import type { Phone } from '../../core/reply.ts'
import { readSafety } from '../../core/understanding/safety/safety.ts'
import { addressOf, bucketOf } from '../../http/rate-limit.ts'
import { emergency } from '../../services/answering/replies.ts'
import type { PageDeps } from './deps.ts'
import { dayOf } from './handbook-article.tsx'

export const WORDS_MOST = 100

/** What was looked up. */
export interface Looked {
  words: string
  area: Area | null
  found: Found[]
  /** Danger in the words: whom to call, before anything that was found. */
  danger: { words: string; phones: Phone[] } | null
}

/** Null: nothing was typed. */
export type LookUp = (c: Context) => Promise<Looked | null>

/** The answerer costs a model's time and this page needs no session: who asks faster is served by words alone. */
const ASKS = { burst: 60, perSecond: 1 }
const ALWAYS = ['119', '120', '110']

export function handbookLookUp(deps: PageDeps): LookUp {
  const { handbook, clock } = deps
  const asks = bucketOf(clock, ASKS)
  let index: { articles: readonly Article[]; look: LookInBook } | null = null

  /** Made at the first look-up after a publication: a list that nobody searches costs nothing. */
  function look(): LookInBook {
    if (index?.articles !== handbook.articles) index = { articles: handbook.articles, look: lookInBook(handbook) }
    return index.look
  }

  return async (c) => {
    const words = [...(c.req.query('q') ?? '').trim()].slice(0, WORDS_MOST).join('')
    if (words === '') return null
    const place = c.req.query('area') ?? ''
    const area = isArea(place) ? place : null
    const now = clock.now()
    const address = addressOf(c)
    const isFast = address !== null && asks.take(address) > 0
    const answer = isFast ? calledFor(deps, words) : await deps.ask(words, { history: [], town: area, now })
    const wish = { area, today: dayOf(now) }
    const found = merged(answered(answer, handbook.articles), look()(words, wish))
    return { words, area, found, danger: answer?.outcome === 'emergency' ? dangerIn(deps, words, answer) : null }
  }
}

/** Danger is heard without the model too: many in a village may share one address. */
function calledFor({ rules }: PageDeps, words: string): HandbookAnswer | null {
  const alarms = readSafety(words, rules.safety).hits.filter(({ strength }) => strength === 'go')
  return alarms.length === 0
    ? null
    : emergency(
        alarms.flatMap(({ phones }) => phones),
        null,
      )
}

/** The passages that the answer quotes, the one asked for first; of a choice the first passage of each. */
function answered(answer: HandbookAnswer | null, articles: readonly Article[]): Found[] {
  if (answer === null) return []
  const quoted = answer.citations.toReversed().flatMap(({ slug, passage }) => foundIn(articles, slug, passage))
  return [...quoted, ...(answer.choices ?? []).flatMap(({ id }) => foundIn(articles, id, undefined))]
}

function foundIn(articles: readonly Article[], slug: string, anchor: string | undefined): Found[] {
  const article = articles.find((one) => one.slug === slug)
  const isNamed = (passage: Passage): boolean => anchor === undefined || anchorOf(passage) === anchor
  const passage = article?.passages.find(isNamed)
  return article && passage ? [{ article, passage }] : []
}

/** An article once, with what the answer says of it. */
function merged(first: readonly Found[], rest: readonly Found[]): Found[] {
  const articles = new Set<Article>()
  return [...first, ...rest].filter(({ article }) => {
    const isNew = !articles.has(article)
    articles.add(article)
    return isNew
  })
}

function dangerIn({ rules }: PageDeps, words: string, { answer }: HandbookAnswer): NonNullable<Looked['danger']> {
  const named = readSafety(words, rules.safety).hits.flatMap(({ phones }) => phones)
  const numbers = [...new Set([...named, ...ALWAYS])].slice(0, 3)
  const phones = numbers.map((number) => ({ number, label: rules.danger.phones[number] ?? number }))
  return { words: answer.split('\n')[0] ?? '', phones }
}
