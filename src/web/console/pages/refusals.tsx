/** Why people got no: the ten most frequent reasons of refusals, and the ten questions that nobody could answer. */
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { figureLink, nextDay } from '../figures.ts'
import { useLoad } from '../load.ts'
import { FigureTable } from '../parts/figure-table.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Link, useQuery } from '../router.tsx'
import { figures as words } from '../words-admin.ts'

export interface TopLine {
  key: string
  label: string
  count: number
}

export default function RefusalsPage() {
  const { may } = useDesk()
  const [address] = useQuery()
  const [from, until, town] = ['from', 'to', 'town'].map((name) => address.get(name) ?? '') as [string, string, string]
  const span = { from, to: nextDay(until), town }
  const path = `/stats/refusals${query({ ...span })}`
  const { value, problem, reload } = useLoad<{ refusals: TopLine[]; questions: TopLine[] }>(path)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.refusals}</h1>
        <span className="muted">{words.refusalsHint}</span>
        <span className="keys">
          {may('table.read') && <Link to="/settings">{words.toReasons}</Link>}
          {may('gap.read') && <Link to="/gaps">{words.toGaps}</Link>}
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && (
        <div className="figure-grid">
          <FigureTable
            title={words.topRefusals}
            rows={value.refusals.map(({ key, label, count }) => ({
              key,
              label,
              n: count,
              to: may('case.read') ? figureLink(span, key === '' ? { status: 'declined' } : { refusal: key }) : null,
            }))}
            inOrder
          />
          <FigureTable
            title={words.topQuestions}
            rows={value.questions.map(({ key, label, count }) => ({
              key,
              label,
              n: count,
              to: may('gap.read') ? '/gaps' : null,
            }))}
            inOrder
          />
        </div>
      )}
    </div>
  )
}
