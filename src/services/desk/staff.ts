/** Colleagues and their rights: the administrator adds, changes and switches off; every change ends the sessions it touches. */
import { may, type RoleName } from '../../core/rights.ts'
import type { Role, Staff } from '../../ports/staff-store.ts'
import { passwordFault } from '../auth/password.ts'
import { endSessionsOf } from '../auth/sessions.ts'
import { issueTicket } from '../auth/tickets.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'
import { officialTowns } from './town-name.ts'

/** A person as administrators see one: nothing secret. */
export type StaffRow = Omit<Staff, 'passwordHash' | 'otpSecret' | 'failedSignIns'> & { codes: boolean }

/** As much of a colleague as is needed to pass something on. */
export type Colleague = Pick<Staff, 'id' | 'name' | 'badge' | 'office' | 'role' | 'towns'>

export interface NewStaff {
  username: string
  name?: string | undefined
  badge?: string | undefined
  office?: string | undefined
  role: Role
  towns: string[]
  /** Without one the answer carries a one-time link, and the colleague chooses a password there. */
  password?: string | undefined
  /** Whether a password chosen here is good for one sign-in only. */
  mustChangePassword?: boolean | undefined
}

export interface StaffChange {
  name?: string | undefined
  badge?: string | undefined
  office?: string | undefined
  role?: Role | undefined
  towns?: string[] | undefined
  active?: boolean | undefined
  password?: string | undefined
  mustChangePassword?: boolean | undefined
  /** Ends a lock after wrong passwords. */
  unlock?: boolean | undefined
  /** The phone with the codes is lost. */
  resetCodes?: boolean | undefined
  /** Asks for a new one-time link. */
  ticket?: boolean | undefined
}

export async function listStaff(deps: DeskServices): Promise<StaffRow[]> {
  return (await deps.staff.list()).map(rowOf)
}

/** Where people work who are bound to no town. */
const CENTRE = '社会救助服务中心'

/** Whoever works on cases, for passing one on. */
export async function listColleagues(deps: DeskServices): Promise<Colleague[]> {
  const people = await deps.staff.list()
  return people
    .filter((person) => person.active && may(person, 'case.work'))
    .map(({ id, name, badge, office, role, towns }) => ({ id, name, badge, office, role, towns }))
}

export async function addStaff(
  deps: DeskServices,
  actor: Actor,
  input: NewStaff,
): Promise<Outcome<{ staff: StaffRow; ticket: string | null }>> {
  const people = await deps.staff.list()
  const username = input.username.toLowerCase()
  const refusal = nameRefusal(people, username, input.badge)
  if (refusal) return refusal
  const named = townsFor(deps, input.role, input.towns)
  if (named.kind === 'invalid') return named
  const towns = named.names
  const name = input.name ?? username
  const fault = input.password === undefined ? null : passwordFault(input.password, { username, name })
  if (fault) return { kind: 'invalid', field: 'password', why: fault }
  const person: Staff = {
    id: deps.ids.next('s'),
    username,
    name,
    badge: input.badge ?? freeBadge(people),
    office: input.office ?? towns[0] ?? CENTRE,
    role: input.role,
    towns,
    passwordHash: await deps.hasher.hash(input.password ?? deps.ids.token()),
    otpSecret: null,
    failedSignIns: 0,
    lockedUntil: null,
    mustChangePassword: input.password === undefined || input.mustChangePassword === true,
    active: true,
    createdAt: deps.clock.now().toISOString(),
  }
  if ((await deps.staff.put(person)) === 'taken') return taken('username', `用户名 ${username} 已经有人用，换一个。`)
  await audit(deps, actor, 'staff.created', person.id, person.role)
  return done({
    staff: rowOf(person),
    ticket: input.password === undefined ? await issueTicket(deps, person.id) : null,
  })
}

export async function changeStaff(
  deps: DeskServices,
  actor: Actor,
  id: string,
  change: StaffChange,
): Promise<Outcome<{ staff: StaffRow; ticket: string | null }>> {
  const people = await deps.staff.list()
  const person = people.find((one) => one.id === id)
  if (person === undefined) return { kind: 'not-found', what: 'staff' }
  const role = change.role ?? person.role
  const badge = change.badge ?? person.badge
  const others = people.filter((one) => one.id !== id)
  const refusal =
    lastAdministrator(others, role, change.active ?? person.active) ??
    (badge === person.badge ? null : nameRefusal(others, null, badge))
  if (refusal) return refusal
  const named = townsFor(deps, role, change.towns ?? person.towns)
  if (named.kind === 'invalid') return named
  const towns = named.names
  const fault = change.password === undefined ? null : passwordFault(change.password, person)
  if (fault) return { kind: 'invalid', field: 'password', why: fault }
  const changed: Staff = {
    ...person,
    name: change.name ?? person.name,
    badge,
    office: change.office ?? person.office,
    role,
    towns,
    active: change.active ?? person.active,
    ...(change.unlock ? { failedSignIns: 0, lockedUntil: null } : {}),
    ...(change.resetCodes ? { otpSecret: null } : {}),
    ...(change.password === undefined
      ? {}
      : {
          passwordHash: await deps.hasher.hash(change.password),
          mustChangePassword: change.mustChangePassword ?? true,
        }),
  }
  await deps.staff.put(changed)
  if (endsSessions(person, changed, change)) await endSessionsOf(deps, id)
  await audit(deps, actor, 'staff.changed', id, changedFields(change))
  return done({ staff: rowOf(changed), ticket: change.ticket ? await issueTicket(deps, id) : null })
}

/** Rights are read anew at each request; a session ends where its holder might be somebody else now, or nobody. */
function endsSessions(before: Staff, after: Staff, change: StaffChange): boolean {
  const rights = before.role !== after.role || before.towns.join() !== after.towns.join()
  return (
    !after.active || rights || change.password !== undefined || change.resetCodes === true || change.ticket === true
  )
}

function lastAdministrator(others: readonly Staff[], role: Role, active: boolean): Refusal | null {
  if (role === 'administrator' && active) return null
  const remains = others.some((one) => one.active && one.role === 'administrator')
  return remains ? null : { kind: 'last-administrator' }
}

/** Residents know a worker by the badge alone, so two may not share one. */
function nameRefusal(people: readonly Staff[], username: string | null, badge: string | undefined): Refusal | null {
  if (username !== null && people.some((one) => one.username === username)) {
    return taken('username', `用户名 ${username} 已经有人用，换一个。`)
  }
  return badge !== undefined && people.some((one) => one.badge === badge)
    ? taken('badge', `${badge} 号已经有人用，换一个。`)
    : null
}

/** The towns of a person by their official names; whoever is bound to no town has none. */
function townsFor(deps: DeskServices, role: RoleName, towns: readonly string[]): ReturnType<typeof officialTowns> {
  if (role !== 'town_worker') return { kind: 'towns', names: [] }
  if (towns.length === 0) return { kind: 'invalid', field: 'towns', why: '写上管哪几个镇。' }
  return officialTowns(deps, 'towns', towns)
}

function taken(field: string, why: string): Refusal {
  return { kind: 'taken', field, why }
}

function freeBadge(people: readonly Staff[]): string {
  const used = new Set(people.map(({ badge }) => badge))
  let next = 1
  while (used.has(String(next).padStart(3, '0'))) next += 1
  return String(next).padStart(3, '0')
}

/** Names of what was changed; the values stay out of the log. */
function changedFields(change: StaffChange): string {
  const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]))
  return [...fields, ...(change.role ? [`role=${change.role}`] : [])].join(' ')
}

function rowOf({ passwordHash: _hash, otpSecret, failedSignIns: _failed, ...row }: Staff): StaffRow {
  return { ...row, codes: otpSecret !== null }
}

async function audit(deps: DeskServices, actor: Actor, action: string, target: string, detail: string): Promise<void> {
  await deps.staff.audit({ at: deps.clock.now().toISOString(), actor: actor.id, action, target, detail })
}
