/** C7: where work is late. Worst town first; every number opens its cases, and what is late is urged or given to somebody else. */
import { App, Button, Segmented, Table, type TableColumnsType } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { query, post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { figureLink, minutesWords, shareWords, type FigureOf, type TownFigures } from '../figures.ts'
import { useDoing, useLoad } from '../load.ts'
import { CaseClock } from '../parts/clock.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { QuietRisks } from '../parts/quiet-risks.tsx'
import { Reassign } from '../parts/reassign.tsx'
import { Stat } from '../parts/stat.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import type { CaseRow } from '../types.ts'
import { common, INCIDENT_WORDS, STATUS_WORDS } from '../words.ts'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'

interface Supervision {
  from: string
  towns: TownFigures[]
  all: Omit<TownFigures, 'town'>
}

type Period = keyof typeof words.periods

export default function SupervisionPage() {
  const { cases, may } = useDesk()
  const [address, setAddress] = useQuery()
  const asked = address.get('period') ?? 'today'
  const period: Period = asked in words.periods ? (asked as Period) : 'today'
  const { value, problem, reload } = useLoad<Supervision>(`/supervision${query({ period })}`)
  useFresh(cases, reload)
  const late = (cases ?? []).filter(({ overdue }) => overdue).sort((a, b) => a.dueAt.localeCompare(b.dueAt))
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
      <Late rows={late} onDone={reload} />
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

function Late({ rows, onDone }: { rows: readonly CaseRow[]; onDone: () => void }) {
  const { may } = useDesk()
  const { message } = App.useApp()
  const { run, isBusy, problem } = useDoing()
  const [moving, setMoving] = useState<string | null>(null)
  const urge = (number: string) =>
    run(async () => {
      await post(`/cases/${number}/urge`, {})
      void message.success(words.urged(number))
    })
  return (
    <>
      <h2>{words.lateList}</h2>
      <ProblemNote problem={problem} />
      {rows.length === 0 && <p className="empty">{words.nobodyLate}</p>}
      <ul className="late-list">
        {rows.map((row) => (
          <li key={row.number}>
            <LevelTag level={row.level} />
            <Link to={`/cases/${row.number}`} className="num">
              {row.number}
            </Link>
            <CaseClock row={row} />
            <span>
              {row.town ?? caseList.noTown} · {INCIDENT_WORDS[row.incident] ?? row.incident} ·{' '}
              {STATUS_WORDS[row.status]}
            </span>
            <span className="num">{row.assignee === null ? common.nobody : common.worker(row.assignee.badge)}</span>
            <span className="keys">
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
                <Button size="small" aria-label={words.reassignOf(row.number)} onClick={() => setMoving(row.number)}>
                  {words.reassign}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {moving !== null && (
        <Reassign
          number={moving}
          onClose={() => setMoving(null)}
          onDone={() => {
            setMoving(null)
            onDone()
          }}
        />
      )}
    </>
  )
}
