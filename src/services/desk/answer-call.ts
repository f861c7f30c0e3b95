/** A colleague answers a call: the tones end for all, the file says who; taking the matter is another step. */
import { ANSWER_LINES } from '../../content/call-out.zh-CN.ts'
import type { AnswerHow, CallOut } from '../../core/dispatch/call-out.ts'
import { addMinutes } from '../../core/time.ts'
import { caseWrite } from '../change-conversation.ts'
import { callOutOf } from '../dispatch/matter.ts'
import { PLAN } from '../dispatch/plan.ts'
import { heldTable } from '../office-table.ts'
import type { Actor, DeskServices } from './deps.ts'
import { openAlerts } from './feed.ts'
import { nameHolder } from './name-holder.ts'
import { done, type Outcome } from './refusal.ts'

const ATTEMPTS = 12

export async function answerCall(
  deps: DeskServices,
  actor: Actor,
  alertId: string,
  how: AnswerHow,
): Promise<Outcome<CallOut>> {
  const all = await deps.conversations.openAlerts()
  if (!all.some(({ id }) => id === alertId)) return { kind: 'not-found', what: 'alert' }
  const alerts = await openAlerts(deps, actor)
  const alert = alerts.find(({ id }) => id === alertId)
  if (alert === undefined) return { kind: 'out-of-scope' }
  const call = callOutOf(alert, alerts, await deps.callOuts.standing())
  if (call === undefined) return { kind: 'not-found', what: 'alert' }
  const now = deps.clock.now()
  const { value } = await heldTable(deps, PLAN)
  // Answered is not taken: when it is still nobody's by then, the next rung is called.
  const nextAt = addMinutes(now, value.minutes.toCentre).toISOString()
  const answer = { id: actor.id, badge: actor.badge, at: now.toISOString(), how }
  if (call.answer !== null || !(await deps.callOuts.answer({ ...call, nextAt }, answer))) {
    const { answer: first } = (await deps.callOuts.standing()).find(({ ref }) => ref === call.ref) ?? call
    const held = { kind: 'held' as const, holder: { ...(first ?? answer), name: null }, at: first?.at ?? answer.at }
    return first?.id === actor.id ? done({ ...call, answer: first }) : nameHolder(deps, held)
  }
  if (alert.caseNumber !== null) await writeDown(deps, actor, alert.caseNumber, how)
  await deps.staff.audit({
    at: answer.at,
    actor: actor.id,
    action: 'call.answered',
    target: call.ref,
    detail: how,
  })
  deps.bell.ring('desk')
  return done({ ...call, nextAt, answer })
}

async function writeDown(deps: DeskServices, { badge }: Actor, number: string, how: AnswerHow): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await deps.cases.find(number)
    if (found === null) return
    const entry = { by: badge, kind: 'note' as const, text: ANSWER_LINES[how] }
    const write = caseWrite(found, {}, [entry], deps.clock.now())
    if ((await deps.cases.write({ cases: [write] })) === 'stored') return
  }
}
