/** C7: where work is late. Worst town first; every number opens its cases. */
import { Statistic, Table, type TableColumnsType } from 'antd'
import { useEffect, useRef } from 'react'
import { useDesk } from '../desk.tsx'
import { minutesWords, shareWords, type Stats, type TownFigures } from '../figures.ts'
import { useLoad } from '../load.ts'
import { CaseClock } from '../parts/clock.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link } from '../router.tsx'
import type { CaseRow } from '../types.ts'
import { common, INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'

const TOWNS: TableColumnsType<TownFigures> = [
  { title: words.town, key: 'town', render: (_, { town }) => town ?? caseList.noTown },
  {
    title: words.open,
    key: 'open',
    className: 'num',
    render: (_, { town, open }) => <Count town={town} n={open} extra="" />,
  },
  {
    title: words.late,
    key: 'overdue',
    className: 'num',
    render: (_, { town, overdue }) => <Count town={town} n={overdue} extra="&overdue=true" />,
  },
  { title: words.kept, key: 'kept', className: 'num', render: (_, { deadlines }) => shareWords(deadlines) },
  { title: words.longest, key: 'longest', className: 'num', render: (_, row) => minutesWords(row.longestWaitMinutes) },
]

export default function SupervisionPage() {
  const { cases, may } = useDesk()
  const stats = useLoad<Stats>(may('stats.read') ? '/stats' : null)
  useFresh(cases, stats.reload)
  const late = (cases ?? []).filter(({ overdue }) => overdue).sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  const towns = [...(stats.value?.byTown ?? [])].sort(
    (a, b) => b.overdue - a.overdue || (b.longestWaitMinutes ?? 0) - (a.longestWaitMinutes ?? 0),
  )
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.supervision}</h1>
        <span className="muted">{words.supervisionHint}</span>
      </div>
      <ProblemNote problem={stats.problem} onRetry={stats.reload} />
      {stats.value !== null && (
        <div className="statistics">
          <Statistic title={words.late} value={stats.value.overdue} />
          <Statistic title={words.unclaimed} value={stats.value.unclaimed} />
          <Statistic title={words.open} value={stats.value.open} />
          <Statistic title={words.kept} value={shareWords(stats.value.deadlines)} />
        </div>
      )}
      <h2>{words.lateList}</h2>
      {late.length === 0 ? <p className="empty">{words.nobodyLate}</p> : <LateList rows={late} />}
      <h2>{words.byTown}</h2>
      <TableBox label={words.byTown}>
        <Table<TownFigures> rowKey={({ town }) => town ?? ''} columns={TOWNS} dataSource={towns} pagination={false} />
      </TableBox>
    </div>
  )
}

/** The figures follow the cases, a moment later, so that a burst is counted once. */
function useFresh(cases: readonly CaseRow[] | null, reload: () => void): void {
  const counted = useRef(cases)
  useEffect(() => {
    if (counted.current === null || counted.current === cases) {
      counted.current = cases
      return
    }
    const timer = setTimeout(() => {
      counted.current = cases
      reload()
    }, 1500)
    return () => clearTimeout(timer)
  }, [cases, reload])
}

function Count({ town, n, extra }: { town: string | null; n: number; extra: string }) {
  if (n === 0 || town === null) return n
  return <Link to={`/cases?town=${encodeURIComponent(town)}${extra}`}>{n}</Link>
}

function LateList({ rows }: { rows: readonly CaseRow[] }) {
  return (
    <ul className="late-list">
      {rows.map((row) => (
        <li key={row.number}>
          <LevelTag level={row.level} />
          <Link to={`/cases/${row.number}`} className="num">
            {row.number}
          </Link>
          <CaseClock row={row} />
          <span>
            {row.town ?? caseList.noTown} · {INCIDENT_WORDS[row.incident] ?? row.incident} · {STATUS_WORDS[row.status]}
          </span>
          <span className="num">{row.assignee === null ? common.nobody : common.worker(row.assignee.badge)}</span>
        </li>
      ))}
    </ul>
  )
}
