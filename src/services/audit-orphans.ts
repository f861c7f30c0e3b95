/** Once an hour: is there a message that nobody answered and nobody holds? Counts are kept, ids go to the log; it must be none. */
import { orphansIn } from '../core/conversation/orphans.ts'
import type { ConversationStore, OrphanAudit } from '../ports/conversation-store.ts'
import type { Clock, Log } from '../ports/system.ts'
import { hourly, HOUR_MS } from './hourly.ts'

export interface AuditDeps {
  conversations: Pick<ConversationStore, 'touchedSince' | 'load' | 'addOrphanAudit' | 'lastOrphanAudit'>
  clock: Clock
  log: Pick<Log, 'error'>
}

const LOOKS_BACK_MS = 24 * HOUR_MS
/** Talks of a day that are looked at, the newest first; a runtime of the edge may ask the database only so often. */
const TALKS_MOST = 500

/** Looks now; writes nothing. `where` names the messages as `talk.seq`. */
export async function findOrphans({ conversations, clock }: AuditDeps): Promise<OrphanAudit & { where: string[] }> {
  const now = clock.now()
  const since = new Date(now.getTime() - LOOKS_BACK_MS).toISOString()
  const ids = await conversations.touchedSince(since, TALKS_MOST)
  let messages = 0
  const where: string[] = []
  for (const id of ids) {
    const found = orphansIn((await conversations.load(id))?.events ?? [], since)
    messages += found.messages
    where.push(...found.orphans.map((seq) => `${id}.${seq}`))
  }
  return { at: now.toISOString(), talks: ids.length, messages, orphans: where.length, where }
}

/** Runs at most once an hour, whichever process ticks. */
export function hourlyOrphanAudit(deps: AuditDeps): () => Promise<void> {
  return hourly(deps.clock, async (now) => {
    const last = await deps.conversations.lastOrphanAudit()
    if (last !== null && now.getTime() - Date.parse(last.at) < HOUR_MS) return
    const { where, ...audit } = await findOrphans(deps)
    await deps.conversations.addOrphanAudit(audit)
    if (where.length > 0)
      deps.log.error('orphan-messages', new Error('messages without an answer'), { where: where.join(' ') })
  })
}
