/** What the product has acknowledged, as its clients saw it: the audit holds the database against this. */
import type { TurnView } from '../../src/services/receive-message.ts'

export interface SaidOnWeb {
  clientId: string
  /** As it was sent; the same again on every retry. */
  body: { clientId: string; text?: string; choice?: string }
  view: TurnView
  /** The answer as text, to be compared with its replay. */
  answer: string
}

export interface WebTalk {
  id: string
  token: string
  /** In the order in which they were acknowledged: a client waits for each. */
  said: SaidOnWeb[]
}

export interface TelegramUpdate {
  updateId: number
  chat: number
  text: string
}

export interface DeskDeed {
  kind: 'claimed-talk' | 'said' | 'case-step'
  /** Conversation id or case number. */
  ref: string
  worker: string
  /** Version of the case after it. */
  version?: number
  clientId?: string
}

export interface Ledger {
  talks: WebTalk[]
  updates: TelegramUpdate[]
  deeds: DeskDeed[]
  /** What a client saw go wrong by itself: another answer on a re-send, a refusal that makes no sense. */
  complaints: { check: string; detail: string }[]
  counts: { sent: number; retried: number; resent: number }
}

export function newLedger(): Ledger {
  return { talks: [], updates: [], deeds: [], complaints: [], counts: { sent: 0, retried: 0, resent: 0 } }
}

/** How many messages were answered with 200 so far. */
export function acknowledged({ talks, updates }: Ledger): number {
  return talks.reduce((sum, { said }) => sum + said.length, updates.length)
}
