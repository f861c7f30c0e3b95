/** The left half of the intake: what happened, whether it goes on, where, and what is missing tonight. */
import { Input, Radio, Select } from 'antd'
import type { ApiProblem } from '../api.ts'
import type { Intake } from '../intake-form.ts'
import { intake as words } from '../words-cases.ts'
import { INCIDENT_WORDS } from '../words.ts'
import { Field, FieldSet } from './field.tsx'
import TownSelect from './town-select.tsx'

export interface IntakeProps {
  form: Intake
  onChange: (part: Partial<Intake>) => void
  problem: ApiProblem | null
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const HAVE = [
  { value: 'true', label: words.yes },
  { value: 'false', label: words.no },
  { value: 'null', label: words.unsure },
]

export function errorOf(problem: ApiProblem | null, name: string): string | undefined {
  const errors = (problem?.extra['errors'] ?? []) as { field: string; detail: string }[]
  return errors.find(({ field }) => field === name)?.detail
}

export function Matter({ form, onChange, problem }: IntakeProps) {
  return (
    <div className="card-box">
      <p className="warn-box">
        {words.urgent}
        <b className="num">119 火警　120 急救　110 报警</b>
      </p>
      <Field id="intake-said" label={words.said} error={errorOf(problem, 'firstMessage')}>
        <Input.TextArea
          id="intake-said"
          autoFocus
          autoSize={{ minRows: 3, maxRows: 8 }}
          placeholder={words.saidHint}
          value={form.said}
          onChange={(event) => onChange({ said: event.target.value })}
        />
      </Field>
      <Field id="intake-incident" label={words.incident}>
        <Select
          id="intake-incident"
          className="wide"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={form.incident || null}
          options={options(INCIDENT_WORDS)}
          onChange={(next: string | undefined) => onChange({ incident: next ?? '' })}
        />
      </Field>
      <Choice name="danger" label={words.danger} options={options(words.dangers)} form={form} onChange={onChange} />
      <Field id="intake-town" label={words.town} error={errorOf(problem, 'town')}>
        <TownSelect id="intake-town" value={form.town || null} onChange={(town) => onChange({ town: town ?? '' })} />
      </Field>
      <Field id="intake-place" label={words.place}>
        <Input id="intake-place" value={form.place} onChange={(event) => onChange({ place: event.target.value })} />
      </Field>
      <Choice name="shelter" label={words.shelter} options={HAVE} form={form} onChange={onChange} />
      <Choice name="food" label={words.food} options={HAVE} form={form} onChange={onChange} />
      <Choice name="medical" label={words.medical} options={options(words.medicals)} form={form} onChange={onChange} />
    </div>
  )
}

interface ChoiceProps {
  name: 'danger' | 'shelter' | 'food' | 'medical' | 'relation' | 'how' | 'level'
  label: string
  options: { value: string; label: string }[]
  form: Intake
  onChange: (part: Partial<Intake>) => void
}

export function Choice({ name, label, options: choices, form, onChange }: ChoiceProps) {
  return (
    <FieldSet id={`intake-${name}`} label={label}>
      <Radio.Group
        optionType="button"
        name={`intake-${name}`}
        value={form[name]}
        options={choices}
        onChange={(event) => onChange({ [name]: String(event.target.value) })}
      />
    </FieldSet>
  )
}
