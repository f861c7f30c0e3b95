/** The handbook as pages: a list by what happened and by department, one page an article; each passage can be linked and printed. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Article, Bundle } from '../../core/knowledge/article.ts'
import { notFoundPage } from './error-page.tsx'
import { ArticleBody, dayOf } from './handbook-article.tsx'
import { Book, inBook } from './handbook-book.tsx'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'

/** Short: an article taken back must not stay on a phone. */
const MINUTE = 'private, max-age=60'

export function handbookRoutes(house: TalkHouse): Hono {
  const { handbook } = house.deps
  const app = new Hono()

  app.get('/h', async (c) => {
    const frame = await house.pageFrame(c)
    c.header('cache-control', MINUTE)
    return c.html(
      await subPage({
        frame,
        path: '/h',
        heading: w.handbook.title,
        title: `${w.handbook.title} · ${w.title}`,
        children: <Lists bundle={handbook} />,
      }),
    )
  })

  app.get('/h/book', async (c) => {
    const frame = await house.pageFrame(c)
    const group = { event: c.req.query('event'), department: c.req.query('department') }
    const articles = inBook(handbook.articles, group)
    if (articles.length === 0) return notFoundPage(c, house)
    const heading = w.book.title(group.event ?? group.department)
    c.header('cache-control', MINUTE)
    return c.html(
      await subPage({
        frame,
        path: '/h/book',
        heading,
        title: heading,
        children: <Book articles={articles} today={dayOf(house.deps.clock.now())} />,
      }),
    )
  })

  app.get('/h/:slug', async (c) => {
    // Looked up at each request: a publication shows at once.
    const article = handbook.articles.find(({ slug }) => slug === c.req.param('slug'))
    if (article === undefined) return notFoundPage(c, house)
    const frame = await house.pageFrame(c)
    c.header('cache-control', MINUTE)
    return c.html(
      await subPage({
        frame,
        path: `/h/${article.slug}`,
        heading: article.title,
        title: `${article.title} · ${w.title}`,
        children: <ArticleBody article={article} today={dayOf(house.deps.clock.now())} />,
      }),
    )
  })

  return app
}

const Lists: FC<{ bundle: Bundle }> = ({ bundle: { articles } }) => {
  const events = grouped(articles.flatMap((article) => article.lifeEvents.map((event) => [event, article] as const)))
  const departments = grouped(articles.map((article) => [article.department, article] as const))
  return (
    <>
      <Group heading={w.handbook.byEvent} groups={events} by="event" />
      <Group heading={w.handbook.byDepartment} groups={departments} by="department" />
      <p>
        <a href="/h/book">{w.book.whole}</a>
      </p>
      <p>
        <a href="/scorecard">{w.scorecard.title}</a>
      </p>
    </>
  )
}

/** Groups with the most articles first: what many ask is near the top. */
function grouped(pairs: readonly (readonly [string, Article])[]): [string, Article[]][] {
  const groups = new Map<string, Article[]>()
  for (const [name, article] of pairs) groups.set(name, [...(groups.get(name) ?? []), article])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

const Group: FC<{ heading: string; groups: [string, Article[]][]; by: 'event' | 'department' }> = ({
  heading,
  groups,
  by,
}) => (
  <section>
    <h2>{heading}</h2>
    {groups.map(([name, articles]) => (
      <details class="group">
        <summary>
          <span>{name}</span>
          <span class="small count-of">{articles.length}</span>
        </summary>
        <ul class="links">
          {articles.map(({ slug, title }) => (
            <li>
              <a href={`/h/${slug}`}>{title}</a>
            </li>
          ))}
          <li class="small">
            <a href={`/h/book?${by}=${encodeURIComponent(name)}`}>{w.book.part}</a>
          </li>
        </ul>
      </details>
    ))}
  </section>
)
