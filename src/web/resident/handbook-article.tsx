/** One article of the handbook as a page: its sections in their order, each passage with its source and an address of its own. */
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import type { Article, Passage } from '../../core/knowledge/article.ts'
import { SECTIONS } from '../../core/knowledge/sections.ts'
import { datedWords, dayWords } from '../../core/knowledge/source-words.ts'
import { beijing } from '../../core/time.ts'
import { Lines } from './text.tsx'

/** The day in China, which decides what holds. */
export const dayOf = (now: Date): string => beijing(now).date

export const ArticleBody: FC<{ article: Article; today: string }> = ({ article, today }) => (
  <article>
    <Sections article={article} today={today} />
    <section class="card">
      <h2>{w.handbook.sources}</h2>
      <ul class="lines">
        {article.sources.map((source) => (
          <li id={`source-${source.id}`}>
            {source.url ? (
              <a href={source.url} rel="noreferrer">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            <span class="small">{datedWords(source)}</span>
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

/** `prefix`: of the anchors, where several articles stand on one page. */
export const Sections: FC<{ article: Article; today: string; prefix?: string }> = ({ article, today, prefix }) => {
  const passages = article.passages.filter(({ until }) => until === null || until >= today)
  const id = (name: string | undefined): string | undefined =>
    name !== undefined && prefix !== undefined ? `${prefix}-${name}` : name
  return (
    <>
      <p class="small">
        {w.handbook.by}
        {article.department}
        {isInForceSince(article) ? `　${w.handbook.since}${dayWords(article.effective ?? '')}` : ''}
      </p>
      {SECTIONS.map((section) => {
        const own = passages.filter((one) => one.section === section)
        return own.length === 0 ? null : (
          <section id={id(section)} class="passage">
            {prefix === undefined ? <h2>{section}</h2> : <h3>{section}</h3>}
            {own.map((passage) => (
              <PassageBody passage={passage} article={article} id={id(anchorOf(passage))} />
            ))}
          </section>
        )
      })}
    </>
  )
}

const PassageBody: FC<{ passage: Passage; article: Article; id: string | undefined }> = ({ passage, article, id }) => (
  <div id={id}>
    {passage.area === article.area ? null : <p class="small">{w.handbook.onlyIn(passage.area)}</p>}
    <Lines text={passage.text} />
    <p class="small basis">
      {w.basis}
      {passage.sources.map(({ id, article: number }) => basisWords(article, id, number)).join('；')}
      {passage.checkLocally ? `　${w.handbook.local}` : ''}
    </p>
  </div>
)

/** A day of coming into force is named only where a source states it. */
function isInForceSince({ effective, sources }: Article): boolean {
  return sources.some(({ date, dated }) => dated === '施行' && date === effective)
}

/** The section carries its own name; a passage for one area adds the area's. */
function anchorOf({ id, section }: Passage): string | undefined {
  const own = id.slice(id.indexOf('#') + 1)
  return own === section ? undefined : own.replaceAll(/[#\s]/g, '-')
}

function basisWords(article: Article, id: string, number: string | null): string {
  const title = article.sources.find((source) => source.id === id)?.title ?? id
  return number === null ? title : `${title}${number}`
}
