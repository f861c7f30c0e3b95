/** Cases by filters, most urgent and least time left first; by number or whole phone when somebody searches. */
import { CASE_STATUSES, type CaseHead, type CaseStatus } from '../../core/cases/case.ts'
import { isLate } from '../../core/cases/picks.ts'
import { headFor } from '../../core/cases/redact.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { caseRow, seesCase, townsOf } from '../../core/rights.ts'
import { LEVELS, type Level } from '../../core/triage/level.ts'
import type { ChannelName } from '../../core/conversation/events.ts'
import type { CaseFilter, CaseKey } from '../../ports/case-store.ts'
import type { Actor, DeskServices } from './deps.ts'
import { caseKeyText } from './page-key.ts'
import { readSearch } from './search.ts'
import { withOfficialTown } from './town-name.ts'

export interface CaseQuery {
  status?: CaseStatus[] | undefined
  level?: Level[] | undefined
  town?: string | undefined
  /** A staff id, `me`, or `none`. */
  assignee?: string | undefined
  overdue?: boolean | undefined
  incident?: string[] | undefined
  channel?: ChannelName[] | undefined
  tag?: string | undefined
  /** Days, both inclusive, as the calendar of the place has them. */
  from?: string | undefined
  to?: string | undefined
  /** Nobody has tried to reach the person for so many days. */
  quietDays?: number | undefined
  q?: string | undefined
  limit?: number | undefined
  /** Where the page before ended. */
  after?: CaseKey | undefined
}

export type CaseRow = CaseHead & { overdue: boolean }

const LIMIT = 200
const DAY = 86_400_000
/** Somebody still works on these; the list shows no others unless they are asked for. */
const OPEN = CASE_STATUSES.filter((status) => !isEnded(status))

export async function listCases(deps: DeskServices, actor: Actor, query: CaseQuery): Promise<CaseRow[]> {
  return (await pageOfCases(deps, actor, query)).cases
}

/** One page, and where the next begins; null: this was the last. */
export async function pageOfCases(
  deps: DeskServices,
  actor: Actor,
  asked: CaseQuery,
): Promise<{ cases: CaseRow[]; next: string | null }> {
  const query = withOfficialTown(deps, asked)
  const now = deps.clock.now().toISOString()
  const limit = query.limit ?? LIMIT
  const heads = await deps.cases.list({ ...filterOf(actor, query, now), limit })
  const last = heads.length < limit ? undefined : heads.at(-1)
  return { cases: rowsFor(actor, heads, query, now), next: last === undefined ? null : caseKeyText(last) }
}

/** What of these a person sees and asked for, in the order of the list. */
export function rowsFor(actor: Actor, heads: readonly CaseHead[], query: CaseQuery, now: string): CaseRow[] {
  return (
    heads
      .filter((head) => seesCase(actor, caseRow(head)))
      // What is hidden in a row is not found by either.
      .map((head) => headFor(actor, head))
      .filter((head) => matches(actor, head, query, now))
      .sort(byUrgency)
      .slice(0, query.limit ?? LIMIT)
      .map((head) => ({ ...head, overdue: isOverdue(head, now) }))
  )
}

function filterOf(actor: Actor, query: CaseQuery, now: string): CaseFilter {
  const towns = query.town ? [query.town] : townsOf(actor)
  const assigneeId = query.assignee === 'me' ? actor.id : query.assignee
  const q = query.q ? searchWord(query.q) : null
  const { level, incident, channel, tag, from, to, quietDays, after } = query
  const status = statusesOf(query)
  return {
    ...(status ? { status: [...status] } : {}),
    ...(level ? { level: [...level] } : {}),
    ...(incident ? { incident: [...incident] } : {}),
    ...(channel ? { channel: [...channel] } : {}),
    ...(tag ? { tag } : {}),
    ...(from ? { openedFrom: beginOf(from) } : {}),
    ...(to ? { openedTo: new Date(Date.parse(beginOf(to)) + DAY).toISOString() } : {}),
    ...(quietDays ? { quietSince: new Date(Date.parse(now) - quietDays * DAY).toISOString() } : {}),
    // What is assigned to a person is found by that person wherever it lies.
    ...(towns && assigneeId !== actor.id ? { towns: [...towns] } : {}),
    ...(assigneeId === 'none' ? { unassigned: true } : assigneeId ? { assigneeId } : {}),
    ...(query.overdue ? { overdueAt: now } : {}),
    ...(q === null ? {} : { q }),
    ...(after ? { after } : {}),
  }
}

/** A day begins in Beijing. */
function beginOf(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

/**
 * Nobody works on an ended case: it is listed when it is asked for or searched. It is late no more, and one at another
 * office is not late here, so neither must fill the portion of the late ones.
 */
function statusesOf({ status, overdue, q }: CaseQuery): readonly CaseStatus[] | undefined {
  if (overdue) return (status ?? OPEN).filter((one) => !isEnded(one) && one !== 'referred')
  return status ?? (q ? undefined : OPEN)
}

function searchWord(q: string): string {
  const wanted = readSearch(q)
  switch (wanted.kind) {
    case 'number':
      return wanted.number
    case 'phone':
      return wanted.phone
    case 'words':
      return wanted.text
  }
}

function matches(actor: Actor, head: CaseHead, query: CaseQuery, now: string): boolean {
  const { town, assignee, status, level, overdue, incident, channel, tag, from, to } = query
  if (town && head.town !== town) return false
  if (status && !status.includes(head.status)) return false
  if (level && !level.includes(head.level)) return false
  if (overdue && !isOverdue(head, now)) return false
  if (incident && !incident.includes(head.incident)) return false
  if (channel && !channel.includes(head.channel)) return false
  if (tag && !(head.tags ?? []).includes(tag)) return false
  if (from && head.openedAt < beginOf(from)) return false
  if (to && Date.parse(head.openedAt) >= Date.parse(beginOf(to)) + DAY) return false
  if (query.quietDays && !isQuiet(head, query.quietDays, now)) return false
  if (assignee === 'none') return head.assignee === null
  return !assignee || head.assignee?.id === (assignee === 'me' ? actor.id : assignee)
}

/** The deadline passed without a first contact; an ended case is late no more, and one at another office is theirs. */
export function isOverdue(head: Pick<CaseHead, 'firstContactAt' | 'dueAt' | 'status'>, now: string): boolean {
  return isLate(head, now)
}

function isQuiet(head: CaseHead, days: number, now: string): boolean {
  return Date.parse(head.lastContactAt ?? head.openedAt) < Date.parse(now) - days * DAY
}

export function byUrgency(a: CaseHead, b: CaseHead): number {
  // Instants of one form sort as plain text; comparing them as words of a language is twenty times slower.
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(a.dueAt > b.dueAt) - Number(a.dueAt < b.dueAt)
}
