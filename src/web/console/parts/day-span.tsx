/** From one day to another; both live in the address. */
import { Fragment } from 'react'
import { useQuery } from '../router.tsx'
import { DayInput } from './day-input.tsx'

interface Props {
  /** Before the ids of both fields. */
  id: string
  words: { from: string; until: string }
}

export function DaySpanFields({ id, words }: Props) {
  const [address, setAddress] = useQuery()
  const fields = [
    ['from', words.from],
    ['to', words.until],
  ] as const
  return fields.map(([name, label]) => (
    <Fragment key={name}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <DayInput
        id={`${id}-${name}`}
        value={address.get(name) ?? ''}
        onChange={(next) => setAddress({ [name]: next })}
      />
    </Fragment>
  ))
}
