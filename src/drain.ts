/** Ends an HTTP server politely: answers in work are finished, event streams and idle connections are cut. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServerType } from '@hono/node-server'

type Fetch = (request: Request, env?: { outgoing?: unknown }) => Response | Promise<Response>

export interface Drain {
  /** The same answers; event streams among them are noted. */
  fetch: Fetch
  /** Watches the answers of a server. The returned end accepts nothing new and resolves when all are out, or after `withinMs`. */
  watch(server: ServerType): (withinMs: number) => Promise<void>
}

/** An event stream is never finished, so it is not waited for; its page comes back by itself after the start. */
export function drain(fetch: Fetch): Drain {
  const streams = new WeakSet<object>()
  return {
    async fetch(request, env) {
      const response = await fetch(request, env)
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
      if (isStream && typeof env?.outgoing === 'object' && env.outgoing !== null) streams.add(env.outgoing)
      return response
    },
    watch: (server) => watch(server, (response) => !streams.has(response)),
  }
}

function watch(
  server: ServerType,
  isAnswering: (response: ServerResponse) => boolean,
): (withinMs: number) => Promise<void> {
  const open = new Set<ServerResponse>()
  let whenDone: (() => void) | null = null
  const look = (): void => {
    if (whenDone !== null && ![...open].some(isAnswering)) whenDone()
  }
  server.on('request', (_: IncomingMessage, response: ServerResponse) => {
    open.add(response)
    response.once('close', () => {
      open.delete(response)
      look()
    })
  })
  return async (withinMs) => {
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs)
      whenDone = () => {
        clearTimeout(timer)
        resolve()
      }
      look()
    })
    if ('closeAllConnections' in server) server.closeAllConnections()
    await closed
  }
}
