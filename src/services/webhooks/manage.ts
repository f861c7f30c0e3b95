/** Addresses to tell: an administrator enters, changes, tries and removes them; the secret is shown when it is made and never again. */
import { addressFault, type AddressFault } from '../../core/hooks/address.ts'
import { bodyOf, type HookEvent } from '../../core/hooks/events.ts'
import type { Delivery, Webhook } from '../../ports/webhook-store.ts'
import type { Actor, DeskServices } from '../desk/deps.ts'
import { done, type Outcome, type Refusal } from '../desk/refusal.ts'
import { officialTowns } from '../desk/town-name.ts'
import { newSecret } from './sign.ts'

export type WebhookRow = Omit<Webhook, 'secret'>
export interface HookWish {
  name: string
  url: string
  events: HookEvent[]
  towns: string[]
}

const FAULTS: Readonly<Record<AddressFault, string>> = {
  'no-address': '地址写得不对。写完整，像 https://oa.example.gov.cn/hook。',
  scheme: '地址要用 https 开头。',
  inside: '这是内网地址。要用，先请运维在 WEBHOOK_PRIVATE_HOSTS 里写上它。',
}
const SHOWN = 100
const MOST = 20

export async function listHooks({ webhooks }: DeskServices): Promise<WebhookRow[]> {
  return (await webhooks.list()).map(rowOf)
}

export async function addHook(
  deps: DeskServices,
  actor: Actor,
  wish: HookWish,
): Promise<Outcome<{ row: WebhookRow; secret: string }>> {
  if ((await deps.webhooks.list()).length >= MOST) {
    return { kind: 'invalid', field: 'url', why: `最多${MOST}个地址，先删一个不用的。` }
  }
  const checked = check(deps, wish)
  if (checked.kind !== 'done') return checked
  const secret = newSecret()
  const hook: Webhook = {
    ...checked.value,
    id: deps.ids.next('w'),
    secret,
    state: 'on',
    createdBy: actor.id,
    createdAt: deps.clock.now().toISOString(),
  }
  await deps.webhooks.put(hook)
  // Query strings may hold a secret of the receiver's: the log names the host alone.
  await audit(deps, actor, 'webhook.created', hook.id, `${new URL(hook.url).host} ${hook.events.join(' ')}`)
  return done({ row: rowOf(hook), secret })
}

export async function changeHook(
  deps: DeskServices,
  actor: Actor,
  id: string,
  change: Partial<HookWish> & { state?: 'on' | 'off' },
): Promise<Outcome<WebhookRow>> {
  const hook = await deps.webhooks.find(id)
  if (hook === null) return NOT_FOUND
  const checked = check(deps, { ...hook, ...change })
  if (checked.kind !== 'done') return checked
  const changed: Webhook = { ...hook, ...checked.value, ...(change.state ? { state: change.state } : {}) }
  await deps.webhooks.put(changed)
  await audit(deps, actor, 'webhook.changed', id, `${new URL(changed.url).host} ${Object.keys(change).join(' ')}`)
  return done(rowOf(changed))
}

export async function removeHook(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<null>> {
  if ((await deps.webhooks.find(id)) === null) return NOT_FOUND
  await deps.webhooks.remove(id)
  await audit(deps, actor, 'webhook.removed', id, '')
  return done(null)
}

/** A new secret in the place of the old one, from the next try on. */
export async function renewSecret(deps: DeskServices, actor: Actor, id: string): Promise<Outcome<{ secret: string }>> {
  const hook = await deps.webhooks.find(id)
  if (hook === null) return NOT_FOUND
  const secret = newSecret()
  await deps.webhooks.put({ ...hook, secret })
  await audit(deps, actor, 'webhook.secret', id, '')
  return done({ secret })
}

/** Sends a message that tells of nothing, on the same way as the others. */
export async function tryHook(deps: DeskServices, id: string): Promise<Outcome<{ id: string }>> {
  if ((await deps.webhooks.find(id)) === null) return NOT_FOUND
  const at = deps.clock.now().toISOString()
  const delivery = { id: deps.ids.next('d'), webhookId: id, event: 'test', body: bodyOf('test', {}, at), at }
  await deps.webhooks.queue(delivery)
  deps.bell.ring('hooks')
  return done({ id: delivery.id })
}

export async function hookLog({ webhooks }: DeskServices, id: string): Promise<Outcome<Delivery[]>> {
  return (await webhooks.find(id)) === null ? NOT_FOUND : done(await webhooks.deliveries(id, SHOWN))
}

export async function resendHook(
  deps: DeskServices,
  actor: Actor,
  id: string,
  delivery: string,
): Promise<Outcome<{ id: string }>> {
  if (!(await deps.webhooks.resend(id, delivery, deps.clock.now().toISOString()))) return NOT_FOUND
  await audit(deps, actor, 'webhook.resent', id, delivery)
  deps.bell.ring('hooks')
  return done({ id: delivery })
}

const NOT_FOUND: Refusal = { kind: 'not-found', what: 'webhook' }

function check(deps: DeskServices, { name, url, events, towns: named }: HookWish): Outcome<HookWish> {
  const fault = addressFault(url, deps.hookHosts ?? [])
  if (fault !== null) return { kind: 'invalid', field: 'url', why: FAULTS[fault] }
  const towns = officialTowns(deps, 'towns', named)
  return towns.kind === 'invalid' ? towns : done({ name, url, events: [...new Set(events)], towns: towns.names })
}

function rowOf({ secret: _secret, ...row }: Webhook): WebhookRow {
  return row
}

async function audit({ staff, clock }: DeskServices, actor: Actor, action: string, target: string, detail: string) {
  await staff.audit({ at: clock.now().toISOString(), actor: actor.id, action, target, detail })
}
