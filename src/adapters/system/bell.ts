/** Wakes whoever waits in this process. Nothing is queued: who was not waiting reads the store. */
import type { Bell } from '../../ports/system.ts'

export function inProcessBell(): Bell {
  const waiting = new Map<string, Set<() => void>>()

  function leave(topic: string, wake: () => void): void {
    const others = waiting.get(topic)
    others?.delete(wake)
    if (others?.size === 0) waiting.delete(topic)
  }

  return {
    ring(topic) {
      const sleepers = waiting.get(topic)
      waiting.delete(topic)
      for (const wake of sleepers ?? []) wake()
    },
    wait(topic, timeoutMs, signal) {
      if (signal?.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', wake)
          leave(topic, wake)
          resolve()
        }
        const timer = setTimeout(wake, timeoutMs)
        signal?.addEventListener('abort', wake, { once: true })
        waiting.set(topic, (waiting.get(topic) ?? new Set()).add(wake))
      })
    },
  }
}
