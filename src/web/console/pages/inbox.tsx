/** C1: the queues, the open conversation, and its case beside it. On a narrow screen one of them at a time. */
import { useMemo, useState } from 'react'
import { useDesk } from '../desk.tsx'
import { useKeys } from '../keys.ts'
import { ConversationList } from '../parts/conversation-list.tsx'
import { ConversationPane } from '../parts/conversation-pane.tsx'
import { FoundList } from '../parts/found-list.tsx'
import { byUrgency, itemsOf, type Queue } from '../queue.ts'
import { goTo, useHidden } from '../router.tsx'
import { useSeen } from '../seen.ts'
import { App } from 'antd'
import { inbox } from '../words.ts'

const QUEUE = 'desk.queue'

export default function InboxPage({ id }: { id: string }) {
  const [queue, setQueue] = useState<Queue>(() => (localStorage.getItem(QUEUE) as Queue | null) ?? 'all')
  const [q] = useHidden('q')
  const seen = useSeen(id)
  useNextKey()
  const choose = (name: Queue) => {
    localStorage.setItem(QUEUE, name)
    setQueue(name)
  }
  return (
    <div className={id === '' ? 'inbox' : 'inbox talking'}>
      <h1 className="unseen">{inbox.title}</h1>
      {q === '' ? (
        <ConversationList queue={queue} onQueue={choose} openId={id} isUnread={seen.isUnread} />
      ) : (
        <FoundList q={q} openId={id} />
      )}
      {id === '' ? (
        <section className="pane nothing">
          <p>{inbox.pick}</p>
          <p className="muted">{inbox.pickHint}</p>
        </section>
      ) : (
        <ConversationPane key={id} id={id} />
      )}
    </div>
  )
}

/** `n` hands out the most urgent one nobody has, so that nobody has to choose. */
function useNextKey(): void {
  const { rows, cases, alarms } = useDesk()
  const { message } = App.useApp()
  useKeys(
    useMemo(() => {
      const next = () => {
        const waiting = itemsOf(rows ?? [], cases ?? []).filter(({ row }) => row.floor === 'waiting')
        const first = waiting.sort(byUrgency)[0]
        if (first) goTo(`/inbox/${first.row.id}`)
        else void message.info(inbox.noNext)
      }
      // With an alarm the state bar's own `n` is the one to follow.
      return alarms.some(({ level }) => level === 'P0') ? {} : { n: next }
    }, [rows, cases, alarms, message]),
  )
}
