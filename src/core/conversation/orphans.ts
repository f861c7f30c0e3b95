/**
 * Every message of a resident is answered, joins a case, is with a person, or is declined with a reason. One that is none of these
 * was lost on the way: an orphan.
 */
import type { ConversationEvent, Floor, StoredEvent } from './events.ts'

const SETTLES: ReadonlySet<ConversationEvent['type']> = new Set([
  'reply-sent',
  'notice-posted',
  'worker-said',
  'case-opened',
  'case-taken-up',
  'case-changed',
])

/** Seqs of the orphans, and how many messages there were since `since` (an instant). */
export function orphansIn(events: readonly StoredEvent[], since: string): { messages: number; orphans: number[] } {
  let floor: Floor = 'bot'
  let open: number[] = []
  let messages = 0
  for (const { seq, at, event } of events) {
    if (event.type === 'floor-changed') floor = event.to
    else if (SETTLES.has(event.type)) open = []
    else if (event.type === 'message-received' && at >= since) {
      messages += 1
      open = [...open, seq]
    }
  }
  // Whoever has called for a person, or has one, is in good hands: those clocks are others'.
  return { messages, orphans: floor === 'human' || floor === 'waiting' ? [] : open }
}
