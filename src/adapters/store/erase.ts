/** Erasure of a resident's words (right to deletion): the order of events stays, their contents and every look-up go. */
import { and, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import type { ConversationEvent } from '../../core/conversation/events.ts'
import type { CaseWrite } from '../../ports/conversation-store.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { instant, runBatch, type StoreContext } from './context.ts'
import { toEventRow } from './conversation-rows.ts'
import { toEntryRow } from './case-rows.ts'
import { isRace } from './conversations.ts'
import {
  alerts,
  caseEntries,
  changes,
  conversationPhones,
  conversations,
  events,
  gaps,
  inbound,
  outbox,
  timers,
  tokens,
} from './schema.ts'
import { StoreError } from './store-error.ts'
import { sameSeq, sharedStatements } from './turn-batch.ts'

const MARK = '已按您的要求删除'
/** A conversation that somebody writes to all the time could be missed for ever; five rounds are beyond any person's typing. */
const ROUNDS = 5

export async function eraseConversation(store: StoreContext, id: string, at: string, before?: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const outcome = await runBatch(store, await eraseStatements(store, id, instant(at), before))
    if (!outcome.ok) continue
    await store.d1.scrub?.()
    return
  }
  throw new StoreError('contention', 'conversations.erase', id)
}

async function eraseStatements(
  store: StoreContext,
  id: string,
  at: string,
  before: number | undefined,
): Promise<D1Statement[]> {
  const { db, write } = store
  const head = await db.select().from(conversations).where(eq(conversations.id, id)).get()
  if (!head) return []
  const { town, level } = head
  const left = { floor: 'closed', holderId: null, holderBadge: null, holderOffice: null, waitingSince: null } as const
  const whole = { preview: '', tags: '', address: null, addressIndex: null, updatedAt: at, ...left }
  const blank = before === undefined ? whole : { preview: '' }
  const ringing = and(eq(alerts.conversationId, id), isNull(alerts.closedAt))
  const pending = and(eq(outbox.conversationId, id), isNull(outbox.sentAt), isNull(outbox.deadAt))
  return [
    sameSeq(store, id, head.lastSeq),
    await markStatement(store, id, before),
    write.bound(db.update(conversations).set(blank).where(eq(conversations.id, id))),
    write.bound(db.update(inbound).set({ bodyHash: '' }).where(eq(inbound.conversationId, id))),
    write.bound(db.delete(gaps).where(eq(gaps.conversationId, id))),
    // The talk goes on where only its past is erased: what opens it and waits for it stays.
    ...(before === undefined
      ? [
          write.bound(db.delete(tokens).where(eq(tokens.conversationId, id))),
          write.bound(db.delete(timers).where(eq(timers.conversationId, id))),
          write.bound(db.update(alerts).set({ closedAt: at, closedBy: 'erased' }).where(ringing)),
          write.bound(db.delete(conversationPhones).where(eq(conversationPhones.conversationId, id))),
          write.bound(db.update(outbox).set({ body: '', deadAt: at, lastError: 'erased' }).where(pending)),
        ]
      : []),
    ...write.insert(changes, [{ kind: 'conversation', ref: id, town, level, at }]),
  ]
}

export async function eraseGaps({ db }: StoreContext, conversationId: string): Promise<number> {
  const gone = await db.delete(gaps).where(eq(gaps.conversationId, conversationId)).returning({ id: gaps.id })
  return gone.length
}

/** The case as it shall stand, its old entries over the old ones, the new entry as proof against other writers. */
export async function eraseCase(store: StoreContext, write: CaseWrite): Promise<'stored' | 'conflict'> {
  const { number, timeline } = write.case
  const old = timeline.filter(({ seq }) => seq <= write.expectedVersion)
  const rows = await Promise.all(old.map((entry) => toEntryRow(store.vault, number, entry)))
  const bySeq = JSON.stringify(Object.fromEntries(rows.map(({ seq, body }) => [seq, body])))
  const rewritten = sql`(SELECT value FROM json_each(${bySeq}) WHERE key = CAST(${caseEntries.seq} AS TEXT))`
  const before = and(eq(caseEntries.number, number), lte(caseEntries.seq, write.expectedVersion))
  const outcome = await runBatch(store, [
    ...(await sharedStatements(store, { cases: [write] })),
    store.write.bound(store.db.update(caseEntries).set({ body: rewritten }).where(before)),
  ])
  if (outcome.ok) {
    await store.d1.scrub?.()
    return 'stored'
  }
  if (isRace(outcome.clash)) return 'conflict'
  throw new StoreError('constraint', 'cases.erase', number)
}

/** All marks in one statement, whatever the length of the conversation. */
async function markStatement(
  { db, vault, write }: StoreContext,
  id: string,
  before: number | undefined,
): Promise<D1Statement> {
  const own = and(eq(events.conversationId, id), before === undefined ? undefined : lt(events.seq, before))
  const rows = await db.select({ seq: events.seq, at: events.at }).from(events).where(own)
  const event: ConversationEvent = before === undefined ? { type: 'notice-posted', text: MARK } : { type: 'erased' }
  const sealed = await Promise.all(rows.map(({ seq, at }) => toEventRow(vault, id, { seq, at, event })))
  const bySeq = JSON.stringify(Object.fromEntries(sealed.map(({ seq, body }) => [seq, body])))
  const marked = sql`(SELECT value FROM json_each(${bySeq}) WHERE key = CAST(${events.seq} AS TEXT))`
  return write.bound(db.update(events).set({ body: marked }).where(own))
}
