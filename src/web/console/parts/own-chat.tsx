/** The own chat in which one is called besides the desk: bound by a code sent to the bot, and unbound again. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { call, post } from '../api.ts'
import { longTime } from '../clock.ts'
import { useDoing, useLoad } from '../load.ts'
import { chatWords as words } from '../words-admin.ts'
import { ProblemNote } from './problem-note.tsx'

interface Chat {
  available: boolean
  since: string | null
}

export function OwnChat() {
  const { value, problem, reload } = useLoad<Chat>('/me/chat')
  const { run, isBusy, problem: doing } = useDoing()
  const { message } = App.useApp()
  const [code, setCode] = useState<string | null>(null)
  const begin = () => void run(async () => setCode((await post<{ code: string }>('/me/chat')).code))
  const end = () =>
    void run(async () => {
      await call('DELETE', '/me/chat')
      void message.success(words.removed)
      setCode(null)
      reload()
    })
  const look = () => {
    setCode(null)
    reload()
  }
  return (
    <section className="card-box">
      <h2>{words.title}</h2>
      <p className="muted">{words.hint}</p>
      <ProblemNote problem={problem ?? doing} onRetry={reload} />
      {value !== null && <p>{value.since === null ? words.none : words.since(longTime(value.since))}</p>}
      {value?.available === false && <p className="muted">{words.off}</p>}
      {code !== null && (
        <p>
          {words.how} <code className="link-once">{words.send(code)}</code>
        </p>
      )}
      <span className="row-keys">
        {value?.available === true && code === null && (
          <Button disabled={isBusy} onClick={begin}>
            {value.since === null ? words.get : words.again}
          </Button>
        )}
        {code !== null && <Button onClick={look}>{words.check}</Button>}
        {value !== null && value.since !== null && (
          <Button disabled={isBusy} onClick={end}>
            {words.remove}
          </Button>
        )}
      </span>
    </section>
  )
}
