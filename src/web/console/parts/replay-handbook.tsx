/** How the handbook answered at that minute: candidates with their numbers, and the passages with the version that spoke. */
import { Table, type TableColumnsType } from 'antd'
import type { AnswerTrace, TracedCandidate, TracedPassage } from '../../../core/knowledge/trace.ts'
import type { QuotedArticle } from '../replay.ts'
import { Link } from '../router.tsx'
import { replayWords as words } from '../words-replay.ts'
import { TableBox } from './table-box.tsx'

interface Props {
  trace: AnswerTrace
  articles: readonly QuotedArticle[]
  titleOf: (slug: string) => string
}

export function ReplayHandbook({ trace, articles, titleOf }: Props) {
  const { searched, area, day, by, scope, confidence, thresholds, candidates, passages } = trace
  return (
    <section className="card-box">
      <h2>{words.handbook}</h2>
      <p>{words.by[by]}</p>
      <dl className="facts">
        <div>
          <dt>{words.searched}</dt>
          <dd>{searched}</dd>
        </div>
        <div>
          <dt>{words.place}</dt>
          <dd>
            {area} · <span className="num">{day}</span>
          </dd>
        </div>
        <div>
          <dt>{words.scope}</dt>
          <dd className="num">
            {scope}（{words.bar(String(thresholds.scope))}）
          </dd>
        </div>
        <div>
          <dt>{words.confidence}</dt>
          <dd className="num">
            {confidence}（{words.bar(String(thresholds.answer))}）
          </dd>
        </div>
      </dl>
      <h3>{words.candidates}</h3>
      <TableBox label={words.candidates}>
        <Table<TracedCandidate>
          rowKey="slug"
          size="small"
          columns={columnsFor(titleOf)}
          dataSource={candidates}
          pagination={false}
        />
      </TableBox>
      {passages.length > 0 && (
        <>
          <h3>{words.passages}</h3>
          <ul className="reasons">
            {passages.map((passage) => (
              <PassageLine
                key={passage.id}
                passage={passage}
                article={articles.find(({ slug }) => slug === passage.slug)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const score = (value: number | null | undefined): string => (value == null ? words.noModel : value.toFixed(3))

const columnsFor = (titleOf: (slug: string) => string): TableColumnsType<TracedCandidate> => [
  {
    title: words.columns.article,
    key: 'article',
    render: (_, { slug, section }) => (
      <>
        <Link to={`/handbook/${slug}`}>{titleOf(slug)}</Link> · {section}
      </>
    ),
  },
  ...(
    [
      ['dense', 'densePassage'],
      ['asks', 'denseAsk'],
      ['bm25', 'wordPassage'],
      ['askWords', 'wordAsk'],
      ['learnt', 'learnt'],
      ['fused', 'fused'],
      ['probability', 'probability'],
    ] as const
  ).map(([title, name]) => ({
    title: words.columns[title],
    key: name,
    className: 'num',
    render: (_: unknown, candidate: TracedCandidate) => score(candidate[name]),
  })),
]

function PassageLine({ passage, article }: { passage: TracedPassage; article: QuotedArticle | undefined }) {
  const { id, slug, section, area, from, until, sources, version } = passage
  return (
    <li>
      <p>
        <Link to={`/handbook/${slug}`}>{article?.title ?? slug}</Link> · {section} · {area}
        {version !== null && (
          <>
            {' '}
            · <b className="num">{words.version(version)}</b>
          </>
        )}{' '}
        · <span className="num">{words.holds(from, until)}</span>
      </p>
      <p className="small muted">
        {words.rests}
        <span title={id}>{sources.join('；')}</span>
      </p>
      {version !== null && article !== undefined && <p className="small">{since(version, article.today)}</p>}
    </li>
  )
}

function since(version: number, today: number | null): string {
  if (today === null) return words.gone
  return today === version ? words.same : words.changed(today)
}
