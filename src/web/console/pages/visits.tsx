/** Proactive discovery: what was reported, who has to be visited by when, and what the visits found. Names are masked until opened. */
import { Button, Segmented, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { VisitRow } from '../../../core/discovery/visit.ts'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { VisitImport } from '../parts/visit-import.tsx'
import { VisitOpen } from '../parts/visit-open.tsx'
import { VisitReportForm } from '../parts/visit-report.tsx'
import { VisitTotals } from '../parts/visit-totals.tsx'
import { Link, useQuery } from '../router.tsx'
import { common } from '../words.ts'
import { RESULT_WORDS, visitWords as words } from '../words-visits.ts'

type Shown = { kind: 'report' | 'import' } | { kind: 'visit'; row: VisitRow }

export default function VisitsPage() {
  const { may } = useDesk()
  const [filters, setFilters] = useQuery()
  const state = filters.get('state') === 'made' ? 'made' : 'open'
  const { value, problem, reload } = useLoad<{ visits: VisitRow[] }>(`/visits${query({ state })}`)
  const [shown, setShown] = useState<Shown | null>(null)
  const done = () => {
    setShown(null)
    reload()
  }
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Segmented
          aria-label={words.title}
          value={state}
          options={[
            { value: 'open', label: words.open },
            { value: 'made', label: words.made },
          ]}
          onChange={(next) => setFilters({ state: next === 'made' ? 'made' : null })}
        />
        <span className="keys">
          {may('register.import') && <Button onClick={() => setShown({ kind: 'import' })}>{words.import}</Button>}
          <Button type="primary" onClick={() => setShown({ kind: 'report' })}>
            {words.report}
          </Button>
        </span>
      </div>
      <p className="muted">{words.hint}</p>
      <ProblemNote problem={problem} onRetry={reload} />
      <TableBox label={words.title}>
        <Table<VisitRow>
          rowKey="id"
          columns={columnsOf((row) => setShown({ kind: 'visit', row }))}
          dataSource={value?.visits ?? []}
          pagination={false}
          locale={{ emptyText: state === 'open' ? words.emptyOpen : words.emptyMade }}
        />
      </TableBox>
      <VisitTotals key={value?.visits.length} />
      {shown?.kind === 'import' && <VisitImport onClose={() => setShown(null)} onDone={reload} />}
      {shown?.kind === 'report' && <VisitReportForm onClose={() => setShown(null)} onSaved={done} />}
      {shown?.kind === 'visit' && <VisitOpen row={shown.row} onClose={() => setShown(null)} onDone={reload} />}
    </div>
  )
}

function columnsOf(open: (row: VisitRow) => void): TableColumnsType<VisitRow> {
  return [
    {
      title: words.columns.due,
      key: 'due',
      className: 'num',
      render: (_, row) => (
        <>
          {row.dueOn} {row.isLate && <Tag color="error">{words.late}</Tag>}
        </>
      ),
    },
    { title: words.columns.who, key: 'who', render: (_, row) => row.who },
    { title: words.columns.town, key: 'town', render: (_, row) => `${row.town} ${row.village}` },
    { title: words.columns.register, key: 'register', render: (_, row) => words.onRegister(row.onRegister) },
    {
      title: words.columns.result,
      key: 'result',
      render: (_, row) => (row.result === null ? common.none : RESULT_WORDS[row.result]),
    },
    {
      title: words.columns.case,
      key: 'case',
      className: 'num',
      render: (_, row) =>
        row.caseNumber === null ? common.none : <Link to={`/cases/${row.caseNumber}`}>{row.caseNumber}</Link>,
    },
    {
      title: words.show,
      key: 'open',
      render: (_, row) => (
        <Button size="small" aria-label={words.showOf(row.who)} onClick={() => open(row)}>
          {words.show}
        </Button>
      ),
    },
  ]
}
