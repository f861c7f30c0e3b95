/** The handbook as pages: a list by what happened and by department, one page an article; each passage can be linked and printed. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Article, Bundle, Passage } from '../../core/knowledge/article.ts'
import { SECTIONS } from '../../core/knowledge/sections.ts'
import { notFoundPage } from './error-page.tsx'
import { subPage } from './sub-page.tsx'
import type { TalkHouse } from './talk-routes.ts'
import { dateWords, Lines } from './text.tsx'

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
        children: <ArticleBody article={article} today={house.deps.clock.now().toISOString().slice(0, 10)} />,
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
      <Group heading={w.handbook.byEvent} groups={events} />
      <Group heading={w.handbook.byDepartment} groups={departments} />
    </>
  )
}

/** Groups with the most articles first: what many ask is near the top. */
function grouped(pairs: readonly (readonly [string, Article])[]): [string, Article[]][] {
  const groups = new Map<string, Article[]>()
  for (const [name, article] of pairs) groups.set(name, [...(groups.get(name) ?? []), article])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

const Group: FC<{ heading: string; groups: [string, Article[]][] }> = ({ heading, groups }) => (
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
        </ul>
      </details>
    ))}
  </section>
)

const ArticleBody: FC<{ article: Article; today: string }> = ({ article, today }) => {
  const passages = article.passages.filter(({ until }) => until === null || until >= today)
  const sections = SECTIONS.map((section) => ({ section, own: passages.filter((one) => one.section === section) }))
  return (
    <article>
      <p class="small">
        {w.handbook.by}
        {article.department}　{w.handbook.since}
        {dateWords(article.effective)}
      </p>
      {sections.map(({ section, own }) =>
        own.length === 0 ? null : (
          <section id={section} class="passage">
            <h2>{section}</h2>
            {own.map((passage) => (
              <PassageBody passage={passage} article={article} />
            ))}
          </section>
        ),
      )}
      <section class="card">
        <h2>{w.handbook.sources}</h2>
        <ul class="lines">
          {article.sources.map(({ id, title, date, url }) => (
            <li id={`source-${id}`}>
              {url ? (
                <a href={url} rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
              {date ? <span class="small">　{dateWords(date)}</span> : null}
            </li>
          ))}
        </ul>
      </section>
      <p class="noprint">
        <a class="key main" href="/#box">
          {w.handbook.ask}
        </a>
      </p>
      <p class="noprint">
        <a href="/h">{w.handbook.all}</a>
      </p>
    </article>
  )
}

const PassageBody: FC<{ passage: Passage; article: Article }> = ({ passage, article }) => (
  <div id={anchorOf(passage)}>
    {passage.area === article.area ? null : <p class="small">{w.handbook.onlyIn(passage.area)}</p>}
    <Lines text={passage.text} />
    <p class="small basis">
      {w.basis}
      {passage.sources.map(({ id, article: number }) => basisWords(article, id, number)).join('；')}
      {passage.checkLocally ? `　${w.handbook.local}` : ''}
    </p>
  </div>
)

/** The section carries its own name; a passage for one area adds the area's. */
function anchorOf({ id, section }: Passage): string | undefined {
  const own = id.slice(id.indexOf('#') + 1)
  return own === section ? undefined : own.replaceAll(/[#\s]/g, '-')
}

function basisWords(article: Article, id: string, number: string | null): string {
  const title = article.sources.find((source) => source.id === id)?.title ?? id
  return number === null ? title : `${title}${number}`
}
