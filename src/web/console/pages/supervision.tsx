/** C7: where work is late. Worst town first; every number opens its cases, and what is late is urged or given to somebody else. */
import { Button, Segmented, Table, type TableColumnsType } from 'antd'
import { useEffect, useRef } from 'react'
import type { LateKind } from '../../../core/cases/late.ts'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { figureLink, minutesWords, shareWords, type FigureOf, type TownFigures } from '../figures.ts'
import { useLoad } from '../load.ts'
import { LateTable, type LateCase } from '../parts/late-table.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { QuietRisks } from '../parts/quiet-risks.tsx'
import { Stat } from '../parts/stat.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import type { CaseRow } from '../types.ts'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'

interface Supervision {
  from: string
  towns: TownFigures[]
  all: Omit<TownFigures, 'town'>
  late: LateCase[]
  lateCounts: Record<LateKind | 'all', number>
}

type Period = keyof typeof words.periods

export default function SupervisionPage() {
  const { cases, may } = useDesk()
  const [address, setAddress] = useQuery()
  const asked = address.get('period') ?? 'today'
  const period: Period = asked in words.periods ? (asked as Period) : 'today'
  const { value, problem, reload } = useLoad<Supervision>(`/supervision${query({ period })}`)
  useFresh(cases, reload)
  // What is open and late is so now, whenever it began; what was kept is asked of the span.
  const now = (of: FigureOf) => figureLink({ from: '', to: '', town: '' }, of)
  const span = (of: FigureOf) => figureLink({ from: value?.from ?? '', to: '', town: '' }, of)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.supervision}</h1>
        <Segmented
          className="no-print"
          aria-label={words.supervision}
          value={period}
          options={Object.entries(words.periods).map(([key, label]) => ({ value: key, label }))}
          onChange={(next) => setAddress({ period: next })}
        />
        <span className="muted no-print">{words.supervisionHint}</span>
        <span className="keys">
          {may('export.read') && (
            <Button href={`/api/desk/export/supervision.xlsx?period=${period}`}>{caseList.exportBook}</Button>
          )}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && (
        <div className="statistics">
          <Stat title={words.late} value={value.all.overdue} to={now({ pick: 'overdue' })} />
          <Stat title={words.unclaimed} value={value.all.unclaimed} to={now({ pick: 'unclaimed' })} />
          <Stat title={words.open} value={value.all.open} to={now({ pick: 'open' })} />
          <Stat title={words.kept} value={shareWords(value.all.deadlines)} to={span({ pick: 'judged' })} />
          <Stat title={words.aidKept} value={shareWords(value.all.aid)} to={span({ pick: 'aid-judged' })} />
        </div>
      )}
      {value !== null && <LateTable rows={value.late} counts={value.lateCounts} onDone={reload} />}
      <h2>{words.byTown}</h2>
      <TableBox label={words.byTown}>
        <Table<TownFigures>
          rowKey={({ town }) => town ?? ''}
          columns={columnsOf(now, span)}
          dataSource={value?.towns ?? []}
          pagination={false}
          locale={{ emptyText: words.none }}
        />
      </TableBox>
      {may('conversation.read') && <QuietRisks />}
    </div>
  )
}

type To = (of: FigureOf) => string

function columnsOf(now: To, span: To): TableColumnsType<TownFigures> {
  const count = (title: string, key: 'open' | 'unclaimed' | 'overdue' | 'referred') => ({
    title,
    key,
    className: 'num',
    render: (_: unknown, row: TownFigures) =>
      row[key] === 0 ? 0 : <Link to={now({ pick: key, town: row.town })}>{row[key]}</Link>,
  })
  const share = (title: string, key: 'deadlines' | 'aid', pick: 'judged' | 'aid-judged') => ({
    title,
    key,
    className: 'num',
    render: (_: unknown, row: TownFigures) =>
      row[key].of === 0 ? (
        shareWords(row[key])
      ) : (
        <Link to={span({ pick, town: row.town })}>{shareWords(row[key])}</Link>
      ),
  })
  return [
    { title: words.town, key: 'town', render: (_, { town }) => town ?? caseList.noTown },
    count(words.open, 'open'),
    count(words.unclaimed, 'unclaimed'),
    count(words.late, 'overdue'),
    share(words.kept, 'deadlines', 'judged'),
    share(words.aidKept, 'aid', 'aid-judged'),
    count(words.referred, 'referred'),
    {
      title: words.longest,
      key: 'longest',
      className: 'num',
      render: (_, row) => (
        <>
          {minutesWords(row.longestWaitMinutes)}{' '}
          {row.longestNumber !== null && <Link to={`/cases/${row.longestNumber}`}>{row.longestNumber}</Link>}
        </>
      ),
    },
  ]
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
