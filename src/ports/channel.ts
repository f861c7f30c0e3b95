/** A way to reach a resident by push: Telegram, WeChat. Parses nothing of the dialogue; says what it can do as values. */
import type { ChannelName } from '../core/conversation/events.ts'
import type { Reply } from '../core/reply.ts'

export interface Channel {
  readonly name: ChannelName
  readonly can: { choices: boolean; links: boolean }
  /** Sends one reply. `gone`: the resident blocked us or left, do not try again; `retry`: try again after the delay. */
  send(
    address: string,
    reply: Reply,
  ): Promise<{ kind: 'sent' } | { kind: 'retry'; afterMs: number } | { kind: 'gone'; reason: string }>
}

/** What a channel hands to the house after parsing: already translated, nothing decided. */
export interface InboundMessage {
  channel: ChannelName
  address: string
  /** Unique within the channel (Telegram update_id, WeChat MsgId). */
  clientId: string
  text?: string
  choice?: string
  attachmentIds?: string[]
}
