/** The head of the intake: who calls, from which number, in which words, and which form is asked along. */
import { Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api.ts'
import type { Intake, IntakeSheet } from '../intake-form.ts'
import { intake as words } from '../words-intake.ts'
import { Field, FieldSet } from './field.tsx'
import { errorOf } from './intake-matter.tsx'

interface Props {
  form: Intake
  sheets: readonly IntakeSheet[]
  problem: ApiProblem | null
  onChange: (part: Partial<Intake>) => void
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export function Caller({ form, sheets, problem, onChange }: Props) {
  const text = (name: 'phone' | 'name', label: string, error?: string): ReactNode => (
    <Field id={`intake-${name}`} label={label} error={error}>
      <Input
        id={`intake-${name}`}
        inputMode={name === 'phone' ? 'tel' : 'text'}
        autoComplete="off"
        value={form[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <div className="card-box">
      <p className="warn-box">
        {words.urgent}
        <b className="num">119 火警　120 急救　110 报警</b>
      </p>
      <Field id="intake-said" label={words.said} error={errorOf(problem, 'said')}>
        <Input.TextArea
          id="intake-said"
          autoFocus
          autoSize={{ minRows: 3, maxRows: 8 }}
          placeholder={words.saidHint}
          value={form.said}
          onChange={(event) => onChange({ said: event.target.value })}
        />
      </Field>
      <div className="inline-fields">
        {text('phone', words.phone, errorOf(problem, 'contact.phone'))}
        {text('name', words.name)}
        <Field id="intake-sheet" label={words.sheet}>
          <Select
            id="intake-sheet"
            className="wide"
            value={form.intent}
            options={sheets.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(intent) => onChange({ intent })}
          />
        </Field>
      </div>
      <FieldSet id="intake-relation" label={words.relation}>
        <Radio.Group
          optionType="button"
          name="intake-relation"
          value={form.relation}
          options={options(words.relations)}
          onChange={(event) => onChange({ relation: String(event.target.value) })}
        />
      </FieldSet>
      <FieldSet id="intake-how" label={words.how}>
        <Radio.Group
          optionType="button"
          name="intake-how"
          value={form.how}
          options={Object.values(words.hows).map((label) => ({ value: label, label }))}
          onChange={(event) => onChange({ how: String(event.target.value) })}
        />
      </FieldSet>
    </div>
  )
}
