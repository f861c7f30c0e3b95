/** What every part of the store works with: the database, the vault and the clock. */
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'
import type { Vault } from '../../ports/system.ts'
import type { D1, D1Rows, D1Statement } from '../sqlite/d1.ts'
import { writer, type Writer } from './statements.ts'
import { clashedKey } from './store-error.ts'

export interface StoreContext {
  db: DrizzleD1Database
  d1: D1
  write: Writer
  vault: Vault
  now: () => Date
}

export function storeContext(d1: D1, vault: Vault, now: () => Date): StoreContext {
  // drizzle names the ambient type of the Workers runtime, of which `D1` is the used part.
  const db = drizzle(d1 as never)
  return { db, d1, write: writer(db, d1), vault, now }
}

export type BatchOutcome = { ok: true; rows: D1Rows[] } | { ok: false; clash: string }

/** One atomic batch. A taken key is an outcome, named by its first column; any other error is thrown. */
export async function runBatch({ d1 }: StoreContext, statements: D1Statement[]): Promise<BatchOutcome> {
  if (statements.length === 0) return { ok: true, rows: [] }
  try {
    return { ok: true, rows: await d1.batch(statements) }
  } catch (error) {
    const clash = clashedKey(error)
    if (clash === null) throw error
    return { ok: false, clash }
  }
}

/** An instant in the one form that sorts as text: UTC with milliseconds. */
export function instant(at: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) ? at : new Date(at).toISOString()
}

export function instantOrNull(at: string | null): string | null {
  return at === null ? null : instant(at)
}
