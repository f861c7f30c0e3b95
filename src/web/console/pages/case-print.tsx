/** One case on paper: the registration form on one page with room to sign, then the record of what was done. */
import { Button, Spin } from 'antd'
import type { ReactNode } from 'react'
import { longTime } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { RELATION_WORDS } from '../fact-words.ts'
import { useLoad } from '../load.ts'
import { FactTable, rowsOfCase } from '../parts/case-facts.tsx'
import { TimelineList } from '../parts/case-timeline.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { goTo } from '../router.tsx'
import type { CaseView } from '../types.ts'
import { caseWords } from '../words-cases.ts'
import { printWords as words } from '../words-print.ts'
import { app, common, INCIDENT_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../words.ts'

export default function CasePrintPage({ id }: { id: string }) {
  const { value, problem, reload } = useLoad<CaseView>(`/cases/${id}`)
  if (value === null)
    return (
      <div className="page">
        <ProblemNote problem={problem} onRetry={reload} />
        {problem === null && <Spin description={app.loading} />}
      </div>
    )
  return (
    <div className="page paper">
      <p className="keys">
        <Button type="primary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button onClick={() => goTo(`/cases/${id}`)}>{words.back}</Button>
      </p>
      {value.redacted && <p className="warn-box">{caseWords.redacted}</p>}
      <Form view={value} />
      <section className="paper-sheet">
        <h2>
          {words.file} {value.number}
        </h2>
        <TimelineList entries={value.timeline} />
      </section>
    </div>
  )
}

function Form({ view }: { view: CaseView }) {
  const { me } = useDesk()
  const { contact, facts } = view
  const place =
    typeof facts['place'] === 'string' ? facts['place'] : [view.district, view.town].filter(Boolean).join('')
  return (
    <section className="paper-sheet">
      <h1>{words.form}</h1>
      <table className="paper-table">
        <tbody>
          <Row
            cells={[
              [words.number, view.number],
              [words.level, LEVEL_WORDS[view.level]],
            ]}
          />
          <Row
            cells={[
              [words.status, STATUS_WORDS[view.status]],
              [words.opened, longTime(view.openedAt)],
            ]}
          />
          <Row
            cells={[
              [words.due, longTime(view.dueAt)],
              [words.first, view.firstContactAt === null ? common.none : longTime(view.firstContactAt)],
            ]}
          />
          <Row
            cells={[
              [words.who, contact.name ?? common.none],
              [words.phone, contact.phone ?? contact.how ?? common.none],
            ]}
          />
          <Row
            cells={[
              [words.reporter, RELATION_WORDS[view.reportedBy] ?? view.reportedBy],
              [words.place, place || common.none],
            ]}
          />
        </tbody>
      </table>
      <Part title={`${words.matter} · ${INCIDENT_WORDS[view.incident] ?? view.incident}`}>
        <p>{view.firstMessage}</p>
      </Part>
      <Part title={words.facts}>
        <FactTable rows={rowsOfCase(view)} />
      </Part>
      <Part title={words.reasons}>
        <p>{view.reasons.map(({ rule, text, source }) => `${text}（${rule}，${source}）`).join('；')}</p>
      </Part>
      <Part title={words.aid}>
        {view.aid.length === 0 ? (
          <p>{words.noAid}</p>
        ) : (
          <ul>
            {view.aid.map(({ at, amount, item, note, by }) => (
              <li key={at}>
                {longTime(at)}{' '}
                {[amount === undefined ? null : words.cash(String(amount)), item, note].filter(Boolean).join('，')}（
                {common.worker(by)}）
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={words.papers}>
        {view.documents.length === 0 ? (
          <p>{words.noPapers}</p>
        ) : (
          <p>
            {view.documents
              .map(({ name, state }) => `${name}：${state === 'missing' ? words.missing : words.received}`)
              .join('；')}
            {view.documentsDueAt !== null && `　${words.papersDue(view.documentsDueAt.slice(0, 10))}`}
          </p>
        )}
      </Part>
      <p>{words.declare}</p>
      <table className="paper-table signs">
        <tbody>
          {words.signs.map((sign) => (
            <tr key={sign}>
              <th scope="row">{sign}</th>
              <td>{words.date}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted small">{words.printed(me.badge, longTime(new Date().toISOString()))}</p>
    </section>
  )
}

function Row({ cells }: { cells: readonly (readonly [string, string])[] }) {
  return (
    <tr>
      {cells.map(([label, value]) => [
        <th key={label} scope="row">
          {label}
        </th>,
        <td key={`${label}-value`}>{value}</td>,
      ])}
    </tr>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="paper-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
