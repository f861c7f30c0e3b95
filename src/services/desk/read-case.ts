/** One whole case; whoever reads personal words of it is written into the read log (社会救助法 §11, §70 (6)). */
import type { CaseHead } from '../../core/cases/case.ts'
import { caseRow, seesCase } from '../../core/rights.ts'
import type { Actor, DeskServices } from './deps.ts'
import { earlierOf } from './read-conversation.ts'
import { done, type Outcome } from './refusal.ts'
import { viewOf, type CaseView } from './view-case.ts'

export async function readCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
): Promise<Outcome<CaseView & { earlier: CaseHead[] }>> {
  const whole = await deps.cases.find(number)
  if (whole === null) return { kind: 'not-found', what: 'case' }
  if (!seesCase(actor, caseRow(whole))) return { kind: 'out-of-scope' }
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
