/** The handbook as a whole, for its lists and the printed 政策一本通: what counts as an item of policy, who answers for it, where it holds. */
import type { Article } from './article.ts'
import { leadingBody, bodiesOf, OTHER_BODY, type Body } from './bodies.ts'
import { AREAS, baseSlug } from './sections.ts'
import type { Area } from './sections.ts'

/** Ways to other doors, numbers to call and advice against swindlers are no policies, useful as they are. */
const NO_POLICIES: ReadonlySet<string> = new Set(['other-doors', 'hotlines', 'fraud', 'privacy', 'complaint'])

/** An item of policy gives something to somebody: money, things, a service, a right. */
export function isPolicy({ slug, passages }: Article): boolean {
  return !NO_POLICIES.has(baseSlug(slug)) && passages.some(({ section }) => section === '给什么')
}

export interface BookCounts {
  articles: number
  policies: number
  /** Bodies that answer for at least one item of policy. */
  bodies: number
}

export function countBook(articles: readonly Article[], bodies: readonly Body[]): BookCounts {
  const policies = articles.filter(isPolicy)
  const named = new Set(policies.flatMap(({ department }) => bodiesOf(department, bodies)))
  const own = [...named].filter((body) => body !== OTHER_BODY && body.isMany !== true)
  return { articles: articles.length, policies: policies.length, bodies: own.length }
}

export type Group<Key> = { key: Key; articles: Article[] }

/** `every`: an article stands under each body that it names; else under the one that leads, once. */
export function byBody(articles: readonly Article[], bodies: readonly Body[], every: boolean): Group<Body>[] {
  return [...bodies, OTHER_BODY]
    .map((key) => ({
      key,
      articles: articles.filter(({ department }) =>
        every ? bodiesOf(department, bodies).includes(key) : leadingBody(department, bodies) === key,
      ),
    }))
    .filter((group) => group.articles.length > 0)
}

/** The life events with the most articles first: what many ask is near the top. */
export function byEvent(articles: readonly Article[]): Group<string>[] {
  const events = [...new Set(articles.flatMap(({ lifeEvents }) => lifeEvents))]
  return events
    .map((key) => ({ key, articles: articles.filter(({ lifeEvents }) => lifeEvents.includes(key)) }))
    .sort((one, other) => other.articles.length - one.articles.length)
}

/** Under each area what says something of its own there. */
export function byArea(articles: readonly Article[]): Group<Area>[] {
  return AREAS.map((key) => ({ key, articles: articles.filter((article) => speaksOf(article, key)) })).filter(
    (group) => group.articles.length > 0,
  )
}

export function speaksOf({ passages }: Article, area: Area): boolean {
  return passages.some((passage) => passage.area === area)
}
