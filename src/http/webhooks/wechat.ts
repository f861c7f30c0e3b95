/** GET and POST /webhooks/wechat: the signature first, then the message, answered only when it is on disk. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Metrics } from '../../ports/metrics.ts'
import type { Log } from '../../ports/system.ts'
import { HttpProblem } from '../problem.ts'

export interface WechatWebhook {
  echo(query: Readonly<Record<string, string>>): Promise<string | null>
  receive(
    query: Readonly<Record<string, string>>,
    body: string,
  ): Promise<{ kind: 'wrong-signature' | 'unreadable' } | { kind: 'answered'; body: string; push: string }>
}

const PLAIN = { 'text/plain': { schema: { type: 'string' as const } } }

/** WeChat's own messages are below 4 KiB, also sealed. */
const MAX_BYTES = 64 * 1024

export function wechatRoutes(webhook: WechatWebhook | null, log: Log, metrics: Metrics): Hono {
  const app = new Hono()
  app.get(
    '/',
    describeRoute({
      summary: '微信公众号接入验证',
      responses: { 200: { description: '原样返回 echostr', content: PLAIN }, 401: { description: '签名不对' } },
    }),
    async (c) => {
      const echoed = await webhook?.echo(c.req.query())
      if (echoed === null || echoed === undefined) throw wrongSignature()
      return c.text(echoed)
    },
  )
  app.post(
    '/',
    describeRoute({
      summary: '微信公众号推送（明文、安全模式）',
      responses: {
        200: {
          description: '已存到磁盘；被动回复的 XML，或 success',
          content: { 'application/xml': { schema: { type: 'string' } }, ...PLAIN },
        },
        400: { description: '读不了' },
        401: { description: '签名不对或过期，什么都没写' },
        413: { description: '太大' },
      },
    }),
    async (c) => {
      const body = await smallBody(c)
      const taken = await webhook?.receive(c.req.query(), body)
      if (taken === undefined) throw wrongSignature()
      if (taken.kind !== 'answered') throw taken.kind === 'unreadable' ? unreadable() : wrongSignature()
      log.info('wechat-push', { kind: taken.push, passive: taken.body !== 'success' })
      metrics.add('warmline_webhook_updates_total', { channel: 'wechat', kind: taken.push })
      const type = taken.body.startsWith('<') ? 'application/xml; charset=utf-8' : 'text/plain; charset=utf-8'
      return c.body(taken.body, 200, { 'content-type': type })
    },
  )
  return app
}

async function smallBody(c: Context): Promise<string> {
  const tooLarge = Number(c.req.header('content-length') ?? '0') > MAX_BYTES
  const body = tooLarge ? '' : await c.req.text()
  if (tooLarge || new TextEncoder().encode(body).length > MAX_BYTES)
    throw new HttpProblem({ status: 413, type: 'too-large', title: '太大', detail: '发来的内容太大。' })
  return body
}

function wrongSignature(): HttpProblem {
  return new HttpProblem({
    status: 401,
    type: 'wrong-signature',
    title: '签名不对',
    detail: '没有签名，签名不对，或已经过期。',
  })
}

function unreadable(): HttpProblem {
  return new HttpProblem({ status: 400, type: 'not-a-push', title: '内容不对', detail: '这不是一条微信推送。' })
}
