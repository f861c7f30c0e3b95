/** A case as one reader may see it, with what can be done next. */
import type { Case, CaseStatus } from '../../core/cases/case.ts'
import { caseFor } from '../../core/cases/redact.ts'
import { nextStatuses } from '../../core/cases/transitions.ts'
import type { Actor, DeskServices } from './deps.ts'
import { isOverdue } from './list-cases.ts'

export type CaseView = Case & {
  /** True when personal words were left out for this reader. */
  redacted: boolean
  /** The steps the table allows now. */
  next: CaseStatus[]
  overdue: boolean
}

/** The case as one reader may see it. */
export function viewOf(deps: DeskServices, actor: Actor, whole: Case): CaseView {
  return {
    ...caseFor(actor, whole),
    next: nextStatuses(whole),
    overdue: isOverdue(whole, deps.clock.now().toISOString()),
  }
}
