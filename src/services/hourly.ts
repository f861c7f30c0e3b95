/** Work that is asked for at every tick and wanted once an hour. */
import type { Clock } from '../ports/system.ts'

export const HOUR_MS = 3_600_000

/** Does the work at the first call, and then at most once an hour, however often it is asked. */
export function hourly(clock: Clock, work: (now: Date) => Promise<void>): () => Promise<void> {
  let doneAt = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.now()
    if (now.getTime() - doneAt < HOUR_MS) return
    doneAt = now.getTime()
    await work(now)
  }
}
