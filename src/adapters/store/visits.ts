/** Visits in sealed rows; of two writers of one version the second changes nothing. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Visit, VisitResult } from '../../core/discovery/visit.ts'
import type { VisitStore } from '../../ports/visit-store.ts'
import { instant, type StoreContext } from './context.ts'

const visits = sqliteTable('visits', {
  id: text('id').primaryKey(),
  town: text('town').notNull(),
  dueOn: text('due_on').notNull(),
  result: text('result').$type<VisitResult>(),
  version: integer('version').notNull(),
  reportedAt: text('reported_at').notNull(),
  body: text('body').notNull(),
})
type Row = typeof visits.$inferSelect

const bodyContext = (id: string) => `visits:body:${id}`

export function visitStore({ db, vault }: StoreContext): VisitStore {
  const fromRow = async ({ id, body }: Row): Promise<Visit> =>
    JSON.parse(await vault.open(body, bodyContext(id))) as Visit
  const toRow = async (visit: Visit): Promise<Row> => ({
    id: visit.id,
    town: visit.town,
    dueOn: visit.dueOn,
    result: visit.finding?.result ?? null,
    version: visit.version,
    reportedAt: instant(visit.reportedAt),
    body: await vault.seal(JSON.stringify(visit), bodyContext(visit.id)),
  })
  const ofTowns = (towns: readonly string[] | null) => (towns === null ? undefined : inArray(visits.town, [...towns]))

  return {
    async find(id) {
      const row = await db.select().from(visits).where(eq(visits.id, id)).get()
      return row ? fromRow(row) : null
    },
    async list({ towns, isOpen, limit }) {
      const order = isOpen ? asc : desc
      const rows = await db
        .select()
        .from(visits)
        .where(and(ofTowns(towns), isOpen ? isNull(visits.result) : isNotNull(visits.result)))
        .orderBy(order(visits.dueOn), order(visits.id))
        .limit(limit)
      return Promise.all(rows.map(fromRow))
    },
    async add(visit) {
      await db.insert(visits).values(await toRow(visit))
    },
    async replace(visit, expectedVersion) {
      const changed = await db
        .update(visits)
        .set(await toRow(visit))
        .where(and(eq(visits.id, visit.id), eq(visits.version, expectedVersion)))
        .returning({ id: visits.id })
      return changed.length === 1
    },
    async totals(towns) {
      return db
        .select({ town: visits.town, result: visits.result, visits: count() })
        .from(visits)
        .where(ofTowns(towns))
        .groupBy(visits.town, visits.result)
        .orderBy(asc(visits.town))
    },
  }
}
