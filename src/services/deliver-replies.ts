/** Outbox → channel: in order within a conversation, all conversations at once, so that a hung send holds up nobody else. */
import { undelivered, undeliveredFile } from '../content/channel-words.zh-CN.ts'
import { fileName } from '../core/pictures/clean-file.ts'
import type { Channel, OutgoingFile, SendOutcome } from '../ports/channel.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { Alert, ConversationStore, OutboxItem } from '../ports/conversation-store.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Bell, Clock, Files, Ids, Log } from '../ports/system.ts'

export interface DeliverDeps {
  conversations: ConversationStore
  cases: Pick<CaseStore, 'write'>
  bell: Bell
  ids: Ids
  channels: readonly Channel[]
  files: Pick<Files, 'get'>
  /** Words with an address that opens a file; null without a public address. */
  linkTo: (attachmentId: string) => Promise<string | null>
  clock: Clock
  log: Log
  metrics: Metrics
  /** How many parts of a long reply were seen before its send failed; lost in a crash, as is what the network did then. */
  partsDone: Map<string, number>
}

type Leased = OutboxItem & { attempts: number }

const BATCH = 50
const LEASE_MS = 60_000
/** A send gives up by itself within this time; none begins when its lease could run out meanwhile. */
const LONGEST_SEND_MS = 15_000
const LONGEST_FILE_MS = 45_000
/** With the pauses below, more than three hours. */
const MAX_ATTEMPTS = 45
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 300_000

/** Sends what is due. May run many times at once: leases keep the passes apart. Returns how many were sent. */
export async function deliverReplies(deps: DeliverDeps): Promise<number> {
  const now = deps.clock.now()
  const leaseUntil = now.getTime() + LEASE_MS
  const items = await deps.conversations.leaseOutbox(now.toISOString(), new Date(leaseUntil).toISOString(), BATCH)
  const talks = new Map<string, Leased[]>()
  for (const item of items) talks.set(item.conversationId, [...(talks.get(item.conversationId) ?? []), item])
  const sent = await Promise.all([...talks.values()].map((talk) => sendInOrder(deps, talk, leaseUntil)))
  return sent.reduce((sum, count) => sum + count, 0)
}

/** The replies of one conversation. When one must wait, the later ones wait with it: nothing overtakes. */
async function sendInOrder(deps: DeliverDeps, talk: readonly Leased[], leaseUntil: number): Promise<number> {
  let sent = 0
  let waitUntil: string | null = null
  for (const item of talk.toSorted((a, b) => a.seq - b.seq)) {
    const longest = item.files ? LONGEST_FILE_MS : LONGEST_SEND_MS
    waitUntil ??= leaseUntil - deps.clock.now().getTime() < longest ? deps.clock.now().toISOString() : null
    if (waitUntil !== null) await deps.conversations.outboxFailed(item.id, 'waits behind an earlier reply', waitUntil)
    else {
      const { isSent, retryAt } = await sendOne(deps, item)
      sent += Number(isSent)
      waitUntil = retryAt
    }
  }
  return sent
}

/** Neither sent nor tried again: it was given up. */
type Tried = { isSent: boolean; retryAt: string | null }

async function sendOne(deps: DeliverDeps, item: Leased): Promise<Tried> {
  const { conversations, clock, metrics, partsDone } = deps
  const channel = deps.channels.find(({ name }) => name === item.channel)
  if (!channel) return giveUp(deps, item, 'channel not configured')
  const outcome = await send(deps, channel, item).catch((error: unknown) => {
    deps.log.error('send-failed', error, { conversation: item.conversationId, channel: item.channel })
    return { kind: 'retry' as const, afterMs: FIRST_PAUSE_MS }
  })
  if (outcome.kind === 'sent') {
    partsDone.delete(item.id)
    await conversations.outboxSent(item.id, clock.now().toISOString())
    metrics.add('warmline_replies_total', { channel: item.channel, outcome: 'sent' })
    return { isSent: true, retryAt: null }
  }
  if (outcome.kind === 'gone') return giveUp(deps, item, outcome.reason)
  if (item.attempts >= MAX_ATTEMPTS) return giveUp(deps, item, 'too many attempts')
  if ('done' in outcome && outcome.done) partsDone.set(item.id, outcome.done)
  metrics.add('warmline_replies_total', { channel: item.channel, outcome: 'retry' })
  const pause = Math.max(outcome.afterMs, Math.min(FIRST_PAUSE_MS * 2 ** (item.attempts - 1), LONGEST_PAUSE_MS))
  const retryAt = new Date(clock.now().getTime() + pause).toISOString()
  await conversations.outboxFailed(item.id, 'retry', retryAt)
  return { isSent: false, retryAt }
}

async function send(deps: DeliverDeps, channel: Channel, { id, address, reply, files }: Leased): Promise<SendOutcome> {
  const done = deps.partsDone.get(id) ?? 0
  if (!files) return channel.send(address, reply, done)
  const read: OutgoingFile[] = []
  for (const { attachmentId, kind } of files) {
    const bytes = await deps.files.get(attachmentId)
    if (bytes === null) return { kind: 'gone', reason: 'file is gone' }
    read.push({ name: fileName(attachmentId, kind), kind, bytes, byLink: await deps.linkTo(attachmentId) })
  }
  return channel.send(address, reply, done, read)
}

async function giveUp(deps: DeliverDeps, item: Leased, reason: string): Promise<Tried> {
  deps.partsDone.delete(item.id)
  deps.log.warn('reply-undeliverable', {
    conversation: item.conversationId,
    channel: item.channel,
    attempts: item.attempts,
    reason,
  })
  deps.metrics.add('warmline_replies_total', { channel: item.channel, outcome: 'undeliverable' })
  await deps.conversations.outboxFailed(item.id, reason, null)
  await callDesk(deps, item)
  return { isSent: false, retryAt: null }
}

/** Whoever works on the matter must not believe that the words arrived; one open alert a talk. */
async function callDesk(
  { conversations, cases, clock, ids, bell }: DeliverDeps,
  { conversationId, files }: Leased,
): Promise<void> {
  const head = await conversations.head(conversationId)
  if (head === null || (head.caseNumber === null && head.floor !== 'human')) return
  const { caseNumber, town, level } = head
  const text = (files ? undeliveredFile : undelivered)(town, caseNumber)
  const open = await conversations.openAlerts()
  if (open.some((alert) => alert.conversationId === conversationId && alert.text === text)) return
  const alert: Alert = {
    id: ids.next('a'),
    kind: 'warning',
    level: level ?? 'P3',
    conversationId,
    caseNumber,
    town,
    text,
    at: clock.now().toISOString(),
  }
  await cases.write({ cases: [], alerts: [alert] })
  bell.ring('desk')
}
