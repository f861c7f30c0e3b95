/** The right half of the intake: who is at home, who calls and how to reach them, and the worker's own judgement. */
import { Checkbox, Input, InputNumber } from 'antd'
import type { Intake } from '../intake-form.ts'
import { intake as words } from '../words-cases.ts'
import { LEVEL_WORDS } from '../words.ts'
import { Field, FieldSet } from './field.tsx'
import { Choice, errorOf, type IntakeProps } from './intake-matter.tsx'

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export function Caller({ form, onChange, problem }: IntakeProps) {
  return (
    <div className="card-box">
      <div className="inline-fields">
        <Field id="intake-phone" label={words.phone} error={errorOf(problem, 'contact.phone')}>
          <Input
            id="intake-phone"
            inputMode="tel"
            autoComplete="off"
            value={form.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
          />
        </Field>
        <Field id="intake-name" label={words.name}>
          <Input
            id="intake-name"
            autoComplete="off"
            value={form.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
      </div>
      <Choice
        name="relation"
        label={words.relation}
        options={options(words.relations)}
        form={form}
        onChange={onChange}
      />
      <Choice
        name="how"
        label={words.how}
        options={options(words.hows).map(({ label }) => ({ value: label, label }))}
        form={form}
        onChange={onChange}
      />
      <FieldSet id="intake-people" label={words.people}>
        <div className="inline-fields">
          <Count name="adults" label={words.adults} form={form} onChange={onChange} />
          <Count name="elders" label={words.elders} form={form} onChange={onChange} />
          <Count name="children" label={words.children} form={form} onChange={onChange} />
        </div>
      </FieldSet>
      <FieldSet id="intake-vulnerable" label={words.vulnerable}>
        <Checkbox.Group
          value={form.vulnerable}
          options={options(words.vulnerables)}
          onChange={(next) => onChange({ vulnerable: next })}
        />
      </FieldSet>
      <div className="inline-fields">
        <Sum name="cost" label={words.cost} form={form} onChange={onChange} />
        <Sum name="income" label={words.income} form={form} onChange={onChange} />
      </div>
      <Choice
        name="level"
        label={words.level}
        options={[{ value: '', label: words.levelNone }, ...options(LEVEL_WORDS)]}
        form={form}
        onChange={onChange}
      />
      {form.level !== '' && (
        <Field id="intake-reason" label={words.levelReason} error={errorOf(problem, 'reason')}>
          <Input
            id="intake-reason"
            value={form.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        </Field>
      )}
      <p className="muted small">{words.triageLater}</p>
      <Checkbox checked={form.claim} onChange={(event) => onChange({ claim: event.target.checked })}>
        {words.claim}
      </Checkbox>
    </div>
  )
}

interface NumberProps<Name extends keyof Intake> {
  name: Name
  label: string
  form: Intake
  onChange: (part: Partial<Intake>) => void
}

function Count({ name, label, form, onChange }: NumberProps<'adults' | 'elders' | 'children'>) {
  const id = `intake-${name}`
  return (
    <Field id={id} label={label}>
      <InputNumber<number>
        id={id}
        min={0}
        max={20}
        precision={0}
        value={form[name]}
        onChange={(next) => onChange({ [name]: next })}
      />
    </Field>
  )
}

function Sum({ name, label, form, onChange }: NumberProps<'cost' | 'income'>) {
  const id = `intake-${name}`
  return (
    <Field id={id} label={label}>
      <InputNumber<number>
        id={id}
        min={0}
        controls={false}
        className="wide"
        value={form[name]}
        onChange={(next) => onChange({ [name]: next })}
      />
    </Field>
  )
}
