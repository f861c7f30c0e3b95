/** What the pages of the register share: shapes of the API and the names of kinds. */
import type { Household, HouseholdEntry, HouseholdFields, HouseholdRow } from '../../core/register/household.ts'
import { kindsOf, type KindTable } from '../../core/register/kinds.ts'

export type { Household, HouseholdEntry, HouseholdFields, HouseholdRow, KindTable }

export interface Page {
  households: HouseholdRow[]
  next: string | null
}
export interface Found {
  households: HouseholdRow[]
  elsewhere: number
}
export interface Opened {
  household: Household
  row: HouseholdRow
  history: HouseholdEntry[]
}
export interface HeldKinds {
  version: number
  table: KindTable
}

export function kindName(table: KindTable | undefined, code: string): string {
  const kind = table === undefined ? undefined : kindsOf(table).find((one) => one.code === code)
  return kind?.name ?? code
}

/** Groups of antd's Select; kinds that are switched off stand only where a household already has them. */
export function kindOptions(table: KindTable | undefined, kept: string | null = null) {
  return (table?.categories ?? []).map(({ name, kinds }) => ({
    label: name,
    options: kinds
      .filter(({ active, code }) => active || code === kept)
      .map((kind) => ({ value: kind.code, label: kind.name })),
  }))
}
