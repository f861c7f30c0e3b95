/** A household comes onto the register, is changed, or leaves it; every change keeps what stood before, who made it and why. */
import { changesOf, type Household, type HouseholdFields } from '../../core/register/household.ts'
import { findKind } from '../../core/register/kinds.ts'
import { townsOf } from '../../core/rights.ts'
import { beijing } from '../../core/time.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { done, type Outcome, type Refusal } from '../desk/refusal.ts'
import { readPhone } from '../desk/search.ts'
import { heldKinds } from './kinds.ts'

export interface HouseholdChange {
  expectedVersion: number
  fields: HouseholdFields
  why: string
}

type Recorded = Pick<DeskServices, 'households' | 'clock' | 'ids' | 'districtOf'>

export async function addHousehold(
  deps: Recorded,
  actor: Actor,
  fields: HouseholdFields,
  why: string,
): Promise<Outcome<Household>> {
  const checked = await checkFields(deps, actor, fields, null)
  if (checked.kind !== 'done') return checked
  return store(deps, actor, null, { ...checked.value, id: deps.ids.next('h'), endedOn: null }, why)
}

export async function changeHousehold(
  deps: Recorded,
  actor: Actor,
  id: string,
  { expectedVersion, fields, why }: HouseholdChange,
): Promise<Outcome<Household>> {
  const found = await current(deps, actor, id, expectedVersion)
  if (found.kind !== 'done') return found
  const checked = await checkFields(deps, actor, fields, found.value)
  if (checked.kind !== 'done') return checked
  return store(deps, actor, found.value, { ...found.value, ...checked.value }, why)
}

export async function endHousehold(
  deps: Recorded,
  actor: Actor,
  id: string,
  { expectedVersion, why }: { expectedVersion: number; why: string },
): Promise<Outcome<Household>> {
  const found = await current(deps, actor, id, expectedVersion)
  if (found.kind !== 'done') return found
  if (found.value.endedOn !== null) return { kind: 'invalid', field: 'endedOn', why: '这一户已经退出。' }
  return store(deps, actor, found.value, { ...found.value, endedOn: beijing(deps.clock.now()).date }, why)
}

/** The household as it stands, when this person may write it and nobody else has written meanwhile. */
async function current(deps: Recorded, actor: Actor, id: string, expected: number): Promise<Outcome<Household>> {
  const household = await deps.households.find(id)
  if (household === null) return { kind: 'not-found', what: 'household' }
  if (!seesTown(actor, household.town)) return { kind: 'out-of-scope' }
  return household.version === expected ? done(household) : stale(deps, household, expected)
}

export function seesTown(actor: Actor, town: string): boolean {
  const towns = townsOf(actor)
  return towns === null || towns.includes(town)
}

/** What others have changed since: names of fields, so that the page can show both sides. */
async function stale(deps: Recorded, household: Household, expected: number): Promise<Refusal> {
  const later = (await deps.households.history(household.id)).filter(({ seq }) => seq > expected)
  return { kind: 'stale-record', current: household.version, changes: later.flatMap(({ changes }) => changes) }
}

/** The fields in normal form, when they may be written: a town and kinds that exist, a phone that is one. */
export async function checkFields(
  deps: Recorded,
  actor: Actor,
  fields: HouseholdFields,
  before: Household | null,
): Promise<Outcome<HouseholdFields>> {
  if (deps.districtOf?.(fields.town) === null) {
    return { kind: 'invalid', field: 'town', why: '没找到这个镇（街道）。' }
  }
  if (!seesTown(actor, fields.town)) return { kind: 'out-of-scope' }
  const phone = fields.phone === null ? null : readPhone(fields.phone)
  if (fields.phone !== null && phone === null) {
    return { kind: 'invalid', field: 'phone', why: '这个电话不对，手机是11位。' }
  }
  const { table } = await heldKinds(deps)
  for (const code of [fields.kind, ...fields.people.flatMap(({ kind }) => kind ?? [])]) {
    const kind = findKind(table, code)
    const isKept = before !== null && (before.kind === code || before.people.some((one) => one.kind === code))
    if (kind === null || kind.code !== code) return { kind: 'invalid', field: 'kind', why: '没有这个类别。' }
    if (!kind.active && !isKept) return { kind: 'invalid', field: 'kind', why: `“${kind.name}”已经停用。` }
  }
  return done({ ...fields, phone })
}

async function store(
  deps: Recorded,
  actor: Actor,
  before: Household | null,
  wanted: Omit<Household, 'version' | 'updatedAt'>,
  why: string,
): Promise<Outcome<Household>> {
  const changes = changesOf(before, wanted)
  if (before !== null && changes.length === 0) return done(before)
  const at = deps.clock.now().toISOString()
  const household: Household = { ...wanted, version: (before?.version ?? 0) + 1, updatedAt: at }
  const { id, version } = household
  const entry = { seq: version, at, by: { id: actor.id, badge: actor.badge }, why, changes }
  const action = before === null ? 'register.added' : wanted.endedOn === null ? 'register.changed' : 'register.ended'
  const stored = await deps.households.write(household, entry, [
    { at, actor: actor.id, action, target: id, detail: changes.map(({ field }) => field).join(' ') },
  ])
  if (stored === 'stored') return done(household)
  if (stored === 'stale') return { kind: 'stale-record', current: version, changes: [] }
  return { kind: 'taken', field: 'people', why: '户号或身份证号已经在台账里的另一户。先按号码找一找。' }
}
