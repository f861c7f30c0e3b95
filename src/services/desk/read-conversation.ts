/** One conversation with everything a worker needs in half a minute; opening it is written into the read log. */
import type { Case, CaseHead } from '../../core/cases/case.ts'
import { headFor } from '../../core/cases/redact.ts'
import type { StoredEvent } from '../../core/conversation/events.ts'
import { toMessages } from '../../core/conversation/messages.ts'
import { foldConversation } from '../../core/conversation/fold.ts'
import { slotValue, type ConversationState } from '../../core/conversation/state.ts'
import type { Message } from '../../core/reply.ts'
import type { Conversation } from '../../ports/conversation-store.ts'
import { caseRow, seesCase } from '../../core/rights.ts'
import { conversationRefusal, rowFor, type ConversationRow } from './conversation-access.ts'
import type { Actor, DeskServices } from './deps.ts'
import { logRead } from './read-log.ts'
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
  /** Seqs of what was said and reached nobody. */
  undelivered: number[]
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
  options: { isFollowing: boolean } = { isFollowing: false },
): Promise<Outcome<ConversationDetail>> {
  const opened = await openTalk(deps, actor, id, options)
  if (opened.kind !== 'done') return opened
  const { conversation, state, linked } = opened.value
  return done({
    ...(await brief(deps, actor, opened.value)),
    messages: toMessages(id, conversation.events),
    notes: notesOf(conversation.events),
    earlier: await earlierOf(deps, actor, phoneOf(state, linked), linked?.number ?? null),
  })
}

export type ConversationNews = Omit<ConversationDetail, 'earlier'>

/** What came after `seq`, and the talk and its case as they stand: an open page follows the stream with it. */
export async function readNews(
  deps: DeskServices,
  actor: Actor,
  id: string,
  after: number,
): Promise<Outcome<ConversationNews>> {
  const opened = await openTalk(deps, actor, id, { isFollowing: true })
  if (opened.kind !== 'done') return opened
  const events = opened.value.conversation.events.filter(({ seq }) => seq > after)
  return done({
    ...(await brief(deps, actor, opened.value)),
    messages: toMessages(id, events),
    notes: notesOf(events),
  })
}

export interface OpenTalk {
  conversation: Conversation
  state: ConversationState
  linked: Case | null
}

/** A talk for eyes that may read it, with the look written down. */
export async function openTalk(
  deps: DeskServices,
  actor: Actor,
  id: string,
  options: { isFollowing: boolean },
): Promise<Outcome<OpenTalk>> {
  const conversation = await deps.conversations.load(id)
  if (conversation === null) return { kind: 'not-found', what: 'conversation' }
  const state = foldConversation(conversation.events)
  const linked = state.case === null ? null : await deps.cases.find(state.case.number)
  const refusal = conversationRefusal(actor, conversation.head, linked)
  if (refusal) return refusal
  const look = { action: 'conversation.read', target: id, detail: linked?.number ?? '' } as const
  await logRead(deps, actor, look, options)
  return done({ conversation, state, linked })
}

async function brief(
  deps: DeskServices,
  actor: Actor,
  { conversation: { head }, state: whole, linked }: OpenTalk,
): Promise<Pick<ConversationDetail, 'conversation' | 'state' | 'case' | 'undelivered'>> {
  const { said: _said, nudges: _nudges, ...state } = whole
  return {
    conversation: { ...rowFor(actor, head, false), preview: head.preview },
    undelivered: await deps.conversations.undelivered(head.id),
    state,
    case: linked === null ? null : viewOf(deps, actor, linked),
  }
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
