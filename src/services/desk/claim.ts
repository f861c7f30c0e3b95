/** A worker takes a conversation: one guarded append. Of many who try at once, one wins; the others learn who and when. */
import { notices, timeline } from '../../content/desk-messages.zh-CN.ts'
import type { Case } from '../../core/cases/case.ts'
import { timerId } from '../../core/cases/timers.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import type { ConversationEvent, StoredEvent } from '../../core/conversation/events.ts'
import { levelOf } from '../../core/conversation/state.ts'
import { fill } from '../../core/conversation/words.ts'
import type { AuditEntry, CaseWrite } from '../../ports/conversation-store.ts'
import { caseWrite, changeConversation, type Loaded } from '../change-conversation.ts'
import { eventsOf } from './change-case.ts'
import { conversationRefusal, rowFor, type ConversationRow } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { claimClock } from './keep-claims.ts'
import { holderOf, nameHolder } from './name-holder.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

/**
 * The floor becomes human, a case that waits becomes accepted with this worker in charge, clocks of waiting stop, alarms end.
 * Claiming what one holds already changes nothing, except that alarms are ended again (a crash may have left one ringing).
 */
export async function claimConversation(
  deps: DeskServices,
  actor: Actor,
  id: string,
): Promise<Outcome<ConversationRow>> {
  const { result, head } = await changeConversation<Outcome<null>>(deps, id, (loaded) => {
    const refusal = claimRefusal(actor, loaded)
    if (refusal) return { result: refusal, events: [] }
    if (isHeldBy(actor, loaded)) return { result: done(null), events: [] }
    const write = acceptingWrite(actor, loaded.case, loaded.now)
    return {
      result: done(null),
      events: [
        ...joinedEvents(actor),
        ...(write && loaded.case ? eventsOf(loaded.state, loaded.case, write.case, null) : []),
      ],
      ...(write ? { cases: [write] } : {}),
      timers: {
        set: claimClock(deps, actor, id, levelOf(loaded.state), loaded.now),
        cancel: waitingTimerIds(id, loaded.case),
      },
      audit: [claimAudit(actor, id, loaded)],
    }
  })
  if (result.kind !== 'done') return nameHolder(deps, result)
  await endAlerts(deps, actor, id, head.caseNumber)
  return done(rowFor(actor, head, false))
}

export function joinedEvents(actor: Actor): ConversationEvent[] {
  return [
    { type: 'floor-changed', to: 'human', by: workerRef(actor), reason: 'claimed' },
    { type: 'notice-posted', text: fill(notices.joined, { badge: actor.badge }) },
  ]
}

function isHeldBy(actor: Actor, { state }: Loaded): boolean {
  return state.floor === 'human' && state.holder?.id === actor.id
}

function claimRefusal(actor: Actor, { conversation, state, case: linked }: Loaded): Refusal | null {
  const refusal = conversationRefusal(actor, conversation.head, linked)
  if (refusal?.kind === 'out-of-scope') return refusal
  if (state.floor === 'human' && state.holder !== null && state.holder.id !== actor.id) {
    return { kind: 'held', holder: holderOf(state.holder), at: heldSince(conversation.events) }
  }
  // Somebody in danger may be taken by whoever is there, also when a colleague keeps the case; the claim is written down.
  return refusal?.kind === 'guarded' ? null : refusal
}

function claimAudit(actor: Actor, target: string, { case: linked, now }: Loaded): AuditEntry {
  return { at: now.toISOString(), actor: actor.id, action: 'conversation.claim', target, detail: linked?.number ?? '' }
}

function heldSince(events: readonly StoredEvent[]): string {
  return events.findLast(({ event }) => event.type === 'floor-changed')?.at ?? ''
}

/** Whoever speaks with the resident is in charge of the case; an ended case stays as it is. */
function acceptingWrite(actor: Actor, linked: Case | null, now: Date): CaseWrite | null {
  if (linked === null || isEnded(linked.status) || linked.assignee?.id === actor.id) return null
  const status = linked.status === 'new' ? 'accepted' : linked.status
  const entry = { by: actor.badge, kind: 'claimed' as const, text: timeline.claimedWithTalk }
  return caseWrite(linked, { status, assignee: workerRef(actor) }, [entry], now)
}

function waitingTimerIds(id: string, linked: Case | null): string[] {
  return [timerId('unclaimed', id), ...(linked ? [timerId('unclaimed', linked.number)] : [])]
}

async function endAlerts(
  deps: DeskServices,
  actor: Actor,
  conversationId: string,
  caseNumber: string | null,
): Promise<void> {
  const at = deps.clock.now().toISOString()
  await deps.conversations.closeAlerts({ conversationId }, at, actor.id)
  if (caseNumber !== null) await deps.conversations.closeAlerts({ caseNumber }, at, actor.id)
  deps.bell.ring('desk')
}
