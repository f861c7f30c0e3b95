/** The statements of one batch: rows are sealed first, then everything goes to the database at once. */
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { markOf } from '../../core/conversation/marks.ts'
import type { Alert, AuditEntry, CaseWrite, Timer, TurnBatch } from '../../ports/conversation-store.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { phoneIndex, toCaseRow, toEntryRow } from './case-rows.ts'
import { instant, type StoreContext } from './context.ts'
import { toEventRow, toGapRow, toHeadRow, toOutboxRow } from './conversation-rows.ts'
import {
  alerts,
  audit,
  caseEntries,
  cases,
  changes,
  conversationPhones,
  conversations,
  events,
  gaps,
  inbound,
  outbox,
  takeUps,
  talkMarks,
  timers,
} from './schema.ts'
import { portions } from './statements.ts'
import { stepStatements } from './talk-steps.ts'
import { caseNews, talkNews } from './webhooks.ts'

type ChangeRow = typeof changes.$inferInsert

/** What a turn and a desk action have in common. */
export interface SharedRows {
  cases?: CaseWrite[]
  alerts?: Alert[]
  timers?: { set: Timer[]; cancel: string[] }
  audit?: AuditEntry[]
}

/** Order matters only so far that a repeated message is seen as repeated before it is seen as late. */
export async function turnStatements(store: StoreContext, batch: TurnBatch): Promise<D1Statement[]> {
  const { vault, write } = store
  const { head, expectedSeq } = batch
  const news: ChangeRow = {
    kind: 'conversation',
    ref: head.id,
    town: head.town,
    level: head.level,
    at: instant(head.updatedAt),
  }
  const [headRow, eventRows, outboxRows, gapRows, shared, phoneStatements] = await Promise.all([
    toHeadRow(vault, head),
    Promise.all(
      batch.events.map((each, i) =>
        toEventRow(vault, head.id, { seq: expectedSeq + 1 + i, at: each.at, event: each.event }),
      ),
    ),
    Promise.all((batch.outbox ?? []).map((item) => toOutboxRow(vault, item))),
    Promise.all((batch.gaps ?? []).map((gap) => toGapRow(vault, gap))),
    sharedStatements(store, batch, news),
    toldPhone(store, batch),
  ])
  const opening = expectedSeq === 0 ? write.insert(conversations, [headRow]) : []
  const closing = expectedSeq === 0 ? [] : [write.replace(conversations, 'id', headRow)]
  return [
    ...opening,
    ...write.insert(inbound, inboundRows(batch)),
    ...(eventRows.length > 0 || expectedSeq === 0 ? [] : [sameSeq(store, head.id, expectedSeq)]),
    ...write.insert(events, eventRows),
    ...closing,
    ...write.insert(outbox, outboxRows),
    ...write.insert(gaps, gapRows),
    ...phoneStatements,
    ...write.insert(takeUps, batch.takeUp ? [batch.takeUp] : []),
    ...write.insert(talkMarks, markRows(batch)),
    ...stepStatements(store, batch),
    ...talkNews(store, batch),
    ...shared,
  ]
}

/** The phone told in this turn, as its blind index: a talk is found by it before there is a case. */
async function toldPhone(
  { db, vault, write }: StoreContext,
  { head, events: turn }: TurnBatch,
): Promise<D1Statement[]> {
  const told = turn.findLast(({ event }) => event.type === 'slot-filled' && event.slot === 'phone')?.event
  if (told?.type !== 'slot-filled' || typeof told.value !== 'string') return []
  const row = { conversationId: head.id, phoneIndex: await phoneIndex(vault, told.value) }
  const target = conversationPhones.conversationId
  return [write.bound(db.insert(conversationPhones).values(row).onConflictDoUpdate({ target, set: row }))]
}

/** Fails on the primary key unless the conversation stands at `seq`: for batches that bring no event to clash on. */
export function sameSeq({ db, write }: StoreContext, id: string, seq: number): D1Statement {
  const moved = db
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, id), ne(conversations.lastSeq, seq)))
  return write.bound(db.insert(conversations).select(moved))
}

/** What figures count, in the open: kinds and instants, never words. */
function markRows({ head, expectedSeq, events: turn }: TurnBatch): (typeof talkMarks.$inferInsert)[] {
  return turn.flatMap(({ at, event }, index) => {
    const kind = markOf(event)
    const seq = expectedSeq + 1 + index
    return kind === null ? [] : [{ conversationId: head.id, seq, kind, at: instant(at), town: head.town }]
  })
}

/** The seq of the message that the key belongs to: the event with this client id, else the first of the turn. */
function inboundRows({ head, expectedSeq, events: turn, inbound: key }: TurnBatch): (typeof inbound.$inferInsert)[] {
  if (!key) return []
  const at = turn.findIndex(({ event }) => 'clientId' in event && event.clientId === key.clientId)
  const seq = expectedSeq + 1 + Math.max(at, 0)
  return [{ conversationId: head.id, clientId: key.clientId, bodyHash: key.bodyHash, seq, lastSeq: head.lastSeq }]
}

/** Cases, alerts, timers, audit rows, and one line of the live feed for everything the desk should hear of. */
export async function sharedStatements(
  store: StoreContext,
  { cases: writes = [], alerts: opened = [], timers: clocks, audit: audited = [] }: SharedRows,
  conversationNews?: ChangeRow,
): Promise<D1Statement[]> {
  const { write } = store
  const caseStatements = await Promise.all(writes.map((each) => caseWriteStatements(store, each)))
  const at = store.now().toISOString()
  const news: ChangeRow[] = [
    ...(conversationNews ? [conversationNews] : []),
    ...writes.map(({ case: { number, town, level } }) => ({ kind: 'case' as const, ref: number, town, level, at })),
    ...opened.map(({ id, town, level }) => ({ kind: 'alert' as const, ref: id, town, level, at })),
  ]
  return [
    ...caseStatements.flat(),
    ...write.insert(alerts, opened.map(toAlertRow)),
    ...timerStatements(store, clocks),
    ...write.insert(audit, audited),
    ...write.insert(changes, news),
  ]
}

async function caseWriteStatements(store: StoreContext, { case: value, entries, expectedVersion }: CaseWrite) {
  const { vault, write } = store
  const [row, entryRows] = await Promise.all([
    toCaseRow(vault, value),
    Promise.all(entries.map((entry) => toEntryRow(vault, value.number, entry))),
  ])
  const entryStatements = write.insert(caseEntries, entryRows)
  const news = caseNews(store, { case: value, entries, expectedVersion }, store.now().toISOString())
  if (expectedVersion === 0) return [...write.insert(cases, [row]), ...entryStatements, ...news]
  const guard = entries.length > 0 ? entryStatements : [sameVersion(store, value.number, expectedVersion)]
  return [...guard, ...news, write.replace(cases, 'number', row)]
}

/** As `sameSeq`, for a case write without entries. */
function sameVersion({ db, write }: StoreContext, number: string, version: number): D1Statement {
  const moved = db
    .select()
    .from(cases)
    .where(and(eq(cases.number, number), ne(cases.version, version)))
  return write.bound(db.insert(cases).select(moved))
}

function toAlertRow(alert: Alert): typeof alerts.$inferInsert {
  const { confidential = false, stage = null } = alert
  return { ...alert, at: instant(alert.at), confidential, stage }
}

/** Cancels first, so that a timer both cancelled and set is set. */
export function timerStatements({ db, write }: StoreContext, clocks: SharedRows['timers']): D1Statement[] {
  const { set = [], cancel = [] } = clocks ?? {}
  return [
    ...portions(cancel, 1).map((ids) => write.bound(db.delete(timers).where(inArray(timers.id, ids)))),
    ...portions(set, 5).map((portion) =>
      write.bound(db.insert(timers).values(portion.map(toTimerRow)).onConflictDoUpdate(MOVED)),
    ),
  ]
}

function toTimerRow({ id, kind, conversationId, caseNumber, dueAt }: Timer): typeof timers.$inferInsert {
  return { id, kind, conversationId, caseNumber, dueAt: instant(dueAt) }
}

const MOVED = {
  target: timers.id,
  set: {
    kind: sql`excluded.kind`,
    conversationId: sql`excluded.conversation_id`,
    caseNumber: sql`excluded.case_number`,
    dueAt: sql`excluded.due_at`,
  },
}
