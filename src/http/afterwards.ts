/** Work that nobody waits for: in workerd the runtime is told of it, or it would be cut off with the answer. */
import type { Context } from 'hono'

export function afterwards(c: Context, work: Promise<unknown>): void {
  const execution = executionOf(c)
  execution?.waitUntil(work)
}

/** Node has none, and Hono throws instead of saying so. */
function executionOf(c: Context): { waitUntil(work: Promise<unknown>): void } | null {
  try {
    return c.executionCtx
  } catch {
    return null
  }
}
