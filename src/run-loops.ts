/** What runs beside the answers in a Node process: clocks, outbox, pictures, other systems, and polling where it is wanted. */
import type { House } from './compose.ts'

/** How often due clocks and waiting replies are looked at when nothing rings. */
const TICK_MS = 1_000
/** Passes over the outbox at the same time: one that hangs holds up its own conversation only. */
const MOST_PASSES = 12

export interface Loops {
  /** Begins nothing new; resolves when all has ended, or after `withinMs`. What was cut off is tried again at the next start. */
  stop(withinMs: number): Promise<void>
}

/** A failure is logged and tried again at the next tick. */
export function runLoops(house: House, poll: ((signal: AbortSignal) => Promise<void>) | null): Loops {
  const ending = new AbortController()
  const running = new Set<Promise<unknown>>()
  const { bell, log } = house.turns

  function track(name: string, work: Promise<unknown>): Promise<unknown> {
    const watched = work
      .catch((error: unknown) => log.error(`${name}-failed`, error))
      .finally(() => running.delete(watched))
    running.add(watched)
    return watched
  }

  /** One pass after the other. */
  async function inTurn(name: string, run: () => Promise<unknown>): Promise<void> {
    while (!ending.signal.aborted) {
      await run().catch((error: unknown) => log.error(`${name}-failed`, error))
      await bell.wait(name, TICK_MS, ending.signal)
    }
  }

  /** A pass at every ring, whether or not the last one has ended. */
  async function atOnce(name: string, run: () => Promise<unknown>): Promise<void> {
    let passes = 0
    while (!ending.signal.aborted) {
      if (passes < MOST_PASSES) {
        passes += 1
        void track(
          name,
          run().finally(() => (passes -= 1)),
        )
      }
      await bell.wait(name, TICK_MS, ending.signal)
    }
  }

  void track(
    'clocks',
    inTurn('clocks', () => house.tick()),
  )
  void track(
    'outbox',
    atOnce('outbox', () => house.deliver()),
  )
  void track(
    'media',
    atOnce('media', () => house.fetchMedia()),
  )
  void track(
    'hooks',
    atOnce('hooks', () => house.push()),
  )
  if (poll !== null) void track('polling', poll(ending.signal))
  return {
    async stop(withinMs) {
      ending.abort()
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs)
      })
      await Promise.race([Promise.all(running), late])
      clearTimeout(timer)
    },
  }
}
