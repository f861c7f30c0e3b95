/** How much there is to do, counted over everything a person sees and not over the rows that happen to be loaded. */
import type { CaseStatus } from '../../core/cases/case.ts'
import { headFor } from '../../core/cases/redact.ts'
import { isEnded } from '../../core/cases/transitions.ts'
import { caseRow, seesCase, seesConversation } from '../../core/rights.ts'
import type { Level } from '../../core/triage/level.ts'
import type { CaseRegister } from './case-register.ts'
import type { Actor, DeskServices } from './deps.ts'
import { isOverdue } from './list-cases.ts'

export interface CaseCounts {
  /** Somebody still works on them. */
  open: number
  overdue: number
  byStatus: Partial<Record<CaseStatus, number>>
  byLevel: Partial<Record<Level, number>>
  /** Of the open ones. */
  byTag: Record<string, number>
}

export interface TalkCounts {
  mine: number
  waiting: number
  /** Of the person's own towns. */
  town: number
  all: number
}

/** Statuses are counted over all cases, levels over the open ones. */
export async function countCases(
  deps: Pick<DeskServices, 'clock'> & { register: CaseRegister },
  actor: Actor,
  { town, assignee }: { town?: string | undefined; assignee?: string | undefined },
): Promise<CaseCounts> {
  const now = deps.clock.now().toISOString()
  const counts: CaseCounts = { open: 0, overdue: 0, byStatus: {}, byLevel: {}, byTag: {} }
  const wanted = assignee === 'me' ? actor.id : assignee
  for (const head of await deps.register.heads()) {
    if (!seesCase(actor, caseRow(head))) continue
    const holderId = head.assignee?.id ?? null
    if (town !== undefined && head.town !== town) continue
    if (wanted !== undefined && (wanted === 'none' ? holderId !== null : holderId !== wanted)) continue
    counts.byStatus[head.status] = (counts.byStatus[head.status] ?? 0) + 1
    if (isEnded(head.status)) continue
    counts.open += 1
    counts.byLevel[head.level] = (counts.byLevel[head.level] ?? 0) + 1
    for (const tag of headFor(actor, head).tags ?? []) counts.byTag[tag] = (counts.byTag[tag] ?? 0) + 1
    if (isOverdue(head, now)) counts.overdue += 1
  }
  return counts
}

export async function countTalks(deps: Pick<DeskServices, 'conversations'>, actor: Actor): Promise<TalkCounts> {
  const counts: TalkCounts = { mine: 0, waiting: 0, town: 0, all: 0 }
  for (const { floor, town, holderId, confidential, count } of await deps.conversations.openCounts()) {
    if (!seesConversation(actor, { town, holderId, confidential })) continue
    counts.all += count
    if (floor === 'waiting') counts.waiting += count
    if (holderId === actor.id) counts.mine += count
    if (town !== null && actor.towns.includes(town)) counts.town += count
  }
  return counts
}
