/** Holds what the fake Telegram received against the conversations: every reply at least once, in order. */
import { toMessage } from '../../src/core/conversation/messages.ts'
import type { Conversation } from '../../src/ports/conversation-store.ts'
import type { SentCall } from '../../tests/support/fake-telegram.ts'
import type { Finding } from './audit.ts'
import type { Evidence } from './evidence.ts'

interface OutboxRow {
  seq: number
  sent_at: string | null
  dead_at: string | null
}

/** Enough of a reply to know it again in what was sent, which has phones before and sources behind. */
const KNOWN_BY = 24

/** `rounds`: how often the product was started; each may send one more time what it was about to note as sent. */
export function auditSends(evidence: Evidence, calls: readonly SentCall[], rounds: number): Finding[] {
  const talks = [...evidence.talks.values()].filter(({ head }) => head.channel === 'telegram')
  const rows = talks.map((talk) => outboxFaults(evidence, talk))
  const sends = talks.map((talk) => sendFaults(talk, calls, rounds))
  const replies = talks.reduce((sum, talk) => sum + repliesOf(talk).length, 0)
  return [
    { check: 'outbox rows', seen: replies, faults: rows.flat() },
    { check: 'sent at least once', seen: replies, faults: sends.flat() },
  ]
}

function repliesOf({ head, events }: Conversation): { seq: number; text: string }[] {
  return events.flatMap((stored) => {
    const message = toMessage(head.id, stored)
    return message === null || message.from === 'resident' ? [] : [{ seq: stored.seq, text: message.text }]
  })
}

function outboxFaults({ rows }: Evidence, talk: Conversation): string[] {
  const own = rows<OutboxRow>('SELECT seq, sent_at, dead_at FROM outbox WHERE conversation_id = ?', talk.head.id)
  return repliesOf(talk).flatMap(({ seq }) => {
    const found = own.filter((row) => row.seq === seq)
    if (found.length !== 1) return [`${talk.head.id}: reply ${seq} is in the outbox ${found.length} times`]
    if (found[0]?.dead_at !== null) return [`${talk.head.id}: reply ${seq} was given up`]
    return found[0].sent_at === null ? [`${talk.head.id}: reply ${seq} was never sent`] : []
  })
}

function sendFaults(talk: Conversation, calls: readonly SentCall[], rounds: number): string[] {
  const texts = calls.flatMap(({ method, payload }) =>
    method === 'sendMessage' && String(payload['chat_id']) === talk.head.address ? [String(payload['text'])] : [],
  )
  const faults: string[] = []
  let from = 0
  for (const { seq, text } of repliesOf(talk)) {
    const at = texts.findIndex((sent, index) => index >= from && sent.includes(text.slice(0, KNOWN_BY)))
    if (at < 0) faults.push(`${talk.head.id}: reply ${seq} did not arrive, or not in order`)
    else from = at + 1
  }
  const surplus = texts.length - repliesOf(talk).length
  if (surplus > rounds) faults.push(`${talk.head.id}: ${surplus} sends too many for ${rounds} starts`)
  return faults
}
