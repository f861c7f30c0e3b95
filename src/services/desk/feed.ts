/** What changed on the desk since a cursor, as one person may see it (a second door needs the same lock: stream and lists agree). */
import { headFor } from '../../core/cases/redact.ts'
import { caseRow, may, seesCase, seesConversation } from '../../core/rights.ts'
import type { Change, OpenAlert } from '../../ports/conversation-store.ts'
import { rowFor, talkRow, type ConversationRow } from './conversation-access.ts'
import type { Actor, DeskServices } from './deps.ts'
import { isOverdue, type CaseRow } from './list-cases.ts'
import { sharedReads, type SharedReads } from './shared-reads.ts'

export type FeedEvent =
  | { kind: 'conversation'; data: ConversationRow | { id: string; gone: true } }
  | { kind: 'case'; data: CaseRow | { number: string; gone: true } }
  | { kind: 'alert'; data: OpenAlert | { id: string; ended: true } }

export interface Feed {
  /** Events after the cursor, the last of each thing only, and where to go on. `more`: ask again at once. */
  after(cursor: number): Promise<{ events: (FeedEvent & { cursor: number })[]; cursor: number; more: boolean }>
}

const PORTION = 200

/** One feed a connection: it remembers what it has shown, to say so when a row leaves this person's sight. */
export function feedFor(deps: DeskServices, actor: Actor, reads: SharedReads = sharedReads(deps)): Feed {
  const shown = new Set<string>()
  return {
    async after(cursor) {
      const changes = await deps.conversations.changesAfter(cursor, PORTION)
      const last = lastOfEach(changes)
      const events = await Promise.all(last.map((change) => eventOf(deps, actor, change, reads, shown)))
      return {
        events: events.filter((event) => event !== null),
        cursor: changes.at(-1)?.cursor ?? cursor,
        more: changes.length === PORTION,
      }
    },
  }
}

/** In the order of their cursors: whoever stops after any of them has missed nothing before it. */
function lastOfEach(changes: readonly Change[]): Change[] {
  const last = new Map(changes.map((change) => [`${change.kind}:${change.ref}`, change]))
  return [...last.values()].sort((a, b) => a.cursor - b.cursor)
}

async function eventOf(
  deps: DeskServices,
  actor: Actor,
  change: Change,
  reads: SharedReads,
  shown: Set<string>,
): Promise<(FeedEvent & { cursor: number }) | null> {
  const { kind, ref, cursor } = change
  const key = `${kind}:${ref}`
  const wasShown = shown.has(key)
  const event = await seenEvent(deps, actor, change, reads)
  if (event !== null) {
    shown.add(key)
    return { ...event, cursor }
  }
  if (!wasShown) return null
  shown.delete(key)
  switch (kind) {
    case 'conversation':
      return { kind, data: { id: ref, gone: true }, cursor }
    case 'case':
      return { kind, data: { number: ref, gone: true }, cursor }
    case 'alert':
      return { kind, data: { id: ref, ended: true }, cursor }
  }
}

async function seenEvent(
  deps: DeskServices,
  actor: Actor,
  { kind, ref, cursor }: Change,
  reads: SharedReads,
): Promise<FeedEvent | null> {
  switch (kind) {
    case 'conversation': {
      const row = may(actor, 'conversation.read') ? await reads.conversation(ref, cursor) : null
      if (row === null || !seesConversation(actor, talkRow(row.head))) return null
      return { kind, data: rowFor(actor, row.head, row.unclaimed) }
    }
    case 'case': {
      const head = may(actor, 'case.read') ? await reads.case(ref, cursor) : null
      if (!head || !seesCase(actor, caseRow(head))) return null
      return {
        kind,
        data: { ...headFor(actor, head), overdue: isOverdue(head, deps.clock.now().toISOString()) },
      }
    }
    case 'alert': {
      const alerts = may(actor, 'conversation.read') ? await reads.openAlerts(cursor) : []
      const alert = alertsFor(actor, alerts).find(({ id }) => id === ref)
      return alert ? { kind, data: alert } : null
    }
  }
}

/** Alarms of one's own towns, those that have no place yet, those about what one holds, and those for oneself. */
export async function openAlerts(deps: DeskServices, actor: Actor): Promise<OpenAlert[]> {
  if (!may(actor, 'conversation.read')) return []
  return alertsFor(actor, await deps.conversations.openAlerts())
}

function alertsFor(actor: Actor, alerts: readonly OpenAlert[]): OpenAlert[] {
  return alerts.filter(({ town, confidential, holder, forId }) =>
    forId === undefined
      ? seesConversation(actor, { town, confidential, holderId: holder?.id ?? null })
      : forId === actor.id,
  )
}
