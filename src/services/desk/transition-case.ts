/** One step of a case along the table; each step is a line of the timeline and, where the resident waits for it, plain words. */
import { STATUS_WORDS, statusNotices, timeline } from '../../content/desk-messages.zh-CN.ts'
import type { Case, CaseStatus } from '../../core/cases/case.ts'
import { documentsDue, firstContactDue } from '../../core/cases/deadlines.ts'
import { dayWords } from '../../core/cases/due-words.ts'
import {
  allTimerIds,
  contactTimerIds,
  contactTimers,
  documentsTimers,
  firstAidTimers,
  monthTimer,
  takeUpTimer,
  timerId,
} from '../../core/cases/timers.ts'
import { answerTimers } from '../../core/cases/owed-answer.ts'
import { isEnded, transitionRefusal } from '../../core/cases/transitions.ts'
import { fill } from '../../core/conversation/words.ts'
import type { CaseWrite, Timer } from '../../ports/conversation-store.ts'
import { caseWrite } from '../change-conversation.ts'
import { heldTable } from '../office-table.ts'
import { REASONS } from '../office-tables.ts'
import { acceptedNotice } from './assign-case.ts'
import { askOf } from './ask-office.ts'
import { accessRefusal, changeCase, type CaseChange } from './change-case.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { aidWords } from './give-aid.ts'
import type { Outcome, Refusal } from './refusal.ts'

export interface Step {
  to: CaseStatus
  note: string
  expectedVersion?: number | undefined
  /** For `referred`: who takes it, and by when they answer. */
  office?: string | undefined
  answerBy?: string | undefined
  /** For `merged`: the case that goes on. */
  into?: string | undefined
  /** For `declined`: a code of the table of reasons. */
  reason?: string | undefined
}

/** The table decides; a step along it is one batch. Going to where the case already is changes nothing. */
export async function transitionCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  step: Step,
): Promise<Outcome<Case>> {
  const outcome = await changeCase(
    deps,
    actor,
    number,
    async (current, now) => {
      if (current.status === step.to) return { kind: 'change', changed: {}, entries: [] }
      const reason = step.to === 'declined' ? await refusalReason(deps, step) : null
      const refusal = transitionRefusal(current, step.to, step.note || (reason?.kind === 'reason' ? reason.label : ''))
      if (refusal) return { kind: 'transition', from: current.status, to: step.to, refusal }
      const target =
        step.to === 'merged'
          ? await mergeTarget(deps, actor, current, step, now)
          : await splitTarget(deps, actor, current, now)
      if (target && 'kind' in target) return target
      if (reason !== null && reason.kind !== 'reason') return reason
      const told = reason === null ? step : { ...step, note: [reason.label, step.note].filter(Boolean).join('：') }
      return withMarks(changeOf(deps, actor, current, told, now, target), current, step, now)
    },
    { expectedVersion: step.expectedVersion },
  )
  if (outcome.kind === 'done' && outcome.value.status !== 'new') {
    await deps.conversations.closeAlerts({ caseNumber: number }, deps.clock.now().toISOString(), actor.id)
    if (isEnded(outcome.value.status)) await endDangers(deps, actor, outcome.value)
  }
  return outcome
}

/** A danger told before there was a case names the talk alone; it ends with the case that came of it, not with an earlier one. */
async function endDangers(deps: DeskServices, actor: Actor, { number, conversationId }: Case): Promise<void> {
  if (conversationId === null) return
  const head = await deps.conversations.head(conversationId)
  if (head === null || head.caseNumber !== number) return
  const at = deps.clock.now().toISOString()
  for (const alert of await deps.conversations.openAlerts()) {
    const isIts = alert.conversationId === conversationId && alert.caseNumber === null
    if (isIts && alert.kind === 'danger') await deps.conversations.closeAlerts({ id: alert.id }, at, actor.id)
  }
}

/** What figures need to know of the step besides its words. */
function withMarks(change: CaseChange, current: Case, { to, reason }: Step, now: Date): CaseChange {
  const reopens = (to === 'new' || to === 'accepted') && (isEnded(current.status) || current.status === 'referred')
  return {
    ...change,
    changed: {
      ...change.changed,
      ...(reopens ? { reopenedAt: now.toISOString() } : {}),
      ...(to === 'declined' && reason ? { refusal: reason } : {}),
    },
  }
}

/** A refusal names its reason by a code of the office's table: the same words in every letter (§45). */
async function refusalReason(
  deps: DeskServices,
  { reason }: Step,
): Promise<{ kind: 'reason'; label: string } | Extract<Refusal, { kind: 'invalid' }>> {
  if (!reason) return { kind: 'invalid', field: 'reason', why: '选一个没批的原因。' }
  const { value } = await heldTable(deps, REASONS)
  const known = value.reasons.find(({ code, active }) => active && code === reason)
  if (known === undefined) return { kind: 'invalid', field: 'reason', why: '原因表里没有这一条，换一条。' }
  return { kind: 'reason', label: known.label.replace(/（.*）$/, '') }
}

function changeOf(
  deps: DeskServices,
  actor: Actor,
  current: Case,
  step: Step,
  now: Date,
  target: CaseWrite | null,
): CaseChange {
  const changed = { ...fieldsOf(deps, actor, current, step, now), ...sentOn(deps, actor, current, step, now) }
  const after = { ...current, ...changed }
  const words = [
    fill(timeline.transition, { from: STATUS_WORDS[current.status], to: STATUS_WORDS[step.to] }),
    step.office ? fill(timeline.referred, { office: step.office }) : '',
    target && step.to === 'merged' ? fill(timeline.merged, { number: target.case.number }) : '',
    target && step.to !== 'merged' ? timeline.splitOff : '',
    step.note,
  ]
  return {
    kind: 'change',
    changed,
    entries: [
      {
        by: actor.badge,
        kind: step.to === 'referred' ? 'referral' : 'transition',
        text: words.filter((word) => word !== '').join('：'),
      },
    ],
    notice: noticeOf(actor, current, after, step, now),
    timers: timersOf(deps, after, now),
    ...(target ? { others: [target] } : {}),
  }
}

/** A case sent on waits for the office's answer, by the day that was agreed. */
function sentOn(deps: DeskServices, actor: Actor, current: Case, step: Step, now: Date): Partial<Case> {
  if (step.to !== 'referred') return {}
  const { office = '', note: question, answerBy } = step
  const asked = askOf(deps, actor, { kind: 'referral', office, question, answerBy }, now)
  return { asks: [...(current.asks ?? []), asked] }
}

/** What a status brings with it: a person in charge, the first contact, the papers' own deadline, a fresh clock on reopening. */
function fieldsOf(deps: DeskServices, actor: Actor, current: Case, step: Step, now: Date): Partial<Case> {
  const { to } = step
  const reopened = isEnded(current.status) || current.status === 'referred'
  const fresh = reopened
    ? { dueAt: firstContactDue(current.level, now, deps.calendar).toISOString(), firstContactAt: null }
    : {}
  switch (to) {
    case 'new':
      return { status: to, assignee: null, ...fresh }
    case 'accepted':
      return { status: to, assignee: workerRef(actor), ...fresh }
    case 'contacted':
      return { status: to, firstContactAt: current.firstContactAt ?? now.toISOString() }
    case 'documents_pending':
      return { status: to, documentsDueAt: current.documentsDueAt ?? documentsDue(now, deps.calendar).toISOString() }
    case 'aided': {
      const isFirst = current.status === 'accepted' || current.status === 'contacted'
      const papers = isFirst ? { documentsDueAt: documentsDue(now, deps.calendar).toISOString() } : {}
      return { status: to, firstContactAt: current.firstContactAt ?? now.toISOString(), ...papers }
    }
    case 'referred':
      return { status: to, referral: { office: step.office ?? '', answerBy: step.answerBy ?? null } }
    case 'verified':
    case 'closed':
    case 'declined':
    case 'withdrawn':
    case 'merged':
      return { status: to }
  }
}

function timersOf(deps: DeskServices, after: Case, now: Date): { set: Timer[]; cancel: string[] } {
  if (after.status === 'new') {
    const clocks = [takeUpTimer(after, now, deps.calendar), ...contactTimers(after, now), ...firstAidTimers(after, now)]
    return { set: clocks, cancel: [timerId('answer', after.number)] }
  }
  if (isEnded(after.status)) {
    const month = after.status === 'closed' ? [monthTimer(after, now)] : []
    return { set: month, cancel: allTimerIds(after.number) }
  }
  if (after.status === 'referred') {
    return { set: answerTimers(after, now).set, cancel: allTimerIds(after.number) }
  }
  const helped = after.status === 'aided' || after.status === 'documents_pending'
  const cancel = [
    timerId('unclaimed', after.number),
    timerId('answer', after.number),
    ...(helped ? [timerId('first-aid', after.number)] : []),
    ...(after.firstContactAt ? contactTimerIds(after.number) : []),
  ]
  const contact = after.firstContactAt === null ? contactTimers(after, now) : []
  const papers = after.documentsDueAt === null ? [] : documentsTimers(after, after.documentsDueAt, now)
  return { set: [...contact, ...papers], cancel }
}

function noticeOf(actor: Actor, before: Case, after: Case, step: Step, now: Date): string | null {
  const missing = after.documents.filter(({ state }) => state === 'missing').length
  switch (step.to) {
    case 'new':
      return null
    case 'accepted':
      return acceptedNotice({ ...after, status: before.status }, actor.office, now)
    case 'declined':
      return fill(statusNotices.declined, { reason: step.note.replace(/[。！？]+$/, '') })
    case 'referred':
      return fill(statusNotices.referred, {
        office: step.office,
        date: step.answerBy ? dayWords(new Date(step.answerBy), now) : null,
      })
    case 'merged':
      return fill(statusNotices.merged, { number: step.into })
    case 'aided':
      return fill(statusNotices.aided, { what: after.aid.length > 0 ? after.aid.map(aidWords).join('、') : step.note })
    case 'documents_pending':
      return fill(statusNotices.documents_pending, {
        n: missing || null,
        date: after.documentsDueAt ? dayWords(new Date(after.documentsDueAt), now) : null,
      })
    case 'contacted':
    case 'verified':
    case 'closed':
    case 'withdrawn':
      return statusNotices[step.to]
  }
}

/** The case that goes on gets its own line; merging is never automatic and can be undone by reopening (peers.md, chance 20). */
async function mergeTarget(
  deps: DeskServices,
  actor: Actor,
  current: Case,
  step: Step,
  now: Date,
): Promise<CaseWrite | Refusal> {
  if (!step.into) return { kind: 'invalid', field: 'into', why: '写上并到哪一个编号。' }
  if (step.into === current.number) return { kind: 'invalid', field: 'into', why: '不能并到自己，换一个编号。' }
  const target = await deps.cases.find(step.into)
  if (target === null) return { kind: 'invalid', field: 'into', why: '没有这个编号，再看一下。' }
  const refusal = accessRefusal(actor, target)
  if (refusal) return refusal
  if (isEnded(target.status)) return { kind: 'ended', status: target.status }
  const entry = { by: actor.badge, kind: 'note' as const, text: fill(timeline.mergedFrom, { number: current.number }) }
  return caseWrite(target, {}, [entry], now)
}

/** A merged case that is taken up again by itself: the one it was merged into gets a line of it. Null for every other step. */
async function splitTarget(deps: DeskServices, actor: Actor, current: Case, now: Date): Promise<CaseWrite | null> {
  if (current.status !== 'merged') return null
  const words = current.timeline.findLast(({ kind, text }) => kind === 'transition' && MERGED_INTO.test(text))?.text
  const into = MERGED_INTO.exec(words ?? '')?.[1]
  const target = into === undefined ? null : await deps.cases.find(into)
  if (target === null) return null
  const entry = { by: actor.badge, kind: 'note' as const, text: fill(timeline.split, { number: current.number }) }
  return caseWrite(target, {}, [entry], now)
}

/** As `timeline.merged` writes it. */
const MERGED_INTO = /并入 (\d{4}-\d{4})/

/** Passes the case to another office; the same step as `referred`, with its own words. */
export function referCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  input: { office: string; note: string; answerBy?: string | undefined; expectedVersion?: number | undefined },
): Promise<Outcome<Case>> {
  return transitionCase(deps, actor, number, { ...input, note: input.note || input.office, to: 'referred' })
}
