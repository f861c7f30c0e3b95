/** Load, fold, decide, append: the one way in which a conversation changes. A conflict loads again and decides again. */
import { filesSent } from '../content/channel-words.zh-CN.ts'
import type { Case, TimelineEntry } from '../core/cases/case.ts'
import type { ConversationEvent, StoredEvent } from '../core/conversation/events.ts'
import { addressed } from '../core/conversation/asides/addressed.ts'
import { toMessage } from '../core/conversation/messages.ts'
import { stepChanges } from '../core/conversation/asking/step-changes.ts'
import { foldConversation } from '../core/conversation/fold.ts'
import { levelOf, ownWordsOf, type ConversationState } from '../core/conversation/state.ts'
import { isQuietHour, pushAt } from '../core/quiet-hours.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type {
  Alert,
  AuditEntry,
  CaseWrite,
  Conversation,
  ConversationHead,
  ConversationStore,
  Gap,
  InboundKey,
  OutboxItem,
  TakeUp,
  Timer,
} from '../ports/conversation-store.ts'
import type { Bell, Clock, Ids } from '../ports/system.ts'
import { inTurns } from './in-turn.ts'

/** As much of the stores as one talk needs; a try-out brings stores of its own that keep nothing. */
export interface TalkDeps {
  conversations: Pick<ConversationStore, 'load' | 'append' | 'releaseOutbox'>
  cases: Pick<CaseStore, 'find'>
  clock: Clock
  ids: Ids
  bell: Bell
}

export interface ChangeDeps extends TalkDeps {
  conversations: ConversationStore
  cases: CaseStore
}

/** What a decision wants written, in one batch. Empty `events` with a `result` writes nothing. */
export interface Change<T> {
  result: T
  events: ConversationEvent[]
  cases?: CaseWrite[]
  alerts?: Alert[]
  timers?: { set: Timer[]; cancel: string[] }
  gaps?: Gap[]
  audit?: AuditEntry[]
  inbound?: InboundKey
  /** Town to show in the desk's list, when it became known. */
  town?: string | null
  /** The marks as they shall stand. */
  tags?: string[]
}

export interface Loaded {
  conversation: Conversation
  state: ConversationState
  /** The case of this conversation, when there is one. */
  case: Case | null
  /** Cases of matters that this talk told before. */
  others: Case[]
  now: Date
}

export class ConversationNotFound extends Error {
  override readonly name = 'ConversationNotFound'
}

/** More writers than patience; the caller answers 503 and nothing was written. */
export class TooMuchContention extends Error {
  override readonly name = 'TooMuchContention'
}

const ATTEMPTS = 12

interface Changed<T> {
  result: T
  stored: StoredEvent[]
  duplicate: boolean
  head: ConversationHead
}

/** One queue a store: two houses in one process never wait for each other. */
const queues = new WeakMap<TalkDeps['conversations'], ReturnType<typeof inTurns>>()

function queueOf(store: TalkDeps['conversations']): ReturnType<typeof inTurns> {
  const queue = queues.get(store) ?? inTurns()
  queues.set(store, queue)
  return queue
}

/**
 * Runs `decide` on the loaded conversation and appends what it returns as one atomic batch.
 * Returns the decision's result together with the events as stored.
 * Throws ConversationNotFound; TooMuchContention after 12 races lost to other processes.
 */
export function changeConversation<T>(
  deps: TalkDeps,
  id: string,
  decide: (loaded: Loaded) => Promise<Change<T>> | Change<T>,
): Promise<Changed<T>> {
  return queueOf(deps.conversations)(id, () => change(deps, id, decide))
}

async function change<T>(
  deps: TalkDeps,
  id: string,
  decide: (loaded: Loaded) => Promise<Change<T>> | Change<T>,
): Promise<Changed<T>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const conversation = await deps.conversations.load(id)
    if (conversation === null) throw new ConversationNotFound(id)
    const now = deps.clock.now()
    const state = foldConversation(conversation.events)
    const linked = state.case === null ? null : await deps.cases.find(state.case.number)
    const others = await Promise.all(state.others.map(({ number: other }) => deps.cases.find(other)))
    const wanted = await decide({
      conversation,
      state,
      case: linked,
      others: others.filter((one) => one !== null),
      now,
    })
    if (wanted.events.length === 0 && !wanted.cases?.length && !wanted.alerts?.length) {
      return { result: wanted.result, stored: [], duplicate: false, head: conversation.head }
    }
    const stored = number(addressed(state, wanted.events), conversation.head.lastSeq, now)
    const after = headAfter(conversation.head, state, stored, now, wanted.town)
    const head = wanted.tags ? { ...after, tags: wanted.tags } : after
    const outbox = outboxOf(deps, head, stored)
    if (outbox.length > 0 && !canWait(head, stored)) await releaseHeld(deps, conversation.head, now)
    const outcome = await deps.conversations.append({
      head,
      expectedSeq: conversation.head.lastSeq,
      events: stored.map(({ at, event }) => ({ at, event })),
      outbox,
      ...(wanted.inbound ? { inbound: wanted.inbound } : {}),
      ...(wanted.cases ? { cases: wanted.cases } : {}),
      ...(wanted.alerts ? { alerts: wanted.alerts } : {}),
      ...(wanted.timers ? { timers: wanted.timers } : {}),
      ...(wanted.gaps ? { gaps: wanted.gaps } : {}),
      ...(wanted.audit ? { audit: wanted.audit } : {}),
      ...takeUpOf(conversation.head, head, now),
      steps: stepChanges(state, stored),
    })
    if (outcome === 'duplicate') return { result: wanted.result, stored: [], duplicate: true, head: conversation.head }
    if (outcome === 'stored') {
      deps.bell.ring(`conversation:${id}`)
      deps.bell.ring('desk')
      if (stored.length > 0) deps.bell.ring('outbox')
      return { result: wanted.result, stored, duplicate: false, head }
    }
  }
  throw new TooMuchContention(id)
}

/** Somebody waited and a person came: what the next one's estimate stands on. */
function takeUpOf({ waitingSince }: ConversationHead, { floor }: ConversationHead, now: Date): { takeUp?: TakeUp } {
  if (waitingSince === null || floor !== 'human') return {}
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(waitingSince)) / 1000))
  return { takeUp: { at: now.toISOString(), seconds } }
}

function number(events: ConversationEvent[], lastSeq: number, now: Date): StoredEvent[] {
  return events.map((event, index) => ({ seq: lastSeq + index + 1, at: now.toISOString(), event }))
}

const PREVIEW_LENGTH = 60

/** The head as it stands after `stored`: the list of the desk reads nothing else. */
export function headAfter(
  head: ConversationHead,
  before: ConversationState,
  stored: readonly StoredEvent[],
  now: Date,
  town?: string | null,
): ConversationHead {
  const state = foldConversation(stored, before)
  // What stood on a key tells nothing to whom looks at the list.
  const first = ownWordsOf(state)[0] ?? ''
  const waiting = state.floor === 'waiting'
  return {
    ...head,
    floor: state.floor,
    holder: state.holder,
    lastSeq: head.lastSeq + stored.length,
    level: levelOf(state),
    town: town ?? head.town,
    caseNumber: state.case?.number ?? null,
    preview: head.preview || first.slice(0, PREVIEW_LENGTH),
    waitingSince: waiting ? (head.waitingSince ?? now.toISOString()) : null,
    updatedAt: now.toISOString(),
    ...(head.confidential || state.confidential ? { confidential: true } : {}),
  }
}

/** A WeChat answer may ride on the HTTP response; the outbox leaves it this long for that (adapters/wechat/webhook.ts). */
export const PASSIVE_MS = 5_000

/** Replies to push to a channel that cannot read for itself; the web page reads its own stream. */
function outboxOf(deps: TalkDeps, head: ConversationHead, stored: readonly StoredEvent[]): OutboxItem[] {
  const address = head.address
  if (address === null || head.channel === 'web' || head.channel === 'phone') return []
  const answers = stored.some(({ event }) => event.type === 'message-received')
  const heldMs = head.channel === 'wechat' && answers ? PASSIVE_MS : 0
  const waits = canWait(head, stored)
  return stored.flatMap((event) => {
    const said = pushed(head.id, event)
    if (said === null) return []
    return [
      {
        id: deps.ids.next('o'),
        conversationId: head.id,
        channel: head.channel,
        address,
        seq: event.seq,
        ...said,
        dueAt: (waits ? pushAt(new Date(event.at)) : new Date(Date.parse(event.at) + heldMs)).toISOString(),
      },
    ]
  })
}

/** Who writes, or speaks with a person, is awake; P0 and P1 wait for no morning. */
function canWait({ level }: ConversationHead, stored: readonly StoredEvent[]): boolean {
  const live = stored.some(({ event }) => ['message-received', 'worker-said', 'floor-changed'].includes(event.type))
  return !live && level !== 'P0' && level !== 'P1'
}

/** What the night holds back goes ahead of what it does not: a reply never overtakes an earlier one, so it would wait behind it. */
async function releaseHeld(deps: TalkDeps, { id, lastSeq }: ConversationHead, now: Date): Promise<void> {
  if (!isQuietHour(now) || lastSeq === 0) return
  await deps.conversations.releaseOutbox({ conversationId: id, from: 1, to: lastSeq }, now.toISOString())
}

function pushed(conversationId: string, stored: StoredEvent): Pick<OutboxItem, 'reply' | 'files'> | null {
  const message = toMessage(conversationId, stored)
  if (message === null || message.from === 'resident') return null
  const {
    id: _id,
    seq: _seq,
    at: _at,
    from: _from,
    speaker,
    attachment: _first,
    attachments: files,
    ...reply
  } = message
  const text = files?.length && reply.text === '' ? filesSent(files) : reply.text
  return { reply: speaker ? { ...reply, text: `${speaker}：${text}` } : reply, ...(files ? { files } : {}) }
}

/** A change of a case as a write: entries numbered after its version, `version` set to the last of them. */
export function caseWrite(
  current: Case,
  changed: Partial<Case>,
  entries: Omit<TimelineEntry, 'seq' | 'at'>[],
  now: Date,
): CaseWrite {
  const numbered = entries.map((entry, index) => ({
    ...entry,
    seq: current.version + index + 1,
    at: now.toISOString(),
  }))
  const version = current.version + numbered.length
  const timeline = [...current.timeline, ...numbered]
  return { case: { ...current, ...changed, timeline, version }, expectedVersion: current.version, entries: numbered }
}
