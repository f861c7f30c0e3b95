/** An hour of the day by the clock of 24 hours, whatever the language of the browser. */
import { Input } from 'antd'
import { useState } from 'react'
import { hourFrom } from '../days.ts'
import { dayForm } from '../words.ts'

interface Props {
  /** 08:30. */
  value: string
  onChange: (value: string) => void
  id?: string
  /** Where no label stands beside it. */
  label?: string
  disabled?: boolean
}

export function HourInput({ value, onChange, id, label, disabled = false }: Props) {
  // What is typed stands until the field is left; what is no hour gives way to the hour that was there.
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && hourFrom(typed) === null
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="hour num"
      autoComplete="off"
      placeholder={dayForm.such('08:30')}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : ''}
      disabled={disabled}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value)
        const hour = hourFrom(target.value)
        if (hour !== null && hour !== value) onChange(hour)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
