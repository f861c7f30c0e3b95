/** The statements of one batch: rows are sealed first, then everything goes to the database at once. */
import { eq, inArray, ne, and, sql } from 'drizzle-orm'
import type { Alert, AuditEntry, CaseWrite, Timer, TurnBatch } from '../../ports/conversation-store.ts'
import { toCaseRow, toEntryRow } from './case-rows.ts'
import { instant, portions, type Statement, type StoreContext } from './context.ts'
import { toEventRow, toGapRow, toHeadRow, toOutboxRow } from './conversation-rows.ts'
import {
  alerts,
  audit,
  caseEntries,
  cases,
  changes,
  conversations,
  events,
  gaps,
  inbound,
  outbox,
  timers,
} from './schema.ts'

type ChangeRow = typeof changes.$inferInsert

/** What a turn and a desk action have in common. */
export interface SharedRows {
  cases?: CaseWrite[]
  alerts?: Alert[]
  timers?: { set: Timer[]; cancel: string[] }
  audit?: AuditEntry[]
}

/** Order matters only so far that a repeated message is seen as repeated before it is seen as late. */
export async function turnStatements(store: StoreContext, batch: TurnBatch): Promise<Statement[]> {
  const { head } = batch
  const [headStatements, eventStatements, outboxStatements, gapStatements, shared] = await Promise.all([
    headRows(store, batch),
    eventRows(store, batch),
    outboxRows(store, batch),
    gapRows(store, batch),
    sharedStatements(store, batch, {
      kind: 'conversation',
      ref: head.id,
      town: head.town,
      level: head.level,
      at: instant(head.updatedAt),
    }),
  ])
  const known: Statement[] = batch.inbound ? [store.db.insert(inbound).values(inboundRow(batch, batch.inbound))] : []
  const opening = batch.expectedSeq === 0 ? [...headStatements, ...known] : known
  const closing = batch.expectedSeq === 0 ? [] : headStatements
  return [...opening, ...eventStatements, ...closing, ...outboxStatements, ...gapStatements, ...shared]
}

async function headRows({ db, vault }: StoreContext, batch: TurnBatch): Promise<Statement[]> {
  const row = await toHeadRow(vault, batch.head)
  if (batch.expectedSeq === 0) return [db.insert(conversations).values(row)]
  const { id, createdAt: _, ...changed } = row
  const update = db.update(conversations).set(changed).where(eq(conversations.id, id))
  return batch.events.length > 0 ? [update] : [sameSeq(db, id, batch.expectedSeq), update]
}

/** Fails on the primary key unless the conversation stands at `seq`: for batches that bring no event to clash on. */
export function sameSeq(db: StoreContext['db'], id: string, seq: number): Statement {
  const moved = db
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, id), ne(conversations.lastSeq, seq)))
  return db.insert(conversations).select(moved)
}

async function eventRows({ db, vault }: StoreContext, batch: TurnBatch): Promise<Statement[]> {
  const stored = batch.events.map(({ at, event }, i) => ({ seq: batch.expectedSeq + 1 + i, at, event }))
  const rows = await Promise.all(stored.map((event) => toEventRow(vault, batch.head.id, event)))
  return portions(rows, 4).map((portion) => db.insert(events).values(portion))
}

/** The seq of the message that the key belongs to: the event with this client id, else the first of the turn. */
function inboundRow({ head, expectedSeq, events }: TurnBatch, key: NonNullable<TurnBatch['inbound']>) {
  const at = events.findIndex(({ event }) => 'clientId' in event && event.clientId === key.clientId)
  const seq = expectedSeq + 1 + Math.max(at, 0)
  return { conversationId: head.id, clientId: key.clientId, bodyHash: key.bodyHash, seq, lastSeq: head.lastSeq }
}

async function outboxRows({ db, vault }: StoreContext, batch: TurnBatch): Promise<Statement[]> {
  const rows = await Promise.all((batch.outbox ?? []).map((item) => toOutboxRow(vault, item)))
  return portions(rows, 11).map((portion) => db.insert(outbox).values(portion))
}

async function gapRows({ db, vault }: StoreContext, batch: TurnBatch): Promise<Statement[]> {
  const rows = await Promise.all((batch.gaps ?? []).map((gap) => toGapRow(vault, gap)))
  return portions(rows, 6).map((portion) => db.insert(gaps).values(portion))
}

/** Cases, alerts, timers, audit rows, and one line of the live feed for everything the desk should hear of. */
export async function sharedStatements(
  store: StoreContext,
  { cases: writes = [], alerts: opened = [], timers: clocks, audit: audited = [] }: SharedRows,
  conversationChange?: ChangeRow,
): Promise<Statement[]> {
  const { db } = store
  const caseStatements = await Promise.all(writes.map((write) => caseWriteStatements(store, write)))
  const at = store.now().toISOString()
  const news: ChangeRow[] = [
    ...(conversationChange ? [conversationChange] : []),
    ...writes.map(({ case: { number, town, level } }) => ({ kind: 'case' as const, ref: number, town, level, at })),
    ...opened.map(({ id, town, level }) => ({ kind: 'alert' as const, ref: id, town, level, at })),
  ]
  return [
    ...caseStatements.flat(),
    ...portions(opened, 10).map((portion) => db.insert(alerts).values(portion.map(toAlertRow))),
    ...timerStatements(store, clocks),
    ...portions(audited, 7).map((portion) => db.insert(audit).values(portion.map(toAuditRow))),
    ...portions(news, 6).map((portion) => db.insert(changes).values(portion)),
  ]
}

async function caseWriteStatements({ db, vault }: StoreContext, write: CaseWrite): Promise<Statement[]> {
  const { number } = write.case
  const [row, entries] = await Promise.all([
    toCaseRow(vault, write.case),
    Promise.all(write.entries.map((entry) => toEntryRow(vault, number, entry))),
  ])
  const entryStatements = portions(entries, 4).map((portion) => db.insert(caseEntries).values(portion))
  if (write.expectedVersion === 0) return [db.insert(cases).values(row), ...entryStatements]
  const { number: _, ...changed } = row
  const update = db.update(cases).set(changed).where(eq(cases.number, number))
  return [...(entries.length > 0 ? entryStatements : [sameVersion(db, number, write.expectedVersion)]), update]
}

/** As `sameSeq`, for a case write without entries. */
function sameVersion(db: StoreContext['db'], number: string, version: number): Statement {
  const moved = db
    .select()
    .from(cases)
    .where(and(eq(cases.number, number), ne(cases.version, version)))
  return db.insert(cases).select(moved)
}

function toAlertRow(alert: Alert): typeof alerts.$inferInsert {
  return { ...alert, at: instant(alert.at) }
}

/** Picks the columns: an entry with more keys must not reach the chain. */
export function toAuditRow({ at, actor, action, target, detail }: AuditEntry): typeof audit.$inferInsert {
  return { at, actor, action, target, detail }
}

export function timerStatements({ db }: StoreContext, clocks: SharedRows['timers']): Statement[] {
  const { set = [], cancel = [] } = clocks ?? {}
  return [
    ...portions(cancel, 1).map((ids) => db.delete(timers).where(inArray(timers.id, ids))),
    ...portions(set, 5).map((portion) => db.insert(timers).values(portion.map(toTimerRow)).onConflictDoUpdate(MOVED)),
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
