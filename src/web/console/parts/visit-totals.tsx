/** What the visits found, by town. */
import type { VisitResult } from '../../../core/discovery/visit.ts'
import { useLoad } from '../load.ts'
import { RESULT_WORDS, visitWords as words } from '../words-visits.ts'
import { ProblemNote } from './problem-note.tsx'
import { TableBox } from './table-box.tsx'

interface Total {
  town: string
  result: VisitResult | null
  visits: number
}

const RESULTS = [null, ...(Object.keys(RESULT_WORDS) as VisitResult[])]

export function VisitTotals() {
  const { value, problem, reload } = useLoad<{ totals: Total[] }>('/visits/totals')
  const totals = value?.totals ?? []
  const towns = [...new Set(totals.map(({ town }) => town))]
  const of = (town: string, result: VisitResult | null) =>
    totals.find((one) => one.town === town && one.result === result)?.visits ?? 0
  return (
    <section className="card-box">
      <h2>{words.totals}</h2>
      <ProblemNote problem={problem} onRetry={reload} />
      {towns.length === 0 ? (
        <p className="muted">{words.emptyMade}</p>
      ) : (
        <TableBox label={words.totals}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.columns.town}</th>
                {RESULTS.map((result) => (
                  <th key={result ?? ''} scope="col">
                    {result === null ? words.open : RESULT_WORDS[result]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {towns.map((town) => (
                <tr key={town}>
                  <th scope="row">{town}</th>
                  {RESULTS.map((result) => (
                    <td key={result ?? ''} className="num">
                      {of(town, result)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  )
}
