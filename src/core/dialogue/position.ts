/** Where a dialogue stands: derived from the answers, never stored. */
import { holds, type View } from './condition.ts'
import type { Dialogue, Step } from './schema.ts'

export function isDone(step: Step, view: View): boolean {
  return step.slots.every((slot) => view.known(slot))
}

function applies(step: Step, view: View): boolean {
  return !step.changeOnly && (step.when === undefined || holds(step.when, view))
}

/**
 * The first step on the current path with a slot that nobody has answered; null when all is said.
 * A resident who said 发出 early is asked only what must be known.
 */
export function nextStep(dialogue: Dialogue, view: View): Step | null {
  const sending = view.value('review') === 'send'
  return pathOf(dialogue, view).find((step) => !isDone(step, view) && (!sending || step.must)) ?? null
}

/** Steps of the current path, answered or not. */
export function pathOf(dialogue: Dialogue, view: View): Step[] {
  return dialogue.steps.filter((step) => applies(step, view))
}

export interface Progress {
  answered: number
  total: number
}

/** Counts the questions of the current path; the review itself is not a question. */
export function progressOf(dialogue: Dialogue, view: View): Progress {
  const questions = pathOf(dialogue, view).filter((step) => step.answer !== 'review')
  return { answered: questions.filter((step) => isDone(step, view)).length, total: questions.length }
}

export function stepById(dialogue: Dialogue, id: string): Step | null {
  return dialogue.steps.find((step) => step.id === id) ?? null
}
