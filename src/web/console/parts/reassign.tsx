/** Giving a late case to somebody else, with the rules' own suggestion chosen first. */
import { Button, Drawer, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { post } from '../api.ts'
import { colleagueWords, useColleagues } from '../colleagues.ts'
import { suggestionWords, type Suggested } from '../dispatch.ts'
import { useDoing, useLoad } from '../load.ts'
import { caseForm } from '../words-cases.ts'
import { figures as words } from '../words-admin.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

export function Reassign({ number, onClose, onDone }: { number: string; onClose: () => void; onDone: () => void }) {
  const { others, problem, reload } = useColleagues(true)
  const suggested = useLoad<Suggested>(`/cases/${number}/dispatch`)
  const [staffId, setStaffId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const doing = useDoing()
  const chosen = staffId ?? suggested.value?.first?.id ?? null
  const save = (event: FormEvent) => {
    event.preventDefault()
    void doing.run(async () => {
      await post(`/cases/${number}/assign`, { staffId: chosen ?? '', note })
      onDone()
    })
  }
  return (
    <Drawer open onClose={onClose} title={`${words.reassign} · ${number}`} size={480}>
      <form className="case-form" onSubmit={save}>
        <ProblemNote problem={problem ?? doing.problem} onRetry={reload} />
        <Field
          id="reassign-to"
          label={caseForm.colleague}
          error={errorOf(doing.problem, 'staffId')}
          hint={suggestionWords(suggested.value)}
        >
          <Select
            id="reassign-to"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen}
            onChange={(next: string) => setStaffId(next)}
            options={others.map((person) => ({ value: person.id, label: colleagueWords(person) }))}
          />
        </Field>
        <Field id="reassign-note" label={caseForm.noteOptional}>
          <Input id="reassign-note" value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Button type="primary" htmlType="submit" loading={doing.isBusy}>
          {words.reassign}
        </Button>
      </form>
    </Drawer>
  )
}
