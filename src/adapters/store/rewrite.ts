/** Changes stored words without changing their order: events, first words, replies that still wait, lines of the talk's cases. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Rewrite } from '../../ports/conversation-store.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { fromCaseRows, toEntryRow } from './case-rows.ts'
import { runBatch, type StoreContext } from './context.ts'
import { context, fromEventRow, fromOutboxRow, toEventRow, toOutboxRow } from './conversation-rows.ts'
import { caseEntries, cases, conversations, events, outbox } from './schema.ts'
import { StoreError } from './store-error.ts'
import { sameSeq } from './turn-batch.ts'

/** A talk that somebody writes to all the time could be missed for ever; five rounds are beyond any person's typing. */
const ROUNDS = 5

export async function rewriteConversation(store: StoreContext, id: string, how: Rewrite): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const outcome = await runBatch(store, await rewriteStatements(store, id, how))
    if (!outcome.ok) continue
    await store.d1.scrub?.()
    return
  }
  throw new StoreError('contention', 'conversations.rewrite', id)
}

async function rewriteStatements(store: StoreContext, id: string, how: Rewrite): Promise<D1Statement[]> {
  const { db, vault, write } = store
  const head = await db.select().from(conversations).where(eq(conversations.id, id)).get()
  if (!head) return []
  const preview = head.preview === '' ? '' : how.text(await vault.open(head.preview, context.preview(id)))
  const sealed = preview === '' ? '' : await vault.seal(preview, context.preview(id))
  return [
    sameSeq(store, id, head.lastSeq),
    write.bound(db.update(conversations).set({ preview: sealed }).where(eq(conversations.id, id))),
    ...(await eventStatements(store, id, how)),
    ...(await outboxStatements(store, id, how)),
    ...(await entryStatements(store, id, how)),
  ]
}

async function eventStatements({ db, vault, write }: StoreContext, id: string, how: Rewrite): Promise<D1Statement[]> {
  const rows = await db.select().from(events).where(eq(events.conversationId, id))
  const changed = await Promise.all(
    rows.map(async (row) => {
      const stored = await fromEventRow(vault, row)
      const event = how.event(stored.event)
      if (JSON.stringify(event) === JSON.stringify(stored.event)) return []
      const { body } = await toEventRow(vault, id, { ...stored, event })
      const same = and(eq(events.conversationId, id), eq(events.seq, row.seq))
      return [write.bound(db.update(events).set({ body }).where(same))]
    }),
  )
  return changed.flat()
}

async function outboxStatements({ db, vault, write }: StoreContext, id: string, how: Rewrite): Promise<D1Statement[]> {
  const waiting = and(eq(outbox.conversationId, id), isNull(outbox.sentAt), isNull(outbox.deadAt))
  const rows = await db.select().from(outbox).where(waiting)
  return Promise.all(
    rows.map(async (row) => {
      const item = await fromOutboxRow(vault, row)
      const { body } = await toOutboxRow(vault, { ...item, reply: { ...item.reply, text: how.text(item.reply.text) } })
      return write.bound(db.update(outbox).set({ body }).where(eq(outbox.id, row.id)))
    }),
  )
}

async function entryStatements({ db, vault, write }: StoreContext, id: string, how: Rewrite): Promise<D1Statement[]> {
  const own = await db.select().from(cases).where(eq(cases.conversationId, id))
  const changed = await Promise.all(
    own.map(async (row) => {
      const entries = await db.select().from(caseEntries).where(eq(caseEntries.number, row.number))
      const { timeline } = await fromCaseRows(vault, row, entries)
      return Promise.all(
        timeline.map(async (entry) => {
          const { body } = await toEntryRow(vault, row.number, { ...entry, text: how.text(entry.text) })
          const same = and(eq(caseEntries.number, row.number), eq(caseEntries.seq, entry.seq))
          return write.bound(db.update(caseEntries).set({ body }).where(same))
        }),
      )
    }),
  )
  return changed.flat()
}
