/** One row of the inbox: level, clock, town, first words, and in whose hands it is. */
import { memo } from 'react'
import { hasDraft } from '../drafts.ts'
import { draftName } from './composer.tsx'
import { Link } from '../router.tsx'
import type { QueueItem } from '../queue.ts'
import { channels, common, floors, inbox, INCIDENT_WORDS } from '../words.ts'
import { CaseClock, TimeOf, WaitClock } from './clock.tsx'
import { TagMark } from './tag-mark.tsx'
import { LevelTag } from './level-tag.tsx'

interface Props {
  item: QueueItem
  isOpen: boolean
  isUnread: boolean
  meId: string
  colourOf: (tag: string) => string
}

export const ConversationLine = memo(function ConversationLine({ item, isOpen, isUnread, meId, colourOf }: Props) {
  const { row, case: linked } = item
  const drafted = hasDraft(draftName(meId, 'reply', row.id)) || hasDraft(draftName(meId, 'note', row.id))
  return (
    <Link to={`/inbox/${row.id}`} className="talk-row" aria-current={isOpen ? 'true' : undefined} data-id={row.id}>
      <span className="talk-head">
        <LevelTag level={row.level} />
        <RowClock item={item} />
      </span>
      <span className={isUnread ? 'talk-words new' : 'talk-words'}>{row.preview || inbox.noWords}</span>
      <span className="talk-foot">
        <span>
          {row.town ?? (linked === null ? '' : common.none)}
          {linked !== null && ` ${INCIDENT_WORDS[linked.incident] ?? ''}`}
        </span>
        <span>{row.holder === null ? floors[row.floor] : common.worker(row.holder.badge)}</span>
        <span>{channels[row.channel]}</span>
        {row.tags?.map((tag) => (
          <TagMark key={tag} name={tag} colour={colourOf(tag)} />
        ))}
        {isUnread && <b className="mark">{inbox.unread}</b>}
        {drafted && <b className="mark">{inbox.draft}</b>}
      </span>
    </Link>
  )
})

function RowClock({ item: { row, case: linked } }: { item: QueueItem }) {
  if (linked !== null && linked.firstContactAt === null) return <CaseClock row={linked} />
  if (row.floor === 'waiting' && row.waitingSince !== null) return <WaitClock since={row.waitingSince} />
  return (
    <span className="clock done">
      <TimeOf at={row.updatedAt} />
    </span>
  )
}
