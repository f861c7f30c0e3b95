/** Calling out over HTTP: who is called, in the file and by message; answering ends it for a while; silence goes up to every supervisor. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallOut } from '../../src/core/dispatch/call-out.ts'
import { caseRegister } from '../../src/services/desk/case-register.ts'
import { callingOut } from '../../src/services/dispatch/call-out.ts'
import { dispatcher } from '../../src/services/dispatch/dispatcher.ts'
import { answerByChat } from '../../src/services/dispatch/answer-by-chat.ts'
import { bindChat } from '../../src/services/dispatch/staff-chat.ts'
import { aDesk, aTalk, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let worker: Browser
let lead: Browser
let tick: () => Promise<number>

const PLAN = {
  rules: [{ town: '云阳街道', days: 'all', from: '00:00', to: '23:59', workers: ['s_yunyang'], leads: ['s_agent2'] }],
  centre: ['s_agent'],
  minutes: { toLead: 5, toCentre: 15 },
  limit: 5,
  day: { from: '08:30', to: '17:30' },
}

beforeEach(async () => {
  desk = await aDesk({ takesChats: true })
  worker = await signInAs(desk, 's_yunyang')
  lead = await signInAs(desk, 's_super')
  await lead('PUT', '/tables/dispatch', { expectedVersion: 0, value: PLAN, why: '换班' })
  const register = caseRegister(desk.deps)
  const deps = { ...desk.deps, register }
  tick = callingOut({ ...deps, dispatcher: dispatcher(deps) })
})
afterEach(() => desk.close())

async function callOut(who: Browser): Promise<CallOut | undefined> {
  const { alerts } = (await who('GET', '/alerts')).body as { alerts: { callOut?: CallOut }[] }
  return alerts[0]?.callOut
}
const fileOf = async (number: string | null) =>
  ((await desk.deps.cases.find(number ?? ''))?.timeline ?? []).slice(1).map(({ text }) => text)

describe('a new urgent case', () => {
  it('calls the worker on duty at once, then one rung after another, and the file says so', async () => {
    const { number } = await aTalk(desk, { case: {} })
    expect(await tick()).toBe(1)
    expect(await tick(), 'not twice').toBe(0)
    expect(await callOut(worker)).toMatchObject({ rung: 'worker', called: [{ badge: '021' }], answer: null })
    desk.clock.forward(5)
    await tick()
    desk.clock.forward(10)
    await tick()
    desk.clock.forward(15)
    await tick()
    expect(await callOut(lead)).toMatchObject({ rung: 'everybody', called: [{ badge: '001' }, { badge: '041' }] })
    desk.clock.forward(15)
    await tick()
    expect((await callOut(lead))?.round).toBe(5)
    expect(await fileOf(number)).toEqual([
      '已叫值班员：021 号',
      '已叫组长：015 号',
      '已叫服务中心：012 号',
      '已叫所有主管：001 号、041 号',
    ])
  })

  it('is answered once: the next hears who did; unanswered by deed it goes on upwards', async () => {
    const { number } = await aTalk(desk, { case: {} })
    await tick()
    const [{ id }] = (await worker('GET', '/alerts')).body.alerts
    expect((await worker('POST', `/alerts/${id}/answer`, { how: 'told' })).body).toMatchObject({
      answer: { badge: '021', how: 'told' },
    })
    expect((await lead('POST', `/alerts/${id}/answer`, { how: 'coming' })).body).toMatchObject({ holder: '021' })
    expect(await fileOf(number)).toEqual(['已叫值班员：021 号', '应了呼叫：已通知该去的人'])
    desk.clock.forward(14)
    expect(await tick()).toBe(0)
    desk.clock.forward(1)
    await tick()
    expect(await callOut(lead)).toMatchObject({ rung: 'lead', answer: null })
  })

  it('calls nobody any more once it is taken', async () => {
    const { id } = await aTalk(desk, { case: {} })
    await tick()
    await worker('POST', `/conversations/${id}/claim`)
    desk.clock.forward(60)
    expect(await tick()).toBe(0)
  })

  it('calls nobody for a danger after which somebody reached the person', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    await worker('POST', `/conversations/${id}/claim`)
    const at = desk.clock.now().toISOString()
    const danger = { id: 'a_danger', kind: 'danger', level: 'P0', town: '云阳街道', text: '测试', at } as const
    await desk.deps.cases.write({ cases: [], alerts: [{ ...danger, conversationId: id, caseNumber: number }] })
    await tick()
    expect(await callOut(worker)).toMatchObject({ rung: 'worker', called: [{ badge: '021' }] })
    desk.clock.forward(1)
    await worker('POST', `/cases/${number}/notes`, { text: '', contact: 'reached' })
    desk.clock.forward(10)
    expect(await tick()).toBe(0)
    expect(await callOut(worker)).toBeUndefined()
  })

  it('passes over whoever is off duty, and calls every supervisor when no one is named', async () => {
    await worker('PUT', '/duty', { isOn: false })
    await aTalk(desk, { town: '珥陵镇', case: { town: '珥陵镇' } })
    await aTalk(desk, { case: {} })
    await tick()
    const { alerts } = (await lead('GET', '/alerts')).body as { alerts: { town: string; callOut: unknown }[] }
    const of = (town: string) => alerts.find((one) => one.town === town)?.callOut
    expect(of('云阳街道')).toMatchObject({ rung: 'lead', called: [{ badge: '015' }] })
    expect(of('珥陵镇')).toMatchObject({ rung: 'centre', called: [{ badge: '012' }] })
  })

  it('keeps a complaint from those it may be about', async () => {
    await aTalk(desk, { confidential: true, case: { incident: 'complaint' } })
    await tick()
    expect(await callOut(lead)).toMatchObject({ rung: 'everybody', called: [{ badge: '001' }, { badge: '041' }] })
  })
})

describe('an own chat', () => {
  const say = (text: string) => bindChat(desk.deps, { channel: 'telegram', address: '700700', clientId: 'u1', text })

  it('is bound by a code that counts once, gets a line without anybody’s data, and is unbound', async () => {
    const { code } = (await worker('POST', '/me/chat')).body
    expect(await say('低保怎么申请')).toBe(false)
    expect(await say(`绑定 ${code}`)).toBe(true)
    expect(await say(`绑定 ${code}`)).toBe(true)
    expect((await worker('GET', '/me/chat')).body).toMatchObject({ available: true, since: expect.any(String) })
    await aTalk(desk, { case: {} })
    await tick()
    const now = desk.clock.now().toISOString()
    const sent = await desk.deps.conversations.leaseOutbox(now, now, 10)
    expect(new Set(sent.map(({ address }) => address))).toEqual(new Set(['700700']))
    expect(sent.map(({ reply }) => reply.text).toSorted()).toEqual([
      '很急求助 1 宗 · 云阳街道 · 没有人接手，请马上打开工作台',
      expect.stringContaining('绑好了。021 号'),
      expect.stringContaining('不对，或过期'),
    ])
    expect(JSON.stringify(sent)).not.toMatch(new RegExp(Object.values(SECRET).join('|')))
    expect((await worker('DELETE', '/me/chat')).body).toMatchObject({ since: null })
  })

  const bind = async () => say(`绑定 ${(await worker('POST', '/me/chat')).body.code}`)
  const write = (part: { text: string } | { choice: string }) =>
    answerByChat(desk.deps, { channel: 'telegram', address: '700700', clientId: 'u2', ...part })
  const told = async () => {
    const now = desk.clock.now()
    const later = new Date(now.getTime() + 60_000).toISOString()
    return (await desk.deps.conversations.leaseOutbox(now.toISOString(), later, 20)).map(({ reply }) => reply)
  }

  it('answers a call by its key; the desk and the file know who', async () => {
    await bind()
    const { number } = await aTalk(desk, { case: {} })
    await tick()
    const [, call] = await told()
    const keys = call?.choices ?? []
    expect(keys.map(({ label }) => label)).toEqual(['我来', '已通知别人'])
    expect(await write({ choice: keys[0]?.id ?? '' })).toBe(true)
    expect(await callOut(lead)).toMatchObject({ answer: { badge: '021', how: 'coming' } })
    expect((await fileOf(number)).at(-1)).toBe('应了呼叫：我来')
    expect((await told()).map(({ text }) => text)).toEqual([expect.stringContaining('记下了，您来')])
  })

  it.each([
    ['我来', 'coming'],
    ['我去了。', 'coming'],
    ['已经通知了', 'told'],
  ])('answers the newest call by the words %s', async (text, how) => {
    await bind()
    await aTalk(desk, { case: {} })
    await tick()
    expect(await write({ text })).toBe(true)
    expect(await callOut(lead)).toMatchObject({ answer: { badge: '021', how } })
  })

  it('hears who was quicker, and that it is over', async () => {
    await bind()
    const { id } = await aTalk(desk, { case: {} })
    await tick()
    const key = (await told()).flatMap(({ choices = [] }) => choices)[0]?.id ?? ''
    const [alert] = (await lead('GET', '/alerts')).body.alerts
    await lead('POST', `/alerts/${alert.id}/answer`, { how: 'told' })
    expect(await write({ choice: key })).toBe(true)
    await worker('POST', `/conversations/${id}/claim`)
    expect(await write({ choice: key })).toBe(true)
    expect((await told()).map(({ text }) => text)).toEqual([
      expect.stringContaining('041 号已经应了'),
      expect.stringContaining('不再叫人'),
    ])
  })

  it('leaves to the talk what answers nothing: words of a resident, of whoever was not called, of a stranger', async () => {
    await aTalk(desk, { case: {} })
    await tick()
    expect(await write({ text: '我来' })).toBe(false)
    expect(await write({ choice: 'call:coming:2600-0000' })).toBe(false)
    await bind()
    expect(await write({ text: '我来问问低保' })).toBe(false)
    expect(await write({ choice: 'safe' })).toBe(false)
    desk.clock.forward(5)
    await tick()
    expect(await write({ text: '我来' }), 'the lead is called by now').toBe(false)
  })

  it('takes no answer from a role that may not work on talks', async () => {
    await bind()
    await aTalk(desk, { case: {} })
    await tick()
    const key = (await told()).flatMap(({ choices = [] }) => choices)[0]?.id ?? ''
    const person = await desk.deps.staff.find('s_yunyang')
    if (person) await desk.deps.staff.put({ ...person, role: 'auditor' })
    expect(await write({ choice: key })).toBe(false)
    expect(await callOut(lead)).toMatchObject({ answer: null })
  })

  it('is not bound by a code that has run out', async () => {
    const { code } = (await worker('POST', '/me/chat')).body
    desk.clock.forward(11)
    await say(`/start ${code}`)
    expect((await worker('GET', '/me/chat')).body).toMatchObject({ since: null })
  })
})
