/** Really deletes: words, photos and open questions of a talk, the contents of a case. What the desk could read is gone. */
import type { StoredEvent } from '../core/conversation/events.ts'
import type { AttachmentStore } from '../ports/attachment-store.ts'
import type { CaseStore } from '../ports/case-store.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import type { Clock, Files, Log } from '../ports/system.ts'
import { eraseCaseWords } from './erase-my-data.ts'

export interface EraseDeps {
  conversations: ConversationStore
  cases: CaseStore
  attachments: AttachmentStore
  files: Files
  clock: Clock
  log: Log
}

/** What the resident asked to have deleted; the talk itself may go on. */
export async function eraseAsAsked(deps: EraseDeps, id: string): Promise<void> {
  const events = (await deps.conversations.load(id))?.events ?? []
  const asked = events.findLast(({ event }) => event.type === 'erasure-asked')?.event
  if (asked?.type !== 'erasure-asked') return
  const gone = events.filter(({ seq }) => seq < asked.before)
  const cases = gone.flatMap(({ event }) => (event.type === 'case-opened' ? [event.number] : []))
  for (const number of cases) await eraseCaseWords(deps, number)
  // Photos may be papers of a case: they stay as long as it does.
  if (cases.length === 0) await erasePhotos(deps, gone)
  await deps.conversations.erase(id, deps.clock.now().toISOString(), asked.before)
}

/** The whole talk, with everything that hangs on it. */
export async function eraseTalk(deps: EraseDeps, id: string): Promise<void> {
  for (const photo of await deps.attachments.of(id)) await erasePhoto(deps, photo.id)
  await deps.conversations.erase(id, deps.clock.now().toISOString())
}

/** Photos go first: should the rest be cut short, the words still name what has to go. */
async function erasePhotos(deps: EraseDeps, events: readonly StoredEvent[]): Promise<void> {
  for (const { event } of events) {
    if (event.type !== 'message-received') continue
    for (const { attachmentId } of event.attachments ?? []) await erasePhoto(deps, attachmentId)
  }
}

async function erasePhoto({ files, attachments }: EraseDeps, id: string): Promise<void> {
  await files.remove(id)
  await attachments.remove(id)
}

const DAY = 86_400_000
/** 留30天: what was begun and left without a case. */
const DRAFT_DAYS = 30
const AT_ONCE = 50

/** `keepYears` null: the office keeps its cases by another rule, and the product deletes none by itself. */
export async function purge(deps: EraseDeps, keepYears: number | null): Promise<number> {
  const now = deps.clock.now()
  const drafts = await deps.conversations.staleTalks(new Date(now.getTime() - DRAFT_DAYS * DAY).toISOString(), AT_ONCE)
  for (const id of drafts) await eraseTalk(deps, id)
  const ended = keepYears === null ? [] : await deps.cases.endedBefore(yearsBefore(now, keepYears), AT_ONCE)
  for (const { number, conversationId } of ended) {
    if (conversationId !== null) await eraseTalkOf(deps, conversationId, number, yearsBefore(now, keepYears ?? 0))
    await deps.cases.forget(number, now.toISOString())
  }
  if (drafts.length + ended.length > 0) deps.log.info('purged', { drafts: drafts.length, cases: ended.length })
  return drafts.length + ended.length
}

/** A second matter of the same talk may still be worked on: then its words stay, and only what is as old as the case goes. */
async function eraseTalkOf(deps: EraseDeps, id: string, number: string, since: string): Promise<void> {
  const head = await deps.conversations.head(id)
  if (head?.caseNumber === number) {
    await eraseTalk(deps, id)
    return
  }
  for (const photo of await deps.attachments.of(id)) if (photo.at < since) await erasePhoto(deps, photo.id)
}

function yearsBefore(now: Date, years: number): string {
  const then = new Date(now)
  then.setUTCFullYear(then.getUTCFullYear() - years)
  return then.toISOString()
}

/** 5年 → 5. Other words name a rule that only the office can apply. */
export function yearsOf(keep: string): number | null {
  const found = /^(\d{1,2})\s*年$/.exec(keep.trim())
  return found ? Number(found[1]) : null
}

/** Once a day of this process, and again at once while there is more than fits one round. */
export function dailyPurge(deps: EraseDeps, keep: string): () => Promise<number> {
  let done: string | null = null
  return async () => {
    const today = new Date(deps.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    if (done === today) return 0
    const erased = await purge(deps, yearsOf(keep))
    if (erased < AT_ONCE) done = today
    return erased
  }
}
