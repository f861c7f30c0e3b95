/** Other offices in a case: what each was asked, by when it answers, and its answer, written down here. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { OfficeAsk } from '../../../core/cases/case.ts'
import { post } from '../api.ts'
import type { CaseAction } from '../case-action.ts'
import { useDoing } from '../load.ts'
import type { CaseView } from '../types.ts'
import { caseActions, caseWords as words } from '../words-cases.ts'
import { common } from '../words.ts'
import { DueClock, TimeOf } from './clock.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  view: CaseView
  canAct: boolean
  onAction: (action: CaseAction) => void
  onSaved: (view: CaseView) => void
}

export function CaseOffices({ view, canAct, onAction, onSaved }: Props) {
  const asks = view.asks ?? []
  return (
    <section className="card-box">
      <h2>{words.offices}</h2>
      {asks.length === 0 && <p className="muted">{words.noOffices}</p>}
      <ul className="documents">
        {asks.map((ask) => (
          <li key={ask.id}>
            <b>
              {words.askKinds[ask.kind]} · {ask.office}
            </b>{' '}
            <span className="small muted">
              {common.worker(ask.by)} · <TimeOf at={ask.at} />
            </span>
            <p className="small">{ask.question}</p>
            <AnswerOf ask={ask} number={view.number} canAct={canAct} onSaved={onSaved} />
          </li>
        ))}
      </ul>
      {canAct && <Button onClick={() => onAction({ kind: 'consult' })}>{caseActions.consult}</Button>}
    </section>
  )
}

interface AnswerProps {
  ask: OfficeAsk
  number: string
  canAct: boolean
  onSaved: Props['onSaved']
}

function AnswerOf({ ask: { id, at, answer, answerBy }, number, canAct, onSaved }: AnswerProps) {
  const [text, setText] = useState('')
  const { run, isBusy, problem } = useDoing()
  const save = (accepted: boolean) =>
    run(async () =>
      onSaved(await post<CaseView>(`/cases/${number}/asks/${id}/answer`, { accepted, text: text.trim() })),
    )
  if (answer !== null) {
    return (
      <p className="small">
        <b>{answer.accepted ? words.accepted : words.rejected}</b> {answer.text}{' '}
        <span className="muted">
          {common.worker(answer.by)} · <TimeOf at={answer.at} />
        </span>
      </p>
    )
  }
  return (
    <>
      <p className="small">
        {words.noAnswer} {answerBy !== null && <DueClock dueAt={answerBy} startedAt={at} />}
      </p>
      <ProblemNote problem={problem} />
      {canAct && (
        <span className="row-keys">
          <Input
            size="small"
            aria-label={words.answerText}
            placeholder={words.answerText}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button size="small" disabled={isBusy} onClick={() => void save(true)}>
            {words.officeYes}
          </Button>
          <Button size="small" disabled={isBusy || text.trim() === ''} onClick={() => void save(false)}>
            {words.officeNo}
          </Button>
        </span>
      )}
    </>
  )
}
