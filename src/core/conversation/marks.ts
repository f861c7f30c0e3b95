/** What figures count of a talk, without a word of it: questions by how they were answered, hand-overs, take-ups, ratings. */
import type { ConversationEvent } from './events.ts'

export const TALK_MARKS = [
  'answered',
  'chosen',
  'unknown',
  'danger',
  'asked-person',
  'small-talk',
  'handed-over',
  'taken-up',
  'helpful',
  'not-helpful',
] as const
export type TalkMarkKind = (typeof TALK_MARKS)[number]

export interface TalkMark {
  conversationId: string
  seq: number
  kind: TalkMarkKind
  at: string
  town: string | null
}

const OUTCOMES: Readonly<Record<string, TalkMarkKind>> = {
  answer: 'answered',
  choose: 'chosen',
  unknown: 'unknown',
  emergency: 'danger',
  human: 'asked-person',
  smalltalk: 'small-talk',
}

/** Null: nothing that anybody counts. */
export function markOf(event: ConversationEvent): TalkMarkKind | null {
  switch (event.type) {
    case 'question-answered':
      return OUTCOMES[event.outcome] ?? null
    case 'floor-changed':
      if (event.to === 'waiting') return 'handed-over'
      return event.to === 'human' ? 'taken-up' : null
    case 'feedback-given':
      return event.helpful ? 'helpful' : 'not-helpful'
    default:
      return null
  }
}
