/** Health, readiness, and the description of the API. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'

export interface Readiness {
  database: boolean
  model: 'loaded' | 'words-only'
  /** Which one answers (`bge-small-zh-v1.5-q8`, `static-…`); null with words alone. Another than was wanted is a fault. */
  embedder: string | null
  /** Replies waiting to be sent. */
  outbox: number
}

export function opsRoutes(ready: () => Promise<Readiness>): Hono {
  const app = new Hono()
  app.get('/healthz', describeRoute({ summary: '活着', responses: { 200: { description: 'ok' } } }), (c) =>
    c.json({ status: 'ok' }),
  )
  app.get(
    '/readyz',
    describeRoute({
      summary: '数据库可写、模型已加载、待发的话',
      responses: { 200: { description: '可以接待' }, 503: { description: '还不行' } },
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
