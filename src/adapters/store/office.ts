/** Versions of the office's own tables; two writers of one version exclude each other by the primary key. */
import { desc, eq } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { OfficeStore, OfficeTable } from '../../ports/office-store.ts'
import type { Audit } from './audit.ts'
import { instant, runBatch, type StoreContext } from './context.ts'
import { audit as auditTable } from './schema.ts'

const officeTables = sqliteTable(
  'office_tables',
  {
    name: text('name').notNull(),
    version: integer('version').notNull(),
    at: text('at').notNull(),
    byId: text('by_id').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.name, table.version] })],
)

export function officeStore(store: StoreContext, audit: Audit): OfficeStore {
  const { db, write } = store
  const versions = (name: string, limit: number) =>
    db
      .select()
      .from(officeTables)
      .where(eq(officeTables.name, name))
      .orderBy(desc(officeTables.version))
      .limit(limit)
      .all()
  return {
    async held(name) {
      const [row] = await versions(name, 1)
      return row ? toTable(row) : null
    },
    async put(name, { version, at, byId, value }, entries) {
      const row = { name, version, at: instant(at), byId, body: JSON.stringify(value) }
      const { ok } = await runBatch(store, [
        ...write.insert(officeTables, [row]),
        ...write.insert(auditTable, [...entries]),
      ])
      if (ok) audit.chainSoon()
      return ok ? 'stored' : 'stale'
    },
    async history(name, limit) {
      return (await versions(name, limit)).map(toTable)
    },
  }
}

function toTable({ version, at, byId, body }: typeof officeTables.$inferSelect): OfficeTable {
  return { version, at, byId, value: JSON.parse(body) as unknown }
}
