/** What the desk watches: changes in their order, open alerts, timers, and questions without an answer. */
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  isNull,
  like,
  lt,
  lte,
  notLike,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { ConversationStore } from '../../ports/conversation-store.ts'
import { instant, type StoreContext } from './context.ts'
import { fromGapRow } from './conversation-rows.ts'
import { hotReads } from './hot-reads.ts'
import { alerts, changes, gaps, takeUps, talkMarks, timers } from './schema.ts'
import { timerStatements } from './turn-batch.ts'

/** Kinds of timers that are pictures to fetch (services/fetch-media.ts). */
const MEDIA = 'media:%'

export type DeskFeed = Pick<
  ConversationStore,
  | 'changesAfter'
  | 'lastCursor'
  | 'openAlerts'
  | 'closeAlerts'
  | 'dueTimers'
  | 'dueMedia'
  | 'setTimer'
  | 'removeTimer'
  | 'gaps'
  | 'takeUps'
  | 'marks'
>

export function deskFeed(store: StoreContext): DeskFeed {
  const { db, vault } = store
  const reads = hotReads(store)
  const { closedAt: _, closedBy: __, ...alertColumns } = getTableColumns(alerts)

  const due = (now: string, limit: number, which: SQL) =>
    db
      .select()
      .from(timers)
      .where(and(lte(timers.dueAt, instant(now)), which))
      .orderBy(asc(timers.dueAt))
      .limit(limit)

  return {
    changesAfter: (cursor, limit) => reads.changesAfter.all({ cursor, limit }),
    async lastCursor() {
      return (await reads.lastCursor.get())?.cursor ?? 0
    },
    async openAlerts() {
      const rows = await db
        .select(alertColumns)
        .from(alerts)
        .where(isNull(alerts.closedAt))
        .orderBy(asc(alerts.level), asc(alerts.at))
      return rows.map(({ confidential, stage, ...alert }) => ({
        ...alert,
        ...(confidential ? { confidential } : {}),
        ...(stage === null ? {} : { stage }),
      }))
    },
    async closeAlerts({ conversationId, caseNumber }, at, actor) {
      const closedAt = instant(at)
      const of = or(
        conversationId === undefined ? undefined : eq(alerts.conversationId, conversationId),
        caseNumber === undefined ? undefined : eq(alerts.caseNumber, caseNumber),
      )
      if (!of) throw new TypeError('closeAlerts names neither a conversation nor a case')
      const open = and(isNull(alerts.closedAt), of)
      const { id, town, level } = alerts
      const news = db
        .select({ cursor: sql`NULL`, kind: sql`'alert'`, ref: id, town, level, at: sql`${closedAt}` })
        .from(alerts)
        .where(open)
      await db.batch([
        db.insert(changes).select(news as never),
        db.update(alerts).set({ closedAt, closedBy: actor }).where(open),
      ])
    },
    dueTimers: (now, limit) => due(now, limit, notLike(timers.kind, MEDIA)),
    dueMedia: (now, limit) => due(now, limit, like(timers.kind, MEDIA)),
    async setTimer(timer) {
      await store.d1.batch(timerStatements(store, { set: [timer], cancel: [] }))
    },
    async removeTimer(id) {
      await db.delete(timers).where(eq(timers.id, id))
    },
    async takeUps(since) {
      return db
        .select()
        .from(takeUps)
        .where(gte(takeUps.at, instant(since)))
    },
    async marks(from, to) {
      const within = and(gte(talkMarks.at, instant(from)), lt(talkMarks.at, instant(to)))
      return db.select().from(talkMarks).where(within).orderBy(asc(talkMarks.at), asc(talkMarks.seq))
    },
    async gaps(limit) {
      const rows = await db.select().from(gaps).orderBy(desc(gaps.at)).limit(limit)
      return Promise.all(rows.map((row) => fromGapRow(vault, row)))
    },
  }
}
