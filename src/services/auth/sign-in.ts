/** Sign-in by name, password and, when set up, a one-time code. Unknown names answer the same, and as slowly, as wrong passwords. */
import type { Staff } from '../../ports/staff-store.ts'
import type { Log, PasswordHasher } from '../../ports/system.ts'
import type { CodeCheck } from './one-time-code.ts'
import { openSession, type OpenSession, type SessionDeps } from './sessions.ts'

export interface SignInDeps extends SessionDeps {
  hasher: PasswordHasher
  codes: CodeCheck
  log: Log
  /** No refusal comes sooner than this: counting a known name takes a write more than a made-up one, and the difference would tell. */
  refusalMs?: number
}

export interface Credentials {
  username: string
  password: string
  otp?: string | undefined
  /** The browser, in a few words. */
  device?: string | undefined
}

export type SignInOutcome =
  | { kind: 'signed-in'; session: OpenSession }
  | { kind: 'wrong' }
  /** The password was right; the six digits are missing. */
  | { kind: 'code-needed' }
  | { kind: 'locked'; minutes: number }

const REFUSAL_MS = 300
const WRONG_TRIES = 5
const LOCKED_MS = 15 * 60_000
/** How many unknown names are counted; more than this is an attack and the oldest are forgotten. */
const STRANGERS = 10_000

interface Tries {
  failed: number
  lockedUntil: string | null
}

export type SignIn = (credentials: Credentials) => Promise<SignInOutcome>

/**
 * Tries for one name run one after the other: counting is read and written in two steps, and a hundred guesses at once would
 * otherwise count as one. One process serves a data file, so a queue in this process is enough.
 */
export function signIn(deps: SignInDeps): SignIn {
  const queues = new Map<string, Promise<unknown>>()
  const strangers = new Map<string, Tries>()
  // Made before anybody asks, so that the first unknown name is as quick as the second.
  const decoy = deps.hasher.hash(deps.ids.token())
  decoy.catch((error: unknown) => deps.log.error('decoy-hash-failed', error))

  const attempt = async (credentials: Credentials, key: string): Promise<SignInOutcome> => {
    const staff = await deps.staff.findByUsername(credentials.username)
    const now = deps.clock.now()
    const tries: Tries = staff
      ? { failed: staff.failedSignIns, lockedUntil: staff.lockedUntil }
      : (strangers.get(key) ?? { failed: 0, lockedUntil: null })
    const minutes = minutesLeft(tries.lockedUntil, now)
    if (minutes > 0) return { kind: 'locked', minutes }
    const isRight = await deps.hasher.verify(staff?.passwordHash ?? (await decoy), credentials.password)
    if (staff && isRight && staff.active) {
      if (staff.otpSecret === null) return succeed(deps, staff, credentials.device)
      if (credentials.otp === undefined || credentials.otp === '') return { kind: 'code-needed' }
      if (deps.codes.isRight(staff.id, staff.otpSecret, credentials.otp))
        return succeed(deps, staff, credentials.device)
    }
    const counted = failedOnce(tries, now)
    if (staff) await remember(deps, staff, counted)
    else rememberStranger(strangers, key, counted)
    const locked = minutesLeft(counted.lockedUntil, now)
    return locked > 0 ? { kind: 'locked', minutes: locked } : { kind: 'wrong' }
  }

  return async (credentials) => {
    const notBefore = after(deps.refusalMs ?? REFUSAL_MS)
    const key = credentials.username.toLowerCase()
    const made = (queues.get(key) ?? Promise.resolve()).then(() => attempt(credentials, key))
    const settled = made.catch(() => undefined).finally(() => queues.get(key) === settled && queues.delete(key))
    queues.set(key, settled)
    const outcome = await made
    if (outcome.kind !== 'signed-in') await notBefore
    return outcome
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function succeed(deps: SignInDeps, staff: Staff, device = ''): Promise<SignInOutcome> {
  const fresh = await count(deps, staff, { failed: 0, lockedUntil: null })
  const session = await openSession(deps, fresh, device)
  await audit(deps, staff.id, 'session.open')
  return { kind: 'signed-in', session }
}

/** Written on the row as it is by now: hashing took a while, and rights may have been taken away meanwhile. */
async function count(deps: SignInDeps, staff: Staff, { failed, lockedUntil }: Tries): Promise<Staff> {
  const current = (await deps.staff.find(staff.id)) ?? staff
  if (current.failedSignIns === failed && current.lockedUntil === lockedUntil) return current
  const counted = { ...current, failedSignIns: failed, lockedUntil }
  await deps.staff.put(counted)
  return counted
}

async function remember(deps: SignInDeps, staff: Staff, { failed, lockedUntil }: Tries): Promise<void> {
  await count(deps, staff, { failed, lockedUntil })
  await audit(deps, staff.id, lockedUntil === null ? 'session.refused' : 'session.locked')
}

function rememberStranger(strangers: Map<string, Tries>, key: string, tries: Tries): void {
  strangers.delete(key)
  strangers.set(key, tries)
  const oldest = strangers.keys().next()
  if (strangers.size > STRANGERS && !oldest.done) strangers.delete(oldest.value)
}

/** The fifth wrong try locks; after the lock counting starts anew. */
function failedOnce({ failed, lockedUntil }: Tries, now: Date): Tries {
  const count = (lockedUntil === null ? failed : 0) + 1
  if (count < WRONG_TRIES) return { failed: count, lockedUntil: null }
  return { failed: 0, lockedUntil: new Date(now.getTime() + LOCKED_MS).toISOString() }
}

function minutesLeft(lockedUntil: string | null, now: Date): number {
  return lockedUntil === null ? 0 : Math.max(0, Math.ceil((Date.parse(lockedUntil) - now.getTime()) / 60_000))
}

async function audit(deps: SignInDeps, staffId: string, action: string): Promise<void> {
  await deps.staff.audit({ at: deps.clock.now().toISOString(), actor: staffId, action, target: staffId, detail: '' })
}
