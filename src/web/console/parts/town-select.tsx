/** Choosing a town of the gazetteer by a few of its characters. */
import { Select } from 'antd'
import { TOWN_OPTIONS } from '../towns.ts'

interface Props {
  id: string
  value: string | null
  onChange: (town: string | null) => void
  placeholder?: string
  label?: string
}

export default function TownSelect({ id, value, onChange, placeholder, label }: Props) {
  return (
    <Select<string>
      id={id}
      className="wide"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(town: string | undefined) => onChange(town ?? null)}
      options={TOWN_OPTIONS}
      placeholder={placeholder}
      aria-label={label}
      popupMatchSelectWidth={false}
    />
  )
}
