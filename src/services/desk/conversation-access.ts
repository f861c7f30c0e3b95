/** Who may open a conversation, and how the list shows it. */
import type { Case } from '../../core/cases/case.ts'
import { COMPLAINT, isGuardian, may, seesConversation, seesPersonal } from '../../core/rights.ts'
import type { ConversationHead } from '../../ports/conversation-store.ts'
import type { Actor, DeskServices } from './deps.ts'
import { holderOf } from './name-holder.ts'
import { done, type Outcome, type Refusal } from './refusal.ts'

/** A conversation as the question who sees it looks at it. */
export function talkRow(head: ConversationHead): Parameters<typeof seesConversation>[1] {
  return { town: head.town, holderId: head.holder?.id ?? null, confidential: head.confidential }
}

/** A conversation as the desk's list shows it: no address, words only where somebody still has to decide who takes it. */
export type ConversationRow = Omit<ConversationHead, 'address'>

/** `unclaimed`: the conversation has a case that nobody has taken yet. */
export function rowFor(actor: Actor, head: ConversationHead, unclaimed: boolean): ConversationRow {
  const { address: _address, preview, ...row } = head
  return { ...row, preview: showsPreview(actor, head, unclaimed) ? preview : '' }
}

/**
 * First words stand in the list while somebody has to judge them. What a colleague holds, or what is somebody's case and
 * waits for nobody, has to be opened, and the opening is written down.
 */
function showsPreview(actor: Actor, head: ConversationHead, unclaimed: boolean): boolean {
  if (!may(actor, 'personal.read')) return false
  // The kind of a case is not known here: a program reads no first words of one that may be guarded.
  if (actor.token && head.caseNumber !== null) return false
  if (head.holder !== null) return head.holder.id === actor.id || isGuardian(actor)
  return head.floor === 'waiting' || head.caseNumber === null || unclaimed
}

/** Why somebody who does not hold the floor may not act in the talk; who holds it is told only to whom may see the talk. */
export function notHolderRefusal(actor: Actor, head: ConversationHead): Refusal {
  const isSeen = seesConversation(actor, talkRow(head))
  return isSeen ? { kind: 'not-holder', holder: head.holder && holderOf(head.holder) } : { kind: 'out-of-scope' }
}

export function conversationRefusal(actor: Actor, head: ConversationHead, linked: Case | null): Refusal | null {
  if (isInCharge(actor, head, linked) || head.holder?.id === actor.id) return null
  if (!seesConversation(actor, talkRow(head))) return { kind: 'out-of-scope' }
  if (linked && !seesPersonal(actor, { incident: linked.incident, holderId: linked.assignee?.id ?? null })) {
    return { kind: 'guarded' }
  }
  return null
}

/** Whoever has the case may read its talk; a complaint told in the same talk is read by whoever has the complaint. */
function isInCharge(actor: Actor, head: ConversationHead, linked: Case | null): boolean {
  return linked?.assignee?.id === actor.id && (!head.confidential || linked.incident === COMPLAINT)
}

/** Whether this person may look at the talk at all; its words are not read for it. */
export async function mayWatch(
  { conversations }: Pick<DeskServices, 'conversations'>,
  actor: Actor,
  id: string,
): Promise<Outcome<null>> {
  const head = await conversations.head(id)
  if (head === null) return { kind: 'not-found', what: 'conversation' }
  const isSeen = seesConversation(actor, talkRow(head))
  return isSeen ? done(null) : { kind: 'out-of-scope' }
}
