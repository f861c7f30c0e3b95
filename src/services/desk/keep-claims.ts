/** Renews the claims of whoever is at the desk: an open console says so every few seconds, the store hears of it once a minute. */
import { claimTimer } from '../../core/conversation/lease.ts'
import type { Actor, DeskServices } from './deps.ts'

export interface ClaimKeeper {
  /** This person's console is open. */
  here(actor: Pick<Actor, 'id'>): Promise<void>
}

const EVERY_MS = 60_000
/** More talks than one person can hold. */
const HELD = 200

export function claimKeeper({ conversations, clock }: Pick<DeskServices, 'conversations' | 'clock'>): ClaimKeeper {
  const last = new Map<string, number>()
  return {
    async here({ id }) {
      const now = clock.now()
      if (now.getTime() - (last.get(id) ?? 0) < EVERY_MS) return
      last.set(id, now.getTime())
      const held = await conversations.list({ floor: 'human', holderId: id, limit: HELD })
      for (const head of held) await conversations.setTimer(claimTimer(head.id, head.level, now))
    },
  }
}
