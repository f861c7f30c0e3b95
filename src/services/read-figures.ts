/** What `/metrics` reads at the moment of asking: how much waits, for how long, what answers. Counts only, nobody's data. */
import { LEVELS } from '../core/triage/level.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { Reading } from '../ports/metrics.ts'
import type { Clock } from '../ports/system.ts'

export interface FigureDeps {
  conversations: Pick<ConversationStore, 'outboxPending' | 'outboxOldest' | 'openAlerts'>
  clock: Clock
  build: { version: string; model: string; embedder: string | null }
  /** What only the runtime knows: memory, commits. */
  runtime: () => readonly Reading[]
}

export async function readFigures({ conversations, clock, build, runtime }: FigureDeps): Promise<Reading[]> {
  const [outbox, oldest, alerts] = await Promise.all([
    conversations.outboxPending(),
    outboxAge(conversations, clock),
    conversations.openAlerts(),
  ])
  const info = { version: build.version, model: build.model, embedder: build.embedder ?? 'none' }
  return [
    gauge('warmline_info', 'Always 1; the labels say what runs.', [{ labels: info, value: 1 }]),
    gauge('warmline_outbox_pending', 'Replies waiting to be sent.', [{ value: outbox }]),
    gauge('warmline_outbox_oldest_seconds', 'How long the oldest waiting reply has waited.', [{ value: oldest }]),
    gauge(
      'warmline_alerts_open',
      'Alerts that nobody has ended, by level.',
      LEVELS.map((level) => ({ labels: { level }, value: alerts.filter((alert) => alert.level === level).length })),
    ),
    ...runtime(),
  ]
}

/** Seconds since the oldest waiting reply was decided; 0 when none waits. */
export async function outboxAge(conversations: Pick<ConversationStore, 'outboxOldest'>, clock: Clock): Promise<number> {
  const oldest = await conversations.outboxOldest()
  return oldest === null ? 0 : Math.max(0, Math.round((clock.now().getTime() - Date.parse(oldest)) / 1000))
}

function gauge(name: string, help: string, values: Reading['values']): Reading {
  return { name, help, kind: 'gauge', values }
}
