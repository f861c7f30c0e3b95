/** The phone intake as one page: what was entered at each question, in any order, and the call it becomes (contracts §5). */
import type { Level } from './types.ts'

export interface FormChoice {
  id: string
  label: string
  value?: unknown
  set?: Record<string, unknown>
  skips?: 'unknown' | 'declined'
  again?: true
  /** Another dialogue that this answer leads to. */
  starts?: string
}

export interface FormStep {
  id: string
  slots: string[]
  answer: 'choice' | 'set' | 'text' | 'place' | 'time' | 'people' | 'phone' | 'name' | 'money'
  ask: string
  label: string
  why?: string
  lead?: string
  optional: boolean
  choices: FormChoice[]
}

/** One dialogue of the house as a form. */
export interface IntakeSheet {
  id: string
  title: string
  quiet: boolean
  alarm: boolean
  steps: FormStep[]
}

export interface People {
  adults: number
  elders: number
  children: number
}

export interface Entered {
  choices?: string[]
  text?: string
  people?: People
}

export interface Intake {
  intent: string
  phone: string
  name: string
  relation: string
  how: string
  said: string
  town: string
  answers: Record<string, Entered>
  level: string
  reason: string
  claim: boolean
}

export const EMPTY_INTAKE: Intake = {
  intent: 'emergency-help',
  phone: '',
  name: '',
  relation: 'self',
  how: '',
  said: '',
  town: '',
  answers: {},
  level: '',
  reason: '',
  claim: true,
}

export interface IntakeBody {
  intent: string
  said: string
  answers: ({ step: string } & Entered)[]
  phone: string | null
  name: string | null
  relation: string
  how: string | null
  town: string | null
}

/** What the rules look at while somebody types; what was not asked stays out. */
export function previewBody(form: Intake, sheet: IntakeSheet): IntakeBody {
  const { intent, said, town, answers } = form
  return {
    intent,
    said: said.trim(),
    answers: sheet.steps.flatMap(({ id, answer }) => {
      const entered = answers[id]
      const text = [answer === 'place' ? town : '', entered?.text?.trim() ?? ''].join('')
      const given: Entered = {
        ...(entered?.choices?.length ? { choices: entered.choices } : {}),
        ...(text === '' ? {} : { text }),
        ...(entered?.people ? { people: entered.people } : {}),
      }
      return Object.keys(given).length === 0 ? [] : [{ step: id, ...given }]
    }),
    phone: form.phone.trim() || null,
    name: form.name.trim() || null,
    relation: form.relation,
    how: form.how || null,
    town: town || null,
  }
}

export interface OpenBody extends IntakeBody {
  claim: boolean
  conversationId?: string
  level?: Level
  reason?: string
}

export function openBody(form: Intake, sheet: IntakeSheet, conversationId: string | null): OpenBody {
  return {
    ...previewBody(form, sheet),
    claim: form.claim,
    ...(conversationId === null ? {} : { conversationId }),
    ...(form.level ? { level: form.level as Level } : {}),
    ...(form.reason.trim() ? { reason: form.reason.trim() } : {}),
  }
}

export function isBlank(form: Intake): boolean {
  const { intent: _, claim: __, ...rest } = form
  const { intent: ___, claim: ____, ...empty } = EMPTY_INTAKE
  return JSON.stringify(rest) === JSON.stringify(empty)
}

/** Asked in the head of the page, whatever the dialogue. */
const IN_HEAD: ReadonlySet<string> = new Set(['phone', 'name'])

/** Questions to show: those of the path, and those already answered, in the order of the dialogue. */
export function stepsToShow(sheet: IntakeSheet, form: Intake, path: readonly string[] | null): FormStep[] {
  return sheet.steps
    .filter(({ answer, slots }) => !IN_HEAD.has(answer) && slots[0] !== 'town')
    .filter(({ id }) => path === null || path.includes(id) || form.answers[id] !== undefined)
}
