/** The first start makes one administrator: with the given name and password, or with a one-time link to print. No default password exists. */
import type { PasswordHasher } from '../../ports/system.ts'
import type { SessionDeps } from './sessions.ts'
import { issueTicket } from './tickets.ts'

const DAY = 24 * 3_600_000

export interface FirstAdministrator {
  username?: string | undefined
  password?: string | undefined
}

/** `ticket` is set as long as the one administrator has never chosen a password: a link that was missed can be had again by a restart. */
export async function ensureAdministrator(
  deps: SessionDeps & { hasher: PasswordHasher },
  { username, password }: FirstAdministrator,
): Promise<{ ticket?: string }> {
  if ((await deps.staff.count()) > 0) return ticketForUnfinished(deps)
  const id = deps.ids.next('s')
  const isChosen = username !== undefined && username !== '' && password !== undefined && password !== ''
  const at = deps.clock.now().toISOString()
  await deps.staff.put({
    id,
    username: username?.toLowerCase() || 'admin',
    name: '管理员',
    badge: '001',
    office: '社会救助服务中心',
    role: 'administrator',
    towns: [],
    // Without a password of the operator nobody can sign in by password until the link was used.
    passwordHash: await deps.hasher.hash(isChosen ? password : deps.ids.token()),
    otpSecret: null,
    failedSignIns: 0,
    lockedUntil: null,
    mustChangePassword: !isChosen,
    active: true,
    createdAt: at,
  })
  await deps.staff.audit({ at, actor: 'system', action: 'staff.created', target: id, detail: 'administrator' })
  return isChosen ? {} : { ticket: await issueTicket(deps, id, DAY) }
}

async function ticketForUnfinished(deps: SessionDeps): Promise<{ ticket?: string }> {
  const administrators = (await deps.staff.list()).filter(({ role, active }) => role === 'administrator' && active)
  const [only] = administrators
  if (only === undefined || administrators.length > 1 || !only.mustChangePassword) return {}
  return { ticket: await issueTicket(deps, only.id, DAY) }
}
