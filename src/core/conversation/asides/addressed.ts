/** A child is 你 in every line that the house writes, whoever posts it. */
import type { ConversationEvent } from '../events.ts'
import { slotValue, type ConversationState } from '../state.ts'

export function addressed(state: ConversationState, events: readonly ConversationEvent[]): ConversationEvent[] {
  if (slotValue(state, 'childWrites') !== true) return [...events]
  return events.map((event) =>
    event.type === 'notice-posted' ? { ...event, text: event.text.replaceAll('您', '你') } : event,
  )
}
