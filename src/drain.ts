/** Ends an HTTP server politely: answers in work are finished, event streams and idle connections are cut. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServerType } from '@hono/node-server'

/** Watches the answers of a server. The returned end accepts nothing new and resolves when all are out, or after `withinMs`. */
export function drainable(server: ServerType): (withinMs: number) => Promise<void> {
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

/** An event stream is never finished; its page comes back by itself after the start. */
function isAnswering(response: ServerResponse): boolean {
  return !String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')
}
