/** The handbook as pages: lists and a box to look things up, one page an article, the whole to print; each passage has an address. */
import { Hono } from 'hono'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { notFoundPage } from './error-page.tsx'
import { ArticleBody, dayOf } from './handbook-article.tsx'
import { Book, inBook, wishWords } from './handbook-book.tsx'
import { Lists } from './handbook-lists.tsx'
import { handbookLookUp } from './handbook-look.ts'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'

/** Short: an article taken back must not stay on a phone. */
const MINUTE = 'private, max-age=60'

export function handbookRoutes(house: TalkHouse): Hono {
  const { handbook, clock } = house.deps
  const app = new Hono()
  const today = (): string => dayOf(clock.now())
  const look = handbookLookUp(house.deps)

  app.get('/h', async (c) => {
    const frame = await house.pageFrame(c)
    c.header('cache-control', MINUTE)
    return c.html(
      await subPage({
        frame,
        path: '/h',
        heading: w.handbook.title,
        title: `${w.handbook.title} · ${w.title}`,
        children: <Lists bundle={handbook} looked={await look(c)} />,
      }),
    )
  })

  app.get('/h/book', async (c) => {
    const frame = await house.pageFrame(c)
    const wish = { event: c.req.query('event'), body: c.req.query('body'), area: c.req.query('area') }
    const articles = inBook(handbook.articles, wish)
    if (articles.length === 0) return notFoundPage(c, house)
    const heading = w.book.title(wishWords(wish))
    c.header('cache-control', MINUTE)
    return c.html(
      await subPage({
        frame,
        path: '/h/book',
        heading,
        title: heading,
        children: <Book articles={articles} today={today()} />,
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
        children: <ArticleBody article={article} today={today()} />,
      }),
    )
  })

  return app
}
