/** Puts another group of open questions into this one. */
import { Button, Drawer, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { post } from '../api.ts'
import type { GapGroup } from '../handbook.ts'
import { useDoing } from '../load.ts'
import { joinWords as words } from '../words-bench.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  group: GapGroup
  others: readonly GapGroup[]
  onClose: () => void
  onSaved: () => void
}

export function GapJoin({ group, others, onClose, onSaved }: Props) {
  const [other, setOther] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { run, isBusy, problem } = useDoing()
  const save = (event: FormEvent) => {
    event.preventDefault()
    setMissing(other === '')
    if (other === '') return
    void run(async () => {
      await post(`/gaps/${group.id}/join`, { other })
      onSaved()
    })
  }
  return (
    <Drawer open onClose={onClose} title={words.title} size={480}>
      <form onSubmit={save} className="case-form">
        <ProblemNote problem={problem} />
        <p className="muted">{words.hint}</p>
        <p>“{group.examples[0]}”</p>
        <Field id="gap-other" label={words.pick} error={isMissing ? words.missing : errorOf(problem, 'other')}>
          <Select
            id="gap-other"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={other || null}
            options={others.map(({ id, examples, count }) => ({
              value: id,
              label: `${examples[0] ?? ''}（${words.count(count)}）`,
            }))}
            onChange={(next: string) => setOther(next)}
          />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.go}
        </Button>
      </form>
    </Drawer>
  )
}
