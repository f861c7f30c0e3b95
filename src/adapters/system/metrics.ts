/** Counters, timings and gauges of one process, written in the text format of Prometheus 0.0.4. No library: it runs in workerd too. */
import type { CounterName, GaugeName, Labels, Metrics, Reading, TimingName } from '../../ports/metrics.ts'

const HELP: Readonly<Record<CounterName | TimingName | GaugeName, string>> = {
  warmline_http_requests_total: 'Requests by method, route and status.',
  warmline_http_request_seconds: 'Time to answer a request, by route; event streams are left out.',
  warmline_messages_total: 'Messages of residents by channel and what came of them.',
  warmline_cases_opened_total: 'Cases opened, by level and channel.',
  warmline_replies_total: 'Replies to push channels by channel and outcome.',
  warmline_webhook_updates_total: 'Updates from push channels by channel and kind.',
  warmline_turn_seconds: 'From a message received to its answer on disk, by channel.',
  warmline_sse_clients: 'Open event streams.',
}
/** Seconds; fine where a turn usually lies (5 to 100 ms), coarse up to what a person gives up at. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** A label that grows without end would fill the memory; beyond this many series of one name the rest share one. */
const MOST_SERIES = 500
const OVERFLOW: Labels = { overflow: 'true' }

interface Timing {
  labels: Labels
  buckets: number[]
  sum: number
  count: number
}

export interface MetricsRegistry extends Metrics {
  /** The whole page: what was counted, then what `readings` say now. */
  text(readings?: readonly Reading[]): string
}

export function metricsRegistry(): MetricsRegistry {
  const counters = new Map<string, Map<string, { labels: Labels; value: number }>>()
  const gauges: typeof counters = new Map()
  const timings = new Map<string, Map<string, Timing>>()

  function series<T extends { labels: Labels }>(
    all: Map<string, Map<string, T>>,
    name: string,
    labels: Labels,
    fresh: (labels: Labels) => T,
  ): T {
    const own = all.get(name) ?? new Map<string, T>()
    all.set(name, own)
    const known = own.get(written(labels))
    if (known) return known
    const kept = own.size < MOST_SERIES ? labels : OVERFLOW
    const made = own.get(written(kept)) ?? fresh(kept)
    own.set(written(kept), made)
    return made
  }

  return {
    add: (name, labels = {}, by = 1) => {
      series(counters, name, labels, (kept) => ({ labels: kept, value: 0 })).value += by
    },
    move: (name, by, labels = {}) => {
      series(gauges, name, labels, (kept) => ({ labels: kept, value: 0 })).value += by
    },
    observe(name, seconds, labels = {}) {
      const fresh = (kept: Labels): Timing => ({ labels: kept, buckets: BUCKETS.map(() => 0), sum: 0, count: 0 })
      const timing = series(timings, name, labels, fresh)
      BUCKETS.forEach(
        (limit, index) => (timing.buckets[index] = (timing.buckets[index] ?? 0) + Number(seconds <= limit)),
      )
      timing.sum += seconds
      timing.count += 1
    },
    text: (readings = []) =>
      [
        ...[...counters].map(([name, own]) => section(name, helpOf(name), 'counter', [...own.values()])),
        ...[...gauges].map(([name, own]) => section(name, helpOf(name), 'gauge', [...own.values()])),
        ...[...timings].map(([name, own]) => histogram(name, [...own.values()])),
        ...readings.map(({ name, help, kind, values }) => section(name, help, kind, values)),
      ]
        .map((part) => `${part}\n`)
        .join(''),
  }
}

function helpOf(name: string): string {
  return HELP[name as keyof typeof HELP]
}

function section(
  name: string,
  help: string,
  kind: 'gauge' | 'counter' | 'histogram',
  values: readonly { labels?: Labels; value: number }[],
): string {
  const lines = values.map(({ labels = {}, value }) => `${name}${written(labels)} ${value}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines].join('\n')
}

function histogram(name: string, timings: readonly Timing[]): string {
  const lines = timings.flatMap(({ labels, buckets, sum, count }) => [
    ...BUCKETS.map(
      (limit, index) => `${name}_bucket${written({ ...labels, le: String(limit) })} ${buckets[index] ?? 0}`,
    ),
    `${name}_bucket${written({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${written(labels)} ${sum}`,
    `${name}_count${written(labels)} ${count}`,
  ])
  return [section(name, helpOf(name), 'histogram', []), ...lines].join('\n')
}

/** `{channel="web"}`, escaped as the format demands; nothing for no labels. */
function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
