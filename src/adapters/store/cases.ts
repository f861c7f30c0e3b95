/** Cases: one sealed body, a timeline whose keys order its writers, and plain columns to list by. */
import { and, asc, desc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { CaseMarks } from '../../core/cases/marks.ts'
import type { CaseFilter, CaseStore } from '../../ports/case-store.ts'
import type { Audit } from './audit.ts'
import { callOutStatements } from './call-outs.ts'
import { addressOf, fromCaseHead, fromCaseRows, headColumns, nameIndex, phoneIndex } from './case-rows.ts'
import { instant, runBatch, type StoreContext } from './context.ts'
import { isRace } from './conversations.ts'
import { toOutboxRow } from './conversation-rows.ts'
import { caseEntries, cases, outbox } from './schema.ts'
import { sharedStatements } from './turn-batch.ts'

const DEFAULT_LIMIT = 500

export function caseStore(store: StoreContext, audit: Audit): Omit<CaseStore, 'erase' | 'endedBefore' | 'forget'> {
  const { db, vault } = store

  async function calling({ callOuts = [], outbox: items = [] }: Parameters<CaseStore['write']>[0]) {
    const rows = await Promise.all(items.map((item) => toOutboxRow(vault, item)))
    return [...callOutStatements(store, callOuts), ...store.write.insert(outbox, rows)]
  }

  async function matches(filter: CaseFilter) {
    const { status, level, towns, assigneeId, overdueAt, q, unassigned, incident, channel, tag, after } = filter
    const { openedFrom, openedTo, quietSince, numbers } = filter
    const wanted = q?.trim()
    return and(
      status ? inArray(cases.status, status as (typeof cases.$inferSelect)['status'][]) : undefined,
      numbers ? inArray(cases.number, [...numbers]) : undefined,
      level ? inArray(cases.level, level) : undefined,
      towns ? inArray(cases.town, towns) : undefined,
      assigneeId ? eq(cases.assigneeId, assigneeId) : undefined,
      overdueAt ? and(isNull(cases.firstContactAt), lt(cases.dueAt, instant(overdueAt))) : undefined,
      unassigned ? isNull(cases.assigneeId) : undefined,
      incident ? inArray(cases.incident, incident) : undefined,
      channel ? inArray(cases.channel, channel) : undefined,
      tag ? sql`instr(${cases.tags}, ${`|${tag}|`}) > 0` : undefined,
      openedFrom ? gte(cases.openedAt, instant(openedFrom)) : undefined,
      openedTo ? lt(cases.openedAt, instant(openedTo)) : undefined,
      quietSince
        ? or(
            lt(cases.lastContactAt, instant(quietSince)),
            and(isNull(cases.lastContactAt), lt(cases.openedAt, instant(quietSince))),
          )
        : undefined,
      after
        ? sql`(${cases.level}, ${cases.dueAt}, ${cases.number}) > (${after.level}, ${instant(after.dueAt)}, ${after.number})`
        : undefined,
      wanted
        ? or(
            eq(cases.number, wanted),
            eq(cases.phoneIndex, await phoneIndex(vault, wanted)),
            eq(cases.nameIndex, await nameIndex(vault, wanted)),
          )
        : undefined,
    )
  }

  return {
    async find(number) {
      const [rows, entries] = await db.batch([
        db.select().from(cases).where(eq(cases.number, number)),
        db.select().from(caseEntries).where(eq(caseEntries.number, number)).orderBy(asc(caseEntries.seq)),
      ])
      return rows[0] ? fromCaseRows(vault, rows[0], entries) : null
    },
    async list(filter) {
      const rows = await db
        .select(headColumns)
        .from(cases)
        .where(await matches(filter))
        .orderBy(asc(cases.level), asc(cases.dueAt), asc(cases.number))
        .limit(filter.limit ?? DEFAULT_LIMIT)
      return rows.map(fromCaseHead)
    },
    async marks(numbers) {
      const portion = numbers === undefined ? undefined : inArray(cases.number, [...numbers])
      const rows = await db.select({ number: cases.number, marks: cases.marks }).from(cases).where(portion)
      return rows.map(({ number, marks }) => ({
        number,
        marks: marks === null ? null : (JSON.parse(marks) as CaseMarks),
      }))
    },
    async byPhone(phone, limit) {
      const same = eq(cases.phoneIndex, await phoneIndex(vault, phone))
      const rows = await db.select(headColumns).from(cases).where(same).orderBy(desc(cases.openedAt)).limit(limit)
      return rows.map(fromCaseHead)
    },
    async alike(like, limit) {
      const address = 'name' in like ? null : addressOf(like.addressOf)
      if (!('name' in like) && address === null) return []
      const same =
        'name' in like
          ? eq(cases.nameIndex, await nameIndex(vault, like.name))
          : eq(cases.addressIndex, await vault.blindIndex(address ?? '', 'address-of-case'))
      const rows = await db.select(headColumns).from(cases).where(same).orderBy(desc(cases.openedAt)).limit(limit)
      return rows.map(fromCaseHead)
    },
    async write(batch) {
      const statements = [...(await sharedStatements(store, batch)), ...(await calling(batch))]
      const outcome = await runBatch(store, statements)
      if (outcome.ok && batch.audit?.length) audit.chainSoon()
      if (outcome.ok) return 'stored'
      if (isRace(outcome.clash)) return 'conflict'
      throw new Error(`UNIQUE constraint failed: ${outcome.clash}`)
    },
  }
}
