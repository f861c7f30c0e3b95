/** Too much at once is asked to wait: token buckets in this process, wide enough that no family in danger meets one. */
import type { Context } from 'hono'
import type { Clock } from '../ports/system.ts'
import { HttpProblem } from './problem.ts'

export interface Rate {
  /** How many may come at once. */
  burst: number
  /** How many a second after that. */
  perSecond: number
}

export interface Bucket {
  /** 0: go on, and it is counted; else the seconds to wait. */
  take(key: string): number
}

/** Full buckets are forgotten at the latest when so many are kept. */
const MOST_KEYS = 50_000

export function bucketOf(clock: Clock, { burst, perSecond }: Rate): Bucket {
  const held = new Map<string, { left: number; at: number }>()
  return {
    take(key) {
      const now = clock.now().getTime()
      const before = held.get(key) ?? { left: burst, at: now }
      const left = Math.min(burst, before.left + (Math.max(0, now - before.at) / 1000) * perSecond)
      // In order of use: the first is the one that lies longest and is fullest.
      held.delete(key)
      if (held.size >= MOST_KEYS) held.delete(held.keys().next().value ?? '')
      held.set(key, { left: left < 1 ? left : left - 1, at: now })
      return left < 1 ? Math.ceil((1 - left) / perSecond) : 0
    },
  }
}

export function tooFast(seconds: number): HttpProblem {
  return new HttpProblem({
    status: 429,
    type: 'too-fast',
    title: '发得太快',
    detail: `现在发得太快，等${seconds}秒再发。急事别等，直接打110、119、120，或12345。`,
    headers: { 'retry-after': String(seconds) },
  })
}

/** Stops a caller that is too fast; who cannot be told apart is let through. */
export function limit(bucket: Bucket, key: string | null): void {
  const wait = key === null ? 0 : bucket.take(key)
  if (wait > 0) throw tooFast(wait)
}

const NEAR = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i

/**
 * The address a request comes from, or null where nobody can say: the socket's; behind a proxy of our own the one that the
 * proxy names last; Cloudflare's header on Workers. Programs on the machine itself are not limited.
 */
export function addressOf(c: Context): string | null {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  const socket = env?.incoming?.socket?.remoteAddress
  if (socket === undefined) return c.req.header('cf-connecting-ip') ?? null
  if (!NEAR.test(socket)) return socket
  const named = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return named !== undefined && named !== '' && named.length <= 45 ? named : null
}
