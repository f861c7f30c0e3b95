/** The handbook in one piece, to be printed or kept as PDF: contents by department, then every article (政策一本通). */
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Article } from '../../core/knowledge/article.ts'
import { Sections } from './handbook-article.tsx'
import { dayWords } from '../../core/knowledge/source-words.ts'

/** The articles of a life event or a department, or all of them, those of one department together. */
export function inBook(
  articles: readonly Article[],
  { event, department }: { event?: string | undefined; department?: string | undefined },
): Article[] {
  return articles
    .filter((article) => event === undefined || article.lifeEvents.includes(event))
    .filter((article) => department === undefined || article.department === department)
    .toSorted((a, b) => a.department.localeCompare(b.department, 'zh-CN') || a.slug.localeCompare(b.slug))
}

export const Book: FC<{ articles: readonly Article[]; today: string }> = ({ articles, today }) => (
  <div class="book">
    <p>
      {w.book.as(dayWords(today), articles.length)}
      {w.book.local}
    </p>
    <p class="noprint">{w.book.how}</p>
    <nav aria-label={w.book.contents}>
      <h2>{w.book.contents}</h2>
      {departmentsOf(articles).map((department) => (
        <>
          <h3>{department}</h3>
          <ul class="links">
            {articles
              .filter((article) => article.department === department)
              .map(({ slug, title }) => (
                <li>
                  <a href={`#${slug}`}>{title}</a>
                </li>
              ))}
          </ul>
        </>
      ))}
    </nav>
    {articles.map((article) => (
      <article id={article.slug} class="chapter">
        <h2>{article.title}</h2>
        <Sections article={article} today={today} prefix={article.slug} />
        <p class="small">
          {w.handbook.sources}：{article.sources.map(({ title }) => title).join('；')}
        </p>
      </article>
    ))}
  </div>
)

function departmentsOf(articles: readonly Article[]): string[] {
  return [...new Set(articles.map(({ department }) => department))]
}
