/** Asking a colleague or an office to take a talk: it stays with its holder until somebody says yes; a no comes back with its reason. */
import { notices, timeline } from '../../content/desk-messages.zh-CN.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import type { ConversationEvent, WorkerRef } from '../../core/conversation/events.ts'
import { levelOf, type Offer } from '../../core/conversation/state.ts'
import { fill } from '../../core/conversation/words.ts'
import { may, seesConversation } from '../../core/rights.ts'
import type { ConversationHead } from '../../ports/conversation-store.ts'
import type { Staff } from '../../ports/staff-store.ts'
import { caseWrite, changeConversation, type Change, type Loaded } from '../change-conversation.ts'
import { eventsOf } from './change-case.ts'
import { notHolderRefusal, rowFor, type ConversationRow } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { claimClock } from './keep-claims.ts'
import { personalAlert, type Matter } from './name-colleagues.ts'
import { nameHolder } from './name-holder.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

/** One colleague by id, or everybody of an office. */
export type AskedOf = { staffId: string } | { office: string }

export async function offerConversation(
  deps: DeskServices,
  actor: Actor,
  id: string,
  asked: AskedOf,
  note: string,
): Promise<Outcome<ConversationRow>> {
  const all = await deps.staff.list()
  const { result, head } = await changeConversation<Refusal | null>(deps, id, (loaded) => {
    const { state, conversation } = loaded
    if (state.floor !== 'human' || state.holder?.id !== actor.id) {
      return { result: notHolderRefusal(actor, conversation.head), events: [] }
    }
    const { town } = conversation.head
    const able = all.filter((one) => one.id !== actor.id && isAsked(one, asked) && mayTake(one, conversation.head))
    const first = able[0]
    if (first === undefined) return { result: nobody(asked, town), events: [] }
    const to = 'staffId' in asked ? workerRef(first) : null
    const office = 'staffId' in asked ? null : asked.office
    return {
      result: null,
      events: [{ type: 'transfer-offered', by: workerRef(actor), to, office, note }],
      alerts: able.map((one) =>
        personalAlert(deps, 'transfer', `${actor.badge} 号想把对话转给您`, matterOf(loaded), one.id),
      ),
    }
  })
  return result ? nameHolder(deps, result) : done(rowFor(actor, head, false))
}

/** Yes: the talk and its open case are this person's from now. No: the holder is told why. */
export async function answerOffer(
  deps: DeskServices,
  actor: Actor,
  id: string,
  { accept, note }: { accept: boolean; note: string },
): Promise<Outcome<ConversationRow>> {
  const { result, head } = await changeConversation<Refusal | null>(deps, id, (loaded) => {
    const { state, conversation } = loaded
    if (state.offer === null || !isOffered(actor, state.offer)) {
      return { result: notHolderRefusal(actor, conversation.head), events: [] }
    }
    const answered: ConversationEvent = { type: 'transfer-answered', by: workerRef(actor), accepted: accept, note }
    if (accept) {
      const change = taken(deps, actor, loaded)
      return { ...change, events: [answered, ...change.events], result: null }
    }
    const says = [`${actor.badge} 号不接`, note].filter((part) => part !== '').join('：')
    return {
      result: null,
      events: [answered],
      alerts: [personalAlert(deps, 'mention', says, matterOf(loaded), state.offer.by.id)],
    }
  })
  if (result) return nameHolder(deps, result)
  await endAsking(deps, actor, id, accept)
  return done(rowFor(actor, head, false))
}

/** The receiver's alert ends with the answer; a yes ends those of all who were asked. */
async function endAsking(deps: DeskServices, actor: Actor, id: string, accept: boolean): Promise<void> {
  const at = deps.clock.now().toISOString()
  if (accept) await deps.conversations.closeAlerts({ conversationId: id }, at, actor.id)
  else {
    const own = (await deps.conversations.openAlerts()).filter(
      ({ kind, conversationId, forId }) => kind === 'transfer' && conversationId === id && forId === actor.id,
    )
    for (const alert of own) await deps.conversations.closeAlerts({ id: alert.id }, at, actor.id)
  }
  deps.bell.ring('desk')
}

function taken(
  deps: DeskServices,
  actor: Actor,
  { conversation, state, case: linked, now }: Loaded,
): Omit<Change<null>, 'result'> {
  const entry = {
    by: actor.badge,
    kind: 'assigned' as const,
    text: fill(timeline.assigned, { badge: actor.badge, office: actor.office }),
  }
  const write =
    linked && !isEnded(linked.status) ? caseWrite(linked, { assignee: workerRef(actor) }, [entry], now) : null
  return {
    events: [
      { type: 'floor-changed', to: 'human', by: workerRef(actor), reason: 'accepted' },
      { type: 'notice-posted', text: fill(notices.joined, { badge: actor.badge }) },
      ...(write && linked ? eventsOf(state, linked, write.case, null) : []),
    ],
    ...(write ? { cases: [write] } : {}),
    timers: { set: claimClock(deps, actor, conversation.head.id, levelOf(state), now), cancel: [] },
  }
}

function isAsked(one: Staff, asked: AskedOf): boolean {
  return 'staffId' in asked ? one.id === asked.staffId : one.office === asked.office
}

/** Whether a colleague may hold a talk of this town, or one that is a complaint. */
export function mayTake(one: Staff, { town, confidential }: Pick<ConversationHead, 'town' | 'confidential'>): boolean {
  return one.active && may(one, 'conversation.work') && seesConversation(one, { town, confidential, holderId: null })
}

function isOffered(actor: Pick<WorkerRef, 'id' | 'office'>, { to, office }: Offer): boolean {
  return to === null ? actor.office === office : to.id === actor.id
}

function nobody(asked: AskedOf, town: string | null): Refusal {
  const why =
    'office' in asked
      ? '这个单位现在没有能接的人，换一个。'
      : `这位同事现在不能接${town === null ? '' : `${town}的`}对话，换一位。`
  return { kind: 'invalid', field: 'to', why }
}

function matterOf({ conversation: { head }, state }: Loaded): Matter {
  return { conversationId: head.id, caseNumber: head.caseNumber, town: head.town, level: levelOf(state) }
}
