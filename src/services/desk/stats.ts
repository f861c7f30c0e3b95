/** Figures for the desk and its supervisors, over the cases a person may see. */
import { caseFigures, type CaseFigures } from '../../core/cases/figures.ts'
import { headFor } from '../../core/cases/redact.ts'
import { caseRow, COMPLAINT, seesCase, townsOf } from '../../core/rights.ts'
import type { CaseRegister } from './case-register.ts'
import type { Actor, DeskServices } from './deps.ts'

export interface StatsQuery {
  town?: string | undefined
  /** Opened on or after, and before. */
  from?: string | undefined
  to?: string | undefined
}

/** `complete`: every case was counted; the register holds them all, a store that could only sample would say false. */
export async function deskStats(
  deps: Pick<DeskServices, 'clock'> & { register: CaseRegister },
  actor: Actor,
  query: StatsQuery,
): Promise<CaseFigures & { complete: boolean; at: string }> {
  const now = deps.clock.now()
  const rows = (await deps.register.heads())
    .filter(({ town }) => query.town === undefined || town === query.town)
    .filter(({ town }) => isOwnTown(actor, town))
    .filter((head) => head.incident !== COMPLAINT || seesCase(actor, caseRow(head)))
    .filter((head) => isWithin(head.openedAt, query))
    .map((head) => headFor(actor, head))
  return { ...caseFigures(rows, now), complete: true, at: now.toISOString() }
}

/** Figures of a town are the town's own, whoever works on its cases. */
function isOwnTown(actor: Actor, town: string | null): boolean {
  const towns = townsOf(actor)
  return towns === null || (town !== null && towns.includes(town))
}

function isWithin(openedAt: string, { from, to }: StatsQuery): boolean {
  const opened = Date.parse(openedAt)
  return (from === undefined || opened >= Date.parse(from)) && (to === undefined || opened < Date.parse(to))
}
