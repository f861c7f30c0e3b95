/** One talk that is kept nowhere: the stores of a try-out, gone with the request that made them. */
import type { Case } from '../../core/cases/case.ts'
import type { StoredEvent } from '../../core/conversation/events.ts'
import type { InboundRecord } from '../../ports/conversation-store.ts'
import type { MessageDeps } from '../gather-world.ts'
import { freshHead } from '../open-conversation.ts'

type Stores = Pick<MessageDeps, 'conversations' | 'cases'>

/** Begins empty; knows no case but its own, so that nothing real can be taken up or compared. */
export function memoryTalk(id: string, at: string): Stores & { events(): readonly StoredEvent[] } {
  let head = freshHead(id, 'web', null, at, 0)
  const events: StoredEvent[] = []
  const inbound = new Map<string, InboundRecord>()
  const cases = new Map<string, Case>()
  return {
    events: () => events,
    conversations: {
      load: async () => ({ head, events: [...events] }),
      async append(batch) {
        const first = events.length + 1
        events.push(...batch.events.map((event, index) => ({ seq: first + index, ...event })))
        if (batch.inbound) {
          const { clientId, bodyHash } = batch.inbound
          inbound.set(clientId, { bodyHash, seq: first, lastSeq: events.length })
        }
        for (const { case: written } of batch.cases ?? []) cases.set(written.number, written)
        head = batch.head
        return 'stored'
      },
      findInbound: async (_, clientId) => inbound.get(clientId) ?? null,
      releaseOutbox: async () => undefined,
      // No other talk waits here, and no clock runs.
      timer: async () => null,
    },
    cases: { find: async (number) => cases.get(number) ?? null, byPhone: async () => [] },
  }
}
