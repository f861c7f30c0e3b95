/** Counts what is written: messages by what came of them, and cases opened. Looks at batches that were stored, never at their words. */
import type { CaseStore } from '../ports/case-store.ts'
import type { CaseWrite, ConversationStore, TurnBatch } from '../ports/conversation-store.ts'
import type { Metrics } from '../ports/metrics.ts'

type Stores = { conversations: ConversationStore; cases: CaseStore }

/** The same stores; what they store is counted. */
export function measuredStores({ conversations, cases }: Stores, metrics: Metrics): Stores {
  return {
    conversations: {
      ...conversations,
      async append(batch) {
        const outcome = await conversations.append(batch)
        if (outcome === 'stored') countBatch(batch, metrics)
        return outcome
      },
    },
    cases: {
      ...cases,
      async write(batch) {
        const outcome = await cases.write(batch)
        if (outcome === 'stored') countCases(batch.cases, metrics)
        return outcome
      },
    },
  }
}

function countBatch({ events, cases = [] }: TurnBatch, metrics: Metrics): void {
  for (const { event } of events) {
    if (event.type === 'message-received')
      metrics.add('warmline_messages_total', { channel: event.channel, outcome: outcomeOf(events) })
  }
  countCases(cases, metrics)
}

function countCases(writes: readonly CaseWrite[], metrics: Metrics): void {
  for (const { case: opened, expectedVersion } of writes) {
    if (expectedVersion === 0)
      metrics.add('warmline_cases_opened_total', { level: opened.level, channel: opened.channel })
  }
}

/** The weightiest thing that the message brought about. */
function outcomeOf(events: TurnBatch['events']): string {
  const types = new Set(events.map(({ event }) => event.type))
  const called = events.some(({ event }) => event.type === 'floor-changed' && event.to === 'waiting')
  const answer = events.find(({ event }) => event.type === 'question-answered')?.event
  if (types.has('danger-noted')) return 'danger'
  if (types.has('case-opened')) return 'case'
  if (called) return 'human'
  if (answer?.type === 'question-answered') return `handbook-${answer.outcome}`
  if (types.has('question-missed')) return 'missed'
  if (types.has('slot-filled') || types.has('slot-skipped')) return 'answered'
  if (types.has('dialogue-started') || types.has('question-asked')) return 'dialogue'
  return types.has('reply-sent') ? 'talk' : 'silent'
}
