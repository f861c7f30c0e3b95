/** A way to reach a resident by push: Telegram, WeChat. Parses nothing of the dialogue; says what it can do as values. */
import type { ChannelName } from '../core/conversation/events.ts'
import type { Message, Reply } from '../core/reply.ts'

export type SendOutcome =
  | { kind: 'sent' }
  /** Try again after the delay; `done` parts of the reply were seen already and are not sent again. */
  | { kind: 'retry'; afterMs: number; done?: number }
  /** The resident blocked us, left, or is out of reach: do not try again. */
  | { kind: 'gone'; reason: string }

export type MediaOutcome =
  | { kind: 'fetched'; bytes: Uint8Array }
  | { kind: 'retry' }
  | { kind: 'gone'; reason: 'too-big' | 'not-found' }

/** A photo or paper beside a reply, with its bytes. */
export interface OutgoingFile {
  /** With an ending that fits its kind. */
  name: string
  kind: string
  bytes: Uint8Array
  /** Words with an address that opens the file for a while, for a channel that cannot carry it; null without a public address. */
  byLink: string | null
}

export interface Channel {
  readonly name: ChannelName
  readonly can: { choices: boolean; links: boolean }
  /**
   * Sends one reply and the files beside it, without the parts that an earlier try has delivered. Gives up by itself within
   * 15 seconds, with files within 45.
   */
  send(address: string, reply: Reply, done?: number, files?: readonly OutgoingFile[]): Promise<SendOutcome>
  /** Fetches what a message only named. Gives up by itself within 15 seconds. */
  fetchMedia?(ref: string): Promise<MediaOutcome>
}

/** What a channel cannot turn into words; the person is told what to do instead. */
export type Unfit = 'voice' | 'video' | 'sticker' | 'document' | 'too-big' | 'position' | 'edited' | 'other'

/** What a channel hands to the house after parsing: already translated, nothing decided. */
export interface InboundMessage {
  channel: ChannelName
  address: string
  /** Unique within the channel (Telegram update_id, WeChat MsgId). */
  clientId: string
  text?: string
  choice?: string
  /** Names a picture that is fetched after the message is on disk. */
  media?: string
  unfit?: Unfit
}

/** A message that is on disk, and the replies decided with it. */
export interface InboundReceipt {
  conversationId: string
  /** The events of the turn; its replies wait in the outbox under these numbers. */
  from: number
  to: number
  replies: Message[]
}

/** What a push channel may do with what it received. */
export interface InboundDoor {
  /** Resolves when all of the message is on disk; null when it brings no replies of its own. */
  receive(message: InboundMessage): Promise<InboundReceipt | null>
  /** Takes the waiting replies of a turn out of the outbox, to say them in the HTTP answer instead. False: they go by the outbox. */
  take(receipt: InboundReceipt): Promise<boolean>
  /** Lets the outbox send the replies of a turn at once. */
  release(receipt: InboundReceipt): Promise<void>
}
