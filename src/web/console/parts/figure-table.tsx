/** Counts of one kind as a table, each with a bar drawn beside its number. */
import { Link } from '../router.tsx'
import { figures as words } from '../words-admin.ts'

export interface FigureRow {
  key: string
  label: string
  n: number
  to: string | null
}

interface Props {
  title: string
  rows: readonly FigureRow[]
  /** Keeps the order given; else the most first. */
  inOrder?: boolean
}

export function FigureTable({ title, rows, inOrder = false }: Props) {
  const most = Math.max(1, ...rows.map(({ n }) => n))
  return (
    <section className="card-box">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <table className="figures">
          <tbody>
            {(inOrder ? rows : [...rows].sort((a, b) => b.n - a.n)).map(({ key, label, n, to }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className="num">{to === null ? n : <Link to={to}>{n}</Link>}</td>
                <td aria-hidden="true" className="bar-cell">
                  <span className="bar" style={{ width: `${(n / most) * 100}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
