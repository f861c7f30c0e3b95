/** What is late, longest first: which step, since when, where and whose; chosen rows are urged, given away or marked together. */
import { App, Button, Segmented, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { LATE_KINDS, type Late, type LateKind } from '../../../core/cases/late.ts'
import { post } from '../api.ts'
import { now } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { minutesWords } from '../figures.ts'
import { useDoing } from '../load.ts'
import { Link } from '../router.tsx'
import type { CaseRow } from '../types.ts'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'
import { useAssigned } from '../undo-assign.tsx'
import { common, INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { LevelTag } from './level-tag.tsx'
import { ProblemNote } from './problem-note.tsx'
import { Reassign } from './reassign.tsx'
import { TableBox } from './table-box.tsx'

export type LateCase = CaseRow & { late: Late[] }

interface Props {
  /** The ones that have waited longest. */
  rows: readonly LateCase[]
  /** Of all. */
  counts: Readonly<Record<LateKind | 'all', number>>
  onDone: () => void
}

export function LateTable({ rows, counts, onDone }: Props) {
  const { may } = useDesk()
  const { message } = App.useApp()
  const { run, isBusy, problem } = useDoing()
  const [kind, setKind] = useState<LateKind | 'all'>('all')
  const [chosen, setChosen] = useState<string[]>([])
  const [moving, setMoving] = useState<LateCase | null>(null)
  const assigned = useAssigned(onDone)
  const urge = (number: string) =>
    run(async () => {
      await post(`/cases/${number}/urge`, {})
      void message.success(words.urged(number))
    })
  const shown = kind === 'all' ? rows : rows.filter(({ late }) => late.some((part) => part.kind === kind))
  const acts = (row: LateCase) => (
    <span className="row-keys">
      {may('case.supervise') && (
        <Button
          size="small"
          disabled={isBusy}
          aria-label={words.urgeOf(row.number)}
          onClick={() => void urge(row.number)}
        >
          {words.urge}
        </Button>
      )}
      {may('case.assign') && (
        <Button size="small" aria-label={words.reassignOf(row.number)} onClick={() => setMoving(row)}>
          {words.reassign}
        </Button>
      )}
    </span>
  )
  const done = () => {
    setChosen([])
    setMoving(null)
    onDone()
  }
  const choosing = {
    selectedRowKeys: chosen,
    onChange: (keys: readonly React.Key[]) => setChosen(keys.map(String)),
    getCheckboxProps: ({ number }: LateCase) => ({ 'aria-label': number }),
    getTitleCheckboxProps: () => ({ 'aria-label': common.all }),
  }
  return (
    <>
      <h2>{words.lateList}</h2>
      <ProblemNote problem={problem ?? assigned.problem} />
      {rows.length > 0 && (
        <Segmented<LateKind | 'all'>
          className="no-print"
          aria-label={words.lateList}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setChosen([])
          }}
          options={[
            { value: 'all', label: `${common.all} ${counts.all}` },
            ...LATE_KINDS.map((one) => ({ value: one, label: `${words.lateKinds[one]} ${counts[one]}` })),
          ]}
        />
      )}
      {shown.length < counts[kind] && <p className="muted">{words.lateLongest(shown.length)}</p>}
      {chosen.length > 0 && <BulkBar numbers={chosen} onDone={done} />}
      {rows.length === 0 ? (
        <p className="empty">{words.nobodyLate}</p>
      ) : (
        <TableBox label={words.lateList}>
          <Table<LateCase>
            rowKey="number"
            columns={[...COLUMNS, { title: caseList.columns.actions, key: 'acts', render: (_, row) => acts(row) }]}
            dataSource={[...shown]}
            {...(may('case.assign') ? { rowSelection: choosing } : {})}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: words.none }}
          />
        </TableBox>
      )}
      {moving !== null && (
        <Reassign
          number={moving.number}
          onClose={() => setMoving(null)}
          onDone={() => {
            done()
            assigned.say(moving.number, moving.assignee)
          }}
        />
      )}
    </>
  )
}

const COLUMNS: TableColumnsType<LateCase> = [
  { title: caseList.columns.level, key: 'level', render: (_, { level }) => <LevelTag level={level} /> },
  {
    title: caseList.columns.number,
    key: 'number',
    className: 'num',
    render: (_, { number }) => <Link to={`/cases/${number}`}>{number}</Link>,
  },
  { title: words.town, key: 'town', render: (_, { town }) => town ?? caseList.noTown },
  {
    title: words.lateWhat,
    key: 'late',
    render: (_, { late }) => (
      <ul className="late-parts">
        {late.map(({ kind, since }) => (
          <li key={kind}>
            <b>{words.lateKinds[kind]}</b> <span className="num">{words.lateBy(lateSpan(since))}</span>
          </li>
        ))}
      </ul>
    ),
  },
  {
    title: caseList.columns.incident,
    key: 'incident',
    render: (_, { incident, status }) => `${INCIDENT_WORDS[incident] ?? incident} · ${STATUS_WORDS[status]}`,
  },
  {
    title: caseList.columns.assignee,
    key: 'assignee',
    className: 'num',
    render: (_, { assignee }) => (assignee === null ? common.nobody : common.worker(assignee.badge)),
  },
]

function lateSpan(since: string): string {
  return minutesWords(Math.max(0, (now() - Date.parse(since)) / 60_000))
}
