/** One whole case; whoever reads personal words of it is written into the read log (社会救助法 §11, §70 (6)). */
import type { Case, CaseHead, CaseStatus } from '../../core/cases/case.ts'
import { caseFor } from '../../core/cases/redact.ts'
import { nextStatuses } from '../../core/cases/transitions.ts'
import { seesCase } from '../../core/rights.ts'
import type { Actor, DeskServices } from './deps.ts'
import { isOverdue } from './list-cases.ts'
import { earlierOf } from './read-conversation.ts'
import { done, type Outcome } from './refusal.ts'

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

export async function readCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
): Promise<Outcome<CaseView & { earlier: CaseHead[] }>> {
  const whole = await deps.cases.find(number)
  if (whole === null) return { kind: 'not-found', what: 'case' }
  if (!seesCase(actor, { town: whole.town, holderId: whole.assignee?.id ?? null })) return { kind: 'out-of-scope' }
  const view = viewOf(deps, actor, whole)
  if (!view.redacted) {
    await deps.staff.audit({
      at: deps.clock.now().toISOString(),
      actor: actor.id,
      action: 'case.read',
      target: number,
      detail: '',
    })
  }
  const earlier = view.redacted ? [] : await earlierOf(deps, actor, whole.contact.phone, number)
  return done({ ...view, earlier })
}
