/** One-time sign-in links: for the first administrator, a new colleague, a forgotten password. Used once, then worthless. */
import { openSession, type OpenSession, type SessionDeps } from './sessions.ts'

const HOUR = 3_600_000
export const TICKET_MS = HOUR

/** A token for `/desk/sign-in?ticket=…`; only its hash is kept. */
export async function issueTicket(deps: SessionDeps, staffId: string, lastsMs = TICKET_MS): Promise<string> {
  const token = deps.ids.token()
  const expiresAt = new Date(deps.clock.now().getTime() + lastsMs).toISOString()
  await deps.staff.putTicket(await deps.vault.sha256(token), staffId, expiresAt)
  return token
}

/** A session for whoever brings a good ticket; null when it was used, has run out, or its owner may not work. */
export async function redeemTicket(deps: SessionDeps, token: string): Promise<OpenSession | null> {
  const at = deps.clock.now().toISOString()
  const staffId = await deps.staff.takeTicket(await deps.vault.sha256(token), at)
  const staff = staffId === null ? null : await deps.staff.find(staffId)
  if (staff === null || !staff.active) return null
  await deps.staff.audit({ at, actor: staff.id, action: 'session.ticket', target: staff.id, detail: '' })
  return openSession(deps, staff)
}
