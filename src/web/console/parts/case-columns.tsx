/** The body of a case in three columns, one below the other on a narrow screen. */
import { Button } from 'antd'
import type { CaseAction } from '../case-action.ts'
import { longTime } from '../clock.ts'
import { useDesk } from '../desk.tsx'
import { RELATION_WORDS } from '../fact-words.ts'
import { Link } from '../router.tsx'
import type { CaseView } from '../types.ts'
import { caseActions, caseWords } from '../words-cases.ts'
import { channels, common } from '../words.ts'
import { AidList, DocumentList } from './case-aid.tsx'
import { CaseBeside } from './case-beside.tsx'
import { Earlier } from './case-earlier.tsx'
import { FactTable, rowsOfCase } from './case-facts.tsx'
import { CaseOffices } from './case-offices.tsx'
import { ReasonList } from './case-reasons.tsx'
import { CaseRegister } from './register-case.tsx'
import { TimelineList } from './case-timeline.tsx'
import { DueClock, TimeOf } from './clock.tsx'

interface Props {
  view: CaseView
  canAct: boolean
  onAction: (action: CaseAction) => void
  onSaved: (view: CaseView) => void
}

export function CaseColumns({ view, canAct, onAction, onSaved }: Props) {
  const { may } = useDesk()
  return (
    <div className="columns">
      <div className="column">
        <Contact view={view} canAct={canAct} onAction={onAction} />
        <section className="card-box">
          <h2>{caseWords.facts}</h2>
          {view.firstMessage !== '' && <blockquote>{view.firstMessage}</blockquote>}
          <FactTable rows={rowsOfCase(view)} />
          {canAct && <Button onClick={() => onAction({ kind: 'fixFacts' })}>{caseActions.fixFacts}</Button>}
        </section>
        <section className="card-box">
          <h2>{caseWords.reasons}</h2>
          <ReasonList reasons={view.reasons} />
          {canAct && <Button onClick={() => onAction({ kind: 'level' })}>{caseActions.level}</Button>}
        </section>
      </div>
      <section className="column card-box" aria-label={caseWords.timeline}>
        <h2>
          {caseWords.timeline} <span className="muted small">{caseWords.timelineHint}</span>
        </h2>
        {canAct && (
          <p className="keys">
            <Button onClick={() => onAction({ kind: 'note' })}>{caseActions.note}</Button>
            <Button onClick={() => onAction({ kind: 'contact' })}>{caseActions.contact}</Button>
            <Button onClick={() => onAction({ kind: 'assign' })}>{caseActions.assign}</Button>
            <Button onClick={() => onAction({ kind: 'refer' })}>{caseActions.refer}</Button>
          </p>
        )}
        <TimelineList entries={view.timeline} />
      </section>
      <div className="column">
        <Deadlines view={view} canAct={canAct} onAction={onAction} />
        <section className="card-box">
          <h2>{caseWords.aid}</h2>
          <AidList aid={view.aid} />
          {canAct && <Button onClick={() => onAction({ kind: 'aid' })}>{caseActions.aid}</Button>}
        </section>
        <section className="card-box">
          <h2>{caseWords.documents}</h2>
          <DocumentList view={view} mayWork={canAct} onSaved={onSaved} />
          {canAct && <Button onClick={() => onAction({ kind: 'document' })}>{caseActions.document}</Button>}
        </section>
        {!view.redacted && <CaseOffices view={view} canAct={canAct} onAction={onAction} onSaved={onSaved} />}
        {!view.redacted && <CaseRegister number={view.number} />}
        {may('case.work') && !view.redacted ? (
          <CaseBeside view={view} canAct={canAct} onSaved={onSaved} />
        ) : (
          <section className="card-box">
            <h2>{caseWords.earlier}</h2>
            <Earlier earlier={view.earlier} />
          </section>
        )}
      </div>
    </div>
  )
}

function Contact({ view, canAct, onAction }: Pick<Props, 'view' | 'canAct' | 'onAction'>) {
  const { contact, reportedBy, conversationId, channel, town } = view
  const { may } = useDesk()
  return (
    <section className="card-box">
      <h2>{caseWords.contact}</h2>
      <dl className="facts">
        <Row label={caseWords.name} value={contact.name} />
        <Row label={caseWords.phone} value={contact.phone} />
        <Row label={caseWords.town} value={town} />
        <Row label={caseWords.how} value={contact.how} />
        <Row
          label={caseWords.reportedBy}
          value={`${RELATION_WORDS[reportedBy] ?? reportedBy} · ${channels[channel]}`}
        />
      </dl>
      <p className="row-keys contact-keys">
        {canAct && <Button onClick={() => onAction({ kind: 'fixContact' })}>{caseActions.fixContact}</Button>}
        {conversationId === null ? (
          <span className="muted">{caseWords.noTalk}</span>
        ) : (
          may('conversation.read') && <Link to={`/inbox/${conversationId}`}>{caseWords.toTalk}</Link>
        )}
      </p>
    </section>
  )
}

function Row({ label, value }: { label: string; value: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="num">{value ?? common.none}</dd>
    </div>
  )
}

function Deadlines({ view, canAct, onAction }: Pick<Props, 'view' | 'canAct' | 'onAction'>) {
  const { openedAt, dueAt, firstContactAt, documentsDueAt } = view
  const isOpen = view.next.length > 0 && !['closed', 'declined', 'withdrawn', 'merged'].includes(view.status)
  return (
    <section className="card-box">
      <h2>{caseWords.deadlines}</h2>
      <dl className="facts">
        <Row label={caseWords.opened} value={longTime(openedAt)} />
        <div>
          <dt>{caseWords.firstContact}</dt>
          <dd>
            {firstContactAt === null ? (
              <>
                <TimeOf at={dueAt} /> {isOpen && <DueClock dueAt={dueAt} startedAt={openedAt} />}
              </>
            ) : (
              <>
                <TimeOf at={firstContactAt} /> {caseWords.firstContactDone('')}
              </>
            )}
          </dd>
        </div>
        {documentsDueAt !== null && (
          <div>
            <dt>{caseWords.papersDue}</dt>
            <dd>
              <TimeOf at={documentsDueAt} /> {isOpen && <DueClock dueAt={documentsDueAt} startedAt={openedAt} />}
            </dd>
          </div>
        )}
      </dl>
      {documentsDueAt !== null && canAct && (
        <Button onClick={() => onAction({ kind: 'extend' })}>{caseActions.extend}</Button>
      )}
    </section>
  )
}
