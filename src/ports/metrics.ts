/** What the office that runs the product may count. Names and labels are few and fixed; nothing of a person is ever a label. */

export type Labels = Readonly<Record<string, string>>

export interface Metrics {
  /** One more (or `by` more) of what only grows. */
  add(name: CounterName, labels?: Labels, by?: number): void
  /** How long one thing took, in seconds. */
  observe(name: TimingName, seconds: number, labels?: Labels): void
  /** More or fewer of what comes and goes. */
  move(name: GaugeName, by: number, labels?: Labels): void
}

export type CounterName =
  | 'warmline_http_requests_total'
  | 'warmline_messages_total'
  | 'warmline_cases_opened_total'
  | 'warmline_replies_total'
  | 'warmline_webhook_updates_total'
export type TimingName = 'warmline_turn_seconds' | 'warmline_http_request_seconds'
export type GaugeName = 'warmline_sse_clients'

/** A figure read at the moment of asking: how full, how old, how large. */
export interface Reading {
  name: string
  help: string
  kind: 'gauge' | 'counter'
  values: readonly { labels?: Labels; value: number }[]
}
