/** A list that is edited line by line: one line put anew, one added at the end; lines are never taken away here. */
import { Button, Checkbox } from 'antd'
import type { ReactNode } from 'react'

interface Props<Line extends { active: boolean }> {
  lines: readonly Line[]
  canEdit: boolean
  /** How a line stands; `put` changes a part of it. */
  line: (line: Line, put: (part: Partial<Line>) => void, active: ReactNode) => ReactNode
  /** A new line as it begins. */
  fresh: () => Line
  onChange: (lines: Line[]) => void
  words: { active: string; add: string }
}

export function ListEditor<Line extends { active: boolean }>(props: Props<Line>) {
  const { lines, canEdit, line, fresh, onChange, words } = props
  return (
    <>
      {lines.map((one, at) => {
        const put = (part: Partial<Line>) =>
          onChange(lines.map((other, index) => (index === at ? { ...other, ...part } : other)))
        const active = (
          <Checkbox
            checked={one.active}
            disabled={!canEdit}
            // A part of a line that is known to have this field.
            onChange={({ target }) => put({ active: target.checked } as Partial<Line>)}
          >
            {words.active}
          </Checkbox>
        )
        return <div key={at}>{line(one, put, active)}</div>
      })}
      {canEdit && <Button onClick={() => onChange([...lines, fresh()])}>{words.add}</Button>}
    </>
  )
}
