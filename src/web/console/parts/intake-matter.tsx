/** The questions of the intake: every question of the chosen dialogue, answered in any order. */
import { Checkbox, Input, InputNumber, Radio } from 'antd'
import type { ApiProblem } from '../api.ts'
import type { Entered, FormStep, Intake, People } from '../intake-form.ts'
import { intake as words } from '../words-intake.ts'
import { Field, FieldSet } from './field.tsx'
import TownSelect from './town-select.tsx'

export function errorOf(problem: ApiProblem | null, name: string): string | undefined {
  const errors = (problem?.extra['errors'] ?? []) as { field: string; detail: string }[]
  return errors.find(({ field }) => field === name)?.detail
}

interface Props {
  steps: readonly FormStep[]
  form: Intake
  missed: readonly string[]
  /** The question the dialogue would put next. */
  next: string | null
  onChange: (part: Partial<Intake>) => void
}

export function Questions({ steps, form, missed, next, onChange }: Props) {
  const put = (step: string, entered: Entered | null) => {
    const { [step]: _before, ...others } = form.answers
    onChange({ answers: entered === null ? others : { ...others, [step]: entered } })
  }
  return (
    <ol className="card-box intake-steps">
      {steps.map((step) => (
        <li key={step.id} className={step.id === next ? 'next-step' : ''}>
          <Question
            step={step}
            form={form}
            error={missed.includes(step.id) ? words.missed : undefined}
            put={(entered) => put(step.id, entered)}
            onChange={onChange}
          />
        </li>
      ))}
    </ol>
  )
}

interface QuestionProps {
  step: FormStep
  form: Intake
  error: string | undefined
  put: (entered: Entered | null) => void
  onChange: Props['onChange']
}

function Question({ step, form, error, put, onChange }: QuestionProps) {
  const id = `intake-${step.id}`
  const entered = form.answers[step.id]
  const options = step.choices.filter(({ again }) => !again).map(({ id: value, label }) => ({ value, label }))
  const hint = step.lead ?? step.why
  if (step.answer === 'choice' || step.answer === 'set') {
    return (
      <FieldSet id={id} label={step.ask} error={error} hint={hint}>
        {step.answer === 'set' ? (
          <Checkbox.Group
            value={entered?.choices ?? []}
            options={options}
            onChange={(choices) => put(choices.length === 0 ? null : { choices })}
          />
        ) : (
          <Radio.Group
            optionType="button"
            name={id}
            value={entered?.choices?.[0] ?? null}
            options={options}
            onChange={(event) => put({ choices: [String(event.target.value)] })}
          />
        )}
      </FieldSet>
    )
  }
  if (step.answer === 'people') {
    return (
      <FieldSet id={id} label={step.ask} error={error} hint={hint}>
        <PeopleFields id={id} people={entered?.people} put={(people) => put({ people })} />
      </FieldSet>
    )
  }
  if (step.answer === 'place') {
    return (
      <FieldSet id={id} label={step.ask} error={error} hint={hint}>
        <div className="inline-fields">
          <TownSelect
            id={`${id}-town`}
            label={words.town}
            placeholder={words.town}
            value={form.town || null}
            onChange={(town) => onChange({ town: town ?? '' })}
          />
          <Input
            id={id}
            aria-label={words.place}
            placeholder={words.place}
            autoComplete="off"
            value={entered?.text ?? ''}
            onChange={(event) => put(event.target.value === '' ? null : { text: event.target.value })}
          />
        </div>
      </FieldSet>
    )
  }
  return (
    <Field id={id} label={step.ask} error={error} hint={hint}>
      <Input
        id={id}
        autoComplete="off"
        inputMode={step.answer === 'money' ? 'decimal' : 'text'}
        value={entered?.text ?? ''}
        onChange={(event) => put(event.target.value === '' ? null : { text: event.target.value })}
      />
    </Field>
  )
}

const NOBODY: People = { adults: 0, elders: 0, children: 0 }

function PeopleFields({
  id,
  people = NOBODY,
  put,
}: {
  id: string
  people: People | undefined
  put: (people: People) => void
}) {
  return (
    <div className="inline-fields">
      {(['adults', 'elders', 'children'] as const).map((who) => (
        <Field key={who} id={`${id}-${who}`} label={words[who]}>
          <InputNumber
            id={`${id}-${who}`}
            min={0}
            max={30}
            value={people[who]}
            onChange={(count) => put({ ...people, [who]: count ?? 0 })}
          />
        </Field>
      ))}
    </div>
  )
}
