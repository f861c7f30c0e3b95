/** The register of low-income households: each with its history, found by what a person can say about it. */
import type { Household, HouseholdEntry } from '../core/register/household.ts'
import type { KindTable } from '../core/register/kinds.ts'
import type { AuditEntry } from './conversation-store.ts'

export interface HouseholdFilter {
  /** null: all towns. */
  towns: readonly string[] | null
  kind?: string | undefined
  /** Households that have left the register too. */
  withEnded?: boolean | undefined
  /** Valid until this day at the latest. */
  until?: string | undefined
  after?: { validUntil: string | null; id: string } | undefined
  limit: number
}

/** What a household is found by; compared by a blind index, so only whole values meet. */
export interface HouseholdKey {
  purpose: 'phone' | 'id-number' | 'name' | 'number'
  value: string
}

export type HouseholdStored = 'stored' | 'stale' | 'taken'

export interface HouseholdStore {
  find(id: string): Promise<Household | null>
  /** Those that expire first stand first. */
  list(filter: HouseholdFilter): Promise<Household[]>
  byKey(key: HouseholdKey): Promise<Household[]>
  /** `stale`: somebody wrote this version first. `taken`: a number of it stands in another household. */
  write(household: Household, entry: HouseholdEntry, audit: readonly AuditEntry[]): Promise<HouseholdStored>
  history(id: string): Promise<HouseholdEntry[]>
  /** Households and people by town and kind, of those still on the register. */
  totals(towns: readonly string[] | null): Promise<{ town: string; kind: string; households: number; people: number }[]>
  kinds(): Promise<{ version: number; table: KindTable } | null>
  putKinds(
    version: number,
    table: KindTable,
    by: { id: string; at: string },
    audit: readonly AuditEntry[],
  ): Promise<'stored' | 'stale'>
}
