/** Counts and times every request by its route as declared, never by its address: addresses carry ids. */
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Metrics } from '../../ports/metrics.ts'

export function measure(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now()
    await next()
    const route = routeOf(c)
    metrics.add('warmline_http_requests_total', { method: c.req.method, route, status: String(c.res.status) })
    const isStream = c.res.headers.get('content-type')?.startsWith('text/event-stream') ?? false
    if (isStream) countWhileOpen(c, metrics)
    else metrics.observe('warmline_http_request_seconds', (performance.now() - startedAt) / 1000, { route })
  }
}

/** The route that answered, the last one entered; what matched nothing but middleware is one route for all. */
function routeOf(c: Context): string {
  const path = routePath(c)
  return c.res.status === 404 && path.endsWith('*') ? 'unmatched' : path
}

/** The same stream, passed on piece by piece, so that its end is seen whoever ends it. */
function countWhileOpen(c: Context, metrics: Metrics): void {
  const source = c.res.body?.getReader()
  if (!source) return
  metrics.move('warmline_sse_clients', 1)
  let open = true
  const ended = (): void => {
    if (open) metrics.move('warmline_sse_clients', -1)
    open = false
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.read().catch((error: unknown) => {
        ended()
        throw error
      })
      if (!done) return controller.enqueue(value)
      ended()
      controller.close()
    },
    async cancel(reason) {
      ended()
      await source.cancel(reason)
    },
  })
  c.res = new Response(body, c.res)
}
