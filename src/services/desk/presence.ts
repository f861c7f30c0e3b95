/**
 * Who looks at which talk just now, and who is typing. Kept in this process only: a glance is worth no write, and what is
 * lost with a restart is known again some seconds later.
 */
import type { Bell, Clock } from '../../ports/system.ts'

export interface Watcher {
  badge: string
  typing: boolean
}

export interface Presence {
  /** Notes a glance and returns the others who look at the same talk. */
  seen(conversationId: string, who: { id: string; badge: string }, typing: boolean): Watcher[]
  /** Whether a worker is writing to the resident. */
  isTyping(conversationId: string): boolean
}

/** A page tells of itself every five seconds; after twelve without a word it is closed. */
const LASTS_MS = 12_000

export function presence({ clock, bell }: { clock: Clock; bell: Bell }): Presence {
  const talks = new Map<string, Map<string, Watcher & { until: number }>>()

  function watching(conversationId: string): Map<string, Watcher & { until: number }> {
    const now = clock.now().getTime()
    const here = talks.get(conversationId) ?? new Map<string, Watcher & { until: number }>()
    for (const [id, { until }] of here) if (until <= now) here.delete(id)
    if (here.size === 0) talks.delete(conversationId)
    return here
  }

  return {
    seen(conversationId, { id, badge }, typing) {
      const here = watching(conversationId)
      const before = here.get(id)?.typing ?? false
      here.set(id, { badge, typing, until: clock.now().getTime() + LASTS_MS })
      talks.set(conversationId, here)
      // The resident's page is told when writing begins and when it ends, not at every key.
      if (before !== typing) bell.ring(`conversation:${conversationId}`)
      return [...here].flatMap(([other, watcher]) =>
        other === id ? [] : [{ badge: watcher.badge, typing: watcher.typing }],
      )
    },
    isTyping: (conversationId) => [...watching(conversationId).values()].some(({ typing }) => typing),
  }
}
