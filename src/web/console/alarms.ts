/** Which alerts ring: urgent, and about something in nobody's hands. Several alerts about one thing are one alarm. */
import type { Alert, CaseRow, ConversationRow } from './types.ts'

export interface Alarm {
  /** Case number, else conversation id: the tag of the system notice. */
  key: string
  level: 'P0' | 'P1'
  conversationId: string | null
  caseNumber: string | null
  town: string | null
  /** Kind of trouble, where the reader may know it. */
  incident: string | null
  since: string
}

/** A deadline that passed is a matter of the lists, not of the bell. */
const RINGING: ReadonlySet<Alert['kind']> = new Set(['danger', 'case', 'unclaimed', 'repeat', 'waiting'])

/** Most urgent first, then whoever waits longest. */
export function alarmsOf(
  alerts: readonly Alert[],
  rows: readonly ConversationRow[],
  cases: readonly CaseRow[],
): Alarm[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const byNumber = new Map(cases.map((row) => [row.number, row]))
  const alarms = new Map<string, Alarm>()
  for (const alert of [...alerts].sort((a, b) => a.at.localeCompare(b.at))) {
    if (!RINGING.has(alert.kind) || (alert.level !== 'P0' && alert.level !== 'P1')) continue
    const talk = alert.conversationId === null ? undefined : byId.get(alert.conversationId)
    const caseNumber = alert.caseNumber ?? talk?.caseNumber ?? null
    const linked = caseNumber === null ? undefined : byNumber.get(caseNumber)
    // Somebody has it; an alert may outlive that by a moment.
    if ((talk?.holder ?? null) !== null || (linked?.assignee ?? null) !== null) continue
    const key = caseNumber ?? alert.conversationId ?? alert.id
    const before = alarms.get(key)
    alarms.set(key, {
      key,
      level: before?.level === 'P0' ? 'P0' : alert.level,
      conversationId: alert.conversationId ?? linked?.conversationId ?? before?.conversationId ?? null,
      caseNumber,
      town: alert.town ?? talk?.town ?? linked?.town ?? before?.town ?? null,
      incident: linked?.incident ?? null,
      since: before?.since ?? alert.at,
    })
  }
  return [...alarms.values()].sort((a, b) => a.level.localeCompare(b.level) || a.since.localeCompare(b.since))
}
