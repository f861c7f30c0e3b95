/** Outbox → channel: each reply is sent at least once and leased so that two senders never hold the same one. */
import type { Channel } from '../ports/channel.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { Clock, Log } from '../ports/system.ts'

export interface DeliverDeps {
  conversations: ConversationStore
  channels: readonly Channel[]
  clock: Clock
  log: Log
}

const BATCH = 50
const LEASE_MS = 30_000
const MAX_ATTEMPTS = 8

/** Sends what is due, in order within a conversation. Returns how many were sent. */
export async function deliverReplies(deps: DeliverDeps): Promise<number> {
  const now = deps.clock.now()
  const items = await deps.conversations.leaseOutbox(
    now.toISOString(),
    new Date(now.getTime() + LEASE_MS).toISOString(),
    BATCH,
  )
  /** Conversations whose earlier reply waits: later ones wait with it, so that nothing overtakes. */
  const stuck = new Map<string, string>()
  let sent = 0
  for (const item of items.toSorted((a, b) => a.seq - b.seq)) {
    const channel = deps.channels.find(({ name }) => name === item.channel)
    const waits = stuck.get(item.conversationId)
    if (waits !== undefined) await deps.conversations.outboxFailed(item.id, 'waits behind an earlier reply', waits)
    if (!channel || waits !== undefined) continue
    const outcome = await channel.send(item.address, item.reply)
    if (outcome.kind === 'sent') {
      await deps.conversations.outboxSent(item.id, deps.clock.now().toISOString())
      sent += 1
    } else if (outcome.kind === 'gone' || item.attempts >= MAX_ATTEMPTS) {
      deps.log.warn('reply-undeliverable', {
        conversation: item.conversationId,
        channel: item.channel,
        attempts: item.attempts,
      })
      await deps.conversations.outboxFailed(
        item.id,
        outcome.kind === 'gone' ? outcome.reason : 'too many attempts',
        null,
      )
    } else {
      const retryAt = new Date(deps.clock.now().getTime() + outcome.afterMs).toISOString()
      stuck.set(item.conversationId, retryAt)
      await deps.conversations.outboxFailed(item.id, 'retry', retryAt)
    }
  }
  return sent
}
