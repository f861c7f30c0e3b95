/** Server-sent events from a store that is read by cursor: a dropped line resumes without a gap. */
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Bell } from '../ports/system.ts'

export interface SseItem {
  /** Becomes the id: the cursor to resume from. */
  id: number
  event: string
  data: unknown
}

const HEARTBEAT_MS = 15_000

/** The cursor a client resumes from: `Last-Event-ID`, else `?after=`, else `fallback`. */
export function cursorOf(c: Context, fallback: number): number {
  const given = [c.req.header('last-event-id'), c.req.query('after')].find((text) => /^\d{1,15}$/.test(text ?? ''))
  return given === undefined ? fallback : Number(given)
}

/** What stands in no store and has no cursor, such as somebody typing: sent when it changes. */
export interface Passing {
  event: string
  read: () => unknown
}

/** Streams what `read(cursor)` returns, woken by the bell; a comment line every 15 s keeps the way open. */
export function streamItems(
  c: Context,
  bell: Bell,
  topic: string,
  start: number,
  read: (cursor: number) => Promise<SseItem[]>,
  passing?: Passing,
): Response {
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    let cursor = start
    const gone = new AbortController()
    stream.onAbort(() => gone.abort())
    let passed = JSON.stringify(passing?.read())
    await stream.write(': connected\n\n')
    while (!gone.signal.aborted) {
      const rung = bell.wait(topic, HEARTBEAT_MS, gone.signal)
      const items = await read(cursor)
      for (const { id, event, data } of items) {
        await stream.writeSSE({ id: String(id), event, data: JSON.stringify(data) })
        cursor = Math.max(cursor, id)
      }
      const now = JSON.stringify(passing?.read())
      if (passing !== undefined && now !== passed) {
        passed = now
        await stream.writeSSE({ event: passing.event, data: now })
      }
      if (items.length === 0) {
        await rung
        if (!gone.signal.aborted) await stream.write(': still here\n\n')
      }
    }
  })
}
