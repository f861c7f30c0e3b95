/** What the search box found among the conversations; the words searched for stay out of the address. */
import { Button, Spin } from 'antd'
import { query } from '../api.ts'
import { useDesk } from '../desk.tsx'
import { useLoad } from '../load.ts'
import { itemsOf } from '../queue.ts'
import { goTo } from '../router.tsx'
import { useTags } from '../tags.ts'
import type { ConversationRow } from '../types.ts'
import { inbox } from '../words.ts'
import { ConversationLine } from './conversation-row.tsx'
import { ProblemNote } from './problem-note.tsx'

export function FoundList({ q, openId }: { q: string; openId: string }) {
  const { me, cases } = useDesk()
  const { colourOf } = useTags()
  const { value, problem, reload } = useLoad<{ conversations: ConversationRow[] }>(`/conversations${query({ q })}`)
  const items = itemsOf(value?.conversations ?? [], cases ?? [])
  return (
    <section className="pane list-pane" aria-label={inbox.list}>
      <div className="row-between">
        <strong role="status">{value === null ? '' : inbox.found(items.length)}</strong>
        <span>
          <Button size="small" onClick={() => goTo('/cases', { state: { q } })}>
            {inbox.searchCases}
          </Button>{' '}
          <Button size="small" onClick={() => goTo('/inbox')}>
            {inbox.clearSearch}
          </Button>
        </span>
      </div>
      <ProblemNote problem={problem} onRetry={reload} />
      <div className="talk-list">
        {value === null && problem === null && <Spin />}
        <ul>
          {items.map((item) => (
            <li key={item.row.id}>
              <ConversationLine
                item={item}
                isOpen={item.row.id === openId}
                isUnread={false}
                meId={me.id}
                colourOf={colourOf}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
