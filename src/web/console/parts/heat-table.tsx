/** Figures by town, the more the warmer; colour only underlines the number that stands there, and every number opens its cases. */
import { LEVELS } from '../../../core/triage/level.ts'
import { minutesWords, type FigureOf, type TownFigures } from '../figures.ts'
import { Link } from '../router.tsx'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'
import { common, LEVEL_WORDS } from '../words.ts'
import { TableBox } from './table-box.tsx'

interface Props {
  towns: readonly TownFigures[]
  to: ((of: FigureOf) => string | null) | null
}

interface Column {
  key: string
  label: string
  value: (row: TownFigures) => number | null
  of: FigureOf
  words?: (value: number | null) => string
}

const COLUMNS: readonly Column[] = [
  ...LEVELS.map((level): Column => ({
    key: level,
    label: LEVEL_WORDS[level],
    value: ({ byLevel }) => byLevel[level],
    of: { level },
  })),
  { key: 'total', label: words.total, value: ({ total }) => total, of: {} },
  { key: 'open', label: words.open, value: ({ open }) => open, of: { pick: 'open' } },
  { key: 'overdue', label: words.late, value: ({ overdue }) => overdue, of: { pick: 'overdue' } },
  { key: 'unclaimed', label: words.unclaimed, value: ({ unclaimed }) => unclaimed, of: { pick: 'unclaimed' } },
  { key: 'referred', label: words.referred, value: ({ referred }) => referred, of: { pick: 'referred' } },
  {
    key: 'median',
    label: words.median,
    value: ({ firstContactMedianMinutes }) => firstContactMedianMinutes,
    of: { pick: 'contacted' },
    words: minutesWords,
  },
]

/** Shades besides the plain one (tokens.ts). */
const SHADES = 4

export function HeatTable({ towns, to }: Props) {
  const most = new Map(COLUMNS.map(({ key, value }) => [key, Math.max(0, ...towns.map((row) => value(row) ?? 0))]))
  const shadeOf = (key: string, value: number | null) => {
    const top = most.get(key) ?? 0
    return value === null || value === 0 || top === 0 ? 0 : Math.ceil((value / top) * SHADES)
  }
  return (
    <section className="card-box wide-box">
      <h2>{words.heat}</h2>
      <p className="muted small">{words.heatHint}</p>
      {towns.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <TableBox label={words.heat}>
          <table className="figures heat">
            <thead>
              <tr>
                <th scope="col">{words.town}</th>
                {COLUMNS.map(({ key, label }) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {towns.map((row) => (
                <tr key={row.town ?? ''}>
                  <th scope="row">{row.town ?? caseList.noTown}</th>
                  {COLUMNS.map(({ key, value, of, words: say = String }) => {
                    const held = value(row)
                    const target = held === null || held === 0 ? null : (to?.({ ...of, town: row.town }) ?? null)
                    return (
                      <td key={key} className={`num heat-${shadeOf(key, held)}`}>
                        {held === null ? (
                          common.none
                        ) : target === null ? (
                          say(held)
                        ) : (
                          <Link to={target}>{say(held)}</Link>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  )
}
