/** The first page of the handbook: the box to look something up, and the lists by event, body and area; all of it works without script. */
import type { FC } from 'hono/jsx'
import { BODIES } from '../../content/bodies.zh-CN.ts'
import { pageWords as w } from '../../content/page-words.zh-CN.ts'
import { anchorOf, hrefOf } from '../../core/knowledge/address.ts'
import type { Article, Bundle } from '../../core/knowledge/article.ts'
import { byArea, byBody, byEvent, countBook } from '../../core/knowledge/book.ts'
import { AREAS } from '../../core/knowledge/sections.ts'
import type { Area } from '../../core/knowledge/sections.ts'
import { WORDS_MOST, type Looked } from './handbook-look.ts'
import { CallKeys } from './header.tsx'

const SNIPPET = 60

export const Lists: FC<{ bundle: Bundle; looked: Looked | null }> = ({ bundle: { articles }, looked }) => (
  <>
    <LookUp looked={looked} />
    {looked === null ? null : <Danger danger={looked.danger} />}
    {looked === null ? null : <Results looked={looked} />}
    <p class="small">{w.book.counts(countBook(articles, BODIES))}</p>
    <List
      heading={w.handbook.byEvent}
      groups={byEvent(articles).map(({ key, articles: own }) => ({
        name: key,
        wish: `event=${encodeURIComponent(key)}`,
        own,
      }))}
    />
    <List
      heading={w.handbook.byDepartment}
      groups={byBody(articles, BODIES, true).map(({ key, articles: own }) => ({
        name: key.name,
        wish: `body=${key.id}`,
        own,
      }))}
    />
    <List
      heading={w.handbook.byArea}
      groups={byArea(articles).map(({ key, articles: own }) => ({
        name: key,
        wish: `area=${encodeURIComponent(key)}`,
        own,
        area: key,
      }))}
    />
    <p>
      <a href="/h/book">{w.book.whole}</a>
    </p>
    <p>
      <a href="/scorecard">{w.scorecard.title}</a>
    </p>
  </>
)

const LookUp: FC<{ looked: Looked | null }> = ({ looked }) => (
  <form method="get" action="/h" class="look" role="search">
    <div class="field">
      <label for="look">{w.handbook.look}</label>
      <input
        id="look"
        type="search"
        name="q"
        value={looked?.words ?? ''}
        maxlength={WORDS_MOST}
        enterkeyhint="search"
      />
    </div>
    <div class="field">
      <label for="look-area">{w.handbook.lookArea}</label>
      <select id="look-area" name="area">
        <option value="">{w.handbook.anyArea}</option>
        {AREAS.map((area) => (
          <option value={area} selected={looked?.area === area}>
            {area}
          </option>
        ))}
      </select>
    </div>
    <button class="key main">{w.handbook.lookKey}</button>
  </form>
)

/** Somebody may type into the first box that they see. */
const Danger: FC<Pick<Looked, 'danger'>> = ({ danger }) =>
  danger === null ? null : (
    <section class="card" role="alert">
      <p>{danger.words}</p>
      <CallKeys phones={danger.phones} />
      <p>
        <a class="key main" href="/#box">
          {w.handbook.ask}
        </a>
      </p>
    </section>
  )

const Results: FC<{ looked: Looked }> = ({ looked: { words, area, found } }) => (
  <section class="card" aria-labelledby="found">
    <h2 id="found">{w.handbook.found(words, found.length, area)}</h2>
    {found.length === 0 ? (
      <p>{w.handbook.foundNone}</p>
    ) : (
      <ol class="found">
        {found.map(({ article, passage }) => (
          <li>
            <a href={hrefOf({ slug: article.slug, section: passage.section, passage: anchorOf(passage) })}>
              {article.title}：{passage.section}
            </a>
            <p class="small">
              {w.handbook.holdsIn(passage.area)}　{snippetOf(passage.text)}
            </p>
          </li>
        ))}
      </ol>
    )}
  </section>
)

function snippetOf(text: string): string {
  const line = text.replaceAll('\n', ' ')
  const characters = [...line]
  return characters.length <= SNIPPET ? line : `${characters.slice(0, SNIPPET).join('')}…`
}

interface ListGroup {
  name: string
  /** What narrows the book to this group. */
  wish: string
  own: readonly Article[]
  /** The links lead to what is said of this area. */
  area?: Area
}

const List: FC<{ heading: string; groups: readonly ListGroup[] }> = ({ heading, groups }) => (
  <section>
    <h2>{heading}</h2>
    {groups.map(({ name, wish, own, area }) => (
      <details class="group">
        <summary>
          <span>{name}</span>
          <span class="small count-of">{own.length}</span>
        </summary>
        <ul class="links">
          {own.map((article) => (
            <li>
              <a href={addressIn(article, area)}>{article.title}</a>
            </li>
          ))}
          <li class="small">
            <a href={`/h/book?${wish}`}>{w.book.part}</a>
          </li>
        </ul>
      </details>
    ))}
  </section>
)

function addressIn({ slug, passages, area: whole }: Article, area: Area | undefined): string {
  const own = area === undefined || area === whole ? undefined : passages.find((passage) => passage.area === area)
  return own === undefined ? `/h/${slug}` : hrefOf({ slug, section: own.section, passage: anchorOf(own) })
}
