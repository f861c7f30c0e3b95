/** Replies on their way out: leased by one sender at a time, in the order of their conversation. */
import { and, between, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { ConversationStore, OutboxRange } from '../../ports/conversation-store.ts'
import { instant, type StoreContext } from './context.ts'
import { fromOutboxRow } from './conversation-rows.ts'
import { changes, conversations, events, outbox } from './schema.ts'

/** Enough for a code or a channel's short reason; words beyond ASCII may be a resident's and are masked. */
const ERROR_LENGTH = 200

const pending = and(isNull(outbox.sentAt), isNull(outbox.deadAt))

export type Outbox = Pick<
  ConversationStore,
  | 'leaseOutbox'
  | 'outboxSent'
  | 'outboxFailed'
  | 'takeOutbox'
  | 'releaseOutbox'
  | 'outboxPending'
  | 'outboxOldest'
  | 'undelivered'
>

export function outboxStore({ db, vault, now }: StoreContext): Outbox {
  const newsOf = (id: string) =>
    db.insert(changes).select(
      db
        .select({
          cursor: sql<number>`NULL`.as('cursor'),
          kind: sql<'conversation'>`'conversation'`.as('kind'),
          ref: conversations.id,
          town: conversations.town,
          level: conversations.level,
          at: sql<string>`${now().toISOString()}`.as('at'),
        })
        .from(outbox)
        .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
        .where(eq(outbox.id, id)),
    )
  return {
    async leaseOutbox(at, leaseUntil, limit) {
      const rows = await db
        .update(outbox)
        .set({ leaseUntil: instant(leaseUntil), attempts: sql`${outbox.attempts} + 1` })
        .where(sql`${outbox.id} IN (${dueIds(instant(at), limit)})`)
        .returning()
      // A retried reply is due later than the one behind it and still goes first.
      rows.sort((a, b) => compare(a.conversationId, b.conversationId) || a.seq - b.seq)
      return Promise.all(rows.map((row) => fromOutboxRow(vault, row)))
    },
    async outboxSent(id, at) {
      // The words are kept once, in the events.
      await db
        .update(outbox)
        .set({ sentAt: instant(at), body: '', leaseUntil: null })
        .where(eq(outbox.id, id))
    },
    async outboxFailed(id, error, retryAt) {
      const lastError = error.replaceAll(/[^\x20-\x7e]+/g, '·').slice(0, ERROR_LENGTH)
      const next = retryAt === null ? { deadAt: now().toISOString(), body: '' } : { dueAt: instant(retryAt) }
      const failed = db
        .update(outbox)
        .set({ lastError, leaseUntil: null, ...next })
        .where(eq(outbox.id, id))
      // Given up: an open page of the talk shows at once that these words did not arrive.
      await (retryAt === null ? db.batch([failed, newsOf(id)]) : failed)
    },
    async takeOutbox(range, at) {
      // Only a reply that no sender ever leased can have been taken this way, so a second taking finds the same ones.
      const taken = await db
        .update(outbox)
        .set({ sentAt: sql`coalesce(${outbox.sentAt}, ${instant(at)})`, body: '' })
        .where(and(inRange(range), sql`NOT EXISTS (${obstacles(range)})`))
        .returning({ id: outbox.id })
      return taken.length > 0
    },
    async releaseOutbox(range, at) {
      const untouched = and(inRange(range), pending, eq(outbox.attempts, 0))
      await db
        .update(outbox)
        .set({ dueAt: instant(at) })
        .where(untouched)
    },
    async undelivered(conversationId) {
      const dead = and(eq(outbox.conversationId, conversationId), isNotNull(outbox.deadAt))
      return (await db.select({ seq: outbox.seq }).from(outbox).where(dead)).map(({ seq }) => seq)
    },
    async outboxPending() {
      return (await db.select({ items: count() }).from(outbox).where(pending).get())?.items ?? 0
    },
    async outboxOldest() {
      // The due time moves with every retry; the event keeps when the words were decided.
      const said = and(eq(events.conversationId, outbox.conversationId), eq(events.seq, outbox.seq))
      const since = sql<string | null>`min(coalesce(${events.at}, ${outbox.dueAt}))`
      const oldest = await db.select({ at: since }).from(outbox).leftJoin(events, said).where(pending).get()
      return oldest?.at ?? null
    },
  }
}

function inRange({ conversationId, from, to }: OutboxRange) {
  return and(eq(outbox.conversationId, conversationId), between(outbox.seq, from, to))
}

/** What forbids taking: an earlier reply still on its way, or one of the range tried or given up. */
function obstacles({ conversationId, from, to }: OutboxRange) {
  return sql`
    SELECT 1 FROM outbox e
    WHERE e.conversation_id = ${conversationId} AND (
      (e.seq < ${from} AND e.sent_at IS NULL AND e.dead_at IS NULL)
      OR (e.seq BETWEEN ${from} AND ${to} AND (e.attempts > 0 OR e.dead_at IS NOT NULL)))`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/**
 * Due and free items; one whose conversation still has an earlier reply out or waiting stays behind it,
 * also when the limit leaves room for one of the two only.
 */
function dueIds(at: string, limit: number) {
  return sql`
    SELECT o.id FROM outbox o
    WHERE o.sent_at IS NULL AND o.dead_at IS NULL AND o.due_at <= ${at}
      AND (o.lease_until IS NULL OR o.lease_until <= ${at})
      AND NOT EXISTS (
        SELECT 1 FROM outbox e
        WHERE e.conversation_id = o.conversation_id AND e.seq < o.seq AND e.sent_at IS NULL AND e.dead_at IS NULL
          AND (e.due_at > ${at} OR e.lease_until > ${at}))
    ORDER BY (
      SELECT max(e.due_at) FROM outbox e
      WHERE e.conversation_id = o.conversation_id AND e.seq <= o.seq AND e.sent_at IS NULL AND e.dead_at IS NULL),
      o.seq
    LIMIT ${limit}`
}
