/** A worker puts right what a case says: place, contact, facts. Rules run again on new facts; the level only rises (RU-4). */
import { LEVEL_WORDS_RESIDENT, notices } from '../../content/desk-messages.zh-CN.ts'
import type { Case, Contact } from '../../core/cases/case.ts'
import { contactTimers } from '../../core/cases/timers.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import type { ConversationEvent } from '../../core/conversation/events.ts'
import { fill } from '../../core/conversation/words.ts'
import { dueWords } from '../../core/time.ts'
import type { Place } from '../../core/understanding/slots-types.ts'
import { isHigher } from '../../core/triage/level.ts'
import { changeCase, type CaseChange } from './change-case.ts'
import type { Actor, DeskServices } from './deps.ts'
import type { Outcome } from './refusal.ts'
import { readPhone } from './search.ts'
import { officialTown } from './town-name.ts'

export interface Correction {
  town?: string | undefined
  contact?: { [Field in keyof Contact]?: Contact[Field] | undefined } | undefined
  facts?: Record<string, unknown> | undefined
  expectedVersion?: number | undefined
}

export function correctCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  input: Correction,
): Promise<Outcome<Case>> {
  return changeCase(
    deps,
    actor,
    number,
    (current, now) => {
      if (isEnded(current.status)) return { kind: 'ended', status: current.status }
      const town = input.town === undefined ? undefined : officialTown(deps, 'town', input.town)
      if (town?.kind === 'invalid') return town
      const phone = input.contact?.phone ? readPhone(input.contact.phone) : input.contact?.phone
      if (input.contact?.phone && phone === null) {
        return { kind: 'invalid', field: 'contact.phone', why: '这个电话不对，手机是11位。' }
      }
      const changed = changedFields(deps, current, { ...input, town: town?.name, contact: { ...input.contact, phone } })
      const what = wordsOf(current, changed)
      if (what.length === 0) return { kind: 'change', changed: {}, entries: [] }
      return {
        kind: 'change',
        ...reassessed(deps, current, changed, now),
        entries: [{ by: actor.badge, kind: 'fact', text: `改了${what.join('、')}` }],
        events: slotsOf(changed, current),
        audit: 'case.corrected',
      }
    },
    { expectedVersion: input.expectedVersion },
  )
}

const CONTACT_WORDS = { name: '姓名', phone: '电话', relation: '关系', how: '怎样找' } as const
const FACT_WORDS: Readonly<Record<string, string>> = {
  incident: '何事',
  place: '地点',
  household: '家里',
  ongoingDanger: '还有危险吗',
  shelterTonight: '今晚住处',
  foodToday: '今天吃饭',
  medicalNeed: '看病',
  cost: '花费',
  monthlyIncome: '收入',
  vulnerable: '要照顾的人',
}

/** What was put right, field by field; where the case lay before stays readable, words of a person do not. */
function wordsOf(current: Case, { town, contact, facts, incident }: Partial<Case>): string[] {
  const fields = (Object.keys(CONTACT_WORDS) as (keyof Contact)[]).filter(
    (field) => contact !== undefined && contact[field] !== current.contact[field],
  )
  const names = Object.keys(facts ?? {}).filter((name) => !isSame(facts?.[name], current.facts[name]))
  const said = names.map((name) => FACT_WORDS[name] ?? '其他事实')
  return [
    ...(town ? [`镇（${current.town ?? '不详'} → ${town}）`] : []),
    ...fields.map((field) => CONTACT_WORDS[field]),
    ...new Set(incident === undefined || names.includes('incident') ? said : ['何事', ...said]),
  ]
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

function changedFields(deps: DeskServices, current: Case, input: Correction): Partial<Case> {
  const contact = { ...current.contact, ...defined(input.contact ?? {}) }
  const isNewContact = JSON.stringify(contact) !== JSON.stringify(current.contact)
  const incident = input.facts?.['incident']
  const isNewFact = Object.entries(input.facts ?? {}).some(([name, value]) => !isSame(value, current.facts[name]))
  return {
    ...(input.town !== undefined && input.town !== current.town
      ? { town: input.town, district: deps.districtOf?.(input.town) ?? current.district }
      : {}),
    ...(isNewContact ? { contact } : {}),
    ...(isNewFact ? { facts: { ...current.facts, ...input.facts } } : {}),
    ...(typeof incident === 'string' && incident !== current.incident ? { incident } : {}),
  }
}

function defined<Given extends object>(given: Given): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

/** New facts may show more danger than the old; they never show less without a person saying so. */
function reassessed(
  deps: DeskServices,
  current: Case,
  changed: Partial<Case>,
  now: Date,
): Pick<CaseChange, 'changed' | 'notice' | 'timers'> {
  if (!changed.facts) return { changed }
  const { level, reasons, dueAt } = deps.triage(changed.facts, current.firstMessage, now)
  if (!isHigher(level, current.level)) return { changed }
  const due = dueAt < current.dueAt ? dueAt : current.dueAt
  const raised = { ...changed, level, reasons: [...reasons, ...current.reasons], dueAt: due }
  if (current.firstContactAt !== null) return { changed: raised }
  return {
    changed: raised,
    notice: fill(notices.due, { level: LEVEL_WORDS_RESIDENT[level], due: dueWords(new Date(due), now) }),
    timers: { set: contactTimers({ ...current, level, dueAt: due }, now), cancel: [] },
  }
}

/** The talk has to know it too: the next message of the resident would otherwise write the old words over it. */
function slotsOf(changed: Partial<Case>, current: Case): ConversationEvent[] {
  const slot = (name: string, value: unknown): ConversationEvent => ({
    type: 'slot-filled',
    slot: name,
    value,
    said: '',
    how: 'worker',
  })
  const { contact, town, district } = changed
  const place: Place | null = town ? { county: district ?? null, town, village: null } : null
  return [
    ...(contact?.name && contact.name !== current.contact.name ? [slot('name', contact.name)] : []),
    ...(contact?.phone && contact.phone !== current.contact.phone ? [slot('phone', contact.phone)] : []),
    ...(place ? [slot('place', place)] : []),
    ...Object.entries(changed.facts ?? {}).flatMap(([name, value]) => {
      const filled = SLOT_OF[name]?.(value)
      if (filled === undefined || isSame(value, current.facts[name])) return []
      const [slotName, plain] = filled
      return [slot(slotName, plain)]
    }),
  ]
}

/** Facts that a talk holds as slots, in the normal form of the slot (contracts §3, §4); what became unknown is asked no more. */
const SLOT_OF: Readonly<Record<string, (value: unknown) => [string, unknown] | undefined>> = {
  incident: (value) => known('incident', value),
  household: (value) => known('household', value),
  shelterTonight: (value) => known('shelter', value),
  foodToday: (value) => known('food', value),
  medicalNeed: (value) => known('medical', value),
  cost: (value) => known('cost', value),
  monthlyIncome: (value) => known('income', value),
  vulnerable: (value) => known('vulnerable', value),
  ongoingDanger: (value) => (typeof value === 'boolean' ? ['safeNow', value ? 'danger' : 'safe'] : undefined),
}

function known(slot: string, value: unknown): [string, unknown] | undefined {
  return value === null || value === undefined ? undefined : [slot, value]
}
