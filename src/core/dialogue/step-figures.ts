/** Figures of a dialogue: how many talks came to each question, and what became of it there. */

/** What may have become of a question in a talk. `reached`: it was put. */
export const STEP_FATES = [
  'reached',
  'answered',
  'skipped',
  'corrected',
  'asides',
  'missed',
  'gaveUp',
  'handed',
] as const
export type StepFate = (typeof STEP_FATES)[number]

export type Fates = Record<StepFate, number>

export interface StepFigures extends Fates {
  step: string
  label: string
  ask: string
  /** Asked in this dialogue, but for a danger: it belongs to the questions of dangers. */
  isDanger: boolean
}

export interface DialogueFigures {
  /** Talks in which it was begun. */
  talks: number
  sent: number
  left: number
  handed: number
  /** Median turns of those that were sent; null before the first. */
  medianTurns: number | null
  steps: StepFigures[]
}

export type DialogueHead = { id: string; title: string; questions: number } & Pick<
  DialogueFigures,
  'talks' | 'sent' | 'handed' | 'medianTurns'
> & { gaveUp: number }
