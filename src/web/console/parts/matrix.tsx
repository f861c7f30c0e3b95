/** Kinds of trouble against levels; every cell opens its cases. */
import type { Level } from '../types.ts'
import { Link } from '../router.tsx'
import { figures as words } from '../words-admin.ts'
import { INCIDENT_WORDS, LEVEL_WORDS } from '../words.ts'
import { TableBox } from './table-box.tsx'

interface Props {
  title: string
  matrix: Readonly<Record<string, Record<Level, number>>>
  to: ((incident: string, level: Level) => string) | null
}

const LEVELS = Object.keys(LEVEL_WORDS) as Level[]

export function Matrix({ title, matrix, to }: Props) {
  const rows = Object.entries(matrix)
  return (
    <section className="card-box">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <TableBox label={title}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.incident}</th>
                {LEVELS.map((level) => (
                  <th key={level} scope="col">
                    {LEVEL_WORDS[level]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([incident, counts]) => (
                <tr key={incident}>
                  <th scope="row">{INCIDENT_WORDS[incident] ?? incident}</th>
                  {LEVELS.map((level) => (
                    <td key={level} className="num">
                      {counts[level] === 0 || to === null ? (
                        counts[level]
                      ) : (
                        <Link to={to(incident, level)}>{counts[level]}</Link>
                      )}
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
