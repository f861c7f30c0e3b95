/** Services asked for, done and rated: the requests that wait, what was done for a case, and the sums by class and person. */
import { providersOf, itemById, type Catalogue } from '../../core/catalogue/catalogue.ts'
import { classTotals, type ClassTotal, type ServiceVisit, type ServiceVisitInput } from '../../core/catalogue/visit.ts'
import type { Case } from '../../core/cases/case.ts'
import { isOpen, type FigureRow } from '../../core/cases/picks.ts'
import { headFor } from '../../core/cases/redact.ts'
import { caseRow, seesCase, townsOf } from '../../core/rights.ts'
import { beijing } from '../../core/time.ts'
import type { PersonTotal, ServiceVisitStore } from '../../ports/service-visit-store.ts'
import type { CaseRegister } from '../desk/case-register.ts'
import { accessRefusal } from '../desk/change-case.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { isOverdue, type CaseRow } from '../desk/list-cases.ts'
import { done, type Outcome } from '../desk/refusal.ts'
import { heldTable } from '../office-table.ts'
import { servicesTable } from '../office-tables.ts'

type Deps = DeskServices & { serviceVisits: ServiceVisitStore; register: CaseRegister }

export interface ServiceRequest {
  head: CaseRow
  item: string
  /** Who can do it there. */
  providers: string[]
  visits: number
  lastDay: string | null
}

/** Open requests for services that a person may see, the oldest first. */
export async function serviceRequests(deps: Deps, actor: Actor): Promise<ServiceRequest[]> {
  const [table, counts, rows] = await Promise.all([
    catalogueOf(deps),
    deps.serviceVisits.counts(),
    deps.register.rows(),
  ])
  const served = new Map(counts.map((one) => [one.caseNumber, one]))
  const now = deps.clock.now().toISOString()
  return rows
    .filter((row) => isOpen(row) && row.marks.service !== null)
    .filter((row) => seesCase(actor, caseRow(row)))
    .sort((a, b) => Number(a.openedAt > b.openedAt) - Number(a.openedAt < b.openedAt))
    .map((row) => requestOf(actor, table, row, served.get(row.number), now))
}

function requestOf(
  actor: Actor,
  table: Catalogue,
  { marks, ...head }: FigureRow,
  served: { visits: number; lastDay: string } | undefined,
  now: string,
): ServiceRequest {
  const item = marks.service ?? ''
  return {
    head: { ...headFor(actor, head), overdue: isOverdue(head, now) },
    item,
    providers: providersOf(table, item, head.town).map(({ name }) => name),
    visits: served?.visits ?? 0,
    lastDay: served?.lastDay ?? null,
  }
}

export async function visitsOfCase(deps: Deps, actor: Actor, number: string): Promise<Outcome<ServiceVisit[]>> {
  const found = await caseFor(deps, actor, number)
  return found.kind === 'done' ? done(await deps.serviceVisits.ofCase(number)) : found
}

export async function recordService(
  deps: Deps,
  actor: Actor,
  number: string,
  input: ServiceVisitInput,
): Promise<Outcome<ServiceVisit>> {
  const found = await caseFor(deps, actor, number)
  if (found.kind !== 'done') return found
  const table = await catalogueOf(deps)
  const item = itemById(table, input.item)
  if (item === null) {
    return { kind: 'invalid', field: 'item', why: '服务目录里没有这一项，换一项。' }
  }
  const provider = table.providers.find(({ id }) => id === input.provider)
  if (input.provider !== null && provider === undefined) {
    return { kind: 'invalid', field: 'provider', why: '没有这个服务方，换一个。' }
  }
  const now = deps.clock.now()
  if (input.day > beijing(now).date) return { kind: 'invalid', field: 'day', why: '这个日子还没到，再看一下。' }
  const { phone } = found.value.contact
  const visit: ServiceVisit = {
    ...input,
    id: deps.ids.next('sv'),
    caseNumber: number,
    person: phone === null ? number : await deps.vault.blindIndex(phone, 'phone'),
    town: found.value.town,
    rating: null,
    by: actor.badge,
    at: now.toISOString(),
  }
  await deps.serviceVisits.add(visit)
  await note(deps, actor, 'service.visited', number, item.label)
  return done(visit)
}

export async function rateService(
  deps: Deps,
  actor: Actor,
  id: string,
  rating: number,
): Promise<Outcome<ServiceVisit>> {
  const visit = await deps.serviceVisits.find(id)
  if (visit === null) return { kind: 'not-found', what: 'visit' }
  const found = await caseFor(deps, actor, visit.caseNumber)
  if (found.kind !== 'done') return found
  await deps.serviceVisits.rate(id, rating)
  await note(deps, actor, 'service.rated', visit.caseNumber, String(rating))
  return done({ ...visit, rating })
}

export interface ServiceTotals {
  classes: ClassTotal[]
  people: number
  visits: number
  minutes: number
  /** Who was served most often. */
  persons: PersonTotal[]
}

const PERSONS = 50

export async function serviceTotals(
  deps: Deps,
  actor: Actor,
  span: { from?: string | undefined; to?: string | undefined; town?: string | undefined },
): Promise<ServiceTotals> {
  const own = townsOf(actor)
  const towns = span.town === undefined ? own : [span.town].filter((town) => own === null || own.includes(town))
  const days = { towns, from: span.from ?? '2000-01-01', to: span.to ?? '9999-12-31' }
  const [table, totals, persons] = await Promise.all([
    catalogueOf(deps),
    deps.serviceVisits.totals(days),
    deps.serviceVisits.people(days, PERSONS),
  ])
  return {
    classes: classTotals(table, totals),
    people: persons.people,
    visits: totals.reduce((sum, { visits }) => sum + visits, 0),
    minutes: totals.reduce((sum, { minutes }) => sum + minutes, 0),
    persons: persons.rows,
  }
}

async function catalogueOf(deps: Deps): Promise<Catalogue> {
  return (await heldTable(deps, servicesTable(deps))).value
}

async function caseFor(deps: Deps, actor: Actor, number: string): Promise<Outcome<Case>> {
  const whole = await deps.cases.find(number)
  if (whole === null) return { kind: 'not-found', what: 'case' }
  return accessRefusal(actor, whole) ?? done(whole)
}

function note({ staff, clock }: Deps, actor: Actor, action: string, target: string, detail: string): Promise<void> {
  return staff.audit({ at: clock.now().toISOString(), actor: actor.id, action, target, detail })
}
