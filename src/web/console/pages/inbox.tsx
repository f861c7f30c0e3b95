/** C1: the queues, the open conversation, and its case beside it. On a narrow screen one of them at a time. */
import { useState } from 'react'
import { ConversationList } from '../parts/conversation-list.tsx'
import { ConversationPane } from '../parts/conversation-pane.tsx'
import { FoundList } from '../parts/found-list.tsx'
import { useNext } from '../next.ts'
import type { Queue } from '../queue.ts'
import { useHidden } from '../router.tsx'
import { useSeen } from '../seen.ts'
import { Button } from 'antd'
import { inbox } from '../words.ts'

const QUEUE = 'desk.queue'

export default function InboxPage({ id }: { id: string }) {
  const [queue, setQueue] = useState<Queue>(() => (localStorage.getItem(QUEUE) as Queue | null) ?? 'all')
  const [q] = useHidden('q')
  const seen = useSeen(id)
  const { hasNext, openNext } = useNext()
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
          {hasNext && (
            <p>
              <Button type="primary" onClick={openNext}>
                {inbox.next} <kbd>n</kbd>
              </Button>
            </p>
          )}
          <p className="muted">{inbox.pickHint}</p>
        </section>
      ) : (
        <ConversationPane key={id} id={id} />
      )}
    </div>
  )
}
