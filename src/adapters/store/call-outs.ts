/** Rounds of calls to colleagues, and the chats in which they are called. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ChannelName } from '../../core/conversation/events.ts'
import type { AnswerHow, CallOut, Colleague, Rung } from '../../core/dispatch/call-out.ts'
import type { CallOutStore } from '../../ports/call-out-store.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { instant, type StoreContext } from './context.ts'
import { alerts, changes } from './schema.ts'

const callOuts = sqliteTable(
  'call_outs',
  {
    ref: text('ref').notNull(),
    round: integer('round').notNull(),
    alertId: text('alert_id').notNull(),
    rung: text('rung').$type<Rung>().notNull(),
    called: text('called').notNull(),
    at: text('at').notNull(),
    nextAt: text('next_at').notNull(),
    answeredBy: text('answered_by'),
    answeredAt: text('answered_at'),
    answer: text('answer').$type<AnswerHow>(),
  },
  (table) => [primaryKey({ columns: [table.ref, table.round] })],
)
const chats = sqliteTable('staff_chats', {
  staffId: text('staff_id').primaryKey(),
  channel: text('channel').$type<ChannelName>().notNull(),
  address: text('address').notNull(),
  at: text('at').notNull(),
})
const codes = sqliteTable('chat_codes', {
  staffId: text('staff_id').primaryKey(),
  codeHash: text('code_hash').notNull(),
  expiresAt: text('expires_at').notNull(),
})

const chatContext = (staffId: string) => `staff_chats:address:${staffId}`

export function callOutStore({ db, vault }: StoreContext): CallOutStore {
  return {
    async standing() {
      const open = sql`SELECT coalesce(a.case_number, a.conversation_id) FROM alerts a WHERE a.closed_at IS NULL
        UNION SELECT a.conversation_id FROM alerts a WHERE a.closed_at IS NULL`
      const last = sql`SELECT max(c.round) FROM call_outs c WHERE c.ref = ${callOuts.ref}`
      const rows = await db
        .select()
        .from(callOuts)
        .where(sql`${callOuts.ref} IN (${open}) AND ${callOuts.round} = (${last})`)
      return rows.map(fromRow)
    },
    async answer({ ref, round, nextAt, alertId }, { id, badge, at, how }) {
      const answeredAt = instant(at)
      const [answered] = await db
        .update(callOuts)
        .set({ answeredBy: JSON.stringify({ id, badge }), answeredAt, answer: how, nextAt: instant(nextAt) })
        .where(and(eq(callOuts.ref, ref), eq(callOuts.round, round), isNull(callOuts.answeredAt)))
        .returning({ ref: callOuts.ref })
      if (answered === undefined) return false
      await db.insert(changes).select(newsOf({ db }, alertId, answeredAt) as never)
      return true
    },
    async chats() {
      const rows = await db.select().from(chats)
      return Promise.all(
        rows.map(async (row) => ({ ...row, address: await vault.open(row.address, chatContext(row.staffId)) })),
      )
    },
    async putChat(chat) {
      const address = await vault.seal(chat.address, chatContext(chat.staffId))
      const row = { ...chat, address, at: instant(chat.at) }
      await db.insert(chats).values(row).onConflictDoUpdate({ target: chats.staffId, set: row })
    },
    async removeChat(staffId) {
      await db.delete(chats).where(eq(chats.staffId, staffId))
    },
    async putCode(staffId, codeHash, expiresAt) {
      const row = { staffId, codeHash, expiresAt: instant(expiresAt) }
      await db.insert(codes).values(row).onConflictDoUpdate({ target: codes.staffId, set: row })
    },
    async takeCode(codeHash, now) {
      const [taken] = await db.delete(codes).where(eq(codes.codeHash, codeHash)).returning()
      return taken && taken.expiresAt > instant(now) ? taken.staffId : null
    },
  }
}

/** A round that another has written already clashes on the key: the whole batch is refused. The desk hears of it by its alert. */
export function callOutStatements({ db, write }: StoreContext, rounds: readonly CallOut[]): D1Statement[] {
  const rows = rounds.map(({ ref, round, alertId, rung, called, at, nextAt }) => ({
    ref,
    round,
    alertId,
    rung,
    called: JSON.stringify(called),
    at: instant(at),
    nextAt: instant(nextAt),
  }))
  return [
    ...write.insert(callOuts, rows),
    ...rows.map(({ alertId, at }) => write.bound(db.insert(changes).select(newsOf({ db }, alertId, at) as never))),
  ]
}

function newsOf({ db }: Pick<StoreContext, 'db'>, alertId: string, at: string) {
  const { id, town, level } = alerts
  return db
    .select({ cursor: sql`NULL`, kind: sql`'alert'`, ref: id, town, level, at: sql`${at}` })
    .from(alerts)
    .where(eq(alerts.id, alertId))
}

function fromRow({ called, answeredBy, answeredAt, answer, ...row }: typeof callOuts.$inferSelect): CallOut {
  const by = answeredBy === null ? null : (JSON.parse(answeredBy) as Colleague)
  return {
    ...row,
    called: JSON.parse(called) as Colleague[],
    answer: by === null || answeredAt === null || answer === null ? null : { ...by, at: answeredAt, how: answer },
  }
}
