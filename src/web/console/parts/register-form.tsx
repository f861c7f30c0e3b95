/** Writing a household down or changing it; when somebody else was first, what they changed stands above what is typed. */
import { Button, Drawer, Input, InputNumber, Select } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { call, toProblem, type ApiProblem } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { THIS_TAB, useDraft } from '../drafts.ts'
import { useDoing } from '../load.ts'
import { kindOptions, type Household, type HouseholdFields, type KindTable } from '../register.ts'
import { mergeFields, type Clash } from '../stale.ts'
import { FIELD_WORDS, registerForm as words } from '../words-register.ts'
import { DayInput } from './day-input.tsx'
import { Field } from './field.tsx'
import { errorOf } from './intake-matter.tsx'
import { ProblemNote } from './problem-note.tsx'
import { RegisterPeople } from './register-people.tsx'
import { lineOf, StaleNote } from './stale-note.tsx'
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

interface Draft {
  fields: HouseholdFields
  /** What stood when the writer began, and its version. */
  base: HouseholdFields
  version: number
  why: string
}

function draftOf(household: Household | null): Draft {
  const fields = household === null ? NEW : typedOf(household)
  return { fields, base: fields, version: household?.version ?? 0, why: '' }
}

function fieldWord(field: string): string {
  return (FIELD_WORDS as Readonly<Record<string, string>>)[field] ?? field
}

export function RegisterForm({ household, table, onClose, onSaved }: Props) {
  const { me } = useDesk()
  const name = `${me.id}.register.${household?.id ?? 'new'}`
  const [draft, setDraft, clear] = useDraft<Draft>(name, draftOf(household), THIS_TAB)
  const [clashes, setClashes] = useState<{ taken: string[]; open: Clash[] } | null>(null)
  const { fields, why } = draft
  const { run, isBusy, problem } = useDoing()
  const put = (part: Partial<HouseholdFields>) => setDraft({ ...draft, fields: { ...fields, ...part } })
  /** Somebody was first: what I had not touched becomes theirs, and the next save stands on their version. */
  const meet = ({ extra }: ApiProblem) => {
    const {
      fields: joined,
      base,
      clashes: open,
      taken,
    } = mergeFields(draft.base, fields, (extra['changes'] ?? []) as { field: string; after: unknown }[])
    setDraft({ ...draft, fields: joined, base, version: extra['version'] as number })
    setClashes({ taken: taken.map(fieldWord), open })
  }
  const settle = (key: string, value?: unknown) => {
    if (value !== undefined) put({ [key]: value })
    setClashes((before) => before && { ...before, open: before.open.filter(({ field: one }) => one !== key) })
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      try {
        if (household === null) await call('POST', '/register/households', { fields, why })
        else await call('PUT', `/register/households/${household.id}`, { expectedVersion: draft.version, fields, why })
      } catch (thrown) {
        const refused = toProblem(thrown)
        if (refused.type === 'stale-record') return meet(refused)
        throw refused
      }
      clear()
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
  const text = (name: 'village' | 'address' | 'note') =>
    field(
      name,
      <Input
        id={`register-${name}`}
        autoComplete="off"
        value={fields[name]}
        onChange={(event) => put({ [name]: event.target.value })}
      />,
    )
  /** What may be left out: an empty box is null. */
  const maybe = (name: 'number' | 'phone', type = 'text') =>
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
        {clashes !== null && (
          <StaleNote
            taken={clashes.taken}
            clashes={clashes.open.map(({ field: key, mine, theirs }) => ({
              key,
              label: fieldWord(key),
              mine: lineOf(mine),
              theirs: lineOf(theirs),
            }))}
            onMine={(key) => settle(key)}
            onTheirs={(key) => settle(key, clashes.open.find(({ field: one }) => one === key)?.theirs ?? null)}
          />
        )}
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
        {field(
          'validFrom',
          <DayInput id="register-validFrom" value={fields.validFrom} onChange={(validFrom) => put({ validFrom })} />,
        )}
        {field(
          'validUntil',
          <DayInput
            id="register-validUntil"
            value={fields.validUntil ?? ''}
            onChange={(day) => put({ validUntil: day || null })}
          />,
        )}
        <RegisterPeople people={fields.people} problem={problem} onChange={(people) => put({ people })} />
        <Benefits benefits={fields.benefits} onChange={(benefits) => put({ benefits })} />
        {text('note')}
        <Field id="register-why" label={words.why} error={errorOf(problem, 'why')}>
          <Input id="register-why" value={why} onChange={(event) => setDraft({ ...draft, why: event.target.value })} />
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
