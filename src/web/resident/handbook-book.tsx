/** The handbook in one piece, to be printed or kept as PDF: contents by body, then every article (政策一本通). */
import type { FC } from 'hono/jsx'
import { BODIES } from '../../content/bodies.zh-CN.ts'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Article } from '../../core/knowledge/article.ts'
import { bodiesOf, OTHER_BODY } from '../../core/knowledge/bodies.ts'
import { byBody, countBook, speaksOf } from '../../core/knowledge/book.ts'
import { isArea } from '../../core/knowledge/sections.ts'
import { dayWords } from '../../core/knowledge/source-words.ts'
import { ArticleHead, Sections } from './handbook-article.tsx'

/** What a reader narrowed the book to; nothing: all of it. */
export interface Wish {
  event?: string | undefined
  /** The id of a body. */
  body?: string | undefined
  area?: string | undefined
}

export function inBook(articles: readonly Article[], { event, body, area }: Wish): Article[] {
  return articles
    .filter((article) => event === undefined || article.lifeEvents.includes(event))
    .filter(({ department }) => body === undefined || bodiesOf(department, BODIES).some(({ id }) => id === body))
    .filter((article) => area === undefined || (isArea(area) && speaksOf(article, area)))
}

/** What the wish is called in the heading. */
export function wishWords({ event, body, area }: Wish): string | undefined {
  const named = [...BODIES, OTHER_BODY].find(({ id }) => id === body)?.name
  return [event, named, area].filter(Boolean).join('、') || undefined
}

export const Book: FC<{ articles: readonly Article[]; today: string }> = ({ articles, today }) => {
  const parts = byBody(articles, BODIES, false)
  return (
    <div class="book">
      <p>{w.book.counts(countBook(articles, BODIES))}</p>
      <p>
        {w.book.printed(dayWords(today))}
        {w.book.local}
      </p>
      <p class="noprint">{w.book.how}</p>
      <nav class="contents" aria-label={w.book.contents}>
        <h2>{w.book.contents}</h2>
        {parts.map(({ key, articles: own }) => (
          <>
            <h3>
              {key.name}
              <span class="small">{w.book.pieces(own.length)}</span>
            </h3>
            <ul class="links">
              {own.map(({ slug, title }) => (
                <li>
                  <a href={`#${slug}`}>{title}</a>
                </li>
              ))}
            </ul>
          </>
        ))}
      </nav>
      {parts.map(({ key, articles: own }) => (
        <section class="part" aria-labelledby={`body-${key.id}`}>
          <h2 id={`body-${key.id}`}>{key.name}</h2>
          {own.map((article) => (
            <article id={article.slug} class="chapter">
              <h3>{article.title}</h3>
              <ArticleHead article={article} today={today} />
              <Sections article={article} today={today} prefix={article.slug} />
            </article>
          ))}
        </section>
      ))}
    </div>
  )
}
