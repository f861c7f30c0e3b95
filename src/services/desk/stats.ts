/** Figures for the desk and its supervisors, over the cases a person may see. */
import { caseFigures, type CaseFigures } from '../../core/cases/figures.ts'
import { headFor } from '../../core/cases/redact.ts'
import { seesCase, townsOf } from '../../core/rights.ts'
import type { Actor, DeskServices } from './deps.ts'

export interface StatsQuery {
  town?: string | undefined
  /** Opened on or after, and before. */
  from?: string | undefined
  to?: string | undefined
}

/** More cases than a county opens in years; past it the figures would no longer be whole, so they say so. */
const MOST = 200_000

export async function deskStats(
  deps: DeskServices,
  actor: Actor,
  query: StatsQuery,
): Promise<CaseFigures & { complete: boolean; at: string }> {
  const now = deps.clock.now()
  const towns = query.town ? [query.town] : townsOf(actor)
  const heads = await deps.cases.list({ limit: MOST, ...(towns ? { towns: [...towns] } : {}) })
  const rows = heads
    .filter((head) => seesCase(actor, { town: head.town, holderId: head.assignee?.id ?? null }))
    .filter((head) => isWithin(head.openedAt, query))
    .map((head) => headFor(actor, head))
  return { ...caseFigures(rows, now), complete: heads.length < MOST, at: now.toISOString() }
}

function isWithin(openedAt: string, { from, to }: StatsQuery): boolean {
  const opened = Date.parse(openedAt)
  return (from === undefined || opened >= Date.parse(from)) && (to === undefined || opened < Date.parse(to))
}
