/** Pairs of articles that take each other's questions, each with the questions. */
import type { BenchRun } from '../handbook.ts'
import { Link } from '../router.tsx'
import { useTitles } from '../titles.ts'
import { confusionWords as words } from '../words-bench.ts'

export function BenchConfusion({ pairs }: { pairs: BenchRun['confusion'] }) {
  const titleOf = useTitles()
  return (
    <section aria-label={words.title}>
      <h2>{words.title}</h2>
      {pairs.length === 0 ? (
        <p className="ok-box">{words.none}</p>
      ) : (
        <>
          <p className="muted">{words.hint}</p>
          <ul className="gap-list">
            {pairs.map(({ one, other, count, stolen }) => (
              <li key={`${one} ${other}`} className="card-box">
                <h3>
                  <Link to={`/handbook/${one}`}>{titleOf(one)}</Link> ⇄{' '}
                  <Link to={`/handbook/${other}`}>{titleOf(other)}</Link>{' '}
                  <span className="num">{words.count(count)}</span>
                </h3>
                <ul>
                  {stolen.map(({ question, from, by }) => (
                    <li key={question}>
                      “{question}” <span className="muted">{words.stolen(titleOf(from), titleOf(by))}</span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
