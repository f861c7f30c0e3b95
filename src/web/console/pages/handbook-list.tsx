/** The handbook: every article with its state and the day of its next review; the next to be read again stands first. */
import { Button, Input, Segmented, Select, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { timeWords } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { hasDraft } from '../drafts.ts'
import { STATE_WORDS, typedName, type ArticleRow } from '../handbook.ts'
import { useLoad } from '../load.ts'
import { HandbookImport } from '../parts/handbook-import.tsx'
import { HandbookNew } from '../parts/handbook-new.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import { listWords as words } from '../words-handbook.ts'
import '../styles/handbook.css'

const VIEWS = ['all', 'submitted', 'draft', 'overdue'] as const
type View = (typeof VIEWS)[number]
const FILTERS = ['view', 'state', 'department', 'area', 'q'] as const
type Filter = Readonly<Record<(typeof FILTERS)[number], string>>

const IN_VIEW: Readonly<Record<View, (row: ArticleRow) => boolean>> = {
  all: () => true,
  submitted: ({ state }) => state === 'submitted' || state === 'scheduled',
  draft: ({ state }) => state === 'draft',
  overdue: ({ reviewOverdue }) => reviewOverdue,
}
const EMPTY: Readonly<Record<View, string>> = {
  all: words.empty,
  submitted: words.emptySubmitted,
  draft: words.empty,
  overdue: words.emptyOverdue,
}

export default function HandbookListPage() {
  const { me, may } = useDesk()
  const [address, setAddress] = useQuery()
  const { value, problem, isLoading, reload } = useLoad<{ articles: ArticleRow[] }>('/articles')
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null)
  const filter = Object.fromEntries(FILTERS.map((name) => [name, address.get(name) ?? ''])) as Filter
  const view = VIEWS.find((one) => one === filter.view) ?? 'all'
  const all = value?.articles ?? []
  const rows = all.filter((row) => IN_VIEW[view](row) && matches(row, filter)).sort(byReview)
  const isFiltered = FILTERS.some((name) => filter[name] !== '')
  const clear = () => setAddress(Object.fromEntries(FILTERS.map((name) => [name, null])))
  const count = (name: View) => all.filter(IN_VIEW[name]).length
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Segmented<View>
          aria-label={words.state}
          value={view}
          options={VIEWS.map((name) => ({ value: name, label: `${words.views[name]} ${count(name)}` }))}
          onChange={(next) => setAddress({ view: next === 'all' ? null : next })}
        />
        <span role="status" className="muted num">
          {value === null ? '' : words.found(rows.length)}
        </span>
        <span className="keys">
          {isFiltered && <Button onClick={clear}>{words.clear}</Button>}
          {may('article.edit') && (
            <>
              <Button onClick={() => setDialog('import')}>{words.import}</Button>
              <Button type="primary" onClick={() => setDialog('new')}>
                {words.create}
              </Button>
            </>
          )}
        </span>
      </div>
      <Filters filter={filter} rows={all} onChange={setAddress} />
      <ProblemNote problem={problem} onRetry={reload} />
      <TableBox label={words.title}>
        <Table<ArticleRow>
          rowKey="slug"
          columns={columnsFor((slug) => hasDraft(typedName(me.id, slug)))}
          dataSource={rows}
          loading={isLoading && value === null}
          pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          rowClassName={({ reviewOverdue }) => (reviewOverdue ? 'late' : '')}
          locale={{ emptyText: isFiltered ? EMPTY[view] : words.emptyAll }}
        />
      </TableBox>
      {dialog === 'new' && <HandbookNew taken={all} onClose={() => setDialog(null)} />}
      {dialog === 'import' && <HandbookImport rows={all} onClose={() => setDialog(null)} />}
    </div>
  )
}

interface FiltersProps {
  filter: Filter
  rows: readonly ArticleRow[]
  onChange: (values: Readonly<Record<string, string | null>>) => void
}

function Filters({ filter, rows, onChange }: FiltersProps) {
  const choice = (name: 'state' | 'department' | 'area', options: { value: string; label: string }[]) => (
    <Select
      id={`handbook-${name}`}
      aria-label={words[name]}
      placeholder={words[name]}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={filter[name] || null}
      options={options}
      onChange={(next: string | null) => onChange({ [name]: next ?? null })}
    />
  )
  const seen = (name: 'department' | 'area') =>
    [...new Set(rows.map((row) => row[name]))].filter(Boolean).map((label) => ({ value: label, label }))
  return (
    <div className="filters">
      {choice(
        'state',
        Object.entries(STATE_WORDS).map(([value, label]) => ({ value, label })),
      )}
      {choice('department', seen('department'))}
      {choice('area', seen('area'))}
      <Input
        className="filter-q"
        aria-label={words.search}
        placeholder={words.search}
        allowClear
        value={filter.q}
        onChange={(event) => onChange({ q: event.target.value })}
      />
    </div>
  )
}

function columnsFor(isKept: (slug: string) => boolean): TableColumnsType<ArticleRow> {
  return [
    {
      title: words.columns.title,
      key: 'title',
      render: (_, { slug, title }) => (
        <>
          <Link to={`/handbook/${slug}`}>{title}</Link> <span className="muted small">{slug}</span>
          {isKept(slug) && <Tag>{words.kept}</Tag>}
        </>
      ),
    },
    {
      title: words.columns.state,
      key: 'state',
      render: (_, { state, dueAt }) => (
        <>
          {STATE_WORDS[state]}
          {dueAt !== null && <span className="muted small"> {words.due(timeWords(dueAt))}</span>}
        </>
      ),
    },
    { title: words.columns.department, dataIndex: 'department' },
    { title: words.columns.area, dataIndex: 'area' },
    {
      title: words.columns.reviewBy,
      key: 'reviewBy',
      className: 'num',
      render: (_, { reviewBy, reviewOverdue }) => (
        <>
          {reviewBy ?? words.noReview}
          {reviewOverdue && <strong className="over"> {words.overdue}!</strong>}
        </>
      ),
    },
    {
      title: words.columns.version,
      key: 'version',
      className: 'num',
      render: (_, { version, live }) =>
        live === version
          ? words.newest(version)
          : `${words.newest(version)}（${live === null ? words.notLive : words.live(live)}）`,
    },
    {
      title: words.columns.updated,
      key: 'updated',
      responsive: ['lg'],
      render: (_, { updatedBy, updatedAt }) =>
        updatedAt === null ? updatedBy : words.by(updatedBy, timeWords(updatedAt)),
    },
  ]
}

function matches(row: ArticleRow, { state, department, area, q }: Filter): boolean {
  return (
    (state === '' || row.state === state) &&
    (department === '' || row.department === department) &&
    (area === '' || row.area === area) &&
    (q === '' || `${row.title} ${row.slug} ${row.department}`.toLowerCase().includes(q.trim().toLowerCase()))
  )
}

/** An article without a date was never right: it comes first. */
function byReview(one: ArticleRow, other: ArticleRow): number {
  return (one.reviewBy ?? '').localeCompare(other.reviewBy ?? '') || one.slug.localeCompare(other.slug)
}
