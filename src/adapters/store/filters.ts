/** Filters that people keep under a name. */
import { and, asc, eq } from 'drizzle-orm'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FilterStore } from '../../ports/filter-store.ts'
import { instant, type StoreContext } from './context.ts'

const savedFilters = sqliteTable('saved_filters', {
  id: text('id').primaryKey(),
  staffId: text('staff_id').notNull(),
  name: text('name').notNull(),
  query: text('query').notNull(),
  at: text('at').notNull(),
})

export function filterStore({ db }: StoreContext): FilterStore {
  return {
    async of(staffId) {
      return db.select().from(savedFilters).where(eq(savedFilters.staffId, staffId)).orderBy(asc(savedFilters.at))
    },
    async put(filter) {
      await db.insert(savedFilters).values({ ...filter, at: instant(filter.at) })
    },
    async remove(staffId, id) {
      const own = and(eq(savedFilters.id, id), eq(savedFilters.staffId, staffId))
      const gone = await db.delete(savedFilters).where(own).returning({ id: savedFilters.id })
      return gone.length > 0
    },
  }
}
