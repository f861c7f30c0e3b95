/** Choosing colleagues in their order, by badge, name or office. */
import { Select } from 'antd'
import { colleagueWords, type Colleague } from '../colleagues.ts'
import { dispatchWords as words } from '../words-dispatch.ts'

interface Props {
  label: string
  value: readonly string[]
  people: readonly Colleague[]
  disabled: boolean
  onChange: (ids: string[]) => void
}

export function PeopleSelect({ label, value, people, disabled, onChange }: Props) {
  if (disabled) return <span className="num">{badgesOf(value, people)}</span>
  return (
    <Select<string[]>
      mode="multiple"
      className="wide"
      aria-label={label}
      placeholder={words.people}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value]}
      onChange={onChange}
      options={people.map((person) => ({ value: person.id, label: colleagueWords(person) }))}
      labelRender={({ value: id }) => people.find((person) => person.id === id)?.badge ?? String(id)}
      popupMatchSelectWidth={false}
    />
  )
}

export function badgesOf(ids: readonly string[], people: readonly Colleague[]): string {
  return ids.map((id) => people.find((person) => person.id === id)?.badge ?? '?').join('、')
}
