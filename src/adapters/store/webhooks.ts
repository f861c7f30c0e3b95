/** Addresses to tell, tellings on their way, and the statements that queue a telling in the batch of the change itself. */
import { and, asc, desc, eq, inArray, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { caseBody, caseTellings, floorEvent, talkBody, type HookEvent, type Telling } from '../../core/hooks/events.ts'
import type { CaseWrite, TurnBatch } from '../../ports/conversation-store.ts'
import type { Webhook, WebhookStore } from '../../ports/webhook-store.ts'
import type { D1Statement } from '../sqlite/d1.ts'
import { instant, type StoreContext } from './context.ts'
import { cases } from './schema.ts'

const webhooks = sqliteTable('webhooks', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  events: text('events').notNull(),
  towns: text('towns').notNull(),
  secret: text('secret').notNull(),
  state: text('state').$type<Webhook['state']>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: text('created_at').notNull(),
})

const deliveries = sqliteTable('webhook_deliveries', {
  id: text('id').primaryKey(),
  webhookId: text('webhook_id').notNull(),
  event: text('event').notNull(),
  body: text('body').notNull(),
  at: text('at').notNull(),
  dueAt: text('due_at').notNull(),
  attempts: integer('attempts').notNull(),
  leaseUntil: text('lease_until'),
  status: integer('status'),
  error: text('error'),
  sentAt: text('sent_at'),
  deadAt: text('dead_at'),
})

const joined = (words: readonly string[]): string => (words.length === 0 ? '' : `|${words.join('|')}|`)
const apart = (words: string): string[] => words.split('|').filter((word) => word !== '')
const sealedFor = (id: string): string => `webhooks:secret:${id}`
const waiting = and(isNull(deliveries.sentAt), isNull(deliveries.deadAt))

export function webhookStore({ db, vault }: StoreContext): WebhookStore {
  const open = async (row: typeof webhooks.$inferSelect): Promise<Webhook> => ({
    ...row,
    events: apart(row.events) as HookEvent[],
    towns: apart(row.towns),
    secret: await vault.open(row.secret, sealedFor(row.id)),
  })
  return {
    async list() {
      return Promise.all((await db.select().from(webhooks).orderBy(asc(webhooks.createdAt))).map(open))
    },
    async find(id) {
      const row = await db.select().from(webhooks).where(eq(webhooks.id, id)).get()
      return row ? open(row) : null
    },
    async put(webhook) {
      const row = {
        ...webhook,
        events: joined(webhook.events),
        towns: joined(webhook.towns),
        secret: await vault.seal(webhook.secret, sealedFor(webhook.id)),
        createdAt: instant(webhook.createdAt),
      }
      await db.insert(webhooks).values(row).onConflictDoUpdate({ target: webhooks.id, set: row })
    },
    async remove(id) {
      await db.batch([
        db.delete(deliveries).where(eq(deliveries.webhookId, id)),
        db.delete(webhooks).where(eq(webhooks.id, id)),
      ])
    },
    async queue({ id, webhookId, event, body, at }) {
      const due = instant(at)
      await db.insert(deliveries).values({ id, webhookId, event, body, at: due, dueAt: due, attempts: 0 })
    },
    async lease(now, leaseUntil, limit) {
      const at = instant(now)
      const on = db.select({ id: webhooks.id }).from(webhooks).where(eq(webhooks.state, 'on'))
      const free = or(isNull(deliveries.leaseUntil), lte(deliveries.leaseUntil, at))
      const due = db
        .select({ id: deliveries.id })
        .from(deliveries)
        .where(and(waiting, free, lte(deliveries.dueAt, at), inArray(deliveries.webhookId, on)))
        .orderBy(asc(deliveries.dueAt))
        .limit(limit)
      return db
        .update(deliveries)
        .set({ leaseUntil: instant(leaseUntil), attempts: sql`${deliveries.attempts} + 1` })
        .where(inArray(deliveries.id, due))
        .returning()
    },
    async sent(id, status, at) {
      await db
        .update(deliveries)
        .set({ status, error: null, sentAt: instant(at), leaseUntil: null })
        .where(eq(deliveries.id, id))
    },
    async failed(id, why, retryAt, at) {
      const next = retryAt === null ? { deadAt: instant(at) } : { dueAt: instant(retryAt) }
      await db
        .update(deliveries)
        .set({ ...why, ...next, leaseUntil: null })
        .where(eq(deliveries.id, id))
    },
    async deliveries(webhookId, limit) {
      return db
        .select()
        .from(deliveries)
        .where(eq(deliveries.webhookId, webhookId))
        .orderBy(desc(deliveries.at), desc(deliveries.id))
        .limit(limit)
    },
    async resend(webhookId, id, at) {
      const again = await db
        .update(deliveries)
        .set({ dueAt: instant(at), attempts: 0, sentAt: null, deadAt: null, leaseUntil: null })
        .where(and(eq(deliveries.id, id), eq(deliveries.webhookId, webhookId)))
        .returning({ id: deliveries.id })
      return again.length > 0
    },
    async purge(before) {
      const ended = sql`coalesce(${deliveries.sentAt}, ${deliveries.deadAt})`
      await db.delete(deliveries).where(lt(ended, instant(before)))
    },
  }
}

/** Tells of a case before it is written: what differs from the stored row is what changed, whoever else writes. */
export function caseNews(store: StoreContext, { case: told, expectedVersion }: CaseWrite, at: string): D1Statement[] {
  return caseTellings(told, expectedVersion === 0).map(({ event, unlike }) =>
    queued(store, { event, body: caseBody(event, told, at), town: told.town, at }, changed(store, told, unlike)),
  )
}

/** Tells of a talk that came to people, or ended. */
export function talkNews(store: StoreContext, { head, events }: TurnBatch): D1Statement[] {
  const floors = events.flatMap(({ event }) => (event.type === 'floor-changed' ? [event.to] : []))
  const event = head.confidential ? null : floorEvent(floors)
  if (event === null) return []
  const at = instant(head.updatedAt)
  return [queued(store, { event, body: talkBody(event, head, at), town: head.town, at })]
}

function changed({ db }: StoreContext, told: CaseWrite['case'], unlike: Telling['unlike']): SQL | undefined {
  if (unlike === null) return undefined
  const differs = {
    level: sql`${cases.level} <> ${told.level}`,
    status: sql`${cases.status} <> ${told.status}`,
    assignee: sql`coalesce(${cases.assigneeId}, '') <> ${told.assignee?.id ?? ''}`,
  }[unlike]
  const before = db
    .select({ number: cases.number })
    .from(cases)
    .where(and(eq(cases.number, told.number), differs))
  return sql`EXISTS ${before}`
}

interface News {
  event: HookEvent
  body: string
  town: string | null
  at: string
}

/** One telling for each address that wants it; without addresses nothing is written. */
function queued({ db, write }: StoreContext, { event, body, town, at }: News, condition?: SQL): D1Statement {
  const wanted = and(
    eq(webhooks.state, 'on'),
    sql`instr(${webhooks.events}, ${joined([event])}) > 0`,
    or(eq(webhooks.towns, ''), sql`instr(${webhooks.towns}, ${joined([town ?? ' '])}) > 0`),
    condition,
  )
  const nothing = sql<null>`NULL`
  const rows = db
    .select({
      id: sql<string>`'d_' || lower(hex(randomblob(16)))`.as('id'),
      webhookId: webhooks.id,
      event: sql<string>`${event}`.as('event'),
      body: sql<string>`${body}`.as('body'),
      at: sql<string>`${at}`.as('at'),
      dueAt: sql<string>`${at}`.as('due_at'),
      attempts: sql<number>`0`.as('attempts'),
      leaseUntil: nothing.as('lease_until'),
      status: nothing.as('status'),
      error: nothing.as('error'),
      sentAt: nothing.as('sent_at'),
      deadAt: nothing.as('dead_at'),
    })
    .from(webhooks)
    .where(wanted)
  return write.bound(db.insert(deliveries).select(rows as never))
}
