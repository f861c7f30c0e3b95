/** Cases by filters, most urgent and least time left first; by number or whole phone when somebody searches. */
import { CASE_STATUSES, type CaseHead, type CaseStatus } from '../../core/cases/case.ts'
import { isLate } from '../../core/cases/picks.ts'
import { headFor } from '../../core/cases/redact.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { caseRow, seesCase, townsOf } from '../../core/rights.ts'
import { LEVELS, type Level } from '../../core/triage/level.ts'
import type { CaseFilter } from '../../ports/conversation-store.ts'
import type { Actor, DeskServices } from './deps.ts'
import { readSearch } from './search.ts'
import { withOfficialTown } from './town-name.ts'

export interface CaseQuery {
  status?: CaseStatus[] | undefined
  level?: Level[] | undefined
  town?: string | undefined
  /** A staff id, `me`, or `none`. */
  assignee?: string | undefined
  overdue?: boolean | undefined
  q?: string | undefined
  limit?: number | undefined
}

export type CaseRow = CaseHead & { overdue: boolean }

const LIMIT = 200
/** Filters that the store does not know are applied to as many rows as this. */
const WIDE = 2000

export async function listCases(deps: DeskServices, actor: Actor, asked: CaseQuery): Promise<CaseRow[]> {
  const query = withOfficialTown(deps, asked)
  const now = deps.clock.now().toISOString()
  return rowsFor(actor, await deps.cases.list(filterOf(actor, query, now)), query, now)
}

/** What of these a person sees and asked for, in the order of the list. */
export function rowsFor(actor: Actor, heads: readonly CaseHead[], query: CaseQuery, now: string): CaseRow[] {
  return heads
    .filter((head) => seesCase(actor, caseRow(head)))
    .filter((head) => matches(actor, head, query, now))
    .sort(byUrgency)
    .slice(0, query.limit ?? LIMIT)
    .map((head) => ({ ...headFor(actor, head), overdue: isOverdue(head, now) }))
}

function filterOf(actor: Actor, query: CaseQuery, now: string): CaseFilter {
  const towns = query.town ? [query.town] : townsOf(actor)
  const assigneeId = query.assignee === 'me' ? actor.id : query.assignee
  const q = query.q ? searchWord(query.q) : null
  return {
    limit: query.assignee === 'none' ? WIDE : (query.limit ?? LIMIT),
    ...(query.status || query.overdue ? { status: statusesOf(query) } : {}),
    ...(query.level ? { level: [...query.level] } : {}),
    // What is assigned to a person is found by that person wherever it lies.
    ...(towns && assigneeId !== actor.id ? { towns: [...towns] } : {}),
    ...(assigneeId && assigneeId !== 'none' ? { assigneeId } : {}),
    ...(query.overdue ? { overdueAt: now } : {}),
    ...(q === null ? {} : { q }),
  }
}

/** An ended case, or one at another office, is not late here, so it must not fill the portion of the late ones. */
function statusesOf({ status, overdue }: CaseQuery): CaseStatus[] {
  return (status ?? CASE_STATUSES).filter((one) => !overdue || (!isEnded(one) && one !== 'referred'))
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
  const { town, assignee, status, level, overdue } = query
  if (town && head.town !== town) return false
  if (status && !status.includes(head.status)) return false
  if (level && !level.includes(head.level)) return false
  if (overdue && !isOverdue(head, now)) return false
  if (assignee === 'none') return head.assignee === null
  return !assignee || head.assignee?.id === (assignee === 'me' ? actor.id : assignee)
}

/** The deadline passed without a first contact; an ended case is late no more, and one at another office is theirs. */
export function isOverdue(head: Pick<CaseHead, 'firstContactAt' | 'dueAt' | 'status'>, now: string): boolean {
  return isLate(head, now)
}

export function byUrgency(a: CaseHead, b: CaseHead): number {
  // Instants of one form sort as plain text; comparing them as words of a language is twenty times slower.
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(a.dueAt > b.dueAt) - Number(a.dueAt < b.dueAt)
}
