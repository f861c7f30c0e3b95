/** Health, readiness, and the figures of the running process. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { json } from '../openapi.ts'
import { HttpProblem } from '../problem.ts'
import { sameSecret } from '../same-secret.ts'

export interface Readiness {
  database: boolean
  /** `fallback`: the full model was wanted and the small one answers in its place. */
  model: 'loaded' | 'fallback' | 'words-only'
  /** Which one answers (`bge-small-zh-v1.5-q8`, `static-…`); null with words alone. */
  embedder: string | null
  /** Replies waiting to be sent, and how long the oldest of them has waited. */
  outbox: number
  outboxOldestSeconds: number
}

const readySchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  database: z.boolean(),
  model: z.enum(['loaded', 'fallback', 'words-only']),
  embedder: z.string().nullable(),
  outbox: z.int(),
  outboxOldestSeconds: z.number(),
})

export interface OpsDeps {
  ready: () => Promise<Readiness>
  /** The page for Prometheus. */
  metrics: () => Promise<string>
  /** Without one the page is open: it holds counts, never persons. */
  metricsToken: string | null
}

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8'

export function opsRoutes({ ready, metrics, metricsToken }: OpsDeps): Hono {
  const app = new Hono()
  app.get(
    '/healthz',
    describeRoute({ summary: '活着', responses: { 200: json('ok', z.object({ status: z.literal('ok') })) } }),
    (c) => c.json({ status: 'ok' }),
  )
  app.get(
    '/readyz',
    describeRoute({
      summary: '数据库可写、模型已加载、待发的话',
      responses: { 200: json('可以接待', readySchema), 503: json('还不行', readySchema) },
    }),
    async (c) => {
      const readiness = await ready()
      return c.json(
        { status: readiness.database ? 'ready' : 'not-ready', ...readiness },
        readiness.database ? 200 : 503,
      )
    },
  )
  app.get(
    '/metrics',
    describeRoute({
      summary: '运行数字（Prometheus 文本格式），不含个人信息',
      responses: {
        200: { description: '数字', content: { 'text/plain': { schema: { type: 'string' } } } },
        401: { description: '设了 METRICS_TOKEN，口令不对' },
      },
    }),
    async (c) => {
      const given = c.req.header('authorization')?.replace(/^Bearer /i, '') ?? ''
      if (metricsToken !== null && !sameSecret(given, metricsToken))
        throw new HttpProblem({
          status: 401,
          type: 'wrong-secret',
          title: '口令不对',
          detail: '没有口令，或口令不对。',
        })
      return c.body(await metrics(), 200, { 'content-type': PROMETHEUS, 'cache-control': 'no-store' })
    },
  )
  return app
}
