/** Opens a conversation: a web session with its token, or the talk of a channel's address. */
import type { ChannelName } from '../core/conversation/events.ts'
import { MENU } from '../core/conversation/asides/small-talk.ts'
import { toMessages } from '../core/conversation/messages.ts'
import type { Message, Reply } from '../core/reply.ts'
import type { ConversationHead } from '../ports/conversation-store.ts'
import type { TurnDeps } from './gather-world.ts'

const SESSION_DAYS = 30

export interface OpenedSession {
  sessionId: string
  /** Shown once; only its hash is stored. */
  token: string
  messages: Message[]
  expiresAt: string
}

/** The first bubble, with the doors and the three phones of ux R1. */
export function greeting(deps: Pick<TurnDeps, 'words' | 'rules'>): Reply {
  const phones = ['119', '120', '110'].map((number) => ({ number, label: deps.rules.danger.phones[number] ?? number }))
  return { kind: 'text', text: deps.words.opening, choices: MENU, phones }
}

/** A new web conversation: greeting stored, token given out once, valid for 30 days. */
export async function openSession(deps: TurnDeps): Promise<OpenedSession> {
  const now = deps.clock.now()
  const id = deps.ids.next('c')
  const token = deps.ids.token()
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 86_400_000).toISOString()
  const at = now.toISOString()
  const event = { type: 'reply-sent', reply: greeting(deps) } as const
  await deps.conversations.append({ head: freshHead(id, 'web', null, at, 1), expectedSeq: 0, events: [{ at, event }] })
  await deps.conversations.putToken(await deps.vault.sha256(token), id, expiresAt)
  return { sessionId: id, token, messages: toMessages(id, [{ seq: 1, at, event }]), expiresAt }
}

/** The conversation of a channel address, opened at the first word. */
export async function conversationOf(deps: TurnDeps, channel: ChannelName, address: string): Promise<string> {
  const known = await deps.conversations.findByAddress(channel, address)
  if (known !== null) return known
  const at = deps.clock.now().toISOString()
  const id = deps.ids.next('c')
  const event = { type: 'mode-set', quiet: false } as const
  const outcome = await deps.conversations.append({
    head: freshHead(id, channel, address, at, 1),
    expectedSeq: 0,
    events: [{ at, event }],
  })
  if (outcome === 'stored') return id
  const other = await deps.conversations.findByAddress(channel, address)
  if (other === null) throw new Error(`no conversation for an address of ${channel}`)
  return other
}

/** The conversation a token opens, or null when it is unknown or over. */
export async function conversationOfToken(deps: TurnDeps, token: string): Promise<string | null> {
  const found = await deps.conversations.findToken(await deps.vault.sha256(token))
  if (found === null || new Date(found.expiresAt).getTime() <= deps.clock.now().getTime()) return null
  return found.conversationId
}

export function freshHead(
  id: string,
  channel: ChannelName,
  address: string | null,
  at: string,
  lastSeq: number,
): ConversationHead {
  return {
    id,
    channel,
    address,
    floor: 'bot',
    holder: null,
    lastSeq,
    level: null,
    town: null,
    caseNumber: null,
    preview: '',
    waitingSince: null,
    createdAt: at,
    updatedAt: at,
  }
}
