/** What every bubble needs to know besides its own message. */
import type { TalkView } from './talk-view.ts'

/** What was wrong with an answer just posted; what was typed stays. */
export interface Fault {
  field: 'text' | 'phone' | 'people' | 'files' | 'choice'
  words: string
  typed: Record<string, string>
}

export interface BubbleContext {
  view: TalkView
  now: Date
  /** Base of the ids of the forms on this page. */
  formId: string
  fault?: Fault
  /** Where to go after the answer, such as /review. */
  back?: string
}
