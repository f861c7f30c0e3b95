/** Days as two lines over a common scale, drawn by hand; the same numbers stand in a table below it. */
import { figures as words } from '../words-admin.ts'

export interface DayLine {
  day: string
  asked: number
  opened: number
}

const WIDTH = 640
const HEIGHT = 160
const LEFT = 36
const BOTTOM = 22

export function DayChart({ title, days }: { title: string; days: readonly DayLine[] }) {
  if (days.length < 2) return null
  const most = Math.max(1, ...days.flatMap(({ asked, opened }) => [asked, opened]))
  const x = (at: number) => LEFT + (at / (days.length - 1)) * (WIDTH - LEFT - 8)
  const y = (n: number) => 8 + (1 - n / most) * (HEIGHT - BOTTOM - 8)
  const path = (of: (line: DayLine) => number) =>
    days.map((line, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(of(line)).toFixed(1)}`).join('')
  return (
    <section className="card-box">
      <h2>{title}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="day-chart" role="img" aria-label={words.dayChart(title)}>
        <path d={`M${LEFT} 8V${HEIGHT - BOTTOM}H${WIDTH - 8}`} className="axis" />
        <text x={LEFT - 6} y={16} textAnchor="end">
          {most}
        </text>
        <text x={LEFT - 6} y={HEIGHT - BOTTOM} textAnchor="end">
          0
        </text>
        <text x={LEFT} y={HEIGHT - 4}>
          {days[0]?.day.slice(5)}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
          {days.at(-1)?.day.slice(5)}
        </text>
        <path d={path(({ asked }) => asked)} className="line asked" />
        <path d={path(({ opened }) => opened)} className="line opened" />
      </svg>
      <p className="small">
        <span className="key asked" aria-hidden="true" /> {words.asked}{' '}
        <span className="key opened" aria-hidden="true" /> {words.total}
      </p>
      <details>
        <summary>{words.asTable}</summary>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.asked}</th>
              <th scope="col">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, asked, opened }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td className="num">{asked}</td>
                <td className="num">{opened}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
