/** C10: figures as numbers, lines and tables; a drawing beside a number never replaces it, and every number opens its cases. */
import { itemsOf, type Catalogue } from '../../../core/catalogue/catalogue.ts'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import {
  figureLink,
  minutesWords,
  nextDay,
  secondsWords,
  shareWords,
  type FigureOf,
  type Span,
  type Stats,
} from '../figures.ts'
import { useLoad } from '../load.ts'
import type { Held } from '../office-table.ts'
import { DayChart } from '../parts/day-chart.tsx'
import { FigureTable } from '../parts/figure-table.tsx'
import { HeatTable } from '../parts/heat-table.tsx'
import { Matrix } from '../parts/matrix.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Stat } from '../parts/stat.tsx'
import TownSelect from '../parts/town-select.tsx'
import { Link, useQuery } from '../router.tsx'
import { common, INCIDENT_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../words.ts'
import { figures as words } from '../words-admin.ts'
import { DaySpanFields } from '../parts/day-span.tsx'
import { caseList } from '../words-cases.ts'

type To = (of: FigureOf) => string | null

export default function StatsPage() {
  const { may } = useDesk()
  const [address, setAddress] = useQuery()
  const [from, until, town] = ['from', 'to', 'town'].map((name) => address.get(name) ?? '') as [string, string, string]
  const span: Span = { from, to: nextDay(until), town }
  const { value, problem, reload } = useLoad<Stats>(`/stats${query({ ...span })}`)
  const to: To = (of) => (may('case.read') ? figureLink(span, of) : null)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.stats}</h1>
        <DaySpanFields id="stats" words={words} />
        <TownSelect
          id="stats-town"
          label={words.town}
          placeholder={words.town}
          value={town || null}
          onChange={(next) => setAddress({ town: next })}
        />
        <span className="keys">
          <Link to="/report">{words.toReport}</Link>
          <Link to={`/refusals${query({ from, to: until, town })}`}>{words.toRefusals}</Link>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && (
        <>
          <Heads stats={value} to={to} />
          {!value.complete && <p className="warn-box">{words.incomplete}</p>}
          <DayChart title={words.byDay} days={daysOf(value)} />
          <Tables stats={value} to={to} />
        </>
      )}
    </div>
  )
}

function daysOf({ byDay, talks }: Stats) {
  const days = [...new Set([...byDay, ...talks.byDay].map(({ day }) => day))].sort()
  return days.map((day) => ({
    day,
    asked: talks.byDay.find((one) => one.day === day)?.questions ?? 0,
    opened: byDay.find((one) => one.day === day)?.total ?? 0,
  }))
}

function Heads({ stats, to }: { stats: Stats; to: To }) {
  const { talks, aid } = stats
  return (
    <>
      <div className="statistics">
        <Stat title={words.questions} value={talks.questions} />
        <Stat title={words.answered} value={partOf(talks.answered, talks.questions)} />
        <Stat title={words.chosen} value={partOf(talks.chosen, talks.questions)} />
        <Stat title={words.unknown} value={partOf(talks.unknown, talks.questions)} />
        <Stat title={words.handedOver} value={talks.handedOver} />
        <Stat title={words.takeUp} value={secondsWords(talks.takeUpMedianSeconds)} />
        <Stat title={words.satisfaction} value={shareWords(talks.satisfaction, '次')} />
      </div>
      <div className="statistics">
        <Stat title={words.total} value={stats.total} to={to({})} />
        <Stat title={words.open} value={stats.open} to={to({ pick: 'open' })} />
        <Stat title={words.late} value={stats.overdue} to={to({ pick: 'overdue' })} />
        <Stat title={words.unclaimed} value={stats.unclaimed} to={to({ pick: 'unclaimed' })} />
        <Stat
          title={words.median}
          value={minutesWords(stats.firstContactMedianMinutes)}
          to={to({ pick: 'contacted' })}
        />
        <Stat title={words.kept} value={shareWords(stats.deadlines)} to={to({ pick: 'judged' })} />
        <Stat title={words.aidKept} value={shareWords(stats.aidDeadlines)} to={to({ pick: 'aid-judged' })} />
        <Stat title={words.cash} value={common.yuan(aid.cash.yuan)} to={to({ aid: 'cash' })} />
      </div>
    </>
  )
}

function partOf(n: number, of: number): string {
  return of === 0 ? '—' : `${Math.round((n / of) * 100)}%（${n}）`
}

function Tables({ stats, to }: { stats: Stats; to: To }) {
  const { may } = useDesk()
  const services = useLoad<Held<Catalogue>>(may('table.read') ? '/tables/services' : null)
  const items = services.value === null ? [] : itemsOf(services.value.value)
  const itemWords = Object.fromEntries(items.map(({ id, label, classLabel }) => [id, `${classLabel}：${label}`]))
  return (
    <div className="figure-grid">
      <HeatTable towns={stats.byTown} to={may('case.read') ? to : null} />
      <FigureTable title={words.byLevel} rows={rowsOf(stats.byLevel, LEVEL_WORDS, (level) => to({ level }))} inOrder />
      <FigureTable
        title={words.byStatus}
        rows={rowsOf(stats.byStatus, STATUS_WORDS, (status) => to({ status }))}
        inOrder
      />
      <Matrix
        title={words.matrix}
        matrix={stats.matrix}
        to={may('case.read') ? (incident, level) => to({ incident, level }) ?? '' : null}
      />
      <FigureTable
        title={words.byMonth}
        rows={stats.byMonth.map(({ month, total }) => ({ key: month, label: month, n: total, to: to({ day: month }) }))}
        inOrder
      />
      <FigureTable
        title={words.byTown}
        rows={stats.byTown.map((row) => ({
          key: row.town ?? '',
          label: row.town ?? caseList.noTown,
          n: row.total,
          to: to({ town: row.town }),
        }))}
      />
      <KeptTable
        title={words.keptByTown}
        rows={stats.byTown
          .toSorted((a, b) => a.deadlines.kept / (a.deadlines.of || 1) - b.deadlines.kept / (b.deadlines.of || 1))
          .map(({ town, deadlines }) => ({
            label: town ?? caseList.noTown,
            share: deadlines,
            to: to({ pick: 'judged', town }),
          }))}
      />
      <KeptTable
        title={words.keptByLevel}
        rows={Object.entries(stats.deadlinesByLevel).map(([level, share]) => ({
          label: LEVEL_WORDS[level as keyof typeof LEVEL_WORDS],
          share,
          to: to({ pick: 'judged', level }),
        }))}
      />
      <FigureTable
        title={words.aid}
        rows={[
          {
            key: 'cash',
            label: words.aidCash(stats.aid.cash.yuan),
            n: stats.aid.cash.entries,
            to: to({ aid: 'cash' }),
          },
          { key: 'goods', label: words.aidGoods, n: stats.aid.goods, to: to({ aid: 'goods' }) },
          ...Object.entries(stats.aid.services).map(([code, n]) => ({
            key: code,
            label: itemWords[code] ?? words.aidService,
            n,
            to: to({ aid: 'service', aidCode: code }),
          })),
        ]}
        inOrder
      />
      <FigureTable
        title={words.requests}
        rows={rowsOf(stats.serviceRequests, itemWords, (service) => to({ service }))}
      />
      <FigureTable
        title={words.byIncident}
        rows={rowsOf(stats.byIncident, INCIDENT_WORDS, (incident) => to({ incident }))}
      />
    </div>
  )
}

interface Kept {
  label: string
  share: Stats['deadlines']
  to: string | null
}

function KeptTable({ title, rows }: { title: string; rows: readonly Kept[] }) {
  return (
    <section className="card-box">
      <h2>{title}</h2>
      <table className="figures">
        <tbody>
          {rows.map(({ label, share, to }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">
                {to === null || share.of === 0 ? shareWords(share) : <Link to={to}>{shareWords(share)}</Link>}
              </td>
              <td aria-hidden="true" className="bar-cell">
                <span className="bar" style={{ width: `${share.of === 0 ? 0 : (share.kept / share.of) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function rowsOf(
  counts: Readonly<Record<string, number>>,
  labels: Readonly<Record<string, string>>,
  to: (key: string) => string | null,
) {
  const order = Object.keys(labels)
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([key, n]) => ({ key, label: labels[key] ?? key, n, to: to(key) }))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
}
