/** A phone form read by the rules: the facts, the place and the way of contact it gives, as a talk would have given them. */
import type { AskedAndAnswered, Contact } from '../../core/cases/case.ts'
import { factsOf, firstMessageOf } from '../../core/conversation/facts.ts'
import { slotValue, type ConversationState } from '../../core/conversation/state.ts'
import { viewOf } from '../../core/conversation/view.ts'
import { nextStep } from '../../core/dialogue/position.ts'
import type { Dialogue, Step } from '../../core/dialogue/schema.ts'
import { linesOf, readForm, type FormAnswer } from '../../core/intake/read-form.ts'
import type { Level } from '../../core/triage/level.ts'
import type { Place } from '../../core/understanding/slots.ts'
import type { DeskServices } from '../desk/deps.ts'
import { readPhone } from '../desk/search.ts'

export interface IntakeForm {
  intent: string
  said: string
  answers: readonly FormAnswer[]
  /** The number shown by the telephone, or as the caller gives it. */
  phone: string | null
  name: string | null
  relation: string
  how: string | null
  town: string | null
}

export interface ReadIntake {
  dialogue: Dialogue
  state: ConversationState
  missed: string[]
  facts: Record<string, unknown>
  firstMessage: string
  asked: AskedAndAnswered[]
  town: string | null
  contact: Contact
}

/** Null: there is no such dialogue. */
export function readIntake(deps: Pick<DeskServices, 'rules' | 'clock'>, form: IntakeForm): ReadIntake | null {
  const { rules, clock } = deps
  const dialogue = formDialogues(rules.dialogues).find(({ id }) => id === form.intent)
  if (dialogue === undefined) return null
  const { state, missed } = readForm(dialogue, form, rules, clock.now())
  const place = slotValue(state, 'place') as Place | undefined
  const town = form.town ?? place?.town ?? null
  const relation = String(slotValue(state, 'relation') ?? form.relation)
  const service = slotValue(state, 'serviceItem')
  const told = factsOf(state)
  const facts: Record<string, unknown> = {
    ...told,
    contact: { relation },
    ...(town !== null && told.place === undefined ? { place: town } : {}),
    ...(typeof service === 'string' ? { serviceItem: service } : {}),
  }
  return {
    dialogue,
    state,
    missed,
    facts,
    firstMessage: firstMessageOf(state),
    asked: linesOf(state, dialogue),
    town,
    contact: {
      name: form.name ?? textOf(slotValue(state, 'name')),
      phone: phoneOf(form, state),
      relation,
      how: form.how ?? textOf(slotValue(state, 'contactHow')),
    },
  }
}

/** Dialogues that end in a case: the others answer, and leave nothing to register. */
export function formDialogues(dialogues: readonly Dialogue[]): Dialogue[] {
  return dialogues.filter(({ ends }) => ends === 'case' || ends === 'alarm')
}

function phoneOf({ phone }: IntakeForm, state: ConversationState): string | null {
  const told = phone ?? textOf(slotValue(state, 'phone'))
  return told === null ? null : (readPhone(told) ?? told)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The question to put next, the way the dialogue would go on. */
export function nextQuestion({ dialogue, state }: ReadIntake, level: Level): Step | null {
  const step = nextStep(dialogue, viewOf(state, 'phone', level))
  return step?.answer === 'review' ? null : step
}
