/** The foot of a table that is being edited: why, and the key that saves. */
import { Button, Input } from 'antd'
import type { TableEdit } from '../office-table.ts'
import { dispatchWords as words } from '../words-dispatch.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

export function SaveTable<Value>({ id, edit }: { id: string; edit: TableEdit<Value> }) {
  const { problem, isChanged, isSaved, isBusy, why, setWhy, save } = edit
  const faults = (problem?.extra['errors'] ?? []) as { detail: string }[]
  return (
    <div className="no-print">
      <ProblemNote problem={problem} />
      {faults.length > 0 && <p className="field-error">{faults.map(({ detail }) => detail).join(' ')}</p>}
      {isSaved && <p role="status">{words.saved}</p>}
      {isChanged && (
        <div className="inline-fields">
          <Field id={`${id}-why`} label={words.why} error={errorOf(problem, 'why')}>
            <Input id={`${id}-why`} value={why} onChange={(event) => setWhy(event.target.value)} />
          </Field>
          <Button type="primary" loading={isBusy} onClick={() => void save()}>
            {words.save}
          </Button>
        </div>
      )}
    </div>
  )
}
