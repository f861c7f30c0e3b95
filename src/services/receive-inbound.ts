/** One message of a push channel: numbers read as choices, pictures fetched later, what cannot be read or fails answered with what to do. */
import { failedTold, helpPhone, unfitHeard, unfitTold } from '../content/channel-words.zh-CN.ts'
import { toMessages } from '../core/conversation/messages.ts'
import type { ConversationEvent } from '../core/conversation/events.ts'
import type { ResidentInput } from '../core/conversation/hear.ts'
import { choicesByNumber } from '../core/reply-text.ts'
import type { Reply } from '../core/reply.ts'
import type { Channel, InboundMessage, InboundReceipt, Unfit } from '../ports/channel.ts'
import { changeConversation } from './change-conversation.ts'
import { queueMedia } from './fetch-media.ts'
import { conversationOf } from './open-conversation.ts'
import type { TurnDeps } from './gather-world.ts'
import { receiveMessage } from './receive-message.ts'

export interface InboundDeps extends TurnDeps {
  channels: readonly Channel[]
}

/** Resolves when everything of the message is on disk. Throws only when it is not: the channel shall bring it again. */
export async function receiveInbound(deps: InboundDeps, message: InboundMessage): Promise<InboundReceipt | null> {
  const id = await conversationOf(deps, message.channel, message.address)
  const receipt =
    message.unfit === undefined ? await receiveWords(deps, id, message) : await tell(deps, id, message, message.unfit)
  if (message.media !== undefined) await queueMedia(deps, id, message.clientId, message.media)
  return receipt
}

async function receiveWords(deps: InboundDeps, id: string, message: InboundMessage): Promise<InboundReceipt | null> {
  const { channel, clientId, text = '' } = message
  if (text === '' && message.choice === undefined) return null
  try {
    const input: ResidentInput = { clientId, channel, text, ...(await choiceOf(deps, id, message)) }
    let received = await receiveMessage(deps, id, input)
    // A key of a talk that was erased since: a push channel cannot be refused, so its words count, or the door is shown again.
    if (received.kind === 'unknown-choice')
      received = await receiveMessage(deps, id, { clientId, channel, text: text || '您好' })
    if (received.kind === 'mismatch' || received.kind === 'unknown-choice') return null
    const { message: own, replies } = received.view
    return { conversationId: id, from: own.seq, to: replies.at(-1)?.seq ?? own.seq, replies }
  } catch (error) {
    // What fails would fail at every redelivery and hold up whoever writes next: keep the words and say so.
    deps.log.error('inbound-failed', error, { conversation: id, channel })
    return keep(deps, id, message, text, failedTold)
  }
}

/** The button pressed; where the channel has none, the one whose number was typed. */
async function choiceOf(
  deps: InboundDeps,
  id: string,
  { channel, choice, text = '' }: InboundMessage,
): Promise<{ choice?: string; text?: string }> {
  if (choice !== undefined) return { choice }
  const buttons = deps.channels.find(({ name }) => name === channel)?.can.choices ?? true
  if (buttons || !/\d|[０-９①-⑩]/.test(text)) return {}
  const shown = await lastReply(deps, id)
  const picked = shown === null ? null : choicesByNumber(text, shown)
  const [only] = picked ?? []
  if (picked === null || only === undefined) return {}
  // Several numbers answer a question that takes several answers: they are said in words.
  return picked.length === 1
    ? { choice: only.id, text: only.label }
    : { text: picked.map(({ label }) => label).join('、') }
}

/** The reply that stands last on the resident's screen. */
async function lastReply(deps: InboundDeps, id: string): Promise<Reply | null> {
  const found = await deps.conversations.load(id)
  const said = toMessages(id, found?.events ?? []).filter(({ from }) => from !== 'resident')
  return said.at(-1) ?? null
}

function tell(deps: InboundDeps, id: string, message: InboundMessage, unfit: Unfit): Promise<InboundReceipt | null> {
  const heard = [unfitHeard[unfit], message.text].filter(Boolean).join(' ')
  return keep(deps, id, message, heard, unfitTold[unfit])
}

/** Keeps the message without deciding on it, and tells the resident what to do; while a worker holds the floor the worker answers. */
async function keep(
  deps: InboundDeps,
  id: string,
  { channel, clientId }: InboundMessage,
  text: string,
  told: string,
): Promise<InboundReceipt | null> {
  const inbound = { clientId, bodyHash: await deps.vault.sha256(JSON.stringify([text, null, []])) }
  const phones = told === failedTold ? emergencyPhones(deps) : [helpPhone]
  const { stored } = await changeConversation(deps, id, ({ state }) => {
    const received: ConversationEvent = { type: 'message-received', clientId, channel, text }
    const reply: ConversationEvent = { type: 'reply-sent', reply: { kind: 'text', text: told, phones } }
    return { result: null, events: state.floor === 'human' ? [received] : [received, reply], inbound }
  })
  const [first, last] = [stored[0], stored.at(-1)]
  if (first === undefined || last === undefined) return null
  const replies = toMessages(id, stored).filter(({ from }) => from !== 'resident')
  return { conversationId: id, from: first.seq, to: last.seq, replies }
}

function emergencyPhones({ rules }: InboundDeps): NonNullable<Reply['phones']> {
  return ['110', '119', '120'].map((number) => ({ number, label: rules.danger.phones[number] ?? number }))
}
