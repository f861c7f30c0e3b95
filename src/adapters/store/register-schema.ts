/** The tables of migration 0004 as drizzle sees them. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { HouseholdKey } from '../../ports/household-store.ts'

export const households = sqliteTable('households', {
  id: text('id').primaryKey(),
  town: text('town').notNull(),
  kind: text('kind').notNull(),
  validUntil: text('valid_until').notNull(),
  ended: integer('ended').notNull(),
  people: integer('people').notNull(),
  version: integer('version').notNull(),
  updatedAt: text('updated_at').notNull(),
  body: text('body').notNull(),
})

export const householdKeys = sqliteTable(
  'household_keys',
  {
    value: text('value').notNull(),
    purpose: text('purpose').$type<HouseholdKey['purpose']>().notNull(),
    householdId: text('household_id').notNull(),
    live: integer('live').notNull(),
  },
  (table) => [primaryKey({ columns: [table.value, table.purpose, table.householdId] })],
)

export const householdEntries = sqliteTable(
  'household_entries',
  {
    householdId: text('household_id').notNull(),
    seq: integer('seq').notNull(),
    at: text('at').notNull(),
    body: text('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.householdId, table.seq] })],
)

export const registerKinds = sqliteTable('register_kinds', {
  version: integer('version').primaryKey(),
  at: text('at').notNull(),
  byId: text('by_id').notNull(),
  body: text('body').notNull(),
})
