/** Changes of one conversation one after the other within this process, so that they need not race each other to the store. */

const STALE_MS = 10_000

/**
 * Runs `work` after what came before under the same key. It only spares lost races: the store still decides who was first,
 * so other processes may write as they like, and nobody waits for ever behind work that never ends.
 */
export function inTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<void>>()
  return async (key, work) => {
    const before = last.get(key)
    const { promise: mine, resolve: end } = deferred()
    last.set(key, mine)
    try {
      if (before !== undefined) await endedOrStale(before)
      return await work()
    } finally {
      end()
      if (last.get(key) === mine) last.delete(key)
    }
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}

/** On Workers a request may be cut off with its work half done: whoever waits behind it goes on. */
async function endedOrStale(before: Promise<void>): Promise<void> {
  const { promise: stale, resolve } = deferred()
  const timer = setTimeout(resolve, STALE_MS)
  await Promise.race([before, stale])
  clearTimeout(timer)
}
