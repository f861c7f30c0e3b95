/** The people of a household in its form; the first is its head. */
import { Button, Input } from 'antd'
import type { ApiProblem } from '../api.ts'
import type { HouseholdFields } from '../register.ts'
import { registerForm as words } from '../words-register.ts'
import { errorOf } from './intake-matter.tsx'
import { Field } from './field.tsx'

type Person = HouseholdFields['people'][number]

interface Props {
  people: readonly Person[]
  problem: ApiProblem | null
  onChange: (people: Person[]) => void
}

export function RegisterPeople({ people, problem, onChange }: Props) {
  const put = (at: number, part: Partial<Person>) =>
    onChange(people.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const box = (index: number, name: 'name' | 'idNumber' | 'relation', value: string) => (
    <Field
      id={`register-person-${index}-${name}`}
      label={words[name]}
      error={errorOf(problem, `fields.people.${index}.${name}`)}
    >
      <Input
        id={`register-person-${index}-${name}`}
        autoComplete="off"
        value={value}
        onChange={(event) =>
          put(index, { [name]: name === 'idNumber' ? event.target.value || null : event.target.value })
        }
      />
    </Field>
  )
  return (
    <>
      {people.map((person, index) => (
        <fieldset key={index} className="field">
          <legend>{words.person(index + 1)}</legend>
          {box(index, 'name', person.name)}
          {box(index, 'idNumber', person.idNumber ?? '')}
          {box(index, 'relation', person.relation)}
          {people.length > 1 && (
            <Button onClick={() => onChange(people.filter((_, other) => other !== index))}>{words.removePerson}</Button>
          )}
        </fieldset>
      ))}
      <Button onClick={() => onChange([...people, { name: '', idNumber: null, relation: '', kind: null }])}>
        {words.addPerson}
      </Button>
    </>
  )
}
