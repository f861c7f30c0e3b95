/** A day in the order people here write it, whatever the language of the browser: typed, read back in words, or picked from a calendar. */
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { dayFrom, dayWords, type DayKind } from '../days.ts'
import { dayForm as words } from '../words.ts'

interface Props {
  id: string
  /** 2026-11-30, 2026-11 or 2026-11-30T08:30; '' for none. */
  value: string
  onChange: (value: string) => void
  kind?: DayKind
  /** Where no label stands beside it. */
  label?: string
}

const NATIVE = { day: 'date', month: 'month', minute: 'datetime-local' } as const

export function DayInput({ id, value, onChange, kind = 'day', label }: Props) {
  // What is typed stands as it is until it is a day; a day set from elsewhere shows at once.
  const [typed, setTyped] = useState<string | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const text = typed ?? value.replace('T', ' ')
  const isWrong = typed !== null && typed.trim() !== '' && dayFrom(typed, kind) === null
  const take = (next: string) => {
    setTyped(next)
    const day = next.trim() === '' ? '' : dayFrom(next, kind)
    if (day !== null && day !== value) onChange(day)
  }
  return (
    <span className="day-input">
      <Input
        id={id}
        className="day num"
        inputMode="text"
        autoComplete="off"
        placeholder={words.such(words.examples[kind])}
        aria-invalid={isWrong}
        aria-describedby={`${id}-day`}
        {...(label === undefined ? {} : { 'aria-label': label })}
        value={text}
        onChange={({ target }) => take(target.value)}
        onBlur={() => {
          if (!isWrong) setTyped(null)
        }}
      />
      <input
        ref={picker}
        className="day-native"
        type={NATIVE[kind]}
        tabIndex={-1}
        aria-hidden="true"
        lang="zh-CN"
        value={value}
        onChange={({ target }) => {
          setTyped(null)
          onChange(target.value)
        }}
      />
      <Button aria-label={words.pick} onClick={() => picker.current?.showPicker()}>
        {words.calendar}
      </Button>
      <span id={`${id}-day`} className={isWrong ? 'field-error' : 'muted small'}>
        {isWrong ? words.wrong(words.examples[kind]) : value === '' ? '' : dayWords(value)}
      </span>
    </span>
  )
}
