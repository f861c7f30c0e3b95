/** C10, the thin form: figures as numbers and tables; a bar beside a number never replaces it. */
import { Input, Statistic } from 'antd'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { minutesWords, shareWords, type Stats } from '../figures.ts'
import { useLoad } from '../load.ts'
import { FigureTable } from '../parts/figure-table.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import TownSelect from '../parts/town-select.tsx'
import { Link, useQuery } from '../router.tsx'
import { INCIDENT_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../words.ts'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'

export default function StatsPage() {
  const { may } = useDesk()
  const [address, setAddress] = useQuery()
  const [from, until, town] = ['from', 'to', 'town'].map((name) => address.get(name) ?? '') as [string, string, string]
  const { value, problem, reload } = useLoad<Stats>(`/stats${query({ from, to: nextDay(until), town })}`)
  const link = (filter: string) => (may('case.read') ? `/cases?${filter}` : null)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.stats}</h1>
        <label htmlFor="stats-from">{words.from}</label>
        <Input
          id="stats-from"
          type="date"
          className="day"
          value={from}
          onChange={(event) => setAddress({ from: event.target.value })}
        />
        <label htmlFor="stats-to">{words.until}</label>
        <Input
          id="stats-to"
          type="date"
          className="day"
          value={until}
          onChange={(event) => setAddress({ to: event.target.value })}
        />
        <TownSelect
          id="stats-town"
          label={words.town}
          placeholder={words.town}
          value={town || null}
          onChange={(next) => setAddress({ town: next })}
        />
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && (
        <>
          <div className="statistics">
            <Statistic title={words.total} value={value.total} />
            <Statistic title={words.open} value={value.open} />
            <Statistic title={words.late} value={value.overdue} />
            <Statistic title={words.unclaimed} value={value.unclaimed} />
            <Statistic title={words.median} value={minutesWords(value.firstContactMedianMinutes)} />
            <Statistic title={words.kept} value={shareWords(value.deadlines)} />
          </div>
          {!value.complete && <p className="warn-box">{words.incomplete}</p>}
          <div className="figure-grid">
            <FigureTable
              title={words.byLevel}
              rows={rowsOf(value.byLevel, LEVEL_WORDS, (key) => link(`level=${key}`))}
              inOrder
            />
            <FigureTable
              title={words.byStatus}
              rows={rowsOf(value.byStatus, STATUS_WORDS, (key) => link(`status=${key}`))}
              inOrder
            />
            <FigureTable title={words.byIncident} rows={rowsOf(value.byIncident, INCIDENT_WORDS, () => null)} />
            <FigureTable
              title={words.byTown}
              rows={value.byTown.map((row) => ({
                key: row.town ?? '',
                label: row.town ?? caseList.noTown,
                n: row.total,
                to: row.town === null ? null : link(`town=${encodeURIComponent(row.town)}`),
              }))}
            />
            <section className="card-box">
              <h2>{words.keptByLevel}</h2>
              <dl className="facts">
                {Object.entries(value.deadlinesByLevel).map(([level, share]) => (
                  <div key={level}>
                    <dt>{LEVEL_WORDS[level as keyof typeof LEVEL_WORDS]}</dt>
                    <dd className="num">{shareWords(share)}</dd>
                  </div>
                ))}
              </dl>
              {may('case.read') && <Link to="/supervision">{words.supervision}</Link>}
            </section>
          </div>
        </>
      )}
    </div>
  )
}

function rowsOf(
  counts: Record<string, number>,
  labels: Readonly<Record<string, string>>,
  to: (key: string) => string | null,
) {
  const order = Object.keys(labels)
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([key, n]) => ({ key, label: labels[key] ?? key, n, to: to(key) }))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
}

/** The last day counts whole; the API takes the first instant that does not. */
function nextDay(day: string): string {
  if (day === '') return ''
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
