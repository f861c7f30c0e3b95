/** The ways a worker lets go of a conversation: release, transfer, hand back to the bot, close. Only the holder may. */
import { alertText, notices, timeline } from '../../content/desk-messages.zh-CN.ts'
import type { Case } from '../../core/cases/case.ts'
import { contactTimers, takeUpTimer } from '../../core/cases/timers.ts'
import { isEnded, isUrgent } from '../../core/cases/transitions.ts'
import type { ConversationEvent } from '../../core/conversation/events.ts'
import { claimTimer, claimTimerId } from '../../core/conversation/lease.ts'
import { levelOf } from '../../core/conversation/state.ts'
import { WAITS_MINUTES, waitingTimerId } from '../../core/conversation/asides/human-turn.ts'
import { fill } from '../../core/conversation/words.ts'
import { COMPLAINT, isGuarded, may } from '../../core/rights.ts'
import { addMinutes } from '../../core/time.ts'
import type { Alert, Timer } from '../../ports/conversation-store.ts'
import { caseWrite, changeConversation, type Change, type Loaded } from '../change-conversation.ts'
import { eventsOf } from './change-case.ts'
import { notHolderRefusal, rowFor, type ConversationRow } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { personalAlert } from './name-colleagues.ts'
import { nameHolder } from './name-holder.ts'
import { mayTake } from './offer-conversation.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'
import { officialTown } from './town-name.ts'

type Leaving = Omit<Change<Refusal | null>, 'result'>

/** Back into the queue. A case nobody has reached yet waits again, with its clocks; an urgent one rings again. */
export function releaseConversation(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<ConversationRow>> {
  return leave(deps, actor, id, (loaded) => {
    const rest = waitingAgain(deps, actor, loaded, { text: timeline.released })
    return {
      ...rest,
      events: [
        { type: 'floor-changed', to: 'waiting', by: workerRef(actor), reason: 'released' },
        { type: 'notice-posted', text: fill(notices.released, { badge: actor.badge }) },
        ...(rest.events ?? []),
      ],
    }
  })
}

/** To the desk of a town: conversation and case move there and wait for somebody of that town. */
export async function transferToTown(
  deps: DeskServices,
  actor: Actor,
  id: string,
  named: string,
  note: string,
): Promise<Outcome<ConversationRow>> {
  const found = officialTown(deps, 'to', named)
  if (found.kind === 'invalid') return found
  const town = found.name
  return leave(deps, actor, id, (loaded) => {
    const rest = waitingAgain(deps, actor, loaded, { text: fill(timeline.passedToTown, { town }), town })
    return {
      ...rest,
      events: [
        { type: 'floor-changed', to: 'waiting', by: workerRef(actor), reason: `transferred to ${town}` },
        { type: 'notice-posted', text: fill(notices.passedToTown, { town }) },
        ...noteEvents(actor, note),
        ...(rest.events ?? []),
      ],
      town,
    }
  })
}

/** To a colleague, who holds the floor from this moment. */
export async function transferToColleague(
  deps: DeskServices,
  actor: Actor,
  id: string,
  staffId: string,
  note: string,
): Promise<Outcome<ConversationRow>> {
  const colleague = await deps.staff.find(staffId)
  if (colleague === null) return { kind: 'not-found', what: 'staff' }
  if (!colleague.active || !may(colleague, 'conversation.work')) {
    return { kind: 'invalid', field: 'to', why: '这位同事现在不能接对话，换一位。' }
  }
  const before = await deps.conversations.head(id)
  if (before !== null && !mayTake(colleague, before)) {
    return { kind: 'invalid', field: 'to', why: `这位同事不管${before.town ?? ''}，换一位。` }
  }
  return leave(deps, actor, id, ({ conversation, state, case: linked, now }) => {
    const { head } = conversation
    const matter = { conversationId: id, caseNumber: head.caseNumber, town: head.town, level: levelOf(state) }
    const entry = {
      by: actor.badge,
      kind: 'assigned' as const,
      text: fill(timeline.assigned, { badge: colleague.badge, office: colleague.office }),
    }
    const write =
      linked && !isEnded(linked.status) ? caseWrite(linked, { assignee: workerRef(colleague) }, [entry], now) : null
    return {
      events: [
        {
          type: 'floor-changed',
          to: 'human',
          by: workerRef(actor),
          holder: workerRef(colleague),
          reason: 'transferred',
        },
        { type: 'notice-posted', text: fill(notices.joined, { badge: colleague.badge }) },
        ...noteEvents(actor, note),
        ...(write && linked ? eventsOf(state, linked, write.case, null) : []),
      ],
      ...(write ? { cases: [write] } : {}),
      timers: { set: [claimTimer(id, levelOf(state), now)], cancel: [] },
      alerts: [personalAlert(deps, 'mention', `${actor.badge} 号把对话转给您了`, matter, colleague.id)],
    }
  })
}

/** The talk ends; the case goes its own way. */
export function closeConversation(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<ConversationRow>> {
  return leave(deps, actor, id, () => ({
    events: [
      { type: 'notice-posted', text: notices.closed },
      { type: 'floor-changed', to: 'closed', by: workerRef(actor), reason: 'closed by worker' },
    ],
  }))
}

/** The engine goes on with the dialogue; `instruction` tells it what with. */
export async function handBackConversation(
  deps: DeskServices,
  actor: Actor,
  id: string,
  instruction: string | null,
): Promise<Outcome<ConversationRow>> {
  const head = await deps.conversations.head(id)
  if (head === null) return { kind: 'not-found', what: 'conversation' }
  const refused = notHolderRefusal(actor, head)
  if (head.floor !== 'human' || head.holder?.id !== actor.id) return nameHolder(deps, refused)
  if (!(await deps.handBack(id, workerRef(actor), instruction))) return nameHolder(deps, refused)
  const after = await deps.conversations.head(id)
  return after === null ? { kind: 'not-found', what: 'conversation' } : done(rowFor(actor, after, false))
}

async function leave(
  deps: DeskServices,
  actor: Actor,
  id: string,
  decide: (loaded: Loaded) => Leaving,
): Promise<Outcome<ConversationRow>> {
  const { result, head } = await changeConversation<Refusal | null>(deps, id, (loaded) => {
    const { floor, holder } = loaded.state
    if (floor !== 'human' || holder?.id !== actor.id) {
      return { result: notHolderRefusal(actor, loaded.conversation.head), events: [] }
    }
    const leaving = withClock(decide(loaded), id, loaded.now)
    const { set = [], cancel = [] } = leaving.timers ?? {}
    return { result: null, ...leaving, timers: { set, cancel: [claimTimerId(id), ...cancel] } }
  })
  return result === null ? done(rowFor(actor, head, false)) : nameHolder(deps, result)
}

/** Whoever is left to wait again is rung for like anybody else who waits. */
function withClock(left: Leaving, id: string, now: Date): Leaving {
  const waits = left.events.some((event) => event.type === 'floor-changed' && event.to === 'waiting')
  if (!waits) return left
  const dueAt = addMinutes(now, WAITS_MINUTES).toISOString()
  const clock = { id: waitingTimerId(id), kind: 'waiting', conversationId: id, caseNumber: null, dueAt }
  return { ...left, timers: { set: [...(left.timers?.set ?? []), clock], cancel: left.timers?.cancel ?? [] } }
}

function noteEvents(actor: Actor, note: string): ConversationEvent[] {
  return note === '' ? [] : [{ type: 'note-added', worker: workerRef(actor), text: note }]
}

/** The case of a conversation that waits again. Once somebody was reached the status stays true; only the person in charge goes. */
function waitingAgain(
  deps: DeskServices,
  actor: Actor,
  { state, case: linked, now, conversation }: Loaded,
  { text, town }: { text: string; town?: string },
): Partial<Leaving> & { events?: ConversationEvent[] } {
  if (linked === null || isEnded(linked.status)) return {}
  // A case that meanwhile is somebody else's stays with them; a town takes the case together with the talk.
  if (!town && linked.assignee !== null && linked.assignee.id !== actor.id) return {}
  const status = linked.status === 'accepted' ? 'new' : linked.status
  const entry = { by: actor.badge, kind: 'assigned' as const, text }
  const write = caseWrite(
    linked,
    { status, assignee: null, ...(town ? { town, district: deps.districtOf?.(town) ?? linked.district } : {}) },
    [entry],
    now,
  )
  return {
    events: eventsOf(state, linked, write.case, null),
    cases: [write],
    timers: { set: clocksOf(deps, write.case, now), cancel: [] },
    ...(isUrgent(linked.level) ? { alerts: [alertAgain(deps, write.case, conversation.head.id, now)] } : {}),
  }
}

function clocksOf(deps: DeskServices, current: Case, now: Date): Timer[] {
  const contact = current.firstContactAt === null ? contactTimers(current, now) : []
  return [takeUpTimer(current, now, deps.calendar), ...contact]
}

function alertAgain(deps: DeskServices, current: Case, conversationId: string, now: Date): Alert {
  return {
    id: deps.ids.next('a'),
    kind: 'case',
    level: current.level,
    conversationId,
    caseNumber: current.number,
    town: current.town,
    text: alertText(current.level, current.town, isGuarded(current.incident) ? null : current.incident),
    at: now.toISOString(),
    ...(current.incident === COMPLAINT ? { confidential: true } : {}),
  }
}
