/** The quick report: who, where, what was seen; nothing that the reporter cannot know. */
import { Button, Drawer, Input, Select } from 'antd'
import type { FormEvent, ReactNode } from 'react'
import { REPORTERS, type VisitReport } from '../../../core/discovery/visit.ts'
import { post } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { THIS_TAB, useDraft } from '../drafts.ts'
import { useDoing } from '../load.ts'
import { REPORTER_WORDS, visitWords as words } from '../words-visits.ts'
import { DayInput } from './day-input.tsx'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'
import TownSelect from './town-select.tsx'

const NEW: VisitReport = {
  town: '',
  village: '',
  name: '',
  phone: null,
  reporter: 'grid_worker',
  said: '',
  dueOn: null,
}

export function VisitReportForm({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const { me } = useDesk()
  const [report, setReport, clear] = useDraft<VisitReport>(`${me.id}.visit.new`, NEW, THIS_TAB)
  const { run, isBusy, problem } = useDoing()
  const put = (part: Partial<VisitReport>) => setReport({ ...report, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      await post('/visits', report)
      clear()
      onSaved()
    })
  }
  const field = (name: keyof VisitReport, control: ReactNode) => (
    <Field id={`visit-${name}`} label={words.fields[name]} error={errorOf(problem, name)}>
      {control}
    </Field>
  )
  const text = (name: 'village' | 'name' | 'phone', type = 'text') =>
    field(
      name,
      <Input
        id={`visit-${name}`}
        type={type}
        autoComplete="off"
        value={report[name] ?? ''}
        onChange={({ target }) => put({ [name]: target.value === '' && name === 'phone' ? null : target.value })}
      />,
    )
  return (
    <Drawer open onClose={onClose} title={words.report} size={560}>
      <form className="case-form" onSubmit={save}>
        <ProblemNote problem={problem} />
        {field(
          'town',
          <TownSelect id="visit-town" value={report.town || null} onChange={(town) => put({ town: town ?? '' })} />,
        )}
        {text('village')}
        {text('name')}
        {text('phone', 'tel')}
        {field(
          'reporter',
          <Select
            id="visit-reporter"
            className="wide"
            value={report.reporter}
            options={REPORTERS.map((value) => ({ value, label: REPORTER_WORDS[value] }))}
            onChange={(reporter) => put({ reporter })}
          />,
        )}
        {field(
          'said',
          <Input.TextArea
            id="visit-said"
            autoSize={{ minRows: 3, maxRows: 8 }}
            value={report.said}
            onChange={({ target }) => put({ said: target.value })}
          />,
        )}
        {field(
          'dueOn',
          <DayInput id="visit-dueOn" value={report.dueOn ?? ''} onChange={(day) => put({ dueOn: day || null })} />,
        )}
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
      </form>
    </Drawer>
  )
}
