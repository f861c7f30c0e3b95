/** Signed-in sessions: a random token in the cookie, its hash in the store; 12 hours without use or 24 in all end one. */
import type { Staff, StaffStore } from '../../ports/staff-store.ts'
import type { Bell, Clock, Ids, Vault } from '../../ports/system.ts'

export interface SessionDeps {
  staff: StaffStore
  vault: Vault
  ids: Ids
  clock: Clock
  bell: Bell
}

export interface OpenSession {
  /** Goes into the cookie and nowhere else. */
  token: string
  expiresAt: string
  staff: Staff
}

const HOUR = 3_600_000
const IDLE_MS = 12 * HOUR
/** A long shift and a way home; then one signs in anew. */
export const LONGEST_MS = 24 * HOUR

/** A fresh token at each sign-in, so that a planted one is worth nothing. */
export async function openSession(deps: SessionDeps, staff: Staff, device = ''): Promise<OpenSession> {
  const token = deps.ids.token()
  const now = deps.clock.now()
  const expiresAt = new Date(now.getTime() + LONGEST_MS).toISOString()
  await deps.staff.putSession({
    tokenHash: await deps.vault.sha256(token),
    staffId: staff.id,
    createdAt: now.toISOString(),
    expiresAt,
    device,
  })
  return { token, expiresAt, staff }
}

export interface SignedIn {
  staff: Staff
  tokenHash: string
}

/** Whose session the token is; null when it never was, has ended, or its owner may no longer work. */
export async function findSession(deps: SessionDeps, token: string): Promise<SignedIn | null> {
  const tokenHash = await deps.vault.sha256(token)
  const staff = await stillStands(deps, tokenHash)
  return staff === null ? null : { staff, tokenHash }
}

/** Whether a session that was checked before still stands; a stream asks this at every turn. */
export async function stillStands(deps: SessionDeps, tokenHash: string): Promise<Staff | null> {
  const session = await deps.staff.findSession(tokenHash)
  if (session === null || Date.parse(session.expiresAt) <= deps.clock.now().getTime()) return null
  const staff = await deps.staff.find(session.staffId)
  return staff?.active ? staff : null
}

/** Signing out; open streams of the session notice at once. */
export async function endSession(deps: SessionDeps, tokenHash: string): Promise<void> {
  await deps.staff.removeSession(tokenHash)
  deps.bell.ring('desk')
}

/** Every session of a person: after a new password, other rights, or the end of the job. */
export async function endSessionsOf(deps: SessionDeps, staffId: string): Promise<void> {
  await deps.staff.removeSessionsOf(staffId)
  deps.bell.ring('desk')
}

export interface IdleWatch {
  /** Notes a use; false when the session had lain unused for too long. */
  use(tokenHash: string): boolean
  forget(tokenHash: string): void
}

/**
 * When each session was last used, kept in this process only: writing it down at every request would cost a commit each.
 * After a restart the twelve hours begin anew; the 24 of the stored session do not.
 */
export function idleWatch(clock: Clock): IdleWatch {
  const usedAt = new Map<string, number>()
  return {
    use(tokenHash) {
      const now = clock.now().getTime()
      const last = usedAt.get(tokenHash) ?? now
      usedAt.delete(tokenHash)
      if (now - last > IDLE_MS) return false
      usedAt.set(tokenHash, now)
      const [oldest] = usedAt
      // In order of use, so the first is the one that lies longest; past the longest session nobody can come back.
      if (oldest && now - oldest[1] > LONGEST_MS) usedAt.delete(oldest[0])
      return true
    },
    forget: (tokenHash) => void usedAt.delete(tokenHash),
  }
}
