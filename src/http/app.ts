/** The whole HTTP face on one page: resident pages, chat API, desk API, webhooks, operations. Runs in Node and in workerd. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Metrics } from '../ports/metrics.ts'
import type { Log } from '../ports/system.ts'
import { TooMuchContention } from '../services/change-conversation.ts'
import { chatRoutes, type ChatDeps } from './chat/routes.ts'
import { securityHeaders, withNonce } from './headers.ts'
import { specOf } from './openapi-spec.ts'
import { docsPage } from './ops/docs-page.ts'
import { measure } from './ops/measure.ts'
import { opsRoutes, type OpsDeps } from './ops/routes.ts'
import { HttpProblem, problem } from './problem.ts'
import { telegramRoutes, type TelegramWebhook } from './webhooks/telegram.ts'
import { wechatRoutes, type WechatWebhook } from './webhooks/wechat.ts'

/** A part of the house with variables of its own. */
// oxlint-disable-next-line typescript/no-explicit-any
type Part = Hono<any>

export interface AppParts {
  chat: ChatDeps
  /** Routes of `/api/desk`, mounted as they are. */
  desk: Part
  /** Pages: residents at `/`, the console at `/desk`. */
  pages: Part
  telegram: TelegramWebhook | null
  wechat: WechatWebhook | null
  ops: OpsDeps
  metrics: Metrics
  /** Of package.json. */
  version: string
  /** Whether X-Forwarded-Proto comes from our own proxy. */
  trustProxy: boolean
  log: Log
}

export function createApp(parts: AppParts): Hono {
  const { chat, desk, pages, telegram, wechat, log } = parts
  const app = new Hono()
  app.use('*', measure(parts.metrics), ownScheme(parts.trustProxy), securityHeaders)
  app.get('/api/chat/attachments/:id', workersToo(desk))
  app.route('/api/chat', chatRoutes(chat))
  app.route('/api/desk', desk)
  app.route('/webhooks/telegram', telegramRoutes(telegram, log, parts.metrics))
  app.route('/webhooks/wechat', wechatRoutes(wechat, log, parts.metrics))
  app.route('/', opsRoutes(parts.ops))
  app.get('/openapi.json', specOf(app, parts.version))
  app.get('/docs', (c) => withNonce(c, docsPage))
  app.route('/', pages)
  app.notFound((c) =>
    problem(c, { status: 404, type: 'not-found', title: '没有这一页', detail: '没有这个地址。请从首页进入。' }),
  )
  app.onError((error, c) => answerError(error, c, log))
  return app
}

/** A photo of a talk opens for the case's workers too, by the desk's own rule and log; everybody else needs the token. */
function workersToo(desk: Part): MiddlewareHandler {
  return async (c, next) => {
    const cookie = c.req.header('cookie')
    if (cookie === undefined || c.req.header('authorization') !== undefined) return next()
    const url = new URL(`/attachments/${encodeURIComponent(c.req.param('id') ?? '')}`, c.req.url)
    const answer = await desk.fetch(new Request(url, { headers: { cookie } }), c.env)
    return answer.status === 401 ? next() : answer
  }
}

/** Notes for the pages whether the resident's side is https: by our own proxy's word, nobody else's. */
function ownScheme(trustProxy: boolean): MiddlewareHandler {
  return async (c, next) => {
    c.set('behindTls', trustProxy && c.req.header('x-forwarded-proto') === 'https')
    await next()
  }
}

/** Every failure has an answer that says what to do; what nobody foresaw is logged without words of a resident. */
function answerError(error: Error, c: Context, log: Log): Response {
  if (error instanceof HttpProblem) return problem(c, error.details)
  if (error instanceof TooMuchContention) {
    return problem(c, {
      status: 503,
      type: 'busy',
      title: '现在人多',
      detail: '现在人多，等3秒再发。急事打电话。',
      headers: { 'retry-after': '3' },
    })
  }
  if (error instanceof HTTPException) {
    return problem(c, {
      status: error.status,
      type: 'bad-request',
      title: '内容不对',
      detail: '发来的内容读不了，请检查后再发。',
    })
  }
  log.error('unforeseen', error, { method: c.req.method, route: c.req.routePath })
  return problem(c, {
    status: 500,
    type: 'unforeseen',
    title: '这边出了点问题',
    detail: '这边出了点问题。您写的都在，再试一次。急事打110、119、120，或12345。',
  })
}
