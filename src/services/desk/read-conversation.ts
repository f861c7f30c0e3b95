/** One conversation with everything a worker needs in half a minute; opening it is written into the read log. */
import type { Case, CaseHead } from '../../core/cases/case.ts'
import { headFor } from '../../core/cases/redact.ts'
import type { StoredEvent } from '../../core/conversation/events.ts'
import { toMessages } from '../../core/conversation/messages.ts'
import { foldConversation, slotValue, type ConversationState } from '../../core/conversation/state.ts'
import type { Message } from '../../core/reply.ts'
import { caseRow, seesCase } from '../../core/rights.ts'
import { conversationRefusal, rowFor, type ConversationRow } from './conversation-access.ts'
import type { Actor, DeskServices } from './deps.ts'
import { done, type Outcome } from './refusal.ts'
import { viewOf, type CaseView } from './view-case.ts'
import { readPhone } from './search.ts'

export interface Note {
  seq: number
  at: string
  by: string
  text: string
}

export interface ConversationDetail {
  conversation: ConversationRow
  messages: Message[]
  notes: Note[]
  state: Omit<ConversationState, 'said' | 'nudges'>
  case: CaseView | null
  /** Other cases with the same phone, newest first: to be compared, never merged by themselves. */
  earlier: CaseHead[]
}

const EARLIER = 10

export async function readConversation(
  deps: DeskServices,
  actor: Actor,
  id: string,
): Promise<Outcome<ConversationDetail>> {
  const conversation = await deps.conversations.load(id)
  if (conversation === null) return { kind: 'not-found', what: 'conversation' }
  const { said: _said, nudges: _nudges, ...state } = foldConversation(conversation.events)
  const linked = state.case === null ? null : await deps.cases.find(state.case.number)
  const refusal = conversationRefusal(actor, conversation.head, linked)
  if (refusal) return refusal
  await deps.staff.audit({
    at: deps.clock.now().toISOString(),
    actor: actor.id,
    action: 'conversation.read',
    target: id,
    detail: linked?.number ?? '',
  })
  const row = rowFor(actor, conversation.head, false)
  return done({
    conversation: { ...row, preview: conversation.head.preview },
    messages: toMessages(id, conversation.events),
    notes: notesOf(conversation.events),
    state,
    case: linked === null ? null : viewOf(deps, actor, linked),
    earlier: await earlierOf(deps, actor, phoneOf(state, linked), linked?.number ?? null),
  })
}

/** What came after `seq`: the open page follows the stream with it. Not logged again: the opening was. */
export async function readNews(
  deps: DeskServices,
  actor: Actor,
  id: string,
  after: number,
): Promise<Outcome<{ messages: Message[]; notes: Note[] }>> {
  const head = await deps.conversations.head(id)
  if (head === null) return { kind: 'not-found', what: 'conversation' }
  const linked = head.caseNumber === null ? null : await deps.cases.find(head.caseNumber)
  const refusal = conversationRefusal(actor, head, linked)
  if (refusal) return refusal
  const events = await deps.conversations.eventsAfter(id, after)
  return done({ messages: toMessages(id, events), notes: notesOf(events) })
}

export async function earlierOf(
  deps: DeskServices,
  actor: Actor,
  phone: string | null,
  except: string | null,
): Promise<CaseHead[]> {
  if (phone === null) return []
  const heads = await deps.cases.byPhone(phone, EARLIER + 1)
  return heads
    .filter((head) => head.number !== except && seesCase(actor, caseRow(head)))
    .slice(0, EARLIER)
    .map((head) => headFor(actor, head))
}

function phoneOf(state: Pick<ConversationState, 'slots'>, linked: Case | null): string | null {
  if (linked?.contact.phone) return linked.contact.phone
  const said = slotValue(state as ConversationState, 'phone')
  return typeof said === 'string' ? readPhone(said) : null
}

function notesOf(events: readonly StoredEvent[]): Note[] {
  return events.flatMap(({ seq, at, event }) =>
    event.type === 'note-added' ? [{ seq, at, by: event.worker.badge, text: event.text }] : [],
  )
}
