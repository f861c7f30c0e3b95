/** Reading and appending conversations, their web tokens and repeated messages. */
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { AppendOutcome, ConversationFilter, ConversationStore, TurnBatch } from '../../ports/conversation-store.ts'
import type { Audit } from './audit.ts'
import { instant, runBatch, type StoreContext } from './context.ts'
import { addressIndex, fromEventRow, fromHeadRow, tagText } from './conversation-rows.ts'
import { hotReads } from './hot-reads.ts'
import { phoneIndex } from './case-rows.ts'
import { conversationPhones, conversations, events, tokens } from './schema.ts'
import { turnStatements } from './turn-batch.ts'

const DEFAULT_LIMIT = 200

export type Conversations = Pick<
  ConversationStore,
  | 'append'
  | 'load'
  | 'head'
  | 'eventsAfter'
  | 'findByAddress'
  | 'findInbound'
  | 'list'
  | 'openCounts'
  | 'putToken'
  | 'findToken'
>

export function conversationStore(store: StoreContext, audit: Audit): Conversations {
  const { db, vault } = store
  const reads = hotReads(store)

  async function append(batch: TurnBatch): Promise<AppendOutcome> {
    const outcome = await runBatch(store, await turnStatements(store, batch))
    if (outcome.ok && batch.audit?.length) audit.chainSoon()
    if (outcome.ok) return 'stored'
    if (outcome.clash === 'inbound.conversation_id') return 'duplicate'
    if (isRace(outcome.clash)) return 'conflict'
    // Two who were the first to write from one address; later it is no race but a second open conversation.
    if (outcome.clash === 'conversations.channel' && batch.expectedSeq === 0) return 'conflict'
    throw new Error(`UNIQUE constraint failed: ${outcome.clash}`)
  }

  async function toldBy(phone: string | undefined) {
    if (phone === undefined) return undefined
    const same = eq(conversationPhones.phoneIndex, await phoneIndex(vault, phone))
    return inArray(
      conversations.id,
      db.select({ id: conversationPhones.conversationId }).from(conversationPhones).where(same),
    )
  }

  return {
    append,
    async eventsAfter(id, seq) {
      const rows = await reads.eventsAfter.all({ id, seq })
      return Promise.all(rows.map((row) => fromEventRow(vault, row)))
    },
    async load(id) {
      // One batch is one snapshot: the head and its events belong together.
      const [heads, rows] = await db.batch([
        db.select().from(conversations).where(eq(conversations.id, id)),
        db.select().from(events).where(eq(events.conversationId, id)).orderBy(asc(events.seq)),
      ])
      const row = heads[0]
      if (!row) return null
      const [head, list] = await Promise.all([
        fromHeadRow(vault, row),
        Promise.all(rows.map((event) => fromEventRow(vault, event))),
      ])
      return { head, events: list }
    },
    async head(id) {
      const row = await reads.head.get({ id })
      return row ? fromHeadRow(vault, row) : null
    },
    async findByAddress(channel, address) {
      const index = await addressIndex(vault, channel, address)
      const row = await db
        .select({ id: conversations.id })
        .from(conversations)
        .where(and(eq(conversations.channel, channel), eq(conversations.addressIndex, index)))
        .orderBy(desc(conversations.createdAt))
        .limit(1)
        .get()
      return row?.id ?? null
    },
    async findInbound(id, clientId) {
      return (await reads.inbound.get({ id, clientId })) ?? null
    },
    async list(filter) {
      const rows = await db
        .select()
        .from(conversations)
        .where(and(matches(filter), await toldBy(filter.phone)))
        .orderBy(sql`coalesce(${conversations.level}, 'P9')`, desc(conversations.updatedAt), asc(conversations.id))
        .limit(filter.limit ?? DEFAULT_LIMIT)
      return Promise.all(rows.map((row) => fromHeadRow(vault, row)))
    },
    async openCounts() {
      const { floor, town, holderId, confidential } = conversations
      return db
        .select({ floor, town, holderId, confidential, count: sql<number>`count(*)` })
        .from(conversations)
        .where(sql`${floor} <> 'closed'`)
        .groupBy(floor, town, holderId, confidential)
    },
    async putToken(tokenHash, conversationId, expiresAt) {
      await db.batch([
        db.delete(tokens).where(lt(tokens.expiresAt, store.now().toISOString())),
        db.insert(tokens).values({ tokenHash, conversationId, expiresAt: instant(expiresAt) }),
      ])
    },
    async findToken(tokenHash) {
      return (await reads.token.get({ hash: tokenHash })) ?? null
    },
  }
}

/** Keys that are taken only when somebody else was quicker. */
export function isRace(key: string): boolean {
  return [
    'conversations.id',
    'events.conversation_id',
    'cases.number',
    'case_entries.number',
    'call_outs.ref',
  ].includes(key)
}

const rank = sql`coalesce(${conversations.level}, 'P9')`

function matches({ floor, towns, holderId, tag, after, quiet }: ConversationFilter) {
  const behind = after?.level ?? 'P9'
  return and(
    // Written out, not bound: the partial index of open talks is found by its own words only.
    floor === 'open' ? sql`${conversations.floor} <> 'closed'` : floor ? eq(conversations.floor, floor) : undefined,
    after
      ? or(
          sql`${rank} > ${behind}`,
          and(
            sql`${rank} = ${behind}`,
            or(
              lt(conversations.updatedAt, instant(after.updatedAt)),
              and(eq(conversations.updatedAt, instant(after.updatedAt)), gt(conversations.id, after.id)),
            ),
          ),
        )
      : undefined,
    holderId ? eq(conversations.holderId, holderId) : undefined,
    tag ? sql`instr(${conversations.tags}, ${tagText([tag])}) > 0` : undefined,
    towns ? or(inArray(conversations.town, towns), isNull(conversations.town)) : undefined,
    quiet
      ? and(
          isNull(conversations.caseNumber),
          gte(conversations.updatedAt, instant(quiet.from)),
          lte(conversations.updatedAt, instant(quiet.to)),
        )
      : undefined,
  )
}
