/** Addresses of other systems that are told of changes: list, add, change, try, renew the secret, what was sent, send again. */
import { Hono } from 'hono'
import * as z from 'zod'
import { HOOK_EVENTS } from '../../core/hooks/events.ts'
import {
  addHook,
  changeHook,
  hookLog,
  listHooks,
  removeHook,
  renewSecret,
  resendHook,
  tryHook,
} from '../../services/webhooks/manage.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { instant, instantOrNull, required, townName } from './schemas.ts'

const tag = 'integration' as const
const fields = {
  name: required(40),
  url: required(500),
  events: z.array(z.enum(HOOK_EVENTS)).min(1, { error: '选一种要推送的事。' }).max(20),
  towns: z.array(townName).max(100),
}
const wish = z.strictObject({ ...fields, towns: fields.towns.default([]) })
const change = z.strictObject({ ...fields, state: z.enum(['on', 'off']) }).partial()
const row = z.object({
  ...fields,
  id: z.string(),
  state: z.enum(['on', 'off', 'failed']),
  createdBy: z.string(),
  createdAt: instant,
})
const secret = z.object({ secret: z.string() })
const delivery = z.object({
  id: z.string(),
  event: z.string(),
  body: z.string(),
  at: instant,
  dueAt: instant,
  attempts: z.number(),
  status: z.number().nullable(),
  error: z.string().nullable(),
  sentAt: instantOrNull,
  deadAt: instantOrNull,
})
const queued = z.object({ id: z.string() })

export function webhookRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/webhooks',
      guard('integration.manage', { summary: '推送地址', tag, answer: z.object({ webhooks: z.array(row) }) }),
      async (c) => c.json({ webhooks: await listHooks(deps) }),
    )
    .post(
      '/webhooks',
      guard('integration.manage', {
        summary: '加一个推送地址，密钥只在这里给一次',
        description: 'Standard Webhooks 的签名：webhook-id、webhook-timestamp、webhook-signature（v1, HMAC-SHA256）。',
        tag,
        answer: row.extend(secret.shape),
        status: 201,
      }),
      input('json', wish),
      async (c) => {
        const made = valueOf(deps, await addHook(deps, actorOf(c.get('staff')), c.req.valid('json')))
        return c.json({ ...made.row, secret: made.secret }, 201)
      },
    )
    .patch(
      '/webhooks/:id',
      guard('integration.manage', { summary: '改一个推送地址，停用或再开', tag, answer: row }),
      input('json', change),
      async (c) => {
        const given = Object.entries(c.req.valid('json')).filter(([, value]) => value !== undefined)
        const wanted = Object.fromEntries(given) as Parameters<typeof changeHook>[3]
        return c.json(valueOf(deps, await changeHook(deps, actorOf(c.get('staff')), c.req.param('id'), wanted)))
      },
    )
    .delete(
      '/webhooks/:id',
      guard('integration.manage', { summary: '删一个推送地址', tag, status: 204 }),
      async (c) => {
        valueOf(deps, await removeHook(deps, actorOf(c.get('staff')), c.req.param('id')))
        return c.body(null, 204)
      },
    )
    .post(
      '/webhooks/:id/secret',
      guard('integration.manage', { summary: '换密钥，新的只给一次', tag, answer: secret }),
      async (c) => c.json(valueOf(deps, await renewSecret(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .post(
      '/webhooks/:id/test',
      guard('integration.manage', { summary: '发一条试试', tag, answer: queued, status: 202 }),
      async (c) => c.json(valueOf(deps, await tryHook(deps, c.req.param('id'))), 202),
    )
    .get(
      '/webhooks/:id/deliveries',
      guard('integration.manage', {
        summary: '推送记录，新的在前，留三十天',
        tag,
        answer: z.object({ deliveries: z.array(delivery) }),
      }),
      async (c) => {
        const log = valueOf(deps, await hookLog(deps, c.req.param('id')))
        return c.json({ deliveries: log.map((one) => delivery.parse(one)) })
      },
    )
    .post(
      '/webhooks/:id/deliveries/:delivery/resend',
      guard('integration.manage', { summary: '再推一次', tag, answer: queued, status: 202 }),
      async (c) => {
        const { id, delivery: again } = c.req.param()
        return c.json(valueOf(deps, await resendHook(deps, actorOf(c.get('staff')), id, again)), 202)
      },
    )
}
