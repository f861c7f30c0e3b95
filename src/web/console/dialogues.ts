/** What the dialogue pages read (src/http/desk/dialogues.ts), and where their numbers lead. */
import type { DialogueGraph, GraphNode } from '../../core/dialogue/graph.ts'
import type { Message, Reply } from '../../core/reply.ts'
import type { Played } from '../../core/dialogue/played.ts'
import {
  STEP_FATES,
  type DialogueFigures,
  type DialogueHead,
  type StepFate,
  type StepFigures,
} from '../../core/dialogue/step-figures.ts'
import { query } from './api.ts'

export { STEP_FATES }
export type { DialogueHead, GraphNode, Message, Played, Reply, StepFate, StepFigures }
export type Graph = DialogueGraph & { figures: DialogueFigures | null }
export type Play = { startedAt: string; opening: Reply; turns: Played[] }

export const HOURS = [1, 24, 72, 168] as const
export const SUPPOSED_HOURS = 24

/** The span that goes along with every link. */
export interface DialogueSpan {
  from: string
  /** The first day that does not count. */
  to: string
  hours: number
}

export function talksLink(id: string, step: string, fate: StepFate, span: DialogueSpan): string {
  return `/dialogues/${id}/talks${query({ step, fate, ...span })}`
}
