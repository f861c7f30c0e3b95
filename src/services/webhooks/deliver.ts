/** Tells other systems what waits to be told; what does not arrive is tried for about a day, then the address is switched off with an alarm. */
import { hookStopped } from '../../content/desk-messages.zh-CN.ts'
import type { CaseStore } from '../../ports/case-store.ts'
import type { HookOutcome, HookSender } from '../../ports/hook-sender.ts'
import type { StaffStore } from '../../ports/staff-store.ts'
import type { Bell, Clock, Ids, Log } from '../../ports/system.ts'
import type { Delivery, Webhook, WebhookStore } from '../../ports/webhook-store.ts'
import { hourly, HOUR_MS } from '../hourly.ts'
import { signedHeaders } from './sign.ts'

export interface HookDeps {
  webhooks: WebhookStore
  sender: HookSender
  cases: Pick<CaseStore, 'write'>
  staff: Pick<StaffStore, 'list' | 'audit'>
  clock: Clock
  ids: Ids
  bell: Bell
  log: Log
}

const BATCH = 20
const LEASE_MS = 60_000
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, HOUR_MS]
/** After the last one, about a day later, it is given up. */
const PAUSES = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
] as const
/** The receiver wants no more (RFC 9110, 410). */
const GONE = 410
const KEPT_MS = 30 * 24 * HOUR

/** All at once, so that an address that hangs holds up no other. Returns how many arrived. */
export async function deliverHooks(deps: HookDeps): Promise<number> {
  const now = deps.clock.now()
  const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString()
  const due = await deps.webhooks.lease(now.toISOString(), leaseUntil, BATCH)
  const told = await Promise.all(due.map((delivery) => tell(deps, delivery)))
  return told.filter(Boolean).length
}

/** Forgets tellings that ended a month ago; looks once an hour, however often it is asked. */
export function hookPurge({ webhooks, clock }: Pick<HookDeps, 'webhooks' | 'clock'>): () => Promise<void> {
  return hourly(clock, async (now) => webhooks.purge(new Date(now.getTime() - KEPT_MS).toISOString()))
}

async function tell(deps: HookDeps, delivery: Delivery): Promise<boolean> {
  const { webhooks, clock } = deps
  const hook = await webhooks.find(delivery.webhookId)
  if (hook === null) return false
  const { id, body } = delivery
  const headers = await signedHeaders(hook.secret, { id, body, now: clock.now() })
  const outcome = await deps.sender.post(hook.url, headers, body)
  const at = clock.now()
  if ('status' in outcome && outcome.status >= 200 && outcome.status < 300) {
    await webhooks.sent(id, outcome.status, at.toISOString())
    return true
  }
  const pause = endsIt(outcome) ? undefined : PAUSES[delivery.attempts - 1]
  const retryAt = pause === undefined ? null : new Date(at.getTime() + pause).toISOString()
  const why = 'status' in outcome ? { status: outcome.status, error: null } : { status: null, error: outcome.error }
  await webhooks.failed(id, why, retryAt, at.toISOString())
  if (retryAt === null) await switchOff(deps, hook)
  return false
}

/** Trying again mends neither: the receiver is gone for good, or the address leads inside. */
function endsIt(outcome: HookOutcome): boolean {
  return 'status' in outcome ? outcome.status === GONE : outcome.error === 'refused-address'
}

async function switchOff({ webhooks, staff, cases, clock, ids, bell, log }: HookDeps, hook: Webhook): Promise<void> {
  const current = await webhooks.find(hook.id)
  if (current?.state !== 'on') return
  await webhooks.put({ ...current, state: 'failed' })
  const at = clock.now().toISOString()
  log.warn('webhook-switched-off', { webhook: hook.id })
  await staff.audit({ at, actor: 'system', action: 'webhook.failed', target: hook.id, detail: '' })
  const administrators = (await staff.list()).filter(({ active, role }) => active && role === 'administrator')
  const alerts = administrators.map(({ id: forId }) => ({
    id: ids.next('a'),
    kind: 'warning' as const,
    level: 'P3' as const,
    conversationId: null,
    caseNumber: null,
    town: null,
    text: hookStopped(hook.name),
    at,
    forId,
  }))
  await cases.write({ cases: [], alerts })
  bell.ring('desk')
}
