/** One whole case; whoever reads personal words of it is written into the read log (社会救助法 §11, §70 (6)). */
import type { CaseHead } from '../../core/cases/case.ts'
import { caseRow, seesCase } from '../../core/rights.ts'
import type { Actor, DeskServices } from './deps.ts'
import { earlierOf } from './read-conversation.ts'
import { logRead } from './read-log.ts'
import { done, type Outcome } from './refusal.ts'
import { viewOf, type CaseView } from './view-case.ts'

export async function readCase(
  deps: DeskServices,
  actor: Actor,
  number: string,
  options: { isFollowing: boolean } = { isFollowing: false },
): Promise<Outcome<CaseView & { earlier: CaseHead[] }>> {
  const whole = await deps.cases.find(number)
  if (whole === null) return { kind: 'not-found', what: 'case' }
  if (!seesCase(actor, caseRow(whole))) return { kind: 'out-of-scope' }
  const view = viewOf(deps, actor, whole)
  if (!view.redacted) await logRead(deps, actor, { action: 'case.read', target: number, detail: '' }, options)
  const earlier = view.redacted ? [] : await earlierOf(deps, actor, whole.contact.phone, number)
  return done({ ...view, earlier })
}
