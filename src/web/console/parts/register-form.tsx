/** Writing a household down or changing it; when somebody else was first, what they changed stands above what is typed. */
import { Button, Drawer, Input, InputNumber, Select } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { call } from '../api.ts'
import { useDoing } from '../load.ts'
import { kindOptions, type Household, type HouseholdFields, type KindTable } from '../register.ts'
import { FIELD_WORDS, registerForm as words, registerWords } from '../words-register.ts'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'
import { RegisterPeople } from './register-people.tsx'
import TownSelect from './town-select.tsx'

interface Props {
  household: Household | null
  table: KindTable | undefined
  onClose: () => void
  onSaved: () => void
}

const NEW: HouseholdFields = {
  number: null,
  town: '',
  village: '',
  address: '',
  phone: null,
  kind: '',
  validFrom: '',
  validUntil: null,
  people: [{ name: '', idNumber: null, relation: words.head, kind: null }],
  benefits: [],
  note: '',
}

export function RegisterForm({ household, table, onClose, onSaved }: Props) {
  const [fields, setFields] = useState<HouseholdFields>(household === null ? NEW : typedOf(household))
  const [why, setWhy] = useState('')
  const { run, isBusy, problem } = useDoing()
  const put = (part: Partial<HouseholdFields>) => setFields({ ...fields, ...part })
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      if (household === null) await call('POST', '/register/households', { fields, why })
      else
        await call('PUT', `/register/households/${household.id}`, { expectedVersion: household.version, fields, why })
      onSaved()
    })
  }
  const field = (name: keyof HouseholdFields, control: ReactNode) => (
    <Field
      id={`register-${name}`}
      label={FIELD_WORDS[name]}
      error={errorOf(problem, `fields.${name}`) ?? errorOf(problem, name)}
    >
      {control}
    </Field>
  )
  const text = (name: 'village' | 'address' | 'note' | 'validFrom', type = 'text') =>
    field(
      name,
      <Input
        id={`register-${name}`}
        type={type}
        autoComplete="off"
        value={fields[name]}
        onChange={(event) => put({ [name]: event.target.value })}
      />,
    )
  /** What may be left out: an empty box is null. */
  const maybe = (name: 'number' | 'phone' | 'validUntil', type = 'text') =>
    field(
      name,
      <Input
        id={`register-${name}`}
        type={type}
        autoComplete="off"
        value={fields[name] ?? ''}
        onChange={(event) => put({ [name]: event.target.value || null })}
      />,
    )
  return (
    <Drawer open onClose={onClose} title={household === null ? words.add : words.edit} size={640}>
      <form onSubmit={save} className="case-form">
        <ProblemNote problem={problem} />
        <Stale changes={problem?.extra['changes']} />
        {field(
          'town',
          <TownSelect
            id="register-town-of"
            label={FIELD_WORDS.town}
            value={fields.town || null}
            onChange={(town) => put({ town: town ?? '' })}
          />,
        )}
        {text('village')}
        {text('address')}
        {maybe('phone', 'tel')}
        {maybe('number')}
        {field(
          'kind',
          <Select
            id="register-kind"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={FIELD_WORDS.kind}
            value={fields.kind || null}
            options={kindOptions(table, household?.kind ?? null)}
            onChange={(kind: string | null) => put({ kind: kind ?? '' })}
          />,
        )}
        {text('validFrom', 'date')}
        {maybe('validUntil', 'date')}
        <RegisterPeople people={fields.people} problem={problem} onChange={(people) => put({ people })} />
        <Benefits benefits={fields.benefits} onChange={(benefits) => put({ benefits })} />
        {text('note')}
        <Field id="register-why" label={words.why} error={errorOf(problem, 'why')}>
          <Input id="register-why" value={why} onChange={(event) => setWhy(event.target.value)} />
        </Field>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
      </form>
    </Drawer>
  )
}

function typedOf(household: Household): HouseholdFields {
  const { number, town, village, address, phone, kind, validFrom, validUntil, people, benefits, note } = household
  return { number, town, village, address, phone, kind, validFrom, validUntil, people, benefits, note }
}

function Stale({ changes }: { changes: unknown }) {
  if (!Array.isArray(changes) || changes.length === 0) return null
  const names = (changes as { field: keyof typeof FIELD_WORDS }[]).map(({ field }) => FIELD_WORDS[field])
  return (
    <p className="warn-box" role="status">
      {registerWords.stale}
      {names.join('、')}
    </p>
  )
}

interface BenefitProps {
  benefits: HouseholdFields['benefits']
  onChange: (benefits: HouseholdFields['benefits']) => void
}

function Benefits({ benefits, onChange }: BenefitProps) {
  const put = (at: number, part: Partial<HouseholdFields['benefits'][number]>) =>
    onChange(benefits.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <>
      {benefits.map((benefit, index) => (
        <fieldset key={index} className="field">
          <legend>{words.benefit(index + 1)}</legend>
          <Input
            aria-label={words.benefitName}
            placeholder={words.benefitName}
            value={benefit.name}
            onChange={(event) => put(index, { name: event.target.value })}
          />
          <InputNumber
            aria-label={words.monthly}
            placeholder={words.monthly}
            min={0}
            value={benefit.monthlyYuan}
            onChange={(value) => put(index, { monthlyYuan: value })}
          />
          <Button onClick={() => onChange(benefits.filter((_, other) => other !== index))}>{words.removePerson}</Button>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...benefits, { name: '', monthlyYuan: null, since: null }])}>
        {words.addBenefit}
      </Button>
    </>
  )
}
