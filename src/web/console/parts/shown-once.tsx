/** A secret that is shown this one time, until somebody says that it is written down. */
import { Button } from 'antd'
import { hookWords as words } from '../words-hooks.ts'

export function ShownOnce({ name, secret, onDone }: { name: string; secret: string; onDone: () => void }) {
  return (
    <div className="warn-box" role="status">
      <strong>{name}</strong>：{words.once}
      <p>
        <code className="link-once">{secret}</code>
      </p>
      <Button onClick={onDone}>{words.copied}</Button>
    </div>
  )
}
