/** C13: levels that people changed, by the rule that had decided; and levels by group of people, small numbers hidden. */
import type { Equity, EquityTable } from '../../../core/cases/equity.ts'
import type { Overrides } from '../../../core/cases/overrides.ts'
import { LEVELS } from '../../../core/triage/level.ts'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { nextDay } from '../figures.ts'
import { useLoad } from '../load.ts'
import { TimeOf } from '../parts/clock.tsx'
import { DaySpanFields } from '../parts/day-span.tsx'
import { HeadedTable } from '../parts/headed-table.tsx'
import { LevelTag } from '../parts/level-tag.tsx'
import { PageTabs } from '../parts/page-tabs.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
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
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <PageTabs label={words.title} tabs={words.tabs} tab={tab} onTab={(next) => setAddress({ tab: next })} />
        <span className="muted">{words.hint}</span>
      </div>
      <div className="filters">
        <DaySpanFields id="fairness" words={words} />
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
  return (
    <>
      <h2>{words.rules}</h2>
      <HeadedTable label={words.rules} heads={Object.values(words.ruleColumns)}>
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
      </HeadedTable>
      <h2>{words.changes(value.total)}</h2>
      <HeadedTable label={words.changes(value.total)} heads={Object.values(words.changeColumns)}>
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
      </HeadedTable>
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
      <HeadedTable
        label={label}
        heads={[words.group, ...LEVELS.map((level) => LEVEL_WORDS[level]), words.total, words.urgent]}
      >
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
      </HeadedTable>
      {table.gap !== null && <p className="small">{words.gap(table.gap)}</p>}
    </>
  )
}
