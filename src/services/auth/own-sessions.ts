/** The sessions of one person: where one is signed in, and ending those that are not this one. */
import type { Staff, StaffSession } from '../../ports/staff-store.ts'
import { endSession, type SessionDeps } from './sessions.ts'

export interface OwnSession {
  /** The beginning of the hash of its token: enough to name it, nothing to sign in with. */
  id: string
  device: string
  since: string
  until: string
  isThis: boolean
}

const ID_LENGTH = 16

/** The one that asks first, then the oldest. */
export async function ownSessions(deps: SessionDeps, staff: Staff, tokenHash: string): Promise<OwnSession[]> {
  const own = (await standing(deps, staff)).map((session) => ({
    id: session.tokenHash.slice(0, ID_LENGTH),
    device: session.device,
    since: session.createdAt,
    until: session.expiresAt,
    isThis: session.tokenHash === tokenHash,
  }))
  return own.sort((a, b) => Number(b.isThis) - Number(a.isThis) || a.since.localeCompare(b.since))
}

/** Ends one of the others, or with null all of them; how many. The session that asks stays. */
export async function endOthers(
  deps: SessionDeps,
  staff: Staff,
  tokenHash: string,
  id: string | null,
): Promise<number> {
  const others = (await standing(deps, staff)).filter(
    (session) => session.tokenHash !== tokenHash && (id === null || session.tokenHash.startsWith(id)),
  )
  for (const session of others) await endSession(deps, session.tokenHash)
  if (others.length > 0) {
    const at = deps.clock.now().toISOString()
    const detail = String(others.length)
    await deps.staff.audit({ at, actor: staff.id, action: 'session.ended', target: staff.id, detail })
  }
  return others.length
}

async function standing(deps: SessionDeps, staff: Staff): Promise<StaffSession[]> {
  const now = deps.clock.now().getTime()
  return (await deps.staff.sessionsOf(staff.id)).filter(({ expiresAt }) => Date.parse(expiresAt) > now)
}

const BROWSERS = [
  ['MicroMessenger', '微信'],
  ['Edg/', 'Edge'],
  ['QQBrowser', 'QQ浏览器'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMS = [
  ['Android', '安卓'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

/** Browser and system by their common names; nothing that tells two computers of one kind apart. */
export function deviceWords(userAgent: string | undefined): string {
  const found = [BROWSERS, SYSTEMS].map((list) => list.find(([mark]) => userAgent?.includes(mark))?.[1])
  return found.filter((name) => name !== undefined).join(' · ')
}
