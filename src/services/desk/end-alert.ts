/** A worker says that an alert is seen to. What nobody has taken yet cannot be put aside: it has to be taken first. */
import type { Alert } from '../../ports/conversation-store.ts'
import type { Actor, DeskServices } from './deps.ts'
import { openAlerts } from './feed.ts'
import { done, type Outcome } from './refusal.ts'

/** Kinds that call for somebody; the rest only tell. */
const CALLS: ReadonlySet<Alert['kind']> = new Set(['danger', 'case', 'unclaimed', 'repeat', 'waiting'])

export async function endAlert(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<{ id: string }>> {
  const all = await deps.conversations.openAlerts()
  if (!all.some((alert) => alert.id === id)) return { kind: 'not-found', what: 'alert' }
  const alert = (await openAlerts(deps, actor)).find((one) => one.id === id)
  if (alert === undefined) return { kind: 'out-of-scope' }
  if (alert.holder === undefined && alert.forId === undefined && CALLS.has(alert.kind)) {
    return { kind: 'not-holder', holder: null }
  }
  const at = deps.clock.now().toISOString()
  await deps.conversations.closeAlerts({ id }, at, actor.id)
  await deps.staff.audit({ at, actor: actor.id, action: 'alert.ended', target: id, detail: alert.kind })
  deps.bell.ring('desk')
  return done({ id })
}
