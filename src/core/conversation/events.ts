/** Everything that can happen in a conversation. The list of events is the only truth; every state is folded from it. */
import type { AttachmentRef, Phone, Reply } from '../reply.ts'
import type { Level } from '../triage/level.ts'
import type { CaseStatus } from '../cases/case.ts'
import type { Depths } from '../understanding/sense.ts'
import type { Explanation } from './asides/explanation.ts'

export type ChannelName = 'web' | 'telegram' | 'wechat' | 'phone'

/** Who may speak: the bot, nobody yet (a person was called), a worker, or nobody any more. */
export type Floor = 'bot' | 'waiting' | 'human' | 'closed'

/** A worker as a conversation knows one: the number shown to residents, never the person's name. */
export interface WorkerRef {
  id: string
  /** Three digits, shown as 012 号. */
  badge: string
  office: string
}

export type Apart = 'another' | 'complaint'

export type SlotHow = 'extracted' | 'answered' | 'corrected' | 'worker'

export type ConversationEvent =
  | {
      type: 'message-received'
      clientId: string
      channel: ChannelName
      text: string
      choice?: string
      attachments?: AttachmentRef[]
      /** How deep the need sounded to the learnt model at the time (decision 0012). */
      depths?: Depths
      /** Kept, but no fact of the matter: typed by somebody else, or meant for a complaint made in the same talk. */
      apart?: Apart
      /** Why the replies of this turn are what they are (decision 0014). */
      how?: Explanation
    }
  | { type: 'reply-sent'; reply: Reply }
  | { type: 'notice-posted'; text: string; phones?: Phone[] }
  | { type: 'worker-said'; worker: WorkerRef; clientId: string; text: string; attachments?: AttachmentRef[] }
  /** The holder asks a colleague, or everybody of an office, to take the talk; it stays where it is until somebody does. */
  | { type: 'transfer-offered'; by: WorkerRef; to: WorkerRef | null; office: string | null; note: string }
  | { type: 'transfer-answered'; by: WorkerRef; accepted: boolean; note: string }
  | { type: 'note-added'; worker: WorkerRef; text: string }
  | { type: 'dialogue-started'; intent: string }
  | { type: 'dialogue-ended'; intent: string; outcome: 'sent' | 'left' | 'restarted' | 'handed-over' }
  | { type: 'question-asked'; intent: string; step: string }
  /** Another matter begins: the case of the first keeps what was told for it. */
  | { type: 'matter-set-aside' }
  /** A question about the talk itself was answered or left: it waits no longer. */
  | { type: 'question-lapsed'; step: string }
  /** A message did not fit the open question; the third time a person is called. */
  | { type: 'question-missed'; step: string }
  | { type: 'slot-filled'; slot: string; value: unknown; said: string; how: SlotHow }
  /** `beside`: told in passing; the question that is open stays open. */
  | { type: 'slot-skipped'; slot: string; how: 'unknown' | 'declined'; beside?: true }
  | { type: 'slots-cleared'; slots: string[] }
  | { type: 'danger-noted'; kind: string; strength: 'go' | 'ask'; level?: Level; phrase: string; phones: Phone[] }
  | { type: 'danger-answered'; kind: string; current: boolean }
  | { type: 'consent-recorded'; decision: 'told' | 'given' | 'refused'; text: string }
  /** The resident left and wants deleted what was said before this seq. */
  | { type: 'erasure-asked'; before: number }
  /** What stood here was deleted. */
  | { type: 'erased' }
  /** The resident does not want to be asked how it went. */
  | { type: 'care-stopped' }
  /** Consent was refused: names and numbers of this talk are kept no longer. */
  | { type: 'contact-forgotten' }
  /** `confidential`: from now on, and with the words just said, it is a complaint; false: it is another matter again. */
  | { type: 'mode-set'; quiet: boolean; confidential?: boolean }
  | {
      type: 'question-answered'
      question: string
      outcome: string
      slug: string | null
      passageId: string | null
      confidence: number
    }
  | { type: 'feedback-given'; messageSeq: number; helpful: boolean; comment?: string }
  | { type: 'case-opened'; number: string; level: Level; status: CaseStatus; dueAt: string }
  /** The resident came back on another channel or device and named number and phone. */
  | { type: 'case-taken-up'; number: string; level: Level; status: CaseStatus; dueAt: string }
  /** Number and phone did not fit. */
  | { type: 'take-up-refused' }
  /** The code that brings this unfinished talk to another channel was told. */
  | { type: 'draft-coded'; code: string }
  /** An unfinished talk of another channel goes on in this one. */
  | { type: 'draft-taken-up'; from: string }
  | { type: 'case-changed'; number: string; level: Level; status: CaseStatus; dueAt: string }
  | {
      type: 'floor-changed'
      to: Floor
      by: 'resident' | 'bot' | 'system' | WorkerRef
      /** The new holder when it is not `by` (a transfer). */ holder?: WorkerRef
      reason: string
    }
  | { type: 'nudged'; kind: string }

export interface StoredEvent {
  seq: number
  /** Instant, ISO 8601 UTC. */
  at: string
  event: ConversationEvent
}
