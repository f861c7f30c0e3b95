/** Duty switches, one row a colleague. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DutyStore } from '../../ports/duty-store.ts'
import { instant, type StoreContext } from './context.ts'

const duty = sqliteTable('duty', {
  staffId: text('staff_id').primaryKey(),
  isOn: integer('is_on', { mode: 'boolean' }).notNull(),
  at: text('at').notNull(),
})

export function dutyStore({ db }: StoreContext): DutyStore {
  return {
    all: async () => db.select().from(duty),
    async set({ staffId, isOn, at }) {
      const row = { staffId, isOn, at: instant(at) }
      await db.insert(duty).values(row).onConflictDoUpdate({ target: duty.staffId, set: row })
    },
  }
}
