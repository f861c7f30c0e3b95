/** The inbox at the left: queues with counts, rows most urgent first, j and k to walk through them. */
import { Button, Segmented, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useDesk } from '../desk.tsx'
import { useKeys } from '../keys.ts'
import { byUrgency, isIn, itemsOf, lastClosed, type Queue, type QueueItem } from '../queue.ts'
import { useSettled } from '../settled.ts'
import { useTags, type Tags } from '../tags.ts'
import { tagPageWords } from '../words-dispatch.ts'
import type { ConversationRow } from '../types.ts'
import { inbox } from '../words.ts'
import { ConversationLine } from './conversation-row.tsx'

interface Props {
  queue: Queue
  onQueue: (queue: Queue) => void
  openId: string
  isUnread: (row: ConversationRow) => boolean
}

const idOf = ({ row }: QueueItem) => row.id
const isUrgent = ({ row }: QueueItem) => row.level === 'P0' || row.level === 'P1'

export function ConversationList({ queue, onQueue, openId, isUnread }: Props) {
  const { me, rows, cases, counts, moreTalks } = useDesk()
  const items = useMemo(() => itemsOf(rows ?? [], cases ?? []), [rows, cases])
  const { active, colourOf, isLoading: isTagging } = useTags()
  const [tag, setTag] = useState<string | null>(null)
  const listed = useMemo(
    () =>
      items
        .filter((item) => isIn(queue, item, me) && (tag === null || item.row.tags?.includes(tag) === true))
        .sort(byUrgency),
    [items, queue, me, tag],
  )
  const { shown, held, release, box, hands } = useSettled(listed, { idOf, isUrgent, scope: `${queue} ${tag ?? ''}` })
  const queues: Queue[] = me.towns.length > 0 ? ['mine', 'waiting', 'town', 'all'] : ['mine', 'waiting', 'all']
  useListKeys(box)
  return (
    <section className="pane list-pane" aria-label={inbox.list}>
      <Segmented<Queue>
        block
        value={queue}
        onChange={onQueue}
        options={queues.map((name) => ({
          value: name,
          label: `${inbox.queues[name]} ${counts?.talks?.[name] ?? items.filter((item) => isIn(name, item, me)).length}`,
        }))}
      />
      {/* Its place is kept while the tags are on their way, or the rows would slip away under the pointer. */}
      {(isTagging || active.length > 0) && (
        <Select<string>
          allowClear
          disabled={isTagging}
          className="wide"
          variant="borderless"
          aria-label={tagPageWords.of}
          placeholder={tagPageWords.all}
          value={tag}
          options={active.map(({ name }) => ({ value: name, label: name }))}
          onChange={(next: string | undefined) => setTag(next ?? null)}
        />
      )}
      {held > 0 && (
        <Button block onClick={release}>
          {inbox.news(held)}
        </Button>
      )}
      <div className="talk-list" ref={box} {...hands}>
        {rows !== null && shown.length === 0 ? (
          <EmptyQueue queue={queue} openId={openId} colourOf={colourOf} />
        ) : (
          <ul>
            {shown.map((item) => (
              <li key={item.row.id}>
                <ConversationLine
                  item={item}
                  isOpen={item.row.id === openId}
                  isUnread={isUnread(item.row)}
                  meId={me.id}
                  colourOf={colourOf}
                />
              </li>
            ))}
          </ul>
        )}
        {moreTalks !== null && queue !== 'mine' && (
          <Button block onClick={moreTalks}>
            {inbox.more}
          </Button>
        )}
      </div>
    </section>
  )
}

function EmptyQueue({ queue, openId, colourOf }: { queue: Queue; openId: string } & Pick<Tags, 'colourOf'>) {
  const { me, rows } = useDesk()
  const closed = lastClosed(rows ?? [], 5)
  const words = { mine: inbox.emptyMine, waiting: inbox.emptyWaiting, town: inbox.emptyWaiting, all: inbox.emptyAll }
  return (
    <div className="empty">
      <p>{words[queue]}</p>
      {closed.length > 0 && (
        <>
          <h3>{inbox.lastClosed}</h3>
          <ul>
            {closed.map((row) => (
              <li key={row.id}>
                <ConversationLine
                  item={{ row, case: null }}
                  isOpen={row.id === openId}
                  isUnread={false}
                  meId={me.id}
                  colourOf={colourOf}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function useListKeys(box: React.RefObject<HTMLDivElement | null>): void {
  const step = useCallback(
    (by: 1 | -1) => {
      const links = [...(box.current?.querySelectorAll<HTMLAnchorElement>('a.talk-row') ?? [])]
      const focused = links.indexOf(document.activeElement as HTMLAnchorElement)
      const from = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === 'true')
      links[Math.min(links.length - 1, Math.max(0, from + by))]?.focus()
    },
    [box],
  )
  useKeys(useMemo(() => ({ j: () => step(1), k: () => step(-1) }), [step]))
}
