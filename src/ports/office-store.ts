/** Tables that the office edits itself; of two who edit the same version the second is told. */
import type { AuditEntry } from './conversation-store.ts'

export interface OfficeTable {
  version: number
  at: string
  byId: string
  value: unknown
}

export interface OfficeStore {
  /** The newest version; null: nobody has edited it yet. */
  held(name: string): Promise<OfficeTable | null>
  put(name: string, table: OfficeTable, audit: readonly AuditEntry[]): Promise<'stored' | 'stale'>
  /** Versions, newest first. */
  history(name: string, limit: number): Promise<OfficeTable[]>
}
