/** What a talk has told already goes into the intake form: nothing said is asked twice. */
import { EMPTY_INTAKE, type Entered, type FormStep, type Intake, type IntakeSheet } from './intake-form.ts'
import type { ConversationDetail } from './types.ts'

export function intakeFrom({ messages, state }: ConversationDetail, sheets: readonly IntakeSheet[]): Intake {
  const said = messages.filter(({ from, text }) => from === 'resident' && text !== '').map(({ text }) => text)
  const slot = (name: string): unknown => {
    const held = state.slots[name]
    return held?.kind === 'filled' ? held.value : undefined
  }
  const begun = state.dialogue?.intent ?? state.paused?.intent
  const sheet = sheets.find(({ id }) => id === begun) ?? sheets.find(({ id }) => id === EMPTY_INTAKE.intent)
  const entered = (sheet?.steps ?? []).flatMap((step): [string, Entered][] => {
    const found = enteredOf(step, slot)
    return found === null ? [] : [[step.id, found]]
  })
  return {
    ...EMPTY_INTAKE,
    intent: sheet?.id ?? EMPTY_INTAKE.intent,
    said: said.join('；').slice(0, 2000),
    phone: textOf(slot('phone')),
    name: textOf(slot('name')),
    town: textOf(partOf(slot('place'))['town']),
    relation: textOf(slot('relation')) || EMPTY_INTAKE.relation,
    answers: Object.fromEntries(entered),
  }
}

function enteredOf(step: FormStep, slot: (name: string) => unknown): Entered | null {
  const [name = step.id] = step.slots
  const value = slot(name)
  if (step.answer === 'people') {
    const { adults, elders, children } = partOf(value)
    const people = { adults: countOf(adults), elders: countOf(elders), children: countOf(children) }
    return value === undefined ? null : { people }
  }
  if (step.answer === 'place') {
    const { village, detail } = partOf(value)
    const text = `${textOf(village)}${textOf(detail)}`
    return text === '' ? null : { text }
  }
  const chosen = step.choices.filter(({ id, value: own, set, skips }) => {
    if (skips !== undefined) return false
    if (set !== undefined) return Object.entries(set).every(([each, wanted]) => slot(each) === wanted)
    return Array.isArray(value) ? value.includes(own ?? id) : value !== undefined && (own ?? id) === value
  })
  return chosen.length === 0 ? null : { choices: chosen.map(({ id }) => id) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function partOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
