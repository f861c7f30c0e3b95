/** Addresses that are told of changes, and the tellings on their way; who is told what is decided in the batch of the change. */
import type { HookEvent } from '../core/hooks/events.ts'

export interface Webhook {
  id: string
  name: string
  url: string
  events: HookEvent[]
  /** Only rows of these; empty: all. */
  towns: string[]
  /** Sealed at rest. */
  secret: string
  /** `failed`: switched off by the house, for nothing arrived. */
  state: 'on' | 'off' | 'failed'
  createdBy: string
  createdAt: string
}

export interface Delivery {
  /** The same at every try: the receiver knows a repetition by it. */
  id: string
  webhookId: string
  event: string
  body: string
  at: string
  dueAt: string
  attempts: number
  /** HTTP status of the last answer. */
  status: number | null
  error: string | null
  sentAt: string | null
  deadAt: string | null
}

export interface WebhookStore {
  list(): Promise<Webhook[]>
  find(id: string): Promise<Webhook | null>
  /** Inserts or replaces by id. */
  put(webhook: Webhook): Promise<void>
  /** With its tellings. */
  remove(id: string): Promise<void>
  queue(delivery: Pick<Delivery, 'id' | 'webhookId' | 'event' | 'body' | 'at'>): Promise<void>
  /** Takes what is due for addresses that are switched on, so that two senders never hold the same one. */
  lease(now: string, leaseUntil: string, limit: number): Promise<Delivery[]>
  sent(id: string, status: number, at: string): Promise<void>
  /** `retryAt` null: given up. */
  failed(
    id: string,
    why: { status: number | null; error: string | null },
    retryAt: string | null,
    at: string,
  ): Promise<void>
  /** Newest first. */
  deliveries(webhookId: string, limit: number): Promise<Delivery[]>
  /** Makes one due again, from the first try on. */
  resend(webhookId: string, id: string, at: string): Promise<boolean>
  /** Forgets what ended before. */
  purge(before: string): Promise<void>
}
