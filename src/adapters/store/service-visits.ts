/** Services as they were done, with the note sealed; sums come from plain columns. */
import { and, asc, count, countDistinct, desc, eq, gte, inArray, lte, max, sql, sum } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ServiceVisit } from '../../core/catalogue/visit.ts'
import type { ServiceSpan, ServiceVisitStore } from '../../ports/service-visit-store.ts'
import { instant, type StoreContext } from './context.ts'

const visits = sqliteTable('service_visits', {
  id: text('id').primaryKey(),
  caseNumber: text('case_number').notNull(),
  person: text('person').notNull(),
  town: text('town'),
  item: text('item').notNull(),
  provider: text('provider'),
  day: text('day').notNull(),
  minutes: integer('minutes').notNull(),
  rating: integer('rating'),
  byBadge: text('by_badge').notNull(),
  at: text('at').notNull(),
  note: text('note').notNull(),
})

const noteContext = (id: string) => `service_visits:note:${id}`

export function serviceVisitStore({ db, vault }: StoreContext): ServiceVisitStore {
  const fromRow = async ({ byBadge, ...row }: typeof visits.$inferSelect): Promise<ServiceVisit> => ({
    ...row,
    by: byBadge,
    note: row.note === '' ? '' : await vault.open(row.note, noteContext(row.id)),
  })
  const within = ({ towns, from, to }: ServiceSpan) =>
    and(gte(visits.day, from), lte(visits.day, to), towns === null ? undefined : inArray(visits.town, [...towns]))

  return {
    async add({ by, ...visit }) {
      const note = visit.note === '' ? '' : await vault.seal(visit.note, noteContext(visit.id))
      await db.insert(visits).values({ ...visit, byBadge: by, at: instant(visit.at), note })
    },
    async find(id) {
      const row = await db.select().from(visits).where(eq(visits.id, id)).get()
      return row ? fromRow(row) : null
    },
    async rate(id, rating) {
      await db.update(visits).set({ rating }).where(eq(visits.id, id))
    },
    async ofCase(caseNumber) {
      const rows = await db
        .select()
        .from(visits)
        .where(eq(visits.caseNumber, caseNumber))
        .orderBy(desc(visits.day), desc(visits.id))
      return Promise.all(rows.map(fromRow))
    },
    async counts() {
      return db
        .select({ caseNumber: visits.caseNumber, visits: count(), lastDay: sql<string>`max(${visits.day})` })
        .from(visits)
        .groupBy(visits.caseNumber)
    },
    async totals(span) {
      const rows = await db
        .select({
          item: visits.item,
          visits: count(),
          minutes: sum(visits.minutes),
          rated: count(visits.rating),
          ratingSum: sum(visits.rating),
        })
        .from(visits)
        .where(within(span))
        .groupBy(visits.item)
        .orderBy(asc(visits.item))
      return rows.map((row) => ({ ...row, minutes: Number(row.minutes), ratingSum: Number(row.ratingSum ?? 0) }))
    },
    async people(span, limit) {
      const [all, rows] = await Promise.all([
        db
          .select({ people: countDistinct(visits.person) })
          .from(visits)
          .where(within(span))
          .get(),
        db
          .select({ caseNumber: max(visits.caseNumber), visits: count(), minutes: sum(visits.minutes) })
          .from(visits)
          .where(within(span))
          .groupBy(visits.person)
          .orderBy(desc(count()), asc(visits.person))
          .limit(limit),
      ])
      return {
        people: all?.people ?? 0,
        rows: rows.map((row) => ({
          caseNumber: row.caseNumber ?? '',
          visits: row.visits,
          minutes: Number(row.minutes),
        })),
      }
    },
  }
}
