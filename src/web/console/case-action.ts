/** What can be done to a case, as data: the fields each action asks for, and the call it becomes. */
import { beijing } from '../../core/time.ts'
import {
  changedValues,
  contactBody,
  contactFields,
  contactStart,
  FACT_FIELDS,
  factsBody,
  factsStart,
} from './case-correct.ts'
import { now } from './clock.ts'
import { common, LEVEL_WORDS, STATUS_WORDS } from './words.ts'
import { caseActions, caseForm as words } from './words-cases.ts'
import type { CaseStatus, CaseView, Level } from './types.ts'

type PlainKind = Exclude<keyof typeof caseActions, 'claim' | 'transition'>
export type CaseAction = { [Kind in PlainKind]: { kind: Kind } }[PlainKind] | { kind: 'transition'; to: CaseStatus }

export type Values = Readonly<Record<string, string>>

export interface FieldSpec {
  name: string
  label: string
  kind:
    | 'area'
    | 'text'
    | 'money'
    | 'count'
    | 'choice'
    | 'select'
    | 'date'
    | 'colleague'
    | 'town'
    | 'refusal'
    | 'service'
    | 'office'
  options?: readonly { value: string; label: string }[]
  required?: boolean
  hint?: string
}

export function actionWords(action: CaseAction): string {
  return action.kind === 'transition' ? caseActions.transition(STATUS_WORDS[action.to]) : caseActions[action.kind]
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** Steps that need a written reason (core/cases/transitions.ts). */
const REASONED: ReadonlySet<CaseStatus> = new Set(['closed', 'declined', 'withdrawn', 'merged', 'referred'])
const ENDED: ReadonlySet<CaseStatus> = new Set(['closed', 'declined', 'withdrawn', 'merged'])

const ANSWER_BY: FieldSpec = {
  name: 'answerBy',
  label: words.answerBy,
  kind: 'date',
  hint: words.answerByHint,
  required: true,
}
const ANSWER_DAYS = 7

export function fieldsOf(action: CaseAction, view: CaseView, values: Values): FieldSpec[] {
  switch (action.kind) {
    case 'note':
      return [{ name: 'text', label: words.note, kind: 'area', required: true }]
    case 'contact':
      return [
        {
          name: 'contact',
          label: words.contactQuestion,
          kind: 'choice',
          required: true,
          options: [
            { value: 'reached', label: words.reached },
            { value: 'not-reached', label: words.notReached },
          ],
        },
        { name: 'text', label: words.contactNote, kind: 'area' },
      ]
    case 'aid':
      return [
        { name: 'kind', label: words.aidKind, kind: 'choice', required: true, options: options(words.kinds) },
        ...aidFields(values['kind'] ?? ''),
      ]
    case 'level':
      return [
        { name: 'level', label: words.levelTo, kind: 'choice', required: true, options: levelOptions(view.level) },
        { name: 'reason', label: words.levelReason, kind: 'area', hint: words.levelDown },
      ]
    case 'refer':
      return [
        { name: 'office', label: words.office, kind: 'office', required: true },
        { name: 'note', label: words.reasonInner, kind: 'area', required: true },
        ANSWER_BY,
      ]
    case 'assign':
      return [
        { name: 'staffId', label: words.colleague, kind: 'colleague', required: true },
        { name: 'note', label: words.noteOptional, kind: 'area' },
      ]
    case 'document':
      return [{ name: 'name', label: words.documentName, kind: 'text', required: true }]
    case 'consult':
      return [
        { name: 'office', label: words.consultOffice, kind: 'office', required: true },
        { name: 'question', label: words.consultQuestion, kind: 'area', required: true },
        ANSWER_BY,
      ]
    case 'fixContact':
      return contactFields(view)
    case 'fixFacts':
      return [...FACT_FIELDS]
    case 'extend':
      return [{ name: 'note', label: words.reasonInner, kind: 'area' }]
    case 'transition':
      return transitionFields(action.to, view)
  }
}

function aidFields(kind: string): FieldSpec[] {
  const note: FieldSpec = { name: 'note', label: words.aidNote, kind: 'area' }
  switch (kind) {
    case 'cash':
      return [{ name: 'amount', label: words.amount, kind: 'money', required: true }, note]
    case 'goods':
      return [{ name: 'item', label: words.item, kind: 'text', required: true }, note]
    case 'service':
      return [{ name: 'serviceCode', label: words.service, kind: 'service', required: true }, note]
    default:
      return []
  }
}

function levelOptions(current: Level): { value: string; label: string }[] {
  return options(LEVEL_WORDS).filter(({ value }) => value !== current)
}

function transitionFields(to: CaseStatus, view: CaseView): FieldSpec[] {
  const isReasoned = REASONED.has(to) || ENDED.has(view.status) || (to === 'aided' && view.aid.length === 0)
  const note: FieldSpec = {
    name: 'note',
    label: to === 'declined' ? words.reason : isReasoned ? words.reasonInner : words.noteOptional,
    kind: 'area',
    required: isReasoned,
  }
  if (to === 'merged') return [{ name: 'into', label: words.into, kind: 'text', required: true }, note]
  if (to === 'referred') {
    return [{ name: 'office', label: words.office, kind: 'office', required: true }, note, ANSWER_BY]
  }
  if (to === 'declined') {
    return [
      { name: 'reason', label: words.refusal, kind: 'refusal', required: true },
      { ...note, required: false },
    ]
  }
  return [note]
}

/** Fields that are asked and still empty. */
export function missingIn(fields: readonly FieldSpec[], values: Values): Record<string, string> {
  const empty = fields.filter(({ name, required }) => required === true && (values[name] ?? '').trim() === '')
  return Object.fromEntries(empty.map(({ name }) => [name, common.required]))
}

/** What the fields hold before anybody types. */
export function startOf(action: CaseAction, view: CaseView): Values {
  if (action.kind === 'fixContact') return contactStart(view)
  return action.kind === 'fixFacts' ? factsStart(view) : proposalOf(action)
}

/** What is proposed and sent unless somebody changes it: another office has a week to answer. */
export function proposalOf(action: CaseAction): Values {
  const asks = action.kind === 'refer' || action.kind === 'consult'
  if (!asks && !(action.kind === 'transition' && action.to === 'referred')) return {}
  return { answerBy: beijing(new Date(now() + ANSWER_DAYS * 86_400_000)).date }
}

/** The call of a correction: only what is different from what stands. */
export function correctionOf(
  kind: 'fixContact' | 'fixFacts',
  view: CaseView,
  values: Values,
  version: number,
): Record<string, unknown> {
  const changed = changedValues(startOf({ kind }, view), values)
  const body = kind === 'fixContact' ? contactBody(changed) : factsBody(view, changed)
  return { ...body, expectedVersion: version }
}

/** The call behind the form; `version` is what the writer has seen. */
export function requestOf(
  action: Exclude<CaseAction, { kind: 'fixContact' | 'fixFacts' }>,
  values: Values,
  version: number,
): { path: string; body: Record<string, unknown> } {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  const body = { ...filled, ...endOfDay(values['answerBy']), expectedVersion: version }
  switch (action.kind) {
    case 'note':
    case 'contact':
      return { path: 'notes', body }
    case 'aid': {
      const amount = values['amount']
      return { path: 'aid', body: { ...body, ...(amount ? { amount: Number(amount) } : {}) } }
    }
    case 'level':
      return { path: 'level', body }
    case 'refer':
      return { path: 'refer', body }
    case 'consult':
      return { path: 'asks', body }
    case 'assign':
      return { path: 'assign', body }
    case 'document':
      return { path: 'documents', body: { ...body, state: 'missing' } }
    case 'extend':
      return { path: 'documents/extension', body: { note: values['note'] ?? '' } }
    case 'transition':
      return { path: 'transitions', body: { ...body, to: action.to } }
  }
}

/** A day is kept until its end in Beijing time. */
function endOfDay(day: string | undefined): { answerBy?: string } {
  return day ? { answerBy: `${day}T23:59:59+08:00` } : {}
}
