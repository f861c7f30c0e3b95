/** Closed loop load: as many callers as connections, each sends the next as soon as it has its answer. */
import type { Server } from './child.ts'
import { percentile } from './stats.ts'

export interface Measured {
  requests: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Server process, user and system. */
  cpuMicrosEach: number
  rssMiB: number
}

/** Runs `send(caller)` until `total` are done or `limitMs` is over, and asks the server what they cost it. */
export async function measure(
  server: Server,
  connections: number,
  total: number,
  limitMs: number,
  send: (caller: number) => Promise<void>,
): Promise<Measured> {
  const before = await server.usage()
  const times: number[] = []
  let started = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async (_, caller) => {
      while (started < total && performance.now() - from < limitMs) {
        started += 1
        const at = performance.now()
        await send(caller)
        times.push(performance.now() - at)
      }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  const after = await server.usage()
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    cpuMicrosEach: (after.cpuMicros - before.cpuMicros) / times.length,
    rssMiB: after.rssBytes / 2 ** 20,
  }
}
