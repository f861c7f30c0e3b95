/** Where one is signed in: this browser and the others, which can be signed out from here. */
import { Button } from 'antd'
import { call } from '../api.ts'
import { longTime } from '../clock.ts'
import { useDoing, useLoad } from '../load.ts'
import { sessionWords as words } from '../words-admin.ts'
import { ProblemNote } from './problem-note.tsx'

interface Session {
  id: string
  device: string
  since: string
  isThis: boolean
}

export function OwnSessions() {
  const { value, problem, reload } = useLoad<{ sessions: Session[] }>('/me/sessions')
  const { run, isBusy, problem: ending } = useDoing()
  const end = (id: string | null) =>
    void run(async () => {
      await call('DELETE', id === null ? '/me/sessions' : `/me/sessions/${id}`)
      reload()
    })
  const sessions = value?.sessions ?? []
  return (
    <section className="card-box">
      <h2>{words.title}</h2>
      <ProblemNote problem={problem ?? ending} onRetry={reload} />
      <ul>
        {sessions.map(({ id, device, since, isThis }) => (
          <li key={id}>
            {device || words.unknown} · {words.since(longTime(since))}{' '}
            {isThis ? (
              <b>{words.this}</b>
            ) : (
              <Button size="small" disabled={isBusy} onClick={() => end(id)}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button disabled={isBusy} onClick={() => end(null)}>
          {words.endAll}
        </Button>
      )}
    </section>
  )
}
