/** What residents and workers read, projected from the events. */
import type { Message } from '../reply.ts'
import type { StoredEvent, WorkerRef } from './events.ts'

/** How a worker is named to a resident: a number and an office, never a name. */
export function speakerOf(worker: WorkerRef): string {
  return `工作人员 ${worker.badge} 号（${worker.office}）`
}

/** One event as a message of the thread, or null when it is not for the eye. `seq` of the message is the event's. */
export function toMessage(conversationId: string, { seq, at, event }: StoredEvent): Message | null {
  const base = { id: `${conversationId}.${seq}`, seq, at }
  switch (event.type) {
    case 'message-received':
      return {
        ...base,
        from: 'resident',
        kind: event.attachments?.length && !event.text ? 'attachment' : 'text',
        text: event.text,
        ...(event.attachments?.[0] ? { attachment: event.attachments[0], attachments: event.attachments } : {}),
      }
    case 'reply-sent':
      return { ...base, from: 'bot', ...event.reply }
    case 'notice-posted':
      return {
        ...base,
        from: 'system',
        kind: 'notice',
        text: event.text,
        ...(event.phones ? { phones: event.phones, tone: 'danger' as const } : {}),
      }
    case 'worker-said':
      return {
        ...base,
        from: 'worker',
        kind: event.attachments?.length && !event.text ? 'attachment' : 'text',
        text: event.text,
        speaker: speakerOf(event.worker),
        ...(event.attachments?.[0] ? { attachment: event.attachments[0], attachments: event.attachments } : {}),
      }
    default:
      return null
  }
}

/** All messages among the events, in order. */
export function toMessages(conversationId: string, events: readonly StoredEvent[]): Message[] {
  return events.map((stored) => toMessage(conversationId, stored)).filter((message) => message !== null)
}
