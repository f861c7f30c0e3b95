/** One message of a resident: dedupe, understand, decide, one atomic append, and the answer rebuilt from what is stored. */
import type { Case } from '../core/cases/case.ts'
import { resolveChoice, type Resolved } from '../core/conversation/asking/choices.ts'
import { decideMessage } from '../core/conversation/decide.ts'
import type { Floor } from '../core/conversation/events.ts'
import { foldConversation } from '../core/conversation/fold.ts'
import type { ResidentInput } from '../core/conversation/hear.ts'
import { toMessage } from '../core/conversation/messages.ts'
import type { CaseLink, ConversationState } from '../core/conversation/state.ts'
import type { Turn } from '../core/conversation/turn.ts'
import type { Choice, Message } from '../core/reply.ts'
import { COMPLAINT } from '../core/rights.ts'
import type { CaseWrite, Conversation, InboundRecord } from '../ports/conversation-store.ts'
import { changeConversation, type Change, type Loaded } from './change-conversation.ts'
import { dialogueView, type OpenDialogueView, type RuleDeps } from './dialogue-view.ts'
import { eraseAsAsked } from './erase-talk.ts'
import { worldFor, type MessageDeps, type TurnDeps } from './gather-world.ts'
import { maskTalk } from './mask-talk.ts'

/** The answer to one message (contracts §5 POST /messages). */
export interface TurnView {
  message: Message
  replies: Message[]
  floor: Floor
  dialogue: OpenDialogueView | null
  case: CaseLink | null
}

type Unchosen = Extract<Resolved, { kind: 'unknown-choice' }>

export type Received =
  | { kind: 'received' | 'replayed'; view: TurnView }
  /** The same clientId with another body. */
  | { kind: 'mismatch' }
  /** A key that this talk never showed; nothing was written. `open` may be chosen. */
  | { kind: 'unknown-choice'; open: Choice[] }

/**
 * Receives one message. When it resolves with `received`, everything is on disk.
 * The same `clientId` again resolves with `replayed` and the same view, and writes nothing.
 */
export function receiveMessage(deps: TurnDeps, id: string, input: ResidentInput): Promise<Received> {
  return takeMessage(deps, id, input, async ({ timers, world }) => {
    // The clock that the turn set does it again should this be cut short.
    if (timers.some(({ kind, dueAt }) => kind === 'mask' && dueAt <= world.now)) await maskTalk(deps.conversations, id)
    if (timers.some(({ kind }) => kind === 'erase')) await eraseAsAsked(deps, id)
  })
}

/** The message alone; `forget` takes away what the turn says must go, before the answer is read back. */
export async function takeMessage(
  deps: MessageDeps,
  id: string,
  input: ResidentInput,
  forget: (turn: Turn) => Promise<void> = () => Promise.resolve(),
): Promise<Received> {
  const startedAt = performance.now()
  const bodyHash = await hashOf(deps, input)
  const known = await deps.conversations.findInbound(id, input.clientId)
  if (known !== null) return replay(deps, id, known, bodyHash)
  const { result, stored, duplicate } = await changeConversation<Turn | Unchosen>(deps, id, async (loaded) => {
    const resolved = resolveChoice(input, loaded.conversation.events, deps.rules)
    if (resolved.kind === 'unknown-choice') return { result: resolved, events: [] }
    const turn = decideMessage(startOf(loaded), resolved.input, await worldFor(deps, loaded, resolved.input))
    return { ...changeOf(turn, loaded), inbound: { clientId: input.clientId, bodyHash } }
  })
  if ('kind' in result) return result
  if (duplicate || stored.length === 0) {
    const now = await deps.conversations.findInbound(id, input.clientId)
    if (now === null) throw new Error(`inbound of ${id} vanished`)
    return replay(deps, id, now, bodyHash)
  }
  deps.metrics.observe('warmline_turn_seconds', (performance.now() - startedAt) / 1000, { channel: input.channel })
  await forget(result)
  const conversation = await deps.conversations.load(id)
  if (conversation === null) throw new Error(`conversation ${id} vanished`)
  const [first, last] = [stored[0], stored.at(-1)]
  return { kind: 'received', view: viewOf(deps, conversation, first?.seq ?? 0, last?.seq ?? 0) }
}

function hashOf({ vault }: MessageDeps, { text, choice, attachments }: ResidentInput): Promise<string> {
  return vault.sha256(
    JSON.stringify([text, choice ?? null, (attachments ?? []).map(({ attachmentId }) => attachmentId)]),
  )
}

async function replay(deps: MessageDeps, id: string, known: InboundRecord, bodyHash: string): Promise<Received> {
  if (known.bodyHash !== bodyHash) return { kind: 'mismatch' }
  const conversation = await deps.conversations.load(id)
  if (conversation === null) throw new Error(`conversation ${id} vanished`)
  return { kind: 'replayed', view: viewOf(deps, conversation, known.seq, known.lastSeq) }
}

/** Rebuilds the answer from the stored events of the turn, so that a retry reads exactly what the first try read. */
export function viewOf(deps: RuleDeps, { head, events }: Conversation, seq: number, lastSeq: number): TurnView {
  const upTo = events.filter((event) => event.seq <= lastSeq)
  const state = foldConversation(upTo)
  const messages = upTo.filter((event) => event.seq >= seq).map((event) => toMessage(head.id, event))
  const [message, ...replies] = messages.filter((entry) => entry !== null)
  if (message === undefined) throw new Error(`no message at ${head.id}.${seq}`)
  return {
    message,
    replies,
    floor: state.floor,
    dialogue: dialogueView(deps, head.channel, state, upTo),
    case: state.case,
  }
}

export function startOf({ conversation, state, case: linked, others }: Loaded): {
  conversationId: string
  channel: Conversation['head']['channel']
  lastSeq: number
  state: ConversationState
  case: Case | null
  others: Case[]
} {
  const { id, channel, lastSeq } = conversation.head
  return { conversationId: id, channel, lastSeq, state, case: linked, others }
}

/** A decision as a batch: ids given, the case written with its version. */
export function changeOf(turn: Turn, loaded: Loaded): Change<Turn> {
  const at = turn.world.now.toISOString()
  const { number = null, town = null } = turn.case ?? {}
  const conversationId = turn.conversationId
  return {
    result: turn,
    events: turn.events,
    town,
    cases: caseWrites(turn, at),
    alerts: turn.alerts.map((alert) => ({
      ...alert,
      id: turn.world.newId('a'),
      conversationId,
      caseNumber: number,
      town: town ?? loaded.conversation.head.town,
      at,
      ...(isConfidential(turn) ? { confidential: true } : {}),
    })),
    timers: {
      set: turn.timers.map(({ id, kind, dueAt, conversationId: other }) => ({
        id,
        kind,
        conversationId: other ?? conversationId,
        caseNumber: other === undefined ? number : null,
        dueAt: dueAt.toISOString(),
      })),
      cancel: turn.cancelled,
    },
    // A question asked in a complaint would tell the editors of it.
    gaps: (turn.state.confidential ? [] : turn.gaps).map((gap) => ({
      ...gap,
      id: turn.world.newId('g'),
      at,
      conversationId,
    })),
  }
}

/** Alarms about a complaint, or about its case, are for supervisors. */
function isConfidential({ state, case: linked }: Turn): boolean {
  return state.confidential || linked?.incident === COMPLAINT
}

function caseWrites(turn: Turn, at: string): CaseWrite[] {
  if (turn.case === null || turn.entries.length === 0) return []
  // A second matter after the first was closed is a case of its own, with a history of its own.
  const before = turn.before?.number === turn.case.number ? turn.before : null
  const expectedVersion = before?.version ?? 0
  const entries = turn.entries.map((entry, index) => ({ ...entry, seq: expectedVersion + index + 1, at }))
  const version = expectedVersion + entries.length
  return [
    {
      case: { ...turn.case, timeline: [...(before?.timeline ?? []), ...entries], version },
      expectedVersion,
      entries,
    },
  ]
}
