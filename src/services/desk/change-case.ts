/** The one way in which the desk changes a case: load, check rights and version, decide, one batch with the linked conversation. */
import { notices } from '../../content/desk-messages.zh-CN.ts'
import type { Case, TimelineEntry } from '../../core/cases/case.ts'
import type { ConversationEvent } from '../../core/conversation/events.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import { caseRow, seesCase, seesPersonal } from '../../core/rights.ts'
import type { Alert, AuditEntry, CaseWrite, Timer } from '../../ports/conversation-store.ts'
import { caseWrite, changeConversation, TooMuchContention } from '../change-conversation.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

/** What a decision wants written beside the case itself. */
export interface CaseChange {
  kind: 'change'
  changed: Partial<Case>
  /** Empty: nothing is written, the case stays as it is. */
  entries: Omit<TimelineEntry, 'seq' | 'at'>[]
  /** Words for the resident's page, when the case has a conversation. */
  notice?: string | null
  /** More for the linked conversation, before the change shows. */
  events?: ConversationEvent[]
  timers?: { set: Timer[]; cancel: string[] }
  alerts?: Alert[]
  /** Other cases of the same batch, such as the one a duplicate is merged into. */
  others?: CaseWrite[]
  audit?: string
}

export type DecideCase = (current: Case, now: Date) => CaseChange | Refusal | Promise<CaseChange | Refusal>

const ATTEMPTS = 12

/** Runs `decide` on the case as it stands and writes the outcome; a lost race loads and decides again. */
export async function changeCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  decide: DecideCase,
  options: { expectedVersion?: number | undefined } = {},
): Promise<Outcome<Case>> {
  const checked = async (current: Case | null, now: Date): Promise<{ current: Case; change: CaseChange } | Refusal> => {
    if (current === null) return { kind: 'not-found', what: 'case' }
    const refusal = accessRefusal(actor, current) ?? versionRefusal(current, options.expectedVersion)
    if (refusal) return refusal
    const change = await decide(current, now)
    return change.kind === 'change' ? { current, change } : change
  }
  const first = await deps.cases.find(number)
  return first?.conversationId
    ? writeLinked(deps, actor, first.conversationId, number, checked)
    : writeAlone(deps, actor, number, checked)
}

type Check = (current: Case | null, now: Date) => Promise<{ current: Case; change: CaseChange } | Refusal>

async function writeLinked(
  deps: DeskServices,
  actor: Actor,
  conversationId: string,
  number: string,
  check: Check,
): Promise<Outcome<Case>> {
  const { result } = await changeConversation<Outcome<Case>>(deps, conversationId, async ({ state, now }) => {
    const outcome = await check(await deps.cases.find(number), now)
    if ('kind' in outcome) return { result: outcome, events: [] }
    const { current, change } = outcome
    if (change.entries.length === 0) return { result: done(current), events: [] }
    const write = caseWrite(current, change.changed, change.entries, now)
    return {
      result: done(write.case),
      events: [...(change.events ?? []), ...eventsOf(state, current, write.case, change.notice ?? null)],
      cases: [write, ...(change.others ?? [])],
      ...(write.case.town === current.town ? {} : { town: write.case.town }),
      ...extras(change, actor, number, now),
    }
  })
  return result
}

async function writeAlone(deps: DeskServices, actor: Actor, number: string, check: Check): Promise<Outcome<Case>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const now = deps.clock.now()
    const outcome = await check(await deps.cases.find(number), now)
    if ('kind' in outcome) return outcome
    const { current, change } = outcome
    if (change.entries.length === 0) return done(current)
    const write = caseWrite(current, change.changed, change.entries, now)
    const stored = await deps.cases.write({
      cases: [write, ...(change.others ?? [])],
      ...extras(change, actor, number, now),
    })
    if (stored === 'stored') {
      deps.bell.ring('desk')
      return done(write.case)
    }
  }
  throw new TooMuchContention(number)
}

function extras(
  change: CaseChange,
  actor: Actor,
  number: string,
  now: Date,
): { alerts?: Alert[]; timers?: { set: Timer[]; cancel: string[] }; audit?: AuditEntry[] } {
  return {
    ...(change.alerts ? { alerts: change.alerts } : {}),
    ...(change.timers ? { timers: change.timers } : {}),
    ...(change.audit
      ? { audit: [{ at: now.toISOString(), actor: actor.id, action: change.audit, target: number, detail: '' }] }
      : {}),
  }
}

/** `case-changed` when the page has something new to show, then the words; in quiet mode words that tell nothing. */
export function eventsOf(
  state: ConversationState,
  before: Case,
  after: Case,
  notice: string | null,
): ConversationEvent[] {
  const events: ConversationEvent[] = []
  const isCurrent = state.case === null || state.case.number === after.number
  const moved = before.status !== after.status || before.level !== after.level || before.dueAt !== after.dueAt
  if (isCurrent && moved) {
    events.push({
      type: 'case-changed',
      number: after.number,
      level: after.level,
      status: after.status,
      dueAt: after.dueAt,
    })
  }
  if (notice) events.push({ type: 'notice-posted', text: state.quiet ? notices.quiet : notice })
  return events
}

/** Whether the actor may touch this case at all. */
export function accessRefusal(actor: Actor, current: Case): Refusal | null {
  const holderId = current.assignee?.id ?? null
  if (!seesCase(actor, caseRow(current))) return { kind: 'out-of-scope' }
  return seesPersonal(actor, { incident: current.incident, holderId }) ? null : { kind: 'guarded' }
}

function versionRefusal(current: Case, expected: number | undefined): Refusal | null {
  if (expected === undefined || expected === current.version) return null
  const changed = current.timeline.filter((entry) => entry.seq > expected)
  return { kind: 'version', current: current.version, status: current.status, changed }
}
