/** The tables of dispatch: the plan, and one roster a week. */
import { dispatchPlan, STARTING_PLAN, type DispatchPlan } from '../../core/dispatch/plan.ts'
import { EMPTY_ROSTER, mondayOf, roster, type Roster } from '../../core/dispatch/roster.ts'
import type { TableKind } from '../office-table.ts'

export const PLAN: TableKind<DispatchPlan> = { name: 'dispatch', schema: dispatchPlan, starting: STARTING_PLAN }

/** The roster of the week in which the day lies. */
export function rosterTable(date: string): TableKind<Roster> {
  return { name: `roster-${mondayOf(date)}`, schema: roster, starting: EMPTY_ROSTER }
}
