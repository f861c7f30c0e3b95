/** Erasure of a resident's words (right to deletion): the order of events stays, their contents and every look-up go. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { D1Statement } from '../sqlite/d1.ts'
import { instant, runBatch, type StoreContext } from './context.ts'
import { toEventRow } from './conversation-rows.ts'
import { changes, conversations, events, gaps, inbound, outbox } from './schema.ts'
import { StoreError } from './store-error.ts'
import { sameSeq } from './turn-batch.ts'

const MARK = '已按您的要求删除'
/** A conversation that somebody writes to all the time could be missed for ever; five rounds are beyond any person's typing. */
const ROUNDS = 5

export async function eraseConversation(store: StoreContext, id: string, at: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const outcome = await runBatch(store, await eraseStatements(store, id, instant(at)))
    if (!outcome.ok) continue
    await store.d1.scrub?.()
    return
  }
  throw new StoreError('contention', 'conversations.erase', id)
}

async function eraseStatements(store: StoreContext, id: string, at: string): Promise<D1Statement[]> {
  const { db, write } = store
  const head = await db.select().from(conversations).where(eq(conversations.id, id)).get()
  if (!head) return []
  const { town, level } = head
  const blank = { preview: '', address: null, addressIndex: null, updatedAt: at }
  const pending = and(eq(outbox.conversationId, id), isNull(outbox.sentAt), isNull(outbox.deadAt))
  return [
    sameSeq(store, id, head.lastSeq),
    await markStatement(store, id),
    write.bound(db.update(conversations).set(blank).where(eq(conversations.id, id))),
    write.bound(db.update(inbound).set({ bodyHash: '' }).where(eq(inbound.conversationId, id))),
    write.bound(db.delete(gaps).where(eq(gaps.conversationId, id))),
    write.bound(db.update(outbox).set({ body: '', deadAt: at, lastError: 'erased' }).where(pending)),
    ...write.insert(changes, [{ kind: 'conversation', ref: id, town, level, at }]),
  ]
}

/** All marks in one statement, whatever the length of the conversation. */
async function markStatement({ db, vault, write }: StoreContext, id: string): Promise<D1Statement> {
  const rows = await db.select({ seq: events.seq, at: events.at }).from(events).where(eq(events.conversationId, id))
  const event = { type: 'notice-posted', text: MARK } as const
  const sealed = await Promise.all(rows.map(({ seq, at }) => toEventRow(vault, id, { seq, at, event })))
  const bySeq = JSON.stringify(Object.fromEntries(sealed.map(({ seq, body }) => [seq, body])))
  const marked = sql`(SELECT value FROM json_each(${bySeq}) WHERE key = CAST(${events.seq} AS TEXT))`
  return write.bound(db.update(events).set({ body: marked }).where(eq(events.conversationId, id)))
}
