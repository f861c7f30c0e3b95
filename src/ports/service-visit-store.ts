/** Services as they were done, and their sums. */
import type { ItemTotal, ServiceVisit } from '../core/catalogue/visit.ts'

export interface ServiceSpan {
  /** null: all towns. */
  towns: readonly string[] | null
  /** Days, both inclusive. */
  from: string
  to: string
}

export interface PersonTotal {
  /** The newest case of the person. */
  caseNumber: string
  visits: number
  minutes: number
}

export interface ServiceVisitStore {
  add(visit: ServiceVisit): Promise<void>
  find(id: string): Promise<ServiceVisit | null>
  rate(id: string, rating: number): Promise<void>
  /** Newest first. */
  ofCase(caseNumber: string): Promise<ServiceVisit[]>
  /** How often each of these cases was served. */
  counts(): Promise<{ caseNumber: string; visits: number; lastDay: string }[]>
  totals(span: ServiceSpan): Promise<ItemTotal[]>
  /** Who was served, most often first; `people` counts all of them. */
  people(span: ServiceSpan, limit: number): Promise<{ people: number; rows: PersonTotal[] }>
}
