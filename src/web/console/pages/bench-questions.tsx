/** The labelled questions of the bench: found by their words or their article, added, mended, retired and brought back. */
import { App, Button, Input, Segmented, Spin, Table, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { call } from '../api.ts'
import { useDesk } from '../desk.tsx'
import type { ArticleRow, BenchQuestion } from '../handbook.ts'
import { useDoing, useLoad } from '../load.ts'
import { BenchQuestionForm } from '../parts/bench-question.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import { useTitles } from '../titles.ts'
import { app } from '../words.ts'
import { questionWords as words } from '../words-bench.ts'
import { benchWords } from '../words-handbook.ts'
import '../styles/handbook.css'

type Show = keyof typeof words.show

export default function BenchQuestionsPage() {
  const { may } = useDesk()
  const { message } = App.useApp()
  const [address, setAddress] = useQuery()
  const { value, problem, reload } = useLoad<{ questions: BenchQuestion[] }>('/bench/questions')
  const articles = useLoad<{ articles: ArticleRow[] }>('/articles')
  const titleOf = useTitles()
  const [open, setOpen] = useState<{ question: BenchQuestion | null } | null>(null)
  const doing = useDoing()
  const show: Show = (['off', 'all'] as const).find((name) => name === address.get('show')) ?? 'on'
  const wanted = (address.get('q') ?? '').trim()
  const topics = useMemo(() => topicsOf(articles.value?.articles ?? []), [articles.value])
  const all = value?.questions ?? []
  const shown = all.filter((one) => isShown(one, show) && fits(one, wanted))
  const mayEdit = may('bench.edit')
  const retire = (one: BenchQuestion) =>
    void doing.run(async () => {
      const change = { expectedVersion: one.version, retired: !one.retired }
      await call('PATCH', `/bench/questions/${one.id}`, change)
      void message.success(one.retired ? words.restored : words.retired)
      reload()
    })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">{words.hint}</span>
        <span className="keys">
          <Link to="/bench">{words.back}</Link>
          {mayEdit && (
            <Button type="primary" onClick={() => setOpen({ question: null })}>
              {words.add}
            </Button>
          )}
        </span>
      </div>
      <div className="note-line">
        <Input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          defaultValue={wanted}
          style={{ maxWidth: 320 }}
          onChange={(event) => setAddress({ q: event.target.value })}
        />
        <Segmented<Show>
          aria-label={words.title}
          value={show}
          options={(['on', 'off', 'all'] as const).map((name) => ({ value: name, label: words.show[name] }))}
          onChange={(next) => setAddress({ show: next === 'on' ? null : next })}
        />
        <span role="status" className="muted num">
          {value === null ? '' : words.shown(shown.length, all.length)}
        </span>
      </div>
      <ProblemNote problem={problem ?? doing.problem} onRetry={reload} />
      {!mayEdit && <p className="muted">{words.cannot}</p>}
      {value === null && problem === null && <Spin description={app.loading} />}
      {value !== null && shown.length === 0 && <p className="empty">{words.empty}</p>}
      {shown.length > 0 && (
        <TableBox label={words.title}>
          <Table<BenchQuestion>
            className="regression"
            rowKey="id"
            columns={columnsFor(titleOf, mayEdit, (question) => setOpen({ question }), retire)}
            dataSource={shown}
            pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          />
        </TableBox>
      )}
      {open !== null && (
        <BenchQuestionForm
          key={open.question?.id ?? 'new'}
          question={open.question}
          topics={topics}
          onClose={() => setOpen(null)}
          onSaved={(text) => {
            setOpen(null)
            void message.success(text)
            reload()
          }}
        />
      )}
    </div>
  )
}

function isShown({ retired }: BenchQuestion, show: Show): boolean {
  return show === 'all' || retired === (show === 'off')
}

function fits({ question, slug, also, id }: BenchQuestion, wanted: string): boolean {
  return wanted === '' || [question, slug, id, ...also].some((text) => text.includes(wanted))
}

/** Labels name topics: an article, or the base of several. */
function topicsOf(articles: readonly ArticleRow[]): { value: string; label: string }[] {
  return articles.map(({ slug, title }) => ({ value: slug, label: `${title}（${slug}）` }))
}

function columnsFor(
  titleOf: (slug: string) => string,
  mayEdit: boolean,
  onEdit: (question: BenchQuestion) => void,
  onRetire: (question: BenchQuestion) => void,
): TableColumnsType<BenchQuestion> {
  return [
    { title: words.columns.question, dataIndex: 'question' },
    {
      title: words.columns.slug,
      key: 'slug',
      render: (_, { slug }) =>
        slug === 'none' ? benchWords.none : <Link to={`/handbook/${slug}`}>{titleOf(slug)}</Link>,
    },
    { title: words.columns.also, key: 'also', render: (_, { also }) => also.map(titleOf).join('、') },
    { title: words.columns.by, dataIndex: 'by', className: 'nowrap' },
    ...(mayEdit
      ? [
          {
            title: words.columns.keys,
            key: 'keys',
            className: 'nowrap',
            render: (_: unknown, one: BenchQuestion) => (
              <span className="keys">
                <Button size="small" aria-label={`${words.edit}：${one.question}`} onClick={() => onEdit(one)}>
                  {words.edit}
                </Button>
                <Button
                  size="small"
                  aria-label={`${one.retired ? words.restore : words.retire}：${one.question}`}
                  onClick={() => onRetire(one)}
                >
                  {one.retired ? words.restore : words.retire}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ]
}
