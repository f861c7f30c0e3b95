/** A dialogue taken down as a form: answers in any order become the same slots, facts and lines as in a talk. */
import type { AskedAndAnswered } from '../cases/case.ts'
import type { ConversationEvent } from '../conversation/events.ts'
import { applyEvent } from '../conversation/fold.ts'
import { contextOf } from '../conversation/hear.ts'
import { EMPTY_STATE, slotValue, type ConversationState } from '../conversation/state.ts'
import type { Rules } from '../conversation/world.ts'
import { acceptAnswer } from '../dialogue/answer-kinds.ts'
import { slotWords } from '../dialogue/read-back.ts'
import type { Dialogue, Step } from '../dialogue/schema.ts'
import { extractAll, type Household } from '../understanding/slots.ts'

/** What a worker entered at one step: a button, several, words, or counts of people. */
export interface FormAnswer {
  step: string
  choices?: readonly string[] | undefined
  text?: string | undefined
  people?: { adults: number; elders: number; children: number } | undefined
}

export interface FormInput {
  /** What the caller said, in the caller's words. */
  said: string
  answers: readonly FormAnswer[]
}

export interface FormReading {
  state: ConversationState
  /** Steps whose words nobody could read. */
  missed: string[]
}

/** Reads the form as if the caller had said all of it in this order: free words first, then each answer. */
export function readForm(
  dialogue: Dialogue,
  input: FormInput,
  rules: Pick<Rules, 'gazetteer'>,
  now: Date,
): FormReading {
  const reading: FormReading = { state: EMPTY_STATE, missed: [] }
  const emit = (event: ConversationEvent): void => {
    reading.state = applyEvent(reading.state, { seq: 1, at: now.toISOString(), event })
  }
  const fill = (slot: string, value: unknown, said: string, how: 'extracted' | 'answered'): void =>
    emit({ type: 'slot-filled', slot, value, said, how })
  emit({ type: 'dialogue-started', intent: dialogue.id })
  for (const [slot, value] of Object.entries(dialogue.presets)) fill(slot, value, '', 'extracted')
  hearWords(input.said, rules, now, { emit, fill })
  for (const answer of input.answers) {
    const step = dialogue.steps.find(({ id }) => id === answer.step)
    if (step === undefined || isEmpty(answer)) continue
    if (!takeAnswer(step, answer, contextOf(reading.state, { now, rules }), { emit, fill }))
      reading.missed.push(step.id)
  }
  if (dialogue.incident !== undefined && slotValue(reading.state, 'incident') === undefined) {
    fill('incident', dialogue.incident, '', 'extracted')
  }
  return reading
}

interface Pen {
  emit: (event: ConversationEvent) => void
  fill: (slot: string, value: unknown, said: string, how: 'extracted' | 'answered') => void
}

function hearWords(said: string, rules: Pick<Rules, 'gazetteer'>, now: Date, { emit, fill }: Pen): void {
  const text = said.trim()
  if (text === '') return
  emit({ type: 'message-received', clientId: 'form', channel: 'phone', text })
  fill('harm', text, text, 'extracted')
  for (const [slot, value] of Object.entries(extractAll(text, { now, gazetteer: rules.gazetteer }))) {
    if (slot !== 'landline') fill(slot, value, text, 'extracted')
  }
}

function isEmpty({ choices = [], text = '', people }: FormAnswer): boolean {
  return choices.length === 0 && text.trim() === '' && people === undefined
}

/** False: the words fit no answer of this step. */
function takeAnswer(
  step: Step,
  { choices = [], text = '', people }: FormAnswer,
  context: Parameters<typeof acceptAnswer>[2],
  { emit, fill }: Pen,
): boolean {
  const [slot = step.id] = step.slots
  const said = text.trim()
  if (people !== undefined) {
    const { adults, elders, children } = people
    const household: Household = { total: adults + elders + children, adults, children, elders }
    fill(slot, household, slotWords('household', household) ?? '', 'answered')
    return true
  }
  const picked = step.choices.filter(({ id }) => choices.includes(id))
  const many = picked.filter(({ set, skips }) => set === undefined && skips === undefined)
  if (step.answer === 'set' && many.length > 0) {
    const values = many.map(({ id, value }) => value ?? id)
    fill(slot, values, many.map(({ label }) => label).join('、'), 'answered')
    return true
  }
  const [choice] = picked
  const given = { text: choice ? choice.label : said, photos: 0, ...(choice ? { choice: choice.id } : {}) }
  const accepted = acceptAnswer(step, given, context)
  if (accepted?.kind === 'skipped') {
    for (const each of step.slots) emit({ type: 'slot-skipped', slot: each, how: accepted.how })
    return true
  }
  if (accepted?.kind === 'filled') {
    for (const [each, value] of Object.entries(accepted.values)) fill(each, value, accepted.said, 'answered')
    return true
  }
  // A worker who types into the field of a name or a free line means just that.
  if (said === '' || (step.answer !== 'name' && step.answer !== 'text')) return false
  fill(slot, said, said, 'answered')
  return true
}

/** Every slot with the question that asks for it and how it was answered, for the file of the case. */
export function linesOf({ slots }: ConversationState, { steps }: Dialogue): AskedAndAnswered[] {
  return Object.entries(slots)
    .filter(([slot]) => slot !== 'harm' && slot !== 'review')
    .map(([slot, held]) => {
      const asked = steps.find((step) => step.slots.includes(slot))?.ask ?? '来电人自己说的'
      const answered =
        held.kind === 'filled'
          ? held.said || slotWords(slot, held.value) || String(held.value)
          : held.kind === 'unknown'
            ? '不清楚'
            : '不想说'
      return { slot, asked, answered, at: held.at }
    })
}
