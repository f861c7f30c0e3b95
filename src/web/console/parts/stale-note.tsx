/** What somebody else changed meanwhile, beside one's own words; each clash is settled by a press, and saving goes on above the new version. */
import { Button } from 'antd'
import { staleWords as words } from '../words-stale.ts'

export interface ShownClash {
  key: string
  label: string
  mine: string
  theirs: string
}

interface Props {
  taken?: readonly string[]
  clashes: readonly ShownClash[]
  onTheirs: (key: string) => void
  onMine: (key: string) => void
}

export function StaleNote({ taken = [], clashes, onTheirs, onMine }: Props) {
  return (
    <div className="warn-box" role="alert">
      <strong>{words.title}</strong>
      {taken.length > 0 && <p>{words.taken(taken.join('、'))}</p>}
      {clashes.length > 0 && <p>{words.clash}</p>}
      {clashes.map(({ key, label, mine, theirs }) => (
        <fieldset key={key} className="field">
          <legend>{label}</legend>
          <p>
            <b>{words.mine}</b>：{mine || words.empty}
          </p>
          <p>
            <b>{words.theirs}</b>：{theirs || words.empty}
          </p>
          <Button size="small" onClick={() => onMine(key)}>
            {words.useMine}
          </Button>{' '}
          <Button size="small" onClick={() => onTheirs(key)}>
            {words.useTheirs}
          </Button>
        </fieldset>
      ))}
      <p>{words.again}</p>
    </div>
  )
}

/** A value of a record as a line to compare; lists of records by their words. */
export function lineOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(lineOf).join('；')
  return Object.values(value).map(lineOf).filter(Boolean).join(' ')
}
