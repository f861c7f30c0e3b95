/** The days that figures of dialogues are for, and how long a silence counts as giving up; all of it lives in the address. */
import { Select } from 'antd'
import { HOURS, SUPPOSED_HOURS, type DialogueSpan } from '../dialogues.ts'
import { nextDay } from '../figures.ts'
import { useQuery } from '../router.tsx'
import { dialogueWords as words } from '../words-dialogues.ts'
import { DaySpanFields } from './day-span.tsx'

export function useDialogueSpan(): { span: DialogueSpan; address: Readonly<Record<string, string>> } {
  const [address] = useQuery()
  const [from, until, hours] = ['from', 'to', 'hours'].map((name) => address.get(name) ?? '') as [
    string,
    string,
    string,
  ]
  const asked = Number(hours)
  const silent = HOURS.find((one) => one === asked) ?? SUPPOSED_HOURS
  return { span: { from, to: nextDay(until), hours: silent }, address: { from, to: until, hours } }
}

export function DialogueSpanFields() {
  const [, setAddress] = useQuery()
  const { span } = useDialogueSpan()
  return (
    <div className="filters">
      <DaySpanFields id="dialogue" words={words} />
      <label htmlFor="dialogue-hours">{words.hours}</label>
      <Select
        id="dialogue-hours"
        value={span.hours}
        options={HOURS.map((value) => ({ value, label: words.hoursOf(value) }))}
        onChange={(next) => setAddress({ hours: String(next) })}
      />
    </div>
  )
}
