/** What was given so far, in sums, goods and services; and the papers that are still to come. */
import { Button } from 'antd'
import { post } from '../api.ts'
import { useDoing } from '../load.ts'
import type { Case, CaseView } from '../types.ts'
import { caseForm, caseWords } from '../words-cases.ts'
import { common } from '../words.ts'
import { TimeOf } from './clock.tsx'
import { ProblemNote } from './problem-note.tsx'

export function AidList({ aid }: { aid: Case['aid'] }) {
  if (aid.length === 0) return <p className="muted">{caseWords.noAid}</p>
  const cash = aid.reduce((sum, { kind, amount }) => sum + (kind === 'cash' ? (amount ?? 0) : 0), 0)
  return (
    <>
      <p className="num">
        {[
          cash > 0 ? `${caseForm.kinds.cash} ${common.yuan(cash)}` : null,
          ...(['goods', 'service'] as const).map((kind) => {
            const times = aid.filter((one) => one.kind === kind).length
            return times > 0 ? `${caseForm.kinds[kind]} ${caseWords.times(times)}` : null
          }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <ul className="aid">
        {aid.map(({ kind, amount, item, note, by, at }) => (
          <li key={at + kind}>
            <b>{kind === 'cash' ? common.yuan(amount ?? 0) : (item ?? caseForm.kinds[kind])}</b>{' '}
            <span className="small muted">
              {caseForm.kinds[kind]} · {common.worker(by)} · <TimeOf at={at} />
            </span>
            {note !== '' && <p className="small">{note}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

interface DocumentProps {
  view: CaseView
  mayWork: boolean
  onSaved: (view: CaseView) => void
}

export function DocumentList({ view, mayWork, onSaved }: DocumentProps) {
  const { run, isBusy, problem } = useDoing()
  const receive = (id: string, name: string) =>
    run(async () =>
      onSaved(
        await post<CaseView>(`/cases/${view.number}/documents`, {
          id,
          name,
          state: 'received',
          expectedVersion: view.version,
        }),
      ),
    )
  return (
    <>
      <ProblemNote problem={problem} />
      {view.documents.length === 0 && <p className="muted">{caseWords.noDocuments}</p>}
      <ul className="documents">
        {view.documents.map(({ id, name, state, at, attachmentId }) => (
          <li key={id}>
            <b>{state === 'received' ? `✓ ${caseWords.received}` : `○ ${caseWords.missing}`}</b> {name}{' '}
            <span className="small muted">
              <TimeOf at={at} />
            </span>
            {attachmentId !== undefined && (
              <a href={`/api/desk/attachments/${attachmentId}`} target="_blank" rel="noreferrer">
                {common.show}
              </a>
            )}
            {state === 'missing' && mayWork && (
              <Button size="small" disabled={isBusy} onClick={() => void receive(id, name)}>
                {caseWords.markReceived}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
