/** One visit: opened on purpose (it is written down), and its finding, which opens a case when help is needed. */
import { Button, Drawer, Input, Radio } from 'antd'
import { useCallback, useEffect, useState, type FormEvent } from 'react'
import { mayFind, RESULTS, type Visit, type VisitResult, type VisitRow } from '../../../core/discovery/visit.ts'
import { post, toProblem } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { THIS_TAB, useDraft } from '../drafts.ts'
import { useDoing } from '../load.ts'
import { Link } from '../router.tsx'
import { common } from '../words.ts'
import { staleWords } from '../words-stale.ts'
import { REPORTER_WORDS, RESULT_WORDS, visitWords as words } from '../words-visits.ts'
import { TimeOf } from './clock.tsx'
import { Field, FieldSet } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

export function VisitOpen({ row, onClose, onDone }: { row: VisitRow; onClose: () => void; onDone: () => void }) {
  const [visit, setVisit] = useState<Visit | null>(null)
  const { run, problem } = useDoing()
  const open = useCallback(
    () => void run(async () => setVisit(await post<Visit>(`/visits/${row.id}/open`, {}))),
    [row.id, run],
  )
  useEffect(open, [open])
  return (
    <Drawer open onClose={onClose} title={row.who} size={560}>
      <ProblemNote problem={problem} />
      <p className="muted small">{words.opened}</p>
      {visit !== null && <Facts visit={visit} />}
      {visit !== null && mayFind(visit) && (
        <Finding
          visit={visit}
          onStale={open}
          onDone={(made) => {
            setVisit(made)
            onDone()
          }}
        />
      )}
      {visit !== null && !mayFind(visit) && <LeftOver visit={visit} />}
    </Drawer>
  )
}

/** Words typed for a finding that somebody else wrote first: they stay to be read and copied. */
function LeftOver({ visit }: { visit: Visit }) {
  const { me } = useDesk()
  const [{ note }, , clear] = useDraft<Draft>(`${me.id}.visit.${visit.id}`, EMPTY, THIS_TAB)
  if (note === '') return null
  return (
    <div className="warn-box" role="status">
      <p>{staleWords.lookAgain}</p>
      <blockquote>{note}</blockquote>
      <Button onClick={clear}>{common.close}</Button>
    </div>
  )
}

function Facts({ visit }: { visit: Visit }) {
  const { finding } = visit
  const rows: [string, string][] = [
    [words.fields.name, visit.name],
    [words.fields.town, `${visit.town} ${visit.village}`],
    [words.fields.phone, visit.phone ?? common.none],
    [words.columns.due, visit.dueOn],
    [words.columns.register, words.onRegister(visit.onRegister)],
    [words.fields.said, visit.said],
  ]
  return (
    <>
      <p>
        <TimeOf at={visit.reportedAt} /> {words.reportedBy(visit.reportedBy, REPORTER_WORDS[visit.reporter])}
      </p>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {finding !== null && (
        <>
          <h2>{words.finding}</h2>
          <p role="status">
            <strong>{RESULT_WORDS[finding.result]}</strong>{' '}
            {finding.caseNumber !== null && <Link to={`/cases/${finding.caseNumber}`}>{finding.caseNumber}</Link>}
          </p>
          <p>{finding.note}</p>
          <p className="muted small">
            <TimeOf at={finding.at} /> {words.found(finding.by)}
          </p>
        </>
      )}
    </>
  )
}

interface Draft {
  result: VisitResult | null
  note: string
}

const EMPTY: Draft = { result: null, note: '' }

interface FindingProps {
  visit: Visit
  onDone: (made: Visit) => void
  onStale: () => void
}

function Finding({ visit, onDone, onStale }: FindingProps) {
  const { me } = useDesk()
  const [{ result, note }, setDraft, clear] = useDraft<Draft>(`${me.id}.visit.${visit.id}`, EMPTY, THIS_TAB)
  const setResult = (next: VisitResult) => setDraft({ result: next, note })
  const setNote = (next: string) => setDraft({ result, note: next })
  const { run, isBusy, problem } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      const finding = { expectedVersion: visit.version, result, note }
      try {
        const made = await post<Visit>(`/visits/${visit.id}/finding`, finding)
        clear()
        onDone(made)
      } catch (thrown) {
        const refused = toProblem(thrown)
        // The visit as the other left it stands above; what was typed stays here and can be saved over it while that is open.
        if (refused.type === 'stale-record') onStale()
        throw refused
      }
    })
  }
  return (
    <form className="case-form" onSubmit={save}>
      <h2>{words.finding}</h2>
      <ProblemNote problem={problem} />
      <FieldSet id="visit-result" label={words.columns.result} error={errorOf(problem, 'result')}>
        <Radio.Group
          value={result}
          options={RESULTS.map((value) => ({ value, label: RESULT_WORDS[value] }))}
          onChange={(event) => setResult(event.target.value as VisitResult)}
        />
      </FieldSet>
      <Field id="visit-note" label={words.note} error={errorOf(problem, 'note')}>
        <Input.TextArea
          id="visit-note"
          autoSize={{ minRows: 3, maxRows: 8 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" disabled={result === null} loading={isBusy}>
        {result === 'needs-help' ? words.needsHelp : words.record}
      </Button>
    </form>
  )
}
