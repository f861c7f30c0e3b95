/** One drawer for everything that is done to a case. Words stay when it closes, and when somebody else was quicker. */
import { Button, Drawer } from 'antd'
import { useState, type FormEvent } from 'react'
import { call, post, type ApiProblem } from '../api.ts'
import {
  actionWords,
  correctionOf,
  fieldsOf,
  missingIn,
  proposalOf,
  requestOf,
  startOf,
  type CaseAction,
  type Values,
} from '../case-action.ts'
import { useDesk } from '../desk.tsx'
import { useDraft } from '../drafts.ts'
import { focusFirst } from '../focus.ts'
import { useDoing } from '../load.ts'
import type { CaseStatus, CaseView, TimelineEntry } from '../types.ts'
import { caseForm as words } from '../words-cases.ts'
import { STATUS_WORDS } from '../words.ts'
import { FormField } from './form-field.tsx'
import { ProblemNote } from './problem-note.tsx'
import { TimelineList } from './case-timeline.tsx'

interface Props {
  view: CaseView
  action: CaseAction | null
  onClose: () => void
  onSaved: (view: CaseView & { pending?: boolean }) => void
}

const NOTHING: Values = {}

export function CaseDialog({ view, action, onClose, onSaved }: Props) {
  return (
    <Drawer
      open={action !== null}
      onClose={onClose}
      title={action === null ? '' : `${actionWords(action)} · ${view.number}`}
      size={480}
      // The page behind stays in reach: a P0 may come while somebody writes.
      mask={false}
      // The first field takes the focus, not the drawer; it can only once the drawer is there.
      autoFocus={false}
      afterOpenChange={(isOpen) => focusFirst(isOpen, '.case-form input, .case-form textarea')}
      destroyOnHidden
    >
      {action !== null && <CaseForm view={view} action={action} onSaved={onSaved} />}
    </Drawer>
  )
}

function CaseForm({ view, action, onSaved }: { view: CaseView; action: CaseAction; onSaved: Props['onSaved'] }) {
  const { me } = useDesk()
  const name = action.kind === 'transition' ? `to-${action.to}` : action.kind
  const [values, setValues, clear] = useDraft<Values>(`${me.id}.case.${view.number}.${name}`, NOTHING)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const { run, isBusy, problem } = useDoing()
  // What the writer has seen when the form was opened; a newer version is accepted by pressing once more.
  const [version, setVersion] = useState(view.version)
  // What stands already is shown; only what was typed is kept as a draft.
  const shown = { ...startOf(action, view), ...values }
  const fields = fieldsOf(action, view, shown)
  const stale = problem?.type === 'stale-version' ? staleOf(problem) : null

  const save = async (seen: number) => {
    const missing = missingIn(fields, shown)
    setWrong(missing)
    if (Object.keys(missing).length > 0) return
    const asked = new Set(fields.map((field) => field.name))
    const given = Object.fromEntries(
      Object.entries({ ...proposalOf(action), ...values }).filter(([field]) => asked.has(field)),
    )
    await run(async () => {
      const saved = await send(view, action, given, seen)
      clear()
      onSaved(saved)
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(version)
  }
  return (
    <form onSubmit={submit} className="case-form">
      {stale === null ? (
        <ProblemNote problem={problem} />
      ) : (
        <div className="warn-box" role="alert">
          <strong>{words.stale}</strong>
          <p>{words.staleText}</p>
          <TimelineList entries={stale.changed} />
          <p>{words.staleNow(STATUS_WORDS[stale.status])}</p>
          <Button
            onClick={() => {
              setVersion(stale.version)
              void save(stale.version)
            }}
          >
            {words.saveAnyway}
          </Button>
        </div>
      )}
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          value={shown[field.name] ?? ''}
          error={wrong[field.name] ?? fieldError(problem, field.name) ?? fieldError(problem, `contact.${field.name}`)}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <p className="form-keys">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
        <span className="muted small">{words.kept}</span>
      </p>
    </form>
  )
}

function send(view: CaseView, action: CaseAction, given: Values, seen: number) {
  type Saved = CaseView & { pending?: boolean }
  const address = `/cases/${view.number}`
  if (action.kind === 'fixContact' || action.kind === 'fixFacts') {
    return call<Saved>('PATCH', address, correctionOf(action.kind, view, given, seen))
  }
  const { path, body } = requestOf(action, given, seen)
  return post<Saved>(`${address}/${path}`, body)
}

interface Stale {
  version: number
  status: CaseStatus
  changed: TimelineEntry[]
}

function staleOf({ extra }: ApiProblem): Stale {
  return {
    version: extra['version'] as number,
    status: extra['caseStatus'] as CaseStatus,
    changed: extra['changed'] as TimelineEntry[],
  }
}

function fieldError(problem: ApiProblem | null, name: string): string | undefined {
  const errors = (problem?.extra['errors'] ?? []) as { field: string; detail: string }[]
  return errors.find(({ field }) => field === name)?.detail
}
