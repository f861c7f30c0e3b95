/** Visits to be made and what was found, by town and day. */
import type { Visit, VisitResult } from '../core/discovery/visit.ts'

export interface VisitFilter {
  /** null: all towns. */
  towns: readonly string[] | null
  /** Only visits still to be made, or only those made. */
  isOpen: boolean
  limit: number
}

export interface VisitStore {
  find(id: string): Promise<Visit | null>
  /** Open ones by day, the first due first; made ones the other way round. */
  list(filter: VisitFilter): Promise<Visit[]>
  add(visit: Visit): Promise<void>
  /** False: somebody wrote this version first. */
  replace(visit: Visit, expectedVersion: number): Promise<boolean>
  totals(towns: readonly string[] | null): Promise<{ town: string; result: VisitResult | null; visits: number }[]>
}
