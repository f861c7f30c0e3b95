/** A case that begins at the desk: phone intake, a report of a village officer, or a talk in which the worker writes it down. */
import { alertText, timeline } from '../../content/desk-messages.zh-CN.ts'
import { caseNumber, RANDOM_DIGITS } from '../../core/cases/case-number.ts'
import type { AskedAndAnswered, Case, CaseHead, Contact, Reason, TimelineEntry } from '../../core/cases/case.ts'
import { firstContactDue } from '../../core/cases/deadlines.ts'
import { contactTimers, firstAidTimers, nextDayTimer, takeUpTimer } from '../../core/cases/timers.ts'
import { isEnded, isUrgent } from '../../core/cases/transitions.ts'
import type { ChannelName } from '../../core/conversation/events.ts'
import { isHigher, type Level } from '../../core/triage/level.ts'
import { raiseRepeated } from '../../core/triage/raise.ts'
import { COMPLAINT, isGuarded, worksIn } from '../../core/rights.ts'
import type { Alert, CaseWrite, Timer } from '../../ports/conversation-store.ts'
import { changeConversation, TooMuchContention } from '../change-conversation.ts'
import { conversationRefusal } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { earlierOf } from './read-conversation.ts'
import { done, type Outcome } from './refusal.ts'
import { readPhone } from './search.ts'
import { officialTown } from './town-name.ts'

export interface NewCase {
  /** What the caller said, in the caller's words. */
  firstMessage: string
  facts: Record<string, unknown>
  /** Questions of the form as they were answered. */
  asked?: AskedAndAnswered[] | undefined
  town: string | null
  district: string | null
  contact: Contact
  reportedBy: string
  /** How it reached the desk; a talk keeps its own channel. */
  source: 'phone' | 'report'
  /** A talk that has no case yet. */
  conversationId?: string | undefined
  /** The worker's own mark; only upward, and with a reason. */
  level?: Level | undefined
  reason?: string | undefined
  /** Take it at once: the caller is on the line. */
  claim: boolean
}

type Wanted = NewCase & {
  /** The newest case with this phone. */
  last: CaseHead | null
}

export interface Opened {
  case: Case
  /** Other open cases with this phone in the last three days: to be looked at, never merged by themselves. */
  similar: CaseHead[]
}

const ATTEMPTS = 12
const SIMILAR_WITHIN_MS = 72 * 3_600_000

export async function openCase(deps: DeskServices, actor: Actor, input: NewCase): Promise<Outcome<Opened>> {
  const phone = input.contact.phone === null ? null : readPhone(input.contact.phone)
  if (input.contact.phone !== null && phone === null) {
    return { kind: 'invalid', field: 'contact.phone', why: '这个电话不对，手机是11位。' }
  }
  const town = input.town === null ? null : officialTown(deps, 'town', input.town)
  if (town?.kind === 'invalid') return town
  const named = { ...input, town: town?.name ?? null }
  // A program is put in charge of nothing.
  if (input.claim && actor.token) return { kind: 'out-of-scope' }
  if (!input.claim && !worksIn(actor, named.town)) return { kind: 'out-of-scope' }
  // A complaint of the same person is nobody's at the desk, not even as a number.
  const known = phone === null ? [] : await deps.cases.byPhone(phone, 5)
  const last = known.find(({ incident }) => incident !== COMPLAINT)
  const wanted = { ...named, contact: { ...input.contact, phone }, last: last ?? null }
  const opened = input.conversationId
    ? await openInTalk(deps, actor, wanted, input.conversationId)
    : await openAlone(deps, actor, wanted)
  if (opened.kind !== 'done') return opened
  return done({ case: opened.value, similar: await similarTo(deps, actor, opened.value) })
}

async function openAlone(deps: DeskServices, actor: Actor, input: Wanted): Promise<Outcome<Case>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const now = deps.clock.now()
    const write = newCase(deps, actor, input, { conversationId: null, channel: 'phone' }, now)
    const stored = await deps.cases.write({ cases: [write], ...watch(deps, write.case, now) })
    if (stored === 'stored') {
      deps.bell.ring('desk')
      return done(write.case)
    }
  }
  throw new TooMuchContention('case number')
}

async function openInTalk(
  deps: DeskServices,
  actor: Actor,
  input: Wanted,
  conversationId: string,
): Promise<Outcome<Case>> {
  const { result } = await changeConversation<Outcome<Case>>(deps, conversationId, (loaded) => {
    const { conversation, state, now } = loaded
    const refusal = conversationRefusal(actor, conversation.head, loaded.case)
    if (refusal) return { result: refusal, events: [] }
    if (loaded.case && !isEnded(loaded.case.status)) {
      return { result: { kind: 'has-case', number: loaded.case.number }, events: [] }
    }
    const link = { conversationId, channel: conversation.head.channel }
    const write = newCase(deps, actor, { ...input, claim: input.claim || state.holder?.id === actor.id }, link, now)
    const { number, level, status, dueAt, town } = write.case
    return {
      result: done(write.case),
      events: [{ type: 'case-opened', number, level, status, dueAt }],
      cases: [write],
      ...watch(deps, write.case, now),
      ...(town === null ? {} : { town }),
    }
  })
  return result
}

function newCase(
  deps: DeskServices,
  actor: Actor,
  input: Wanted,
  link: { conversationId: string | null; channel: ChannelName },
  now: Date,
): CaseWrite {
  const at = now.toISOString()
  const judged = judge(deps, actor, input, now)
  const entries: TimelineEntry[] = [{ seq: 1, at, by: actor.badge, kind: 'opened', text: openedText(input) }]
  if (input.claim) entries.push({ seq: 2, at, by: actor.badge, kind: 'claimed', text: timeline.claimed })
  const opened: Case = {
    number: caseNumber(now, deps.ids.digits(RANDOM_DIGITS)),
    ...link,
    ...judged,
    status: input.claim ? 'accepted' : 'new',
    incident: typeof input.facts['incident'] === 'string' ? input.facts['incident'] : 'other',
    facts: input.facts,
    firstMessage: input.firstMessage,
    asked: input.asked ?? [],
    town: input.town,
    district: input.district ?? (input.town === null ? null : (deps.districtOf?.(input.town) ?? null)),
    contact: input.contact,
    reportedBy: input.reportedBy,
    openedAt: at,
    firstContactAt: null,
    assignee: input.claim ? workerRef(actor) : null,
    timeline: entries,
    aid: [],
    documents: [],
    documentsDueAt: null,
    version: entries.length,
  }
  return { case: opened, expectedVersion: 0, entries }
}

function openedText(input: NewCase): string {
  if (input.conversationId) return timeline.openedFromTalk
  return input.source === 'phone' ? timeline.openedByPhone : timeline.openedByReport
}

type Judgement = Pick<Case, 'level' | 'reasons' | 'dueAt'>
type Judged = Pick<Wanted, 'facts' | 'firstMessage' | 'last' | 'level' | 'reason'>

/** The rules judge; somebody who asks again unheard is one step more urgent (RU-3); the worker may only judge more urgent. */
export function judge(deps: DeskServices, actor: Actor, input: Judged, now: Date): Judgement {
  const judged = raisedWhenUnheard(deps, input, now)
  if (!input.level || !isHigher(input.level, judged.level)) return judged
  const own: Reason = {
    rule: 'worker',
    level: input.level,
    text: input.reason || '值班员听下来更急',
    source: `${actor.badge} 号`,
  }
  return judgedAs(deps, own, judged, now)
}

function raisedWhenUnheard(deps: DeskServices, { facts, firstMessage, last }: Judged, now: Date): Judgement {
  const { level, reasons, dueAt } = deps.triage(facts, firstMessage, now)
  const again = raiseRepeated(level, {
    lastAskedAt: last === null ? null : new Date(last.openedAt),
    now,
    contactedSince: last !== null && last.firstContactAt !== null,
    saysNobodyCame: false,
  })
  if (again.rule === null) return { level, reasons, dueAt }
  const unheard: Reason = {
    rule: again.rule,
    level: again.level,
    text: `72小时内第二次求助（${last?.number ?? ''}），还没人联系过`,
    source: 'RU-3',
  }
  return judgedAs(deps, unheard, { level, reasons, dueAt }, now)
}

function judgedAs(deps: DeskServices, reason: Reason, { reasons }: Judgement, now: Date): Judgement {
  const dueAt = firstContactDue(reason.level, now, deps.calendar).toISOString()
  return { level: reason.level, reasons: [reason, ...reasons], dueAt }
}

/** Clocks and the alarm of a case that nobody has taken; a case its opener keeps needs only the clock of the contact. */
function watch(
  deps: DeskServices,
  opened: Case,
  now: Date,
): { timers: { set: Timer[]; cancel: string[] }; alerts?: Alert[] } {
  const aid = opened.incident === COMPLAINT ? [] : firstAidTimers(opened, now)
  const care = isUrgent(opened.level) ? [nextDayTimer(opened, now)] : []
  const clocks = [...contactTimers(opened, now), ...aid, ...care]
  if (opened.assignee !== null) return { timers: { set: clocks, cancel: [] } }
  const timers = { set: [takeUpTimer(opened, now, deps.calendar), ...clocks], cancel: [] }
  if (!isUrgent(opened.level)) return { timers }
  const alert: Alert = {
    id: deps.ids.next('a'),
    kind: opened.level === 'P0' ? 'danger' : 'case',
    level: opened.level,
    conversationId: opened.conversationId,
    caseNumber: opened.number,
    town: opened.town,
    text: alertText(opened.level, opened.town, isGuarded(opened.incident) ? null : opened.incident),
    at: now.toISOString(),
    ...(opened.incident === COMPLAINT ? { confidential: true } : {}),
  }
  return { timers, alerts: [alert] }
}

async function similarTo(deps: DeskServices, actor: Actor, opened: Case): Promise<CaseHead[]> {
  const heads = await earlierOf(deps, actor, opened.contact.phone, opened.number)
  const since = Date.parse(opened.openedAt) - SIMILAR_WITHIN_MS
  return heads.filter((head) => !isEnded(head.status) && Date.parse(head.openedAt) >= since)
}
