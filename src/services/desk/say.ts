/** A worker speaks to the resident: only whoever holds the floor, each clientId once; the first words are the first contact. */
import { timeline } from '../../content/desk-messages.zh-CN.ts'
import { contactTimerIds } from '../../core/cases/timers.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { openPlaces } from '../../core/canned-replies.ts'
import { levelOf } from '../../core/conversation/state.ts'
import { toMessage } from '../../core/conversation/messages.ts'
import type { Message } from '../../core/reply.ts'
import { caseWrite, changeConversation, type Change, type Loaded } from '../change-conversation.ts'
import { notHolderRefusal } from './conversation-access.ts'
import { workerRef, type Actor, type DeskServices } from './deps.ts'
import { claimClock } from './keep-claims.ts'
import { nameHolder } from './name-holder.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

export interface Said {
  message: Message
  /** True when this clientId had been stored before: nothing was written now. */
  replayed: boolean
}

export async function say(
  deps: DeskServices,
  actor: Actor,
  id: string,
  input: { clientId: string; text: string },
): Promise<Outcome<Said>> {
  const open = openPlaces(input.text)
  if (open.length > 0) return { kind: 'invalid', field: 'text', why: `还有空没填：${open.join('')}` }
  // Residents choose client ids of their own in the same conversation: a worker's lie in a space of their own.
  const clientId = `desk:${actor.id}:${input.clientId}`
  const bodyHash = await deps.vault.sha256(JSON.stringify([input.text]))
  const before = await replay(deps, id, clientId, bodyHash)
  if (before) return before
  const { result, stored, duplicate } = await changeConversation<Refusal | null>(deps, id, (loaded) => {
    const { conversation, state } = loaded
    if (state.floor !== 'human' || state.holder?.id !== actor.id) {
      return { result: notHolderRefusal(actor, conversation.head), events: [] }
    }
    return {
      result: null,
      events: [{ type: 'worker-said', worker: workerRef(actor), clientId: input.clientId, text: input.text }],
      inbound: { clientId, bodyHash },
      ...firstContact(deps, actor, loaded),
    }
  })
  if (result) return nameHolder(deps, result)
  if (duplicate) {
    const again = await replay(deps, id, clientId, bodyHash)
    if (again) return again
  }
  // Whoever has answered has seen what rang before; alarms of the clock end with the contact that the words are.
  await deps.conversations.closeAlerts({ conversationId: id }, deps.clock.now().toISOString(), actor.id)
  const message = stored[0] ? toMessage(id, stored[0]) : null
  if (message === null) throw new Error('worker message was stored without an event')
  return done({ message, replayed: false })
}

async function replay(
  deps: DeskServices,
  id: string,
  clientId: string,
  bodyHash: string,
): Promise<Outcome<Said> | null> {
  const known = await deps.conversations.findInbound(id, clientId)
  if (known === null) return null
  if (known.bodyHash !== bodyHash) return { kind: 'reused-id' }
  const stored = (await deps.conversations.eventsAfter(id, known.seq - 1))[0]
  const message = stored ? toMessage(id, stored) : null
  return message === null ? { kind: 'not-found', what: 'conversation' } : done({ message, replayed: true })
}

/** A word renews the claim, and the first one is the first contact. */
function firstContact(
  deps: DeskServices,
  actor: Actor,
  { conversation, state, case: linked, now }: Loaded,
): Partial<Change<null>> {
  const renewed = claimClock(deps, actor, conversation.head.id, levelOf(state), now)
  if (linked === null || linked.firstContactAt !== null || isEnded(linked.status)) {
    return { timers: { set: renewed, cancel: [] } }
  }
  const entry = { by: actor.badge, kind: 'contact' as const, text: timeline.reachedInTalk }
  return {
    cases: [caseWrite(linked, { firstContactAt: now.toISOString() }, [entry], now)],
    timers: { set: renewed, cancel: contactTimerIds(linked.number) },
  }
}
