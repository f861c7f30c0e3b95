/** A stored talk without the name and the numbers of a person who did not agree to them: what happened stays, who it was goes. */
import { maskContact, maskKnown, NUMBER } from '../understanding/mask-contact.ts'
import type { ConversationEvent, StoredEvent } from './events.ts'
import { maskExplanation } from './asides/explanation.ts'

/** Slots that say who somebody is and how to reach them. */
export const CONTACT_SLOTS: ReadonlySet<string> = new Set(['phone', 'name'])

/** Every name and number that was understood, at any time of the talk. */
export function contactsIn(events: readonly StoredEvent[]): string[] {
  const told = events.flatMap(({ event }) =>
    event.type === 'slot-filled' && CONTACT_SLOTS.has(event.slot)
      ? [String(event.value)]
      : event.type === 'message-received'
        ? [...event.text.matchAll(NUMBER)].map(([number]) => number.replace(/\D/g, ''))
        : [],
  )
  return [...new Set(told)]
}

/** The event as it may be kept. Own words lose every number; words of the house lose what is known of the person. */
export function maskEvent(event: ConversationEvent, known: readonly string[]): ConversationEvent {
  switch (event.type) {
    case 'message-received':
      return {
        ...event,
        text: maskContact(event.text, known),
        ...(event.how ? { how: maskExplanation(event.how, (text) => maskContact(text, known)) } : {}),
      }
    case 'slot-filled': {
      const value = CONTACT_SLOTS.has(event.slot) ? '［已删］' : maskValue(event.value, known)
      return { ...event, value, said: maskContact(event.said, known) }
    }
    case 'question-answered':
      return { ...event, question: maskContact(event.question, known) }
    case 'reply-sent':
      return { ...event, reply: { ...event.reply, text: maskKnown(event.reply.text, known) } }
    case 'notice-posted':
    case 'worker-said':
    case 'note-added':
      return { ...event, text: maskKnown(event.text, known) }
    default:
      return event
  }
}

/** A value as understood: only words can hold a number that nobody asked for. */
export function maskValue(value: unknown, known: readonly string[]): unknown {
  return typeof value === 'string' ? maskContact(value, known) : value
}
