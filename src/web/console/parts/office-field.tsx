/** Another office, from the office's own list with what it answers for and its phone; a name that is not on it may be written. */
import { AutoComplete } from 'antd'
import type { Departments } from '../../../core/departments.ts'
import { useLoad } from '../load.ts'
import type { Held } from '../office-table.ts'
import { caseForm as words } from '../words-cases.ts'
import { Field } from './field.tsx'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  id: string
  label: string
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

export function OfficeField({ id, label, value, error, onChange }: Props) {
  const { value: held, problem, reload } = useLoad<Held<Departments>>('/tables/departments')
  const active = held?.value.departments.filter((one) => one.active) ?? []
  const picked = active.find(({ name }) => name === value)
  const hint =
    picked === undefined
      ? value === ''
        ? words.officeHint
        : words.officeFree
      : words.officeKnown(picked.about, picked.phone)
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <ProblemNote problem={problem} onRetry={reload} />
      <AutoComplete
        id={id}
        className="wide"
        value={value}
        onChange={(next: string) => onChange(next)}
        showSearch={{
          filterOption: (typed, option) => (picked !== undefined ? true : `${option?.find ?? ''}`.includes(typed)),
        }}
        options={active.map(({ name, about, phone }) => ({
          value: name,
          find: `${name} ${about}`,
          label: (
            <span className="office-option">
              <b>{name}</b> <span className="small muted">{words.officeKnown(about, phone)}</span>
            </span>
          ),
        }))}
      />
    </Field>
  )
}
