/** Reading the register: masked lists, a search by whole values, and one household opened with a reason that is written down. */
import {
  rowOf,
  type Household,
  type HouseholdEntry,
  type HouseholdRow,
  type ReadReason,
} from '../../core/register/household.ts'
import { readIdNumber } from '../../core/register/id-number.ts'
import { caseRow, seesCase, seesPersonal, townsOf } from '../../core/rights.ts'
import { beijing } from '../../core/time.ts'
import type { HouseholdKey } from '../../ports/household-store.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { readPhone } from '../desk/search.ts'
import { seesTown } from './change-household.ts'

export interface HouseholdQuery {
  town?: string | undefined
  kind?: string | undefined
  until?: string | undefined
  ended?: boolean | undefined
  after?: string | undefined
}

const PAGE = 50

export interface HouseholdPage {
  households: HouseholdRow[]
  /** Ask on with it; null at the end. */
  next: string | null
}

export async function listHouseholds(deps: DeskServices, actor: Actor, query: HouseholdQuery): Promise<HouseholdPage> {
  const own = townsOf(actor)
  const { town } = query
  const towns = town === undefined ? own : [town].filter((one) => own === null || own.includes(one))
  const found = await deps.households.list({
    towns,
    kind: query.kind,
    until: query.until,
    withEnded: query.ended,
    after: query.after === undefined ? undefined : readPlace(query.after),
    limit: PAGE + 1,
  })
  const last = found.length > PAGE ? found[PAGE - 1] : undefined
  return {
    households: rows(deps, found.slice(0, PAGE)),
    next: last === undefined ? null : `${last.validUntil ?? '-'}_${last.id}`,
  }
}

/** A place in the list: day and id of the last line that was shown. */
function readPlace(text: string): { validUntil: string | null; id: string } {
  const cut = text.indexOf('_')
  const day = text.slice(0, cut)
  return { validUntil: day === '-' ? null : day, id: text.slice(cut + 1) }
}

function rows({ clock }: Pick<DeskServices, 'clock'>, households: readonly Household[]): HouseholdRow[] {
  const today = beijing(clock.now()).date
  return households.map((household) => rowOf(household, today))
}

export interface Found {
  households: HouseholdRow[]
  /** Hits in towns that are not this person's: that there are some, and no more. */
  elsewhere: number
}

/** Finds by a whole phone, identity number, number of a household, or full name. Every search is written down. */
export async function searchHouseholds(deps: DeskServices, actor: Actor, q: string): Promise<Found> {
  const found = await householdsBy(deps, keysOf(q))
  await deps.staff.audit({
    at: deps.clock.now().toISOString(),
    actor: actor.id,
    action: 'register.search',
    target: 'register',
    detail: String(found.length),
  })
  return inScope(deps, actor, found)
}

export function keysOf(q: string): HouseholdKey[] {
  const text = q.trim()
  const idNumber = readIdNumber(text)
  if (idNumber !== null) return [{ purpose: 'id-number', value: idNumber }]
  const phone = readPhone(text)
  const words: HouseholdKey[] = [
    { purpose: 'number', value: text },
    { purpose: 'name', value: text },
  ]
  return phone === null ? words : [{ purpose: 'phone', value: phone }, ...words]
}

async function householdsBy(
  { households }: Pick<DeskServices, 'households'>,
  keys: readonly HouseholdKey[],
): Promise<Household[]> {
  const found = (await Promise.all(keys.map((key) => households.byKey(key)))).flat()
  return [...new Map(found.map((household) => [household.id, household])).values()]
}

function inScope(deps: DeskServices, actor: Actor, found: readonly Household[]): Found {
  const own = found.filter(({ town }) => seesTown(actor, town))
  return { households: rows(deps, own), elsewhere: found.length - own.length }
}

export interface OpenedHousehold {
  household: Household
  row: HouseholdRow
  history: HouseholdEntry[]
}

export async function openHousehold(
  deps: DeskServices,
  actor: Actor,
  id: string,
  reason: ReadReason,
): Promise<Outcome<OpenedHousehold>> {
  const household = await deps.households.find(id)
  if (household === null) return { kind: 'not-found', what: 'household' }
  if (!seesTown(actor, household.town)) return { kind: 'out-of-scope' }
  // Written before anything is shown: a look that cannot be recorded does not happen.
  await deps.staff.audit({
    at: deps.clock.now().toISOString(),
    actor: actor.id,
    action: 'register.read',
    target: id,
    detail: reason,
  })
  const row = rowOf(household, beijing(deps.clock.now()).date)
  return done({ household, row, history: await deps.households.history(id) })
}

/** Whether the person of a case is on the register, by the phone of the case: masked lines, opened like any other. */
export async function householdsOfCase(deps: DeskServices, actor: Actor, number: string): Promise<Outcome<Found>> {
  const whole = await deps.cases.find(number)
  if (whole === null) return { kind: 'not-found', what: 'case' }
  const holderId = whole.assignee?.id ?? null
  if (!seesCase(actor, caseRow(whole))) return { kind: 'out-of-scope' }
  if (!seesPersonal(actor, { incident: whole.incident, holderId })) return { kind: 'guarded' }
  const { phone } = whole.contact
  if (phone === null) return done({ households: [], elsewhere: 0 })
  return done(inScope(deps, actor, await householdsBy(deps, [{ purpose: 'phone', value: phone }])))
}
