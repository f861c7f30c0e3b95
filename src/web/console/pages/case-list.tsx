/** C3: all cases by filters that live in the address; what is searched for does not, it may be somebody's phone. */
import { Button, Segmented, Table, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { query } from '../api.ts'
import { now } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { useCasePages } from '../case-pages.ts'
import { OPEN } from '../lists.ts'
import { BulkBar } from '../parts/bulk-bar.tsx'
import { CaseFilters } from '../parts/case-filters.tsx'
import { CaseClock, TimeOf } from '../parts/clock.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { goTo, Link, useHidden, useQuery } from '../router.tsx'
import type { CaseRow } from '../types.ts'
import { caseList as words } from '../words-cases.ts'
import { channels, common, INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'

const COLUMNS: TableColumnsType<CaseRow> = [
  { title: words.columns.level, key: 'level', render: (_, row) => <LevelTag level={row.level} /> },
  {
    title: words.columns.number,
    key: 'number',
    render: (_, row) => (
      <>
        <Link to={`/cases/${row.number}`} className="num">
          {row.number}
        </Link>
        {row.tags?.map((tag) => (
          <b key={tag} className="mark">
            {tag}
          </b>
        ))}
      </>
    ),
  },
  { title: words.columns.clock, key: 'clock', render: (_, row) => <CaseClock row={row} /> },
  { title: words.columns.status, key: 'status', render: (_, row) => STATUS_WORDS[row.status] },
  { title: words.columns.town, key: 'town', render: (_, row) => row.town ?? common.none },
  { title: words.columns.incident, key: 'incident', render: (_, row) => INCIDENT_WORDS[row.incident] ?? row.incident },
  {
    title: words.columns.assignee,
    key: 'assignee',
    className: 'num',
    render: (_, row) => (row.assignee === null ? common.nobody : row.assignee.badge),
  },
  {
    title: words.columns.people,
    key: 'people',
    responsive: ['lg'],
    className: 'num',
    render: (_, { people }) => (people === undefined ? common.none : words.people(people)),
  },
  {
    title: words.columns.lastContact,
    key: 'lastContact',
    responsive: ['lg'],
    className: 'num',
    render: (_, { lastContactAt }) => (lastContactAt === undefined ? words.notTried : <TimeOf at={lastContactAt} />),
  },
  { title: words.columns.channel, key: 'channel', responsive: ['lg'], render: (_, row) => channels[row.channel] },
  {
    title: words.columns.opened,
    key: 'opened',
    responsive: ['lg'],
    className: 'num',
    render: (_, row) => <TimeOf at={row.openedAt} />,
  },
]

const FILTERS = [
  'status',
  'level',
  'town',
  'assignee',
  'overdue',
  'incident',
  'channel',
  'tag',
  'from',
  'to',
  'quietDays',
] as const

export default function CaseListPage() {
  const { may, cases } = useDesk()
  const [address, setAddress] = useQuery()
  const [q, setQ] = useHidden('q')
  const filter = Object.fromEntries(FILTERS.map((name) => [name, address.get(name) ?? '']))
  const { rows: listed, problem, isLoading, reload, more } = useCasePages(`/cases${query({ ...filter, q })}`)
  const begun = listed?.[0]
  const loadedAt = useMemo(() => new Date(now() - 1000).toISOString(), [begun])
  const isFiltered = q !== '' || Object.values(filter).some((set) => set !== '')
  const rows = merge(listed ?? [], cases ?? [])
  const known = new Set(rows.map(({ number }) => number))
  const fresh = (cases ?? []).filter((row) => row.openedAt > loadedAt && !known.has(row.number)).length
  // The list without a status shows open ones, and so does what is taken out of it.
  const exported = { ...filter, status: filter['status'] || OPEN.join(',') }
  const [chosen, setChosen] = useState<string[]>([])
  const clear = () => {
    setAddress(Object.fromEntries(FILTERS.map((name) => [name, null])))
    setQ('')
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Segmented
          value="list"
          options={[
            { value: 'list', label: words.list },
            { value: 'board', label: words.board },
          ]}
          onChange={(next) => {
            if (next === 'board') goTo('/cases/board')
          }}
        />
        <span role="status" className="muted num">
          {listed === null ? '' : words.found(rows.length, more !== null)}
        </span>
        <span className="keys">
          {isFiltered && <Button onClick={clear}>{words.clear}</Button>}
          {may('export.read') && (
            <>
              <a className="as-button" href={`/api/desk/export/cases.csv${query(exported)}`} download>
                {words.export}
              </a>
              <a className="as-button" href={`/api/desk/export/cases.xlsx${query(exported)}`} download>
                {words.exportBook}
              </a>
            </>
          )}
        </span>
      </div>
      <CaseFilters values={filter} onChange={setAddress} q={q} onSearch={setQ} />
      <ProblemNote problem={problem} onRetry={reload} />
      {fresh > 0 && <Button onClick={reload}>{words.fresh(fresh)}</Button>}
      {chosen.length > 0 && (
        <BulkBar
          numbers={chosen}
          onDone={() => {
            setChosen([])
            reload()
          }}
        />
      )}
      <TableBox label={words.title}>
        <Table<CaseRow>
          rowKey="number"
          columns={COLUMNS}
          dataSource={rows}
          {...(may('case.assign')
            ? {
                rowSelection: {
                  selectedRowKeys: chosen,
                  onChange: (keys) => setChosen(keys.map(String)),
                  getCheckboxProps: ({ number }) => ({ 'aria-label': number }),
                  getTitleCheckboxProps: () => ({ 'aria-label': common.all }),
                },
              }
            : {})}
          loading={isLoading && listed === null}
          pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          rowClassName={(row) => (row.overdue ? 'late' : '')}
          locale={{ emptyText: <Empty isFiltered={isFiltered} onClear={clear} /> }}
        />
      </TableBox>
      {more !== null && (
        <Button block loading={isLoading} onClick={more}>
          {words.more}
        </Button>
      )}
    </div>
  )
}

/** The list as it was asked for, with rows as the stream last told them. */
function merge(listed: readonly CaseRow[], live: readonly CaseRow[]): CaseRow[] {
  const fresh = new Map(live.map((row) => [row.number, row]))
  return listed.map((row) => {
    const known = fresh.get(row.number)
    return known !== undefined && known.version > row.version ? known : row
  })
}

function Empty({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return (
    <div className="empty">
      <p>{isFiltered ? words.empty : words.emptyAll}</p>
      {isFiltered && <Button onClick={onClear}>{words.clear}</Button>}
    </div>
  )
}
