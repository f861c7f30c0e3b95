/** A claim lasts as long as its holder shows up: an open console or a word renews it, and when it runs out the talk waits again. */
import type { Case } from '../cases/case.ts'
import { isEnded } from '../cases/transitions.ts'
import { addMinutes } from '../time.ts'
import type { Level } from '../triage/level.ts'
import type { StoredEvent, WorkerRef } from './events.ts'
import type { ConversationState } from './state.ts'

/** Minutes without a sign of the holder. An open console tells of itself each minute, so this is time with a closed one. */
const LEASE_MIN: Readonly<Record<Level, number>> = { P0: 10, P1: 20, P2: 60, P3: 60 }

export interface ClaimTimer {
  id: string
  kind: 'claim'
  conversationId: string
  caseNumber: null
  dueAt: string
}

export function claimTimerId(conversationId: string): string {
  return `claim:${conversationId}`
}

/** The clock of a claim, beginning now; setting it again renews the claim. */
export function claimTimer(conversationId: string, level: Level | null, now: Date): ClaimTimer {
  const dueAt = addMinutes(now, LEASE_MIN[level ?? 'P3']).toISOString()
  return { id: claimTimerId(conversationId), kind: 'claim', conversationId, caseNumber: null, dueAt }
}

export type Lapse =
  /** Nobody holds the talk: the clock is of no use. */
  | { kind: 'idle' }
  /** The holder has said something while the clock rang. */
  | { kind: 'renewed' }
  /** The talk waits again; the case too, when nobody has been reached yet. */
  | { kind: 'lapsed'; holder: WorkerRef; freesCase: boolean }

/** What a clock that has run out means for the talk as it stands. */
export function lapseOf(
  state: Pick<ConversationState, 'floor' | 'holder'>,
  events: readonly StoredEvent[],
  linked: Case | null,
  level: Level | null,
  now: Date,
): Lapse {
  const { floor, holder } = state
  if (floor !== 'human' || holder === null) return { kind: 'idle' }
  const lastWord = events.findLast(
    ({ event }) =>
      (event.type === 'worker-said' && event.worker.id === holder.id) ||
      (event.type === 'floor-changed' && event.to === 'human'),
  )
  const since = addMinutes(now, -LEASE_MIN[level ?? 'P3']).toISOString()
  if (lastWord !== undefined && lastWord.at > since) return { kind: 'renewed' }
  const isTheirs = linked !== null && !isEnded(linked.status) && linked.assignee?.id === holder.id
  return { kind: 'lapsed', holder, freesCase: isTheirs && linked.firstContactAt === null }
}
