/** Putting right what a case says: the fields with what stands now, and only what was changed as the call. */
import { RELATION_WORDS } from './fact-words.ts'
import { caseFacts as asked, caseForm as words } from './words-cases.ts'
import { intake } from './words-intake.ts'
import { INCIDENT_WORDS } from './words.ts'
import type { FieldSpec, Values } from './case-action.ts'
import type { CaseView } from './types.ts'

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const UNSURE = 'null'
const HAVE = options({ true: asked.yes, false: asked.no, [UNSURE]: asked.unsure })
const HOW = Object.values(intake.hows).map((label) => ({ value: label, label }))

export function contactFields(view: CaseView): FieldSpec[] {
  const { how } = view.contact
  // What the resident has answered in other words stays a choice.
  const others = how !== null && !HOW.some(({ value }) => value === how) ? [{ value: how, label: how }] : []
  return [
    { name: 'name', label: words.name, kind: 'text' },
    { name: 'phone', label: words.phone, kind: 'text' },
    { name: 'town', label: words.town, kind: 'town' },
    { name: 'relation', label: words.relation, kind: 'select', options: options(RELATION_WORDS) },
    { name: 'how', label: intake.how, kind: 'select', options: [...HOW, ...others] },
  ]
}

export function contactStart({ contact, town }: CaseView): Values {
  return {
    name: contact.name ?? '',
    phone: contact.phone ?? '',
    town: town ?? '',
    relation: contact.relation,
    how: contact.how ?? '',
  }
}

const COUNTS = ['adults', 'elders', 'children'] as const
const SUMS = ['cost', 'monthlyIncome'] as const
const YES_NO = ['ongoingDanger', 'shelterTonight', 'foodToday'] as const

export const FACT_FIELDS: readonly FieldSpec[] = [
  { name: 'incident', label: asked.incident, kind: 'select', options: options(INCIDENT_WORDS) },
  { name: 'ongoingDanger', label: asked.danger, kind: 'choice', options: options(asked.dangers) },
  { name: 'place', label: intake.place, kind: 'text' },
  { name: 'shelterTonight', label: asked.shelter, kind: 'choice', options: HAVE },
  { name: 'foodToday', label: asked.food, kind: 'choice', options: HAVE },
  { name: 'medicalNeed', label: asked.medical, kind: 'choice', options: options(asked.medicals) },
  { name: 'adults', label: intake.adults, kind: 'count' },
  { name: 'elders', label: intake.elders, kind: 'count' },
  { name: 'children', label: intake.children, kind: 'count' },
  { name: 'cost', label: asked.cost, kind: 'money' },
  { name: 'monthlyIncome', label: asked.income, kind: 'money' },
]

export function factsStart({ facts, incident }: CaseView): Values {
  const text = (value: unknown): string =>
    value === undefined || value === null
      ? ''
      : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : ''
  const household = (facts['household'] ?? {}) as Record<string, unknown>
  return {
    incident,
    ...Object.fromEntries(COUNTS.map((name) => [name, text(household[name])])),
    ...Object.fromEntries([...YES_NO, ...SUMS, 'place', 'medicalNeed'].map((name) => [name, text(facts[name])])),
  }
}

/** Only what the writer has changed, so that nobody's newer word is written over. */
export function changedValues(start: Values, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => (start[name] ?? '') !== value))
}

export function contactBody(changed: Values): Record<string, unknown> {
  const { town, ...rest } = changed
  const contact = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()]),
  )
  return {
    ...(town ? { town } : {}),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
  }
}

export function factsBody(view: CaseView, changed: Values): Record<string, unknown> {
  const facts = Object.fromEntries(
    Object.entries(changed)
      .filter(([name]) => !isCount(name))
      .map(([name, value]) => [name, valueOf(name, value)]),
  )
  const counted = Object.entries(changed).filter(([name]) => isCount(name))
  const household = counted.length > 0 ? { household: householdOf(view, Object.fromEntries(counted)) } : {}
  return { facts: { ...facts, ...household } }
}

function isCount(name: string): boolean {
  return COUNTS.some((one) => one === name)
}

function valueOf(name: string, value: string): unknown {
  if (value === '' || value === UNSURE) return null
  if (YES_NO.some((one) => one === name)) return value === 'true'
  return SUMS.some((one) => one === name) ? Number(value) : value
}

/** The total follows when all parts are known; a part nobody named stays unknown. */
function householdOf({ facts }: CaseView, counted: Values): Record<string, number | null> {
  const before = (facts['household'] ?? {}) as Record<string, number | null | undefined>
  const parts = Object.fromEntries(
    COUNTS.map((name) => {
      const typed = counted[name]
      return [name, typed === undefined ? (before[name] ?? null) : typed === '' ? null : Number(typed)]
    }),
  ) as Record<(typeof COUNTS)[number], number | null>
  const known = Object.values(parts).filter((count) => count !== null)
  return { ...parts, total: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0) }
}
