/** What a talk has told already goes into the intake form: nothing said is asked twice. */
import { EMPTY_INTAKE, type Intake } from './intake-form.ts'
import type { ConversationDetail } from './types.ts'

export function intakeFrom({ messages, state }: ConversationDetail): Intake {
  const said = messages.filter(({ from, text }) => from === 'resident' && text !== '').map(({ text }) => text)
  const slot = (name: string): unknown => {
    const held = state.slots[name]
    return held?.kind === 'filled' ? held.value : undefined
  }
  const place = part(slot('place'))
  const household = part(slot('household'))
  return {
    ...EMPTY_INTAKE,
    said: said.join('；').slice(0, 2000),
    phone: text(slot('phone')),
    name: text(slot('name')),
    incident: text(slot('incident')),
    medical: text(slot('medical')),
    town: text(place['town']),
    place: `${text(place['village'])}${text(place['detail'])}`,
    shelter: three(slot('shelter')),
    food: three(slot('food')),
    danger: slot('safeNow') === 'danger' ? 'true' : slot('safeNow') === 'safe' ? 'false' : '',
    adults: count(household['adults']),
    elders: count(household['elders']),
    children: count(household['children']),
    cost: count(slot('cost')),
    income: count(slot('income')),
    relation: text(slot('relation')) || EMPTY_INTAKE.relation,
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function count(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function three(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : ''
}

function part(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
