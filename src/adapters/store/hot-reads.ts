/** The reads of every turn and of every waiting page, rendered once: building their text costs more than running them. */
import { and, asc, eq, gt, max, sql } from 'drizzle-orm'
import type { StoreContext } from './context.ts'
import { changes, conversations, events, inbound, staff, staffSessions, tokens } from './schema.ts'

const given = sql.placeholder

export function hotReads({ db }: StoreContext) {
  const { bodyHash, seq, lastSeq } = inbound
  const { conversationId, expiresAt } = tokens
  const later = and(eq(events.conversationId, given('id')), gt(events.seq, given('seq')))
  const same = and(eq(inbound.conversationId, given('id')), eq(inbound.clientId, given('clientId')))
  const newer = db
    .select()
    .from(changes)
    .where(gt(changes.cursor, given('cursor')))
  return {
    head: db
      .select()
      .from(conversations)
      .where(eq(conversations.id, given('id')))
      .prepare(),
    eventsAfter: db.select().from(events).where(later).orderBy(asc(events.seq)).prepare(),
    inbound: db.select({ bodyHash, seq, lastSeq }).from(inbound).where(same).prepare(),
    token: db
      .select({ conversationId, expiresAt })
      .from(tokens)
      .where(eq(tokens.tokenHash, given('hash')))
      .prepare(),
    changesAfter: newer.orderBy(asc(changes.cursor)).limit(given('limit')).prepare(),
    lastCursor: db
      .select({ cursor: max(changes.cursor) })
      .from(changes)
      .prepare(),
  }
}

/** Asked by every request of a desk, and by every open desk at every change. */
export function hotStaffReads({ db }: StoreContext) {
  return {
    session: db
      .select()
      .from(staffSessions)
      .where(eq(staffSessions.tokenHash, given('hash')))
      .prepare(),
    person: db
      .select()
      .from(staff)
      .where(eq(staff.id, given('id')))
      .prepare(),
  }
}
