/** Conversations and their events between the port's shape and sealed rows. */
import type { ConversationEvent, StoredEvent } from '../../core/conversation/events.ts'
import type { ConversationHead, Gap, OutboxItem } from '../../ports/conversation-store.ts'
import type { Vault } from '../../ports/system.ts'
import { instant, instantOrNull } from './context.ts'
import type { conversations, events, gaps, outbox } from './schema.ts'

type HeadRow = typeof conversations.$inferSelect
type EventRow = typeof events.$inferSelect
type OutboxRow = typeof outbox.$inferSelect
type GapRow = typeof gaps.$inferSelect

export const context = {
  address: (id: string) => `conversations:address:${id}`,
  preview: (id: string) => `conversations:preview:${id}`,
  event: (id: string, seq: number) => `events:body:${id}:${seq}`,
  outbox: (id: string) => `outbox:body:${id}`,
  gap: (id: string) => `gaps:question:${id}`,
}

export function addressIndex(vault: Vault, channel: string, address: string): Promise<string> {
  return vault.blindIndex(`${channel}:${address}`, 'address')
}

export async function toHeadRow(vault: Vault, head: ConversationHead): Promise<HeadRow> {
  const { id, channel, address, preview } = head
  const [sealedAddress, index, sealedPreview] = await Promise.all([
    address === null ? null : vault.seal(address, context.address(id)),
    address === null ? null : addressIndex(vault, channel, address),
    preview === '' ? '' : vault.seal(preview, context.preview(id)),
  ])
  return {
    id,
    channel,
    address: sealedAddress,
    addressIndex: index,
    floor: head.floor,
    holderId: head.holder?.id ?? null,
    holderBadge: head.holder?.badge ?? null,
    holderOffice: head.holder?.office ?? null,
    lastSeq: head.lastSeq,
    level: head.level,
    town: head.town,
    caseNumber: head.caseNumber,
    preview: sealedPreview,
    waitingSince: instantOrNull(head.waitingSince),
    createdAt: instant(head.createdAt),
    updatedAt: instant(head.updatedAt),
    confidential: head.confidential ?? false,
    tags: tagText(head.tags ?? []),
  }
}

export async function fromHeadRow(vault: Vault, row: HeadRow): Promise<ConversationHead> {
  const [address, preview] = await Promise.all([
    row.address === null ? null : vault.open(row.address, context.address(row.id)),
    row.preview === '' ? '' : vault.open(row.preview, context.preview(row.id)),
  ])
  const { id, channel, floor, lastSeq, level, town, caseNumber, waitingSince, createdAt, updatedAt } = row
  const holder = toWorker(row.holderId, row.holderBadge, row.holderOffice)
  return {
    id,
    channel,
    address,
    floor,
    holder,
    lastSeq,
    level,
    town,
    caseNumber,
    preview,
    waitingSince,
    createdAt,
    updatedAt,
    ...(row.confidential ? { confidential: true } : {}),
    ...(row.tags === '' ? {} : { tags: row.tags.split('|').filter((tag) => tag !== '') }),
  }
}

/** Marks as one text in which each stands between bars: `instr` finds a whole one. */
export function tagText(tags: readonly string[]): string {
  return tags.length === 0 ? '' : `|${tags.join('|')}|`
}

export function toWorker(id: string | null, badge: string | null, office: string | null) {
  return id === null ? null : { id, badge: badge ?? '', office: office ?? '' }
}

export async function toEventRow(
  vault: Vault,
  conversationId: string,
  { seq, at, event }: StoredEvent,
): Promise<EventRow> {
  const body = await vault.seal(JSON.stringify(event), context.event(conversationId, seq))
  return { conversationId, seq, at: instant(at), body }
}

export async function fromEventRow(vault: Vault, row: EventRow): Promise<StoredEvent> {
  const body = await vault.open(row.body, context.event(row.conversationId, row.seq))
  return { seq: row.seq, at: row.at, event: JSON.parse(body) as ConversationEvent }
}

export async function toOutboxRow(vault: Vault, item: OutboxItem): Promise<typeof outbox.$inferInsert> {
  const { id, conversationId, channel, address, seq, reply, files, dueAt } = item
  const body = await vault.seal(JSON.stringify({ address, reply, files }), context.outbox(id))
  return { id, conversationId, channel, seq, body, dueAt: instant(dueAt), attempts: 0 }
}

export async function fromOutboxRow(vault: Vault, row: OutboxRow): Promise<OutboxItem & { attempts: number }> {
  const { id, conversationId, channel, seq, dueAt, attempts } = row
  const opened = await vault.open(row.body, context.outbox(id))
  const { address, reply, files } = JSON.parse(opened) as Pick<OutboxItem, 'address' | 'reply' | 'files'>
  return { id, conversationId, channel, address, seq, reply, dueAt, attempts, ...(files ? { files } : {}) }
}

export async function toGapRow(vault: Vault, gap: Gap): Promise<GapRow> {
  return { ...gap, at: instant(gap.at), question: await vault.seal(gap.question, context.gap(gap.id)) }
}

export async function fromGapRow(vault: Vault, row: GapRow): Promise<Gap> {
  return { ...row, question: await vault.open(row.question, context.gap(row.id)) }
}
