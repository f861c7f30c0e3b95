/** How long people waited for a person, as it was measured: nobody's data. */
import { median } from '../core/cases/figures.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { Clock } from '../ports/system.ts'

export interface WaitingTimes {
  days: number
  n: number
  /** Seconds; null while nobody waited. */
  median: number | null
  p95: number | null
}

const DAYS = 30
const DAY_MS = 86_400_000

export async function waitingTimes(deps: {
  conversations: Pick<ConversationStore, 'takeUps'>
  clock: Clock
}): Promise<WaitingTimes> {
  const since = new Date(deps.clock.now().getTime() - DAYS * DAY_MS).toISOString()
  const waits = (await deps.conversations.takeUps(since))
    .map(({ seconds }) => seconds)
    .sort((one, other) => one - other)
  // The nearest rank: a wait that somebody really had.
  const p95 = waits[Math.ceil(waits.length * 0.95) - 1] ?? null
  return { days: DAYS, n: waits.length, median: median(waits), p95 }
}
