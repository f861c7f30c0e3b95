/** Renews the claims of whoever is at the desk: an open console says so every few seconds, the store hears of it once a minute. */
import { claimTimer } from '../../core/conversation/lease.ts'
import type { Level } from '../../core/triage/level.ts'
import type { Timer } from '../../ports/conversation-store.ts'
import type { Actor, DeskServices } from './deps.ts'

export interface ClaimKeeper {
  /** This person's console is open. */
  here(actor: Pick<Actor, 'id'>): Promise<void>
  /** Whether it was open a moment ago: a claim made elsewhere (a program, a phone) has no console that could close. */
  isHere(actorId: string): boolean
}

/** The clock of a claim by somebody whose console is open; none for whoever never had one open. */
export function claimClock(
  deps: Pick<DeskServices, 'claims'>,
  actor: Pick<Actor, 'id'>,
  conversationId: string,
  level: Level | null,
  now: Date,
): Timer[] {
  return deps.claims?.isHere(actor.id) === true ? [claimTimer(conversationId, level, now)] : []
}

const EVERY_MS = 60_000
/** More talks than one person can hold. */
const HELD = 200

export function claimKeeper({ conversations, clock }: Pick<DeskServices, 'conversations' | 'clock'>): ClaimKeeper {
  const last = new Map<string, number>()
  return {
    isHere: (actorId) => clock.now().getTime() - (last.get(actorId) ?? -Infinity) < 2 * EVERY_MS,
    async here({ id }) {
      const now = clock.now()
      if (now.getTime() - (last.get(id) ?? 0) < EVERY_MS) return
      last.set(id, now.getTime())
      const held = await conversations.list({ floor: 'human', holderId: id, limit: HELD })
      for (const head of held) await conversations.setTimer(claimTimer(head.id, head.level, now))
    },
  }
}
