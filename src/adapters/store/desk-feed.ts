/** What the desk watches: changes in their order, open alerts, timers, and questions without an answer. */
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNull,
  like,
  lt,
  lte,
  notInArray,
  notLike,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import { CASE_STATUSES } from '../../core/cases/case.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import type { WorkerRef } from '../../core/conversation/events.ts'
import type { ConversationStore, OpenAlert } from '../../ports/conversation-store.ts'
import { instant, type StoreContext } from './context.ts'
import { fromGapRow } from './conversation-rows.ts'
import { hotReads } from './hot-reads.ts'
import { alerts, cases, changes, conversations, gaps, orphanAudits, takeUps, talkMarks, timers } from './schema.ts'
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
  | 'timer'
  | 'setTimer'
  | 'removeTimer'
  | 'gaps'
  | 'takeUps'
  | 'touchedSince'
  | 'addOrphanAudit'
  | 'lastOrphanAudit'
  | 'marks'
>

/** Of a case that has ended its own clocks matter no more; the word of a person does, and what comes after the end. */
const stillMatters = or(
  isNull(cases.status),
  notInArray(cases.status, CASE_STATUSES.filter(isEnded)),
  inArray(alerts.kind, ['danger', 'repeat', 'waiting', 'care', 'mention', 'transfer']),
)

function workerOf(row: { [Field in keyof WorkerRef]: string | null } | null): WorkerRef | null {
  if (row === null || row.id === null) return null
  return { id: row.id, badge: row.badge ?? '', office: row.office ?? '' }
}

export function deskFeed(store: StoreContext): DeskFeed {
  const { db, vault } = store
  const reads = hotReads(store)
  const { closedAt: _, closedBy: __, forId, ...alertColumns } = getTableColumns(alerts)
  const { holderId, holderBadge, holderOffice } = conversations
  const { assigneeId, assigneeBadge, assigneeOffice } = cases
  const caseNumber = sql`coalesce(${alerts.caseNumber}, ${conversations.caseNumber})`

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
        .select({
          alert: alertColumns,
          forId,
          floor: conversations.floor,
          holder: { id: holderId, badge: holderBadge, office: holderOffice },
          assignee: { id: assigneeId, badge: assigneeBadge, office: assigneeOffice },
        })
        .from(alerts)
        .leftJoin(conversations, eq(conversations.id, alerts.conversationId))
        .leftJoin(cases, eq(cases.number, caseNumber))
        .where(and(isNull(alerts.closedAt), stillMatters))
        .orderBy(asc(alerts.level), asc(alerts.at))
      return rows.map(
        ({ alert: { confidential, stage, ...alert }, forId: person, floor, holder, assignee }): OpenAlert => {
          // A talk that waits calls for somebody, whoever has its case.
          const has = floor === 'waiting' ? null : (workerOf(holder) ?? workerOf(assignee))
          return {
            ...alert,
            ...(confidential ? { confidential } : {}),
            ...(stage === null ? {} : { stage }),
            ...(person === null ? {} : { forId: person }),
            ...(has === null ? {} : { holder: has }),
          }
        },
      )
    },
    async closeAlerts({ conversationId, caseNumber, id: one, kinds }, at, actor) {
      const closedAt = instant(at)
      const of = or(
        conversationId === undefined ? undefined : eq(alerts.conversationId, conversationId),
        caseNumber === undefined ? undefined : eq(alerts.caseNumber, caseNumber),
        one === undefined ? undefined : eq(alerts.id, one),
      )
      if (!of) throw new TypeError('closeAlerts names neither a conversation, a case nor an alert')
      const open = and(isNull(alerts.closedAt), of, kinds && inArray(alerts.kind, kinds))
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
    async timer(id) {
      const [row] = await db.select().from(timers).where(eq(timers.id, id)).limit(1)
      return row ?? null
    },
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
    async touchedSince(since, limit) {
      const touched = gte(conversations.updatedAt, instant(since))
      const order = desc(conversations.updatedAt)
      const rows = await db
        .select({ id: conversations.id })
        .from(conversations)
        .where(touched)
        .orderBy(order)
        .limit(limit)
      return rows.map(({ id }) => id)
    },
    async addOrphanAudit(audit) {
      await db
        .insert(orphanAudits)
        .values({ ...audit, at: instant(audit.at) })
        .onConflictDoNothing()
    },
    async lastOrphanAudit() {
      return (await db.select().from(orphanAudits).orderBy(desc(orphanAudits.at)).limit(1).get()) ?? null
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
