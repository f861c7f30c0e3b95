/** Dispatch over HTTP: tables with versions and reasons, the try-out, alarms that say whom they call, the duty switch. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Alert } from '../../src/ports/conversation-store.ts'
import { aDesk, aStoredCase, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let supervisor: Browser
let agent: Browser

beforeEach(async () => {
  desk = await aDesk()
  supervisor = await signInAs(desk, 's_super')
  agent = await signInAs(desk, 's_agent')
})
afterEach(() => desk.close())

const PLAN = {
  rules: [
    {
      town: '云阳街道',
      days: 'all',
      from: '08:30',
      to: '17:30',
      workers: ['s_yunyang', 's_agent'],
      leads: ['s_agent2'],
    },
  ],
  centre: ['s_super'],
  minutes: { toLead: 5, toCentre: 15 },
  limit: 1,
  day: { from: '08:30', to: '17:30' },
}
const put = (name: string, value: unknown, expectedVersion = 0, why = '换班') =>
  supervisor('PUT', `/tables/${name}`, { expectedVersion, value, why })

describe('a table of the office', () => {
  it('is changed by version, with a reason, and keeps who, when and what', async () => {
    expect((await supervisor('GET', '/tables/dispatch')).body).toMatchObject({ version: 0, value: { limit: 12 } })
    expect((await put('dispatch', PLAN)).body).toMatchObject({ version: 1 })
    expect(await put('dispatch', PLAN)).toMatchObject({ status: 409 })
    await put('dispatch', { ...PLAN, limit: 9 }, 1, '忙')
    const { body } = await supervisor('GET', '/tables/dispatch/history')
    expect(body.changes).toMatchObject([
      { version: 2, by: '041', why: '忙', parts: ['limit'] },
      { version: 1, by: '041', why: '换班' },
    ])
    const admin = await signInAs(desk, 's_admin')
    const { entries } = (await admin('GET', '/audit')).body
    expect(entries[1]).toMatchObject({ action: 'table.changed', target: 'dispatch', detail: 'v2 忙' })
  })

  it('is refused with the field and how to mend it; what is no table is not found', async () => {
    const wrong = await put('dispatch', { ...PLAN, minutes: { toLead: 30, toCentre: 15 } })
    expect(wrong.body.errors).toMatchObject([{ field: 'minutes.toCentre' }])
    expect((await put('roster-2026-11-24', { lines: [] })).status, 'a Tuesday').toBe(404)
    expect((await supervisor('GET', '/tables/passwords')).status).toBe(404)
  })

  it('starts with the five classes and 21 services of the dialogue', async () => {
    const { value } = (await agent('GET', '/tables/services')).body
    const items = value.classes.flatMap((one: { items: unknown[] }) => one.items)
    expect([value.classes.length, items.length]).toEqual([5, 21])
  })
})

describe('who gets a case', () => {
  beforeEach(() => put('dispatch', PLAN))

  it('can be tried before it happens, and is suggested on the case', async () => {
    const wish = { town: '云阳街道', level: 'P1', at: '2026-11-26T10:00:00+08:00' }
    expect((await agent('POST', '/dispatch/try', wish)).body.first).toMatchObject({ badge: '021', because: 'rule' })
    const night = { ...wish, at: '2026-11-26T23:10:00+08:00' }
    await put('roster-2026-11-23', {
      lines: [{ town: null, shift: 'night', days: Array.from({ length: 7 }, () => ['s_super']) }],
    })
    expect((await agent('POST', '/dispatch/try', night)).body).toMatchObject({
      period: 'night',
      first: { badge: '041' },
    })
    const number = await aStoredCase(desk)
    expect((await agent('GET', `/cases/${number}/dispatch`)).body.first).toMatchObject({ badge: '021' })
  })

  it('goes to the next when the first has a full hand or is off duty', async () => {
    const yunyang = await signInAs(desk, 's_yunyang')
    const number = await aStoredCase(desk)
    await yunyang('POST', `/cases/${number}/claim`)
    const wish = { town: '云阳街道', level: 'P1' }
    expect((await agent('POST', '/dispatch/try', wish)).body).toMatchObject({
      first: { badge: '012' },
      skipped: [{ badge: '021', why: 'full' }],
    })
    await agent('PUT', '/duty', { isOn: false })
    expect((await agent('GET', '/duty')).body).toEqual({ isOn: false })
    expect((await agent('POST', '/dispatch/try', wish)).body.first).toMatchObject({ badge: '021', because: 'least' })
    desk.clock.forward(25 * 60)
    const again = await signInAs(desk, 's_agent')
    expect(
      (await again('POST', '/dispatch/try', { ...wish, at: '2026-11-25T10:00:00+08:00' })).body.first,
    ).toMatchObject({ badge: '012' })
  })
})

async function ring(over: Pick<Alert, 'kind' | 'level'> & Partial<Alert>): Promise<void> {
  const at = desk.clock.now().toISOString()
  const base = { conversationId: null, caseNumber: null, town: '云阳街道', text: '测试', at }
  await desk.deps.cases.write({ cases: [], alerts: [{ id: desk.deps.ids.next('a'), ...base, ...over }] })
}

describe('an alarm', () => {
  it('says whom it calls by the rules of its town', async () => {
    await put('dispatch', PLAN)
    await aTalk(desk, { case: {} })
    const [alarm] = (await agent('GET', '/alerts')).body.alerts
    expect(alarm.calls).toMatchObject([{ badge: '021' }, { badge: '012' }])
  })

  it('calls whoever has the matter, or the one person it is for, before any rule', async () => {
    await put('dispatch', PLAN)
    const { id, number } = await aTalk(desk, { case: {} })
    await agent('POST', `/conversations/${id}/claim`)
    await ring({ kind: 'danger', level: 'P0', conversationId: id, caseNumber: number })
    await ring({ kind: 'unclaimed', level: 'P1', conversationId: id, caseNumber: number })
    await ring({ kind: 'mention', level: 'P2', forId: 's_super' })
    const calls = async (who: Browser, kind: string) => {
      const { alerts } = (await who('GET', '/alerts')).body as { alerts: { kind: string; calls: unknown }[] }
      return alerts.find((one) => one.kind === kind)?.calls
    }
    expect(await calls(agent, 'danger')).toEqual([{ id: 's_agent', badge: '012', because: 'holder' }])
    expect(await calls(agent, 'unclaimed')).toMatchObject([{ badge: '015', because: 'rule' }])
    expect(await calls(supervisor, 'mention')).toEqual([{ id: 's_super', badge: '041', because: 'named' }])
  })
})
