/**
 * What fifty open desks read alike: one change wakes them all, and the row behind it is read once, not once a desk. Rows are shared as
 * they are stored; what a person may see of them is decided desk by desk.
 */
import type { CaseHead } from '../../core/cases/case.ts'
import type { ConversationHead, OpenAlert } from '../../ports/conversation-store.ts'
import type { DeskServices } from './deps.ts'

export interface SharedReads {
  /** The row as it is at `cursor` or later: a later change has a later cursor and so is read anew. */
  conversation(id: string, cursor: number): Promise<{ head: ConversationHead; unclaimed: boolean } | null>
  case(number: string, cursor: number): Promise<CaseHead | null>
  openAlerts(cursor: number): Promise<OpenAlert[]>
}

/** Two portions of changes; rows hold words of people, so that no more of them stay in memory than serve the desks now. */
const KEPT = 400

export function sharedReads(deps: Pick<DeskServices, 'cases' | 'conversations'>): SharedReads {
  const once = keepLast(KEPT)
  const findCase = async (number: string): Promise<CaseHead | null> =>
    (await deps.cases.list({ q: number, limit: 1 }))[0] ?? null
  return {
    conversation: (id, cursor) =>
      once(`conversation:${id}:${cursor}`, async () => {
        const head = await deps.conversations.head(id)
        if (head === null) return null
        const linked = head.caseNumber === null ? null : await findCase(head.caseNumber)
        return { head, unclaimed: linked?.status === 'new' }
      }),
    case: (number, cursor) => once(`case:${number}:${cursor}`, () => findCase(number)),
    openAlerts: (cursor) => once(`alerts:${cursor}`, () => deps.conversations.openAlerts()),
  }
}

/** Whoever asks for the same joins the one who asked first; a read that failed is forgotten, so that the next desk tries again. */
function keepLast(limit: number): <Value>(key: string, read: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Promise<unknown>>()
  return <Value>(key: string, read: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key)
    // A key names its kind of row, so that what is kept under it is what `read` would give.
    if (known) return known as Promise<Value>
    const started = read()
    kept.set(key, started)
    started.catch(() => kept.delete(key))
    const oldest = kept.size > limit ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return started
  }
}
