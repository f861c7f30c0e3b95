/** Health, readiness, and the description of the API. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as z from 'zod'
import { json } from '../openapi.ts'

export interface Readiness {
  database: boolean
  model: 'loaded' | 'words-only'
  /** Which one answers (`bge-small-zh-v1.5-q8`, `static-…`); null with words alone. Another than was wanted is a fault. */
  embedder: string | null
  /** Replies waiting to be sent. */
  outbox: number
}

const readySchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  database: z.boolean(),
  model: z.enum(['loaded', 'words-only']),
  embedder: z.string().nullable(),
  outbox: z.int(),
})

export function opsRoutes(ready: () => Promise<Readiness>): Hono {
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
  return app
}
