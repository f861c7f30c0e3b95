/** What a store can say about the questions of dialogues: how many talks came to each, and which stopped there. */
import type { StepFate } from '../core/dialogue/step-figures.ts'

/** Talks by fate at one question of one dialogue; `step` as in core/conversation/asking/step-changes.ts. */
export type StepCounts = Record<StepFate, number> & { dialogue: string; step: string }

/** Talks of a dialogue that came to the same end after as many turns. */
export interface TurnCount {
  dialogue: string
  outcome: string | null
  turns: number
  talks: number
}

export interface StepSpan {
  /** First put at or after, and before. */
  from: string
  to: string
  /** A question that has waited since before this instant counts as given up. */
  silentSince: string
  dialogue?: string
  /** Only talks of these towns; absent: all. */
  towns?: readonly string[]
}

export interface TalkStepReads {
  stepCounts(span: StepSpan): Promise<StepCounts[]>
  turnCounts(span: StepSpan): Promise<TurnCount[]>
  /** Ids of the talks behind one count, newest first. */
  stepTalks(
    span: StepSpan & { dialogue: string; steps: readonly string[]; fate: StepFate },
    limit: number,
  ): Promise<string[]>
}
