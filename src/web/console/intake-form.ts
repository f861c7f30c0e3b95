/** The phone intake as one page: what was filled in, and the case it becomes (contracts §3, §5). */
import type { Level } from './types.ts'

export interface Intake {
  phone: string
  name: string
  relation: string
  how: string
  said: string
  incident: string
  danger: string
  town: string
  place: string
  shelter: string
  food: string
  medical: string
  adults: number | null
  elders: number | null
  children: number | null
  vulnerable: string[]
  cost: number | null
  income: number | null
  level: string
  reason: string
  claim: boolean
}

export const EMPTY_INTAKE: Intake = {
  phone: '',
  name: '',
  relation: 'self',
  how: '',
  said: '',
  incident: '',
  danger: '',
  town: '',
  place: '',
  shelter: '',
  food: '',
  medical: '',
  adults: null,
  elders: null,
  children: null,
  vulnerable: [],
  cost: null,
  income: null,
  level: '',
  reason: '',
  claim: true,
}

const THREE: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/** What was not asked stays out: an unknown fact never lowers a level. */
export function factsOfIntake(form: Intake): Record<string, unknown> {
  const household = householdOf(form)
  const facts: Record<string, unknown> = {
    ...(form.incident ? { incident: form.incident } : {}),
    ...(form.place || form.town ? { place: `${form.town}${form.place}` } : {}),
    ...(form.danger ? { ongoingDanger: THREE[form.danger] } : {}),
    ...(form.shelter ? { shelterTonight: THREE[form.shelter] } : {}),
    ...(form.food ? { foodToday: THREE[form.food] } : {}),
    ...(form.medical ? { medicalNeed: form.medical } : {}),
    ...(household ? { household } : {}),
    ...(form.vulnerable.length > 0 ? { vulnerable: form.vulnerable } : {}),
    ...(form.cost === null ? {} : { cost: form.cost }),
    ...(form.income === null ? {} : { monthlyIncome: form.income }),
    contact: { relation: form.relation },
  }
  return facts
}

function householdOf({ adults, elders, children }: Intake): Record<string, number | null> | null {
  if (adults === null && elders === null && children === null) return null
  return { adults, elders, children, total: (adults ?? 0) + (elders ?? 0) + (children ?? 0) }
}

export interface NewCaseBody {
  firstMessage: string
  facts: Record<string, unknown>
  town: string | null
  district: string | null
  contact: { name: string | null; phone: string | null; relation: string; how: string | null }
  reportedBy: string
  source: 'phone'
  claim: boolean
  conversationId?: string
  level?: Level
  reason?: string
}

export function bodyOf(form: Intake, district: string | null, conversationId: string | null): NewCaseBody {
  return {
    firstMessage: form.said.trim(),
    facts: factsOfIntake(form),
    town: form.town || null,
    district,
    contact: {
      name: form.name.trim() || null,
      phone: form.phone.trim() || null,
      relation: form.relation,
      how: form.how || null,
    },
    reportedBy: form.relation,
    source: 'phone',
    claim: form.claim,
    ...(conversationId === null ? {} : { conversationId }),
    ...(form.level ? { level: form.level as Level } : {}),
    ...(form.reason.trim() ? { reason: form.reason.trim() } : {}),
  }
}

export function isBlank(form: Intake): boolean {
  return JSON.stringify(form) === JSON.stringify(EMPTY_INTAKE)
}
