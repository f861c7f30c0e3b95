/** Households of the register in sealed rows, with their keys as blind indexes and their history. */
import { and, asc, count, desc, eq, gt, inArray, lte, or, sum } from 'drizzle-orm'
import type { Household, HouseholdEntry } from '../../core/register/household.ts'
import { kindTable } from '../../core/register/kinds.ts'
import type { HouseholdFilter, HouseholdKey, HouseholdStore } from '../../ports/household-store.ts'
import type { Vault } from '../../ports/system.ts'
import type { Audit } from './audit.ts'
import { phoneIndex } from './case-rows.ts'
import { instant, runBatch, type StoreContext } from './context.ts'
import { householdEntries, householdKeys, households, registerKinds } from './register-schema.ts'
import { audit as auditTable } from './schema.ts'

type Row = typeof households.$inferSelect

/** Sorts behind every day; stands for "until somebody ends it". */
const OPEN = '9999-12-31'
const bodyContext = (id: string) => `households:body:${id}`
const entryContext = (id: string, seq: number) => `household_entries:body:${id}:${seq}`

export function householdStore(store: StoreContext, audit: Audit): HouseholdStore {
  const { db, vault, write } = store

  const fromRow = async ({ id, body }: Row): Promise<Household> =>
    JSON.parse(await vault.open(body, bodyContext(id))) as Household

  return {
    async find(id) {
      const row = await db.select().from(households).where(eq(households.id, id)).get()
      return row ? fromRow(row) : null
    },
    async list(filter) {
      const rows = await db
        .select()
        .from(households)
        .where(whereOf(filter))
        .orderBy(asc(households.validUntil), asc(households.id))
        .limit(filter.limit)
      return Promise.all(rows.map(fromRow))
    },
    async byKey(key) {
      const rows = await db
        .select({ household: households })
        .from(householdKeys)
        .innerJoin(households, eq(households.id, householdKeys.householdId))
        .where(and(eq(householdKeys.value, await indexOf(vault, key)), eq(householdKeys.purpose, key.purpose)))
        .orderBy(asc(households.validUntil), asc(households.id))
        .limit(100)
      return Promise.all(rows.map(({ household }) => fromRow(household)))
    },
    async write(household, entry, entries) {
      const { id } = household
      const row = await toRow(vault, household)
      const keys = await keyRows(vault, household)
      const outcome = await runBatch(store, [
        // The entry goes first: of two writers of one version the second stops here.
        ...write.insert(householdEntries, [await toEntryRow(vault, id, entry)]),
        write.bound(db.insert(households).values(row).onConflictDoUpdate({ target: households.id, set: row })),
        write.bound(db.delete(householdKeys).where(eq(householdKeys.householdId, id))),
        ...write.insert(householdKeys, keys),
        ...write.insert(auditTable, [...entries]),
      ])
      if (outcome.ok) audit.chainSoon()
      if (outcome.ok) return 'stored'
      return outcome.clash.startsWith('household_keys') ? 'taken' : 'stale'
    },
    async history(id) {
      const rows = await db
        .select()
        .from(householdEntries)
        .where(eq(householdEntries.householdId, id))
        .orderBy(desc(householdEntries.seq))
      return Promise.all(
        rows.map(async ({ seq, at, body }) => ({
          ...(JSON.parse(await vault.open(body, entryContext(id, seq))) as Omit<HouseholdEntry, 'seq' | 'at'>),
          seq,
          at,
        })),
      )
    },
    async totals(towns) {
      const rows = await db
        .select({ town: households.town, kind: households.kind, households: count(), people: sum(households.people) })
        .from(households)
        .where(and(eq(households.ended, 0), towns === null ? undefined : inArray(households.town, [...towns])))
        .groupBy(households.town, households.kind)
      return rows.map((row) => ({ ...row, people: Number(row.people) }))
    },
    async kinds() {
      const row = await db.select().from(registerKinds).orderBy(desc(registerKinds.version)).limit(1).get()
      return row ? { version: row.version, table: kindTable.parse(JSON.parse(row.body)) } : null
    },
    async putKinds(version, table, { id, at }, entries) {
      const row = { version, at: instant(at), byId: id, body: JSON.stringify(table) }
      const { ok } = await runBatch(store, [
        ...write.insert(registerKinds, [row]),
        ...write.insert(auditTable, [...entries]),
      ])
      if (ok) audit.chainSoon()
      return ok ? 'stored' : 'stale'
    },
  }
}

function whereOf({ towns, kind, withEnded, until, after }: HouseholdFilter) {
  const behind = after?.validUntil ?? OPEN
  return and(
    towns === null ? undefined : inArray(households.town, [...towns]),
    kind === undefined ? undefined : eq(households.kind, kind),
    withEnded === true ? undefined : eq(households.ended, 0),
    until === undefined ? undefined : lte(households.validUntil, until),
    after === undefined
      ? undefined
      : or(gt(households.validUntil, behind), and(eq(households.validUntil, behind), gt(households.id, after.id))),
  )
}

function indexOf(vault: Vault, { purpose, value }: HouseholdKey): Promise<string> {
  return purpose === 'phone' ? phoneIndex(vault, value) : vault.blindIndex(value.replaceAll(/\s/g, ''), purpose)
}

async function keyRows(vault: Vault, household: Household): Promise<(typeof householdKeys.$inferSelect)[]> {
  const live = household.endedOn === null ? 1 : 0
  const keys: HouseholdKey[] = [
    ...(household.phone === null ? [] : [{ purpose: 'phone', value: household.phone } as const]),
    ...(household.number === null ? [] : [{ purpose: 'number', value: household.number } as const]),
    ...household.people.flatMap(({ name, idNumber }): HouseholdKey[] => [
      { purpose: 'name', value: name },
      ...(idNumber === null ? [] : [{ purpose: 'id-number', value: idNumber } as const]),
    ]),
  ]
  const rows = await Promise.all(
    keys.map(async (key) => ({
      value: await indexOf(vault, key),
      purpose: key.purpose,
      householdId: household.id,
      live,
    })),
  )
  // Two of one name in a household are one key.
  return [...new Map(rows.map((row) => [`${row.purpose} ${row.value}`, row])).values()]
}

async function toRow(vault: Vault, household: Household): Promise<Row> {
  const { id, town, kind, validUntil, endedOn, people, version, updatedAt } = household
  return {
    id,
    town,
    kind,
    validUntil: validUntil ?? OPEN,
    ended: endedOn === null ? 0 : 1,
    people: people.length,
    version,
    updatedAt: instant(updatedAt),
    body: await vault.seal(JSON.stringify(household), bodyContext(id)),
  }
}

async function toEntryRow(vault: Vault, id: string, { seq, at, ...rest }: HouseholdEntry) {
  const body = await vault.seal(JSON.stringify(rest), entryContext(id, seq))
  return { householdId: id, seq, at: instant(at), body }
}
