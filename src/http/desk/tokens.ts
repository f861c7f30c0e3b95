/** Tokens for programs: the administrator makes, looks at and revokes them. */
import { Hono } from 'hono'
import * as z from 'zod'
import { tokenPermissionsOf, type Permission } from '../../core/rights.ts'
import { listTokens, makeToken, revokeToken } from '../../services/desk/api-tokens.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { instant, instantOrNull, required, townName } from './schemas.ts'

const tag = 'integration' as const
const PERMISSIONS = tokenPermissionsOf('administrator') as [Permission, ...Permission[]]

const newToken = z.strictObject({
  name: required(40),
  permissions: z.array(z.enum(PERMISSIONS)).min(1, { error: '选一项能做的事。' }).max(40),
  towns: z.array(townName).max(100).default([]),
  days: z.int().min(1, { error: '至少一天。' }).max(366, { error: '最多一年。' }),
})
const row = z.object({
  id: z.string(),
  hint: z.string(),
  name: z.string(),
  staffId: z.string(),
  permissions: z.array(z.string()),
  towns: z.array(z.string()),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instantOrNull,
  revokedAt: instantOrNull,
})

export function tokenRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/tokens',
      guard('integration.manage', { summary: '接口令牌', tag, answer: z.object({ tokens: z.array(row) }) }),
      async (c) => c.json({ tokens: await listTokens(deps) }),
    )
    .post(
      '/tokens',
      guard('integration.manage', {
        summary: '建一个接口令牌，令牌只在这里给一次',
        tag,
        answer: row.extend({ token: z.string() }),
        status: 201,
      }),
      input('json', newToken),
      async (c) => {
        const made = valueOf(deps, await makeToken(deps, actorOf(c.get('staff')), c.req.valid('json')))
        return c.json({ ...made.row, token: made.token }, 201)
      },
    )
    .delete(
      '/tokens/:id',
      guard('integration.manage', { summary: '作废一个接口令牌', tag, status: 204 }),
      async (c) => {
        valueOf(deps, await revokeToken(deps, actorOf(c.get('staff')), c.req.param('id')))
        return c.body(null, 204)
      },
    )
}
