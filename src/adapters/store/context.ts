/** What every part of the store works with: the database, the vault and the clock. */
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'
import type { Vault } from '../../ports/system.ts'
import type { D1, D1Rows } from '../sqlite/d1.ts'
import { clashedTable } from './store-error.ts'

export type Statement = BatchItem<'sqlite'>

export interface StoreContext {
  db: DrizzleD1Database
  d1: D1
  vault: Vault
  now: () => Date
}

export function storeContext(d1: D1, vault: Vault, now: () => Date): StoreContext {
  // drizzle names the ambient type of the Workers runtime, of which `D1` is the used part.
  return { db: drizzle(d1 as never), d1, vault, now }
}

export type BatchOutcome = { ok: true; rows: D1Rows[] } | { ok: false; clash: string }

/** One atomic batch. A taken primary key is an outcome, named by its table; any other error is thrown. */
export async function runBatch({ db }: StoreContext, statements: Statement[]): Promise<BatchOutcome> {
  const [first, ...rest] = statements
  if (!first) return { ok: true, rows: [] }
  try {
    return { ok: true, rows: (await db.batch([first, ...rest])) as unknown as D1Rows[] }
  } catch (error) {
    const clash = clashedTable(error)
    if (clash === null) throw error
    return { ok: false, clash }
  }
}

/** D1 binds at most 100 values a statement. */
const MAX_BOUND = 100

/** Rows in portions that one insert of `columns` columns can bind. */
export function portions<Row>(rows: Row[], columns: number): Row[][] {
  const size = Math.floor(MAX_BOUND / columns)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}

/** An instant in the one form that sorts as text: UTC with milliseconds. */
export function instant(at: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) ? at : new Date(at).toISOString()
}

export function instantOrNull(at: string | null): string | null {
  return at === null ? null : instant(at)
}
