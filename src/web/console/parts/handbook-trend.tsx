/** Three shares over the runs as lines of their own dash and mark; the table beside it says the same in numbers. */
import { shareOf, type BenchRun } from '../handbook.ts'
import { benchWords as words } from '../words-handbook.ts'

const LINES = ['hit1', 'precision', 'abstention'] as const
const WIDTH = 640
const HEIGHT = 180
const EDGE = 40
const DASHES: Readonly<Record<(typeof LINES)[number], string>> = { hit1: '', precision: '8 5', abstention: '2 5' }
const RUNS_MOST = 20

export function BenchTrend({ runs }: { runs: readonly BenchRun[] }) {
  const shown = runs.slice(0, RUNS_MOST).reverse()
  const shares = shown.flatMap((run) => LINES.flatMap((name) => run[name] ?? []))
  // Room below the lowest, so that a small change is seen and a line never lies on the edge.
  const least = Math.max(0, Math.floor((Math.min(1, ...shares) - 0.02) * 20) / 20)
  const x = (at: number) => EDGE + (at / Math.max(1, shown.length - 1)) * (WIDTH - 2 * EDGE)
  const y = (share: number) => HEIGHT - 24 - ((share - least) / Math.max(0.01, 1 - least)) * (HEIGHT - 48)
  return (
    <section className="card-box trend">
      <h2>{words.trend}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.trendLabel}>
        {[least, (1 + least) / 2, 1].map((share) => (
          <g key={share}>
            <line className="grid-line" x1={EDGE} x2={WIDTH - EDGE} y1={y(share)} y2={y(share)} />
            <text x={EDGE - 6} y={y(share) + 4} textAnchor="end">
              {Number((share * 100).toFixed(1))}%
            </text>
          </g>
        ))}
        {LINES.map((name) => {
          const points = shown.flatMap((run, at) => {
            const share = run[name]
            return share === null ? [] : [[x(at), y(share)] as const]
          })
          return (
            <g key={name} className={`trend-${name}`}>
              <polyline points={points.map((point) => point.join(',')).join(' ')} strokeDasharray={DASHES[name]} />
              {points.map(([cx, cy]) => (
                <circle key={cx} cx={cx} cy={cy} r={4} />
              ))}
            </g>
          )
        })}
      </svg>
      <ul className="legend">
        {LINES.map((name) => (
          <li key={name} className={`trend-${name}`}>
            <svg viewBox="0 0 40 12" width="40" height="12" aria-hidden="true">
              <polyline points="0,6 40,6" strokeDasharray={DASHES[name]} />
            </svg>
            {words[name]} {shareOf(runs[0]?.[name] ?? null) ?? words.noShare}
          </li>
        ))}
      </ul>
    </section>
  )
}
