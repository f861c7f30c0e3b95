/** POST /webhooks/telegram: the secret first, then the update, acknowledged only when it is on disk. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import type { Metrics } from '../../ports/metrics.ts'
import type { Log } from '../../ports/system.ts'
import { afterwards } from '../afterwards.ts'
import { HttpProblem } from '../problem.ts'
import { sameSecret } from '../same-secret.ts'

export interface TelegramWebhook {
  secret: string
  /** Takes one update to its end: stored when it resolves. What asks the Bot API is left for afterwards. */
  handle(update: { update_id: number }): Promise<{ kind: string; afterwards: (() => Promise<void>) | null }>
}

const updateSchema = z.looseObject({ update_id: z.int() })

export function telegramRoutes(webhook: TelegramWebhook | null, log: Log, metrics: Metrics): Hono {
  const app = new Hono()
  app.post(
    '/',
    describeRoute({
      summary: 'Telegram 推送',
      responses: { 200: { description: '已存到磁盘' }, 401: { description: '口令不对，什么都没写' } },
    }),
    async (c, next) => {
      if (webhook === null || !sameSecret(c.req.header('x-telegram-bot-api-secret-token') ?? '', webhook.secret)) {
        throw new HttpProblem({
          status: 401,
          type: 'wrong-secret',
          title: '口令不对',
          detail: '没有口令，或口令不对。',
        })
      }
      await next()
    },
    async (c) => {
      const parsed = updateSchema.safeParse(await c.req.json().catch(() => null))
      if (!parsed.success)
        throw new HttpProblem({
          status: 400,
          type: 'not-an-update',
          title: '内容不对',
          detail: '这不是一条 Telegram 更新。',
        })
      if (webhook === null) return c.body(null, 200)
      const taken = await webhook.handle(parsed.data)
      if (taken.afterwards) afterwards(c, taken.afterwards())
      log.info('telegram-update', { update: parsed.data.update_id, kind: taken.kind })
      metrics.add('warmline_webhook_updates_total', { channel: 'telegram', kind: taken.kind })
      return c.body(null, 200)
    },
  )
  return app
}
