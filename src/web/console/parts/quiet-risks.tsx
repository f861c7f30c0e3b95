/** Who has gone quiet: half of the clock without a contact, stopped midway, asking again. */
import { useLoad } from '../load.ts'
import { Link } from '../router.tsx'
import type { Alert, CaseRow, ConversationRow } from '../types.ts'
import { figures as words } from '../words-admin.ts'
import { caseList } from '../words-cases.ts'
import { INCIDENT_WORDS } from '../words.ts'
import { CaseClock, TimeOf } from './clock.tsx'
import { LevelTag } from './level-tag.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Risks {
  halfway: CaseRow[]
  stopped: (ConversationRow & { intent: string; lastResidentAt: string })[]
  repeated: Alert[]
}

export function QuietRisks() {
  const { value, problem, reload } = useLoad<Risks>('/risks')
  return (
    <section className="card-box">
      <h2>{words.risks}</h2>
      <ProblemNote problem={problem} onRetry={reload} />
      {value !== null && <Lists risks={value} />}
    </section>
  )
}

function Lists({ risks: { halfway, stopped, repeated } }: { risks: Risks }) {
  return (
    <>
      <p>{words.riskSum(stopped.length, repeated.length, halfway.length)}</p>
      <details open={stopped.length + repeated.length + halfway.length > 0}>
        <summary>{words.riskEach}</summary>
        <ul className="late-list">
          {halfway.map((row) => (
            <li key={row.number}>
              <b>{words.riskHalf}</b>
              <LevelTag level={row.level} />
              <Link to={`/cases/${row.number}`} className="num">
                {row.number}
              </Link>
              <CaseClock row={row} />
              {row.town ?? caseList.noTown} · {INCIDENT_WORDS[row.incident] ?? row.incident}
            </li>
          ))}
          {stopped.map((row) => (
            <li key={row.id}>
              <b>{words.riskStopped}</b>
              <LevelTag level={row.level} />
              <Link to={`/inbox/${row.id}`}>{row.preview || words.riskTalk}</Link>
              <TimeOf at={row.lastResidentAt} /> {row.town ?? caseList.noTown}
            </li>
          ))}
          {repeated.map((alert) => (
            <li key={alert.id}>
              <b>{words.riskAgain}</b>
              <LevelTag level={alert.level} />
              <Link
                to={alert.caseNumber === null ? `/inbox/${alert.conversationId ?? ''}` : `/cases/${alert.caseNumber}`}
              >
                {alert.text}
              </Link>
              <TimeOf at={alert.at} />
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
