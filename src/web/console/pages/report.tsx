/** The report of a month on one sheet of paper: ten figures against the month before, towns, refusals, open questions. */
import { Button } from 'antd'
import { beijing } from '../../../core/time.ts'
import { now } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { minutesWords, shareWords, type Stats } from '../figures.ts'
import { useLoad } from '../load.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useQuery } from '../router.tsx'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'
import { DayInput } from '../parts/day-input.tsx'
import type { TopLine } from './refusals.tsx'

interface Report {
  month: string
  now: Stats
  refusals: TopLine[]
  questions: TopLine[]
  lines: { label: string; now: string; before: string; difference: string | null }[]
  changes: string[]
}

export default function ReportPage() {
  const { may } = useDesk()
  const [address, setAddress] = useQuery()
  const month = address.get('month') ?? beijing(new Date(now())).date.slice(0, 7)
  const { value, problem, reload } = useLoad<Report>(`/report?month=${month}`)
  return (
    <div className="page paper">
      <div className="page-head no-print">
        <h1>{words.report}</h1>
        <label htmlFor="report-month">{words.month}</label>
        <DayInput
          id="report-month"
          kind="month"
          value={month}
          onChange={(next) => setAddress({ month: next || null })}
        />
        <span className="keys">
          {may('export.read') && (
            <Button href={`/api/desk/export/report.xlsx?month=${month}`}>{caseList.exportBook}</Button>
          )}
          <Button type="primary" onClick={() => window.print()}>
            {words.print}
          </Button>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && <Sheet report={value} />}
    </div>
  )
}

function Sheet({ report }: { report: Report }) {
  return (
    <article className="paper-sheet report-sheet">
      <h2>{words.reportTitle(report.month)}</h2>
      <table className="paper-table">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.thisMonth}</th>
            <th scope="col">{words.lastMonth}</th>
            <th scope="col">{words.compared}</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map(({ label, now: own, before, difference }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{own}</td>
              <td className="num">{before}</td>
              <td className="num">{difference ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="paper-part">
        <h3>{words.changes}</h3>
        {report.changes.length === 0 ? (
          <p>{words.noChanges}</p>
        ) : (
          <ol>
            {report.changes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        )}
      </section>
      <section className="paper-part">
        <h3>{words.byTown}</h3>
        <table className="paper-table">
          <thead>
            <tr>
              <th scope="col">{words.town}</th>
              <th scope="col">{words.total}</th>
              <th scope="col">{words.median}</th>
              <th scope="col">{words.kept}</th>
              <th scope="col">{words.aidKept}</th>
              <th scope="col">{words.late}</th>
              <th scope="col">{words.referred}</th>
            </tr>
          </thead>
          <tbody>
            {report.now.byTown.map(
              ({ town, total, deadlines, aid, overdue, referred, firstContactMedianMinutes: median }) => (
                <tr key={town ?? ''}>
                  <th scope="row">{town ?? caseList.noTown}</th>
                  <td className="num">{total}</td>
                  <td className="num">{minutesWords(median)}</td>
                  <td className="num">{shareWords(deadlines)}</td>
                  <td className="num">{shareWords(aid)}</td>
                  <td className="num">{overdue}</td>
                  <td className="num">{referred}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </section>
      <Top title={words.topRefusals} lines={report.refusals} />
      <Top title={words.topQuestions} lines={report.questions} />
    </article>
  )
}

function Top({ title, lines }: { title: string; lines: readonly TopLine[] }) {
  return (
    <section className="paper-part">
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ol>
          {lines.map(({ key, label, count }) => (
            <li key={key}>
              {label} {words.times(count)}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
