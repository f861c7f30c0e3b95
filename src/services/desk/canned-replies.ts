/** The office's ready replies: the list as it holds, its edit, and each filled in for one conversation. */
import { STARTING_REPLIES } from '../../content/canned-replies.zh-CN.ts'
import { cannedReplies, fillReply, openPlaces, type CannedReply } from '../../core/canned-replies.ts'
import { beijing } from '../../core/time.ts'
import type { ConversationDetail } from './read-conversation.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome } from './refusal.ts'

const NAME = 'canned-replies'

export interface HeldReplies {
  /** 0: as they came with the product. */
  version: number
  replies: readonly CannedReply[]
}

export interface FilledReply {
  id: string
  title: string
  text: string
  /** Places that the case cannot fill. */
  open: string[]
}

export async function heldReplies({ office }: Pick<DeskServices, 'office'>): Promise<HeldReplies> {
  const held = await office.held(NAME)
  if (held === null) return { version: 0, replies: STARTING_REPLIES }
  return { version: held.version, replies: cannedReplies.parse(held.value) }
}

export async function saveReplies(
  deps: DeskServices,
  actor: Actor,
  expectedVersion: number,
  replies: readonly CannedReply[],
): Promise<Outcome<HeldReplies>> {
  const held = await heldReplies(deps)
  if (held.version !== expectedVersion) return { kind: 'stale-record', current: held.version, changes: [] }
  const version = held.version + 1
  const at = deps.clock.now().toISOString()
  const entry = {
    at,
    actor: actor.id,
    action: 'replies.changed',
    target: `v${version}`,
    detail: String(replies.length),
  }
  const stored = await deps.office.put(NAME, { version, at, byId: actor.id, value: replies }, [entry])
  return stored === 'stored' ? done({ version, replies }) : { kind: 'stale-record', current: version, changes: [] }
}

/** Each reply with what this talk knows in its places. */
export function filledReplies(
  { replies }: HeldReplies,
  actor: Actor,
  { conversation, case: linked }: Pick<ConversationDetail, 'conversation' | 'case'>,
): FilledReply[] {
  const known = {
    姓名: linked?.contact.name ?? null,
    编号: conversation.caseNumber,
    镇: conversation.town,
    最晚: linked === null ? null : clockOf(linked.dueAt),
    工号: actor.badge,
  }
  return replies.map(({ id, title, text }) => {
    const filled = fillReply(text, known)
    return { id, title, text: filled, open: openPlaces(filled) }
  })
}

function clockOf(iso: string): string {
  const { date, hour, minute } = beijing(new Date(iso))
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日${hour}:${String(minute).padStart(2, '0')}`
}
