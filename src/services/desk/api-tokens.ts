/** Tokens for programs: made by an administrator, shown once, at most as mighty as whoever answers for them. */
import { idByToken, tokenPermissionsOf, type Permission, type Person } from '../../core/rights.ts'
import type { Staff, StaffStore } from '../../ports/staff-store.ts'
import type { ApiToken, TokenStore } from '../../ports/token-store.ts'
import type { Clock, Vault } from '../../ports/system.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome } from './refusal.ts'
import { officialTowns } from './town-name.ts'

export interface NewToken {
  name: string
  permissions: Permission[]
  towns: string[]
  days: number
}

export type TokenRow = Omit<ApiToken, 'tokenHash'>

/** So that a token that leaked into a file is known for what it is. */
const PREFIX = 'wlt_'
const DAY = 86_400_000
const HINT_LENGTH = 4
/** The time of the last use is written down once in so long. */
const USE_EVERY_MS = 60_000

export async function listTokens({ tokens }: DeskServices): Promise<TokenRow[]> {
  return (await tokens.list()).map(rowOf)
}

/** The answer is the only place where the token itself stands. */
export async function makeToken(
  deps: DeskServices,
  actor: Actor,
  wish: NewToken,
): Promise<Outcome<{ row: TokenRow; token: string }>> {
  const allowed = tokenPermissionsOf(actor.role)
  const beyond = wish.permissions.filter((permission) => !allowed.includes(permission))
  if (beyond.length > 0) return { kind: 'invalid', field: 'permissions', why: `这几项不能给接口：${beyond.join('、')}` }
  const towns = officialTowns(deps, 'towns', wish.towns)
  if (towns.kind === 'invalid') return towns
  const token = PREFIX + deps.ids.token()
  const now = deps.clock.now()
  const made: ApiToken = {
    id: deps.ids.next('k'),
    tokenHash: await deps.vault.sha256(token),
    hint: token.slice(-HINT_LENGTH),
    name: wish.name,
    staffId: actor.id,
    permissions: [...new Set(wish.permissions)],
    towns: towns.names,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + wish.days * DAY).toISOString(),
    lastUsedAt: null,
    revokedAt: null,
  }
  await deps.tokens.put(made)
  await audit(deps, actor, 'token.created', made.id, `${made.permissions.join(' ')} ${made.towns.join(' ')}`.trim())
  return done({ row: rowOf(made), token })
}

export async function revokeToken(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<{ id: string }>> {
  if (!(await deps.tokens.revoke(id, deps.clock.now().toISOString()))) return { kind: 'not-found', what: 'token' }
  await audit(deps, actor, 'token.revoked', id, '')
  return done({ id })
}

/** Whoever acts by a token: its owner with fewer rights, under an id of its own. */
export type ByToken = Staff & Required<Pick<Person, 'token'>>

/** Who the token speaks for; null when it never was, was revoked, is over, or its owner may no longer work. */
export async function findByToken(
  deps: { tokens: TokenStore; staff: StaffStore; vault: Vault; clock: Clock },
  token: string,
): Promise<{ staff: ByToken; tokenHash: string } | null> {
  if (!token.startsWith(PREFIX)) return null
  const tokenHash = await deps.vault.sha256(token)
  const found = await deps.tokens.findByHash(tokenHash)
  const now = deps.clock.now()
  if (found === null || found.revokedAt !== null || Date.parse(found.expiresAt) <= now.getTime()) return null
  const owner = await deps.staff.find(found.staffId)
  if (!owner?.active) return null
  if (now.getTime() - Date.parse(found.lastUsedAt ?? found.createdAt) >= USE_EVERY_MS || found.lastUsedAt === null) {
    await deps.tokens.used(found.id, now.toISOString())
  }
  const { permissions, towns } = found
  return { staff: { ...owner, id: idByToken(owner.id, found.id), token: { permissions, towns } }, tokenHash }
}

function rowOf({ tokenHash: _hash, ...row }: ApiToken): TokenRow {
  return row
}

async function audit({ staff, clock }: DeskServices, actor: Actor, action: string, target: string, detail: string) {
  await staff.audit({ at: clock.now().toISOString(), actor: actor.id, action, target, detail })
}
