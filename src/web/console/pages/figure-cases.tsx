/** The cases behind a number: just those that were counted, with the way back. */
import { Table, type TableColumnsType } from 'antd'
import { useLoad } from '../load.ts'
import { CaseClock, TimeOf } from '../parts/clock.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import type { CaseRow } from '../types.ts'
import { common, INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'

const COLUMNS: TableColumnsType<CaseRow> = [
  { title: caseList.columns.level, key: 'level', render: (_, { level }) => <LevelTag level={level} /> },
  {
    title: caseList.columns.number,
    key: 'number',
    className: 'num',
    render: (_, { number }) => <Link to={`/cases/${number}`}>{number}</Link>,
  },
  { title: caseList.columns.clock, key: 'clock', className: 'num', render: (_, row) => <CaseClock row={row} /> },
  { title: caseList.columns.status, key: 'status', render: (_, { status }) => STATUS_WORDS[status] },
  { title: caseList.columns.town, key: 'town', render: (_, { town }) => town ?? caseList.noTown },
  {
    title: caseList.columns.incident,
    key: 'incident',
    render: (_, { incident }) => INCIDENT_WORDS[incident] ?? incident,
  },
  {
    title: caseList.columns.assignee,
    key: 'assignee',
    className: 'num',
    render: (_, { assignee }) => (assignee === null ? common.nobody : common.worker(assignee.badge)),
  },
  { title: caseList.columns.opened, key: 'opened', className: 'num', render: (_, row) => <TimeOf at={row.openedAt} /> },
]

export default function FigureCasesPage() {
  const [address] = useQuery()
  const text = address.toString()
  const { value, problem, reload } = useLoad<{ cases: CaseRow[] }>(`/stats/cases${text === '' ? '' : `?${text}`}`)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.behind}</h1>
        {value !== null && <span className="muted">{common.count(value.cases.length)}</span>}
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      <TableBox label={words.behind}>
        <Table<CaseRow>
          rowKey="number"
          columns={COLUMNS}
          dataSource={value?.cases ?? []}
          loading={value === null && problem === null}
          pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: caseList.empty }}
        />
      </TableBox>
    </div>
  )
}
