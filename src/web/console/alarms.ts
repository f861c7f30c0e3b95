/** What somebody has to look at: every open alert, one line a matter; and which of them ring for this reader. */
import { isRung, type AlertKind } from '../../core/cases/who-hears.ts'
import type { CallOut } from '../../core/dispatch/call-out.ts'
import type { WorkerRef } from '../../core/conversation/events.ts'
import type { Alert, CaseRow, ConversationRow, Level, Me } from './types.ts'

export interface Attention {
  /** Case number, else conversation id: the tag of the system notice. */
  key: string
  level: Level
  /** Kinds of the alerts about it, oldest first, each once. */
  kinds: AlertKind[]
  /** The newest alert's own words. */
  text: string
  conversationId: string | null
  caseNumber: string | null
  town: string | null
  /** Kind of trouble, where the reader may know it. */
  incident: string | null
  holder: WorkerRef | null
  since: string
  alertIds: string[]
  /** Makes a sound for this reader now. */
  rings: boolean
  /** The call that stands about it, and whether it is for this reader and unanswered. */
  callOut: CallOut | null
  callsMe: boolean
}

/** What rings. */
export type Alarm = Attention

export type Reader = Pick<Me, 'id' | 'role'>

interface Known {
  talks: ReadonlyMap<string, ConversationRow>
  cases: ReadonlyMap<string, CaseRow>
}

/** What rings first, then the reader's own, then by level and by how long it stands. */
export function attentionOf(
  alerts: readonly Alert[],
  rows: readonly ConversationRow[],
  cases: readonly CaseRow[],
  reader: Reader,
  now: number,
): Attention[] {
  const known = {
    talks: new Map(rows.map((row) => [row.id, row])),
    cases: new Map(cases.map((row) => [row.number, row])),
  }
  const found = new Map<string, Attention>()
  for (const alert of [...alerts].sort((a, b) => a.at.localeCompare(b.at))) {
    const one = attention(alert, known, reader, now)
    const before = found.get(one.key)
    found.set(one.key, before === undefined ? one : joined(before, one))
  }
  const isMine = ({ holder }: Attention) => holder?.id === reader.id
  return [...found.values()].sort(
    (a, b) =>
      Number(b.rings) - Number(a.rings) ||
      Number(isMine(b)) - Number(isMine(a)) ||
      a.level.localeCompare(b.level) ||
      a.since.localeCompare(b.since),
  )
}

/** What rings now: calls to oneself, then the most urgent, then whoever waits longest. */
export function alarmsOf(all: readonly Attention[]): Alarm[] {
  return all
    .filter(({ rings }) => rings)
    .sort(
      (a, b) =>
        Number(b.callsMe) - Number(a.callsMe) || a.level.localeCompare(b.level) || a.since.localeCompare(b.since),
    )
}

function attention(alert: Alert, known: Known, reader: Reader, now: number): Attention {
  const talk = alert.conversationId === null ? undefined : known.talks.get(alert.conversationId)
  const caseNumber = alert.caseNumber ?? talk?.caseNumber ?? null
  const linked = caseNumber === null ? undefined : known.cases.get(caseNumber)
  // The lists are kept true by the stream; an alert may be older than the moment somebody took it.
  const isKnown = talk !== undefined || linked !== undefined
  const has = talk?.floor === 'waiting' ? null : (talk?.holder ?? linked?.assignee ?? null)
  const holder = isKnown ? has : (alert.holder ?? null)
  const { kind, level, at, forId = null, stage = null, callOut = null } = alert
  const calledIds = callOut === null || callOut.answer !== null ? [] : callOut.called.map(({ id }) => id)
  return {
    // What is for one person is a matter of its own, beside the case that it is about.
    key: forId === null ? (caseNumber ?? alert.conversationId ?? alert.id) : alert.id,
    level,
    kinds: [kind],
    text: alert.text,
    conversationId: alert.conversationId ?? linked?.conversationId ?? null,
    caseNumber,
    town: alert.town ?? talk?.town ?? linked?.town ?? null,
    incident: linked?.incident ?? null,
    holder,
    since: at,
    alertIds: [alert.id],
    rings: isRung(reader, { kind, level, at, holderId: holder?.id ?? null, forId, stage, calledIds }, now),
    callOut,
    callsMe: calledIds.includes(reader.id),
  }
}

/** Two alerts about one thing: the more urgent level, since the first, in the words of the last. */
function joined(before: Attention, after: Attention): Attention {
  return {
    ...after,
    level: before.level < after.level ? before.level : after.level,
    kinds: [...new Set([...before.kinds, ...after.kinds])],
    conversationId: after.conversationId ?? before.conversationId,
    town: after.town ?? before.town,
    since: before.since,
    alertIds: [...before.alertIds, ...after.alertIds],
    rings: before.rings || after.rings,
    callOut: after.callOut ?? before.callOut,
    callsMe: before.callsMe || after.callsMe,
  }
}
