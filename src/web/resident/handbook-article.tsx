/** One article of the handbook as a page: its sections in their order, each passage with its area, days, source and an address of its own. */
import type { FC } from 'hono/jsx'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { anchorOf } from '../../core/knowledge/address.ts'
import type { Article, Passage } from '../../core/knowledge/article.ts'
import { SECTIONS } from '../../core/knowledge/sections.ts'
import { datedWords, dayWords } from '../../core/knowledge/source-words.ts'
import { beijing } from '../../core/time.ts'
import { Lines } from './text.tsx'

/** The day in China, which decides what holds. */
export const dayOf = (now: Date): string => beijing(now).date

export const ArticleBody: FC<{ article: Article; today: string }> = ({ article, today }) => (
  <article>
    <ArticleHead article={article} today={today} />
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

/** Who answers for it, since when, and whether its review is late. */
export const ArticleHead: FC<{ article: Article; today: string }> = ({ article, today }) => (
  <p class="small">
    {w.handbook.by}
    {article.department}
    {isInForceSince(article) ? `　${w.handbook.since}${dayWords(article.effective ?? '')}` : ''}
    {article.reviewBy < today ? `　${w.handbook.late(dayWords(article.reviewBy))}` : ''}
  </p>
)

interface SectionsProps {
  article: Article
  today: string
  /** In the book: the anchors carry it, because several articles stand on one page, and what is over is left out. */
  prefix?: string
}

export const Sections: FC<SectionsProps> = ({ article, today, prefix }) => {
  const named = (name: string): string => (prefix === undefined ? name : `${prefix}-${name}`)
  return (
    <>
      {SECTIONS.map((section) => {
        const own = article.passages.filter((one) => one.section === section)
        const valid = own.filter(({ until }) => until === null || until >= today)
        const over = prefix === undefined ? own.filter((passage) => !valid.includes(passage)) : []
        const show = (passage: Passage) => (
          <PassageBody passage={passage} article={article} today={today} id={named(anchorOf(passage))} />
        )
        return valid.length + over.length === 0 ? null : (
          <section id={named(section)} class="passage">
            {prefix === undefined ? <h2>{section}</h2> : <h4>{section}</h4>}
            {valid.length === 0 ? <p>{w.handbook.noneNow}</p> : inTime(valid, today).map(show)}
            {over.length === 0 ? null : (
              <details class="former noprint">
                <summary>
                  {w.handbook.former}
                  <span class="small">{w.handbook.formerCount(over.length)}</span>
                </summary>
                {over.toReversed().map(show)}
              </details>
            )}
          </section>
        )
      })}
    </>
  )
}

/** What holds today first; what only begins stands behind it. */
function inTime(passages: readonly Passage[], today: string): Passage[] {
  const begins = ({ from }: Passage): boolean => from !== null && from > today
  return [...passages.filter((one) => !begins(one)), ...passages.filter(begins)]
}

interface PassageProps {
  passage: Passage
  article: Article
  today: string
  id: string
}

const PassageBody: FC<PassageProps> = ({ passage, article, today, id }) => (
  <div class={stateOf(passage, today)} id={id}>
    <p class="small scope">
      <span class="holds">{w.handbook.holdsIn(passage.area)}</span>
      {daysWords(passage, today).map((words) => (
        <span class="days">{words}</span>
      ))}
    </p>
    <Lines text={passage.text} />
    <p class="small basis">
      {w.basis}
      {passage.sources.map(({ id: source, article: number }) => basisWords(article, source, number)).join('；')}
      {passage.checkLocally ? `　${w.handbook.local}` : ''}
    </p>
    <p class="small scope">
      <span>{w.handbook.review(dayWords(article.reviewBy))}</span>
      <a
        class="own-link noprint"
        href={`#${encodeURIComponent(id)}`}
        aria-label={w.handbook.linkTo(passage.section, passage.area)}
      >
        {w.handbook.link}
      </a>
    </p>
  </div>
)

function stateOf({ from, until }: Passage, today: string): string {
  if (from !== null && from > today) return 'piece coming'
  return until !== null && until < today ? 'piece ended' : 'piece'
}

/** 自 … 起, 到 … 止, as far as the passage says; a day still to come is told apart. */
function daysWords({ from, until }: Passage, today: string): string[] {
  const words = w.handbook
  const begins = from === null ? [] : [from > today ? words.coming(dayWords(from)) : words.from(dayWords(from))]
  const ends = until === null ? [] : [until < today ? words.ended(dayWords(until)) : words.until(dayWords(until))]
  return [...begins, ...ends]
}

/** A day of coming into force is named only where a source states it. */
function isInForceSince({ effective, sources }: Article): boolean {
  return sources.some(({ date, dated }) => dated === '施行' && date === effective)
}

function basisWords(article: Article, id: string, number: string | null): string {
  const source = article.sources.find((one) => one.id === id)
  return source === undefined ? id : `${source.title}${number ?? ''}${datedWords(source)}`
}
