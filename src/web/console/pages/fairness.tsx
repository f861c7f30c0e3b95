/** C13: levels that people changed, by the rule that had decided; and levels by group of people, small numbers hidden. */
import { Segmented } from 'antd'
import type { Equity, EquityTable } from '../../../core/cases/equity.ts'
import type { Overrides } from '../../../core/cases/overrides.ts'
import { LEVELS } from '../../../core/triage/level.ts'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { nextDay } from '../figures.ts'
import { useLoad } from '../load.ts'
import { TimeOf } from '../parts/clock.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { Link, useQuery } from '../router.tsx'
import { fairnessWords as words } from '../words-fairness.ts'
import { common, LEVEL_WORDS } from '../words.ts'
import '../styles/dialogues.css'

type Tab = keyof typeof words.tabs

export default function FairnessPage() {
  const { may } = useDesk()
  const [address, setAddress] = useQuery()
  const asked = address.get('tab') ?? (may('case.supervise') ? 'overrides' : 'equity')
  const tab: Tab = asked in words.tabs ? (asked as Tab) : 'equity'
  const span = { from: address.get('from') ?? '', to: nextDay(address.get('to') ?? '') }
  const day = (name: 'from' | 'to', label: string) => (
    <>
      <label htmlFor={`fairness-${name}`}>{label}</label>
      <DayInput
        id={`fairness-${name}`}
        value={address.get(name) ?? ''}
        onChange={(next) => setAddress({ [name]: next })}
      />
    </>
  )
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Segmented
          aria-label={words.title}
          value={tab}
          options={Object.entries(words.tabs).map(([value, label]) => ({ value, label }))}
          onChange={(next) => setAddress({ tab: next })}
        />
        <span className="muted">{words.hint}</span>
      </div>
      <div className="filters">
        {day('from', words.from)}
        {day('to', words.until)}
      </div>
      {tab === 'equity' && <EquityTables span={span} />}
      {tab === 'overrides' && (may('case.supervise') ? <OverrideTables span={span} /> : <p>{words.notSupervisor}</p>)}
    </div>
  )
}

interface Span {
  from: string
  to: string
}

function OverrideTables({ span }: { span: Span }) {
  const { value, problem, reload } = useLoad<Overrides>(`/stats/overrides${query({ ...span })}`)
  if (value === null) return <ProblemNote problem={problem} onRetry={reload} />
  if (value.total === 0) return <p className="empty">{words.empty}</p>
  const { ruleColumns: of, changeColumns } = words
  return (
    <>
      <h2>{words.rules}</h2>
      <TableBox label={words.rules}>
        <table className="dialogue-table">
          <thead>
            <tr>
              {Object.values(of).map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.rules.map(({ rule, text, decided, up, down, weeks, proposal }) => (
              <tr key={rule ?? ''}>
                <th scope="row">
                  {rule ?? words.noRule} <span className="muted small">{rule === null ? '' : text}</span>
                </th>
                <td className="num">{decided}</td>
                <td className="num">{up}</td>
                <td className="num">{down}</td>
                <td className="num">{weeks.map((one) => words.week(one.week, one.up, one.down)).join('；')}</td>
                <td className={proposal === null ? undefined : 'stopped'}>
                  {proposal === null ? words.noProposal : words.proposals[proposal]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <h2>{words.changes(value.total)}</h2>
      <TableBox label={words.changes(value.total)}>
        <table className="dialogue-table">
          <thead>
            <tr>
              {Object.values(changeColumns).map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.changes.map(({ at, number, from, to, rule, by, reason }) => (
              <tr key={`${number} ${at}`}>
                <td className="num">
                  <TimeOf at={at} />
                </td>
                <td className="num">
                  <Link to={`/cases/${number}`}>{number}</Link>
                </td>
                <td>
                  <LevelTag level={from} /> → <LevelTag level={to} />
                </td>
                <td>{rule ?? words.noRule}</td>
                <td className="num">{common.worker(by)}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}

function EquityTables({ span }: { span: Span }) {
  const { value, problem, reload } = useLoad<Equity>(`/stats/equity${query({ ...span })}`)
  if (value === null) return <ProblemNote problem={problem} onRetry={reload} />
  const names = (kind: keyof typeof words.groups, group: string): string =>
    kind === 'wording' && group === 'child' ? words.childTells : (words.names[group] ?? group)
  return (
    <>
      <p className="muted small">{words.fewHint}</p>
      {(Object.keys(words.groups) as (keyof typeof words.groups)[]).map((kind) => (
        <section key={kind}>
          <h2>{words.groups[kind]}</h2>
          <Levels label={words.groups[kind]} table={value[kind]} name={(group) => names(kind, group)} />
        </section>
      ))}
    </>
  )
}

function Levels({ label, table, name }: { label: string; table: EquityTable; name: (group: string) => string }) {
  return (
    <>
      <TableBox label={label}>
        <table className="dialogue-table">
          <thead>
            <tr>
              <th scope="col">{words.group}</th>
              {LEVELS.map((level) => (
                <th key={level} scope="col">
                  {LEVEL_WORDS[level]}
                </th>
              ))}
              <th scope="col">{words.total}</th>
              <th scope="col">{words.urgent}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ group, levels, total, urgentShare }) => (
              <tr key={group}>
                <th scope="row">{name(group)}</th>
                {LEVELS.map((level) => (
                  <td key={level} className="num">
                    {levels[level] ?? '·'}
                  </td>
                ))}
                <td className="num">{total ?? words.few}</td>
                <td className="num">{urgentShare === null ? common.none : `${Math.round(urgentShare)}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {table.gap !== null && <p className="small">{words.gap(table.gap)}</p>}
    </>
  )
}
