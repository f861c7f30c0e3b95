/** Alerts over HTTP: who has the matter stands beside them, and they end by a word, by a contact, or by being put aside. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { aDesk, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'
import type { Alert, OpenAlert } from '../../src/ports/conversation-store.ts'

let desk: Desk
let agent: Browser
let lead: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
  lead = await signInAs(desk, 's_super')
})
afterEach(() => desk.close())

async function ring(over: Partial<Alert>): Promise<void> {
  const at = desk.clock.now().toISOString()
  const base = { conversationId: null, caseNumber: null, town: '云阳街道', text: '测试', at } as const
  await desk.deps.cases.write({
    cases: [],
    alerts: [{ id: desk.deps.ids.next('a'), kind: 'repeat', level: 'P1', ...base, ...over }],
  })
}

const open = async (who: Browser): Promise<OpenAlert[]> =>
  ((await who('GET', '/alerts')).body as { alerts: OpenAlert[] }).alerts

it('name whoever has the talk, so that the bell finds that person', async () => {
  const { id, number } = await aTalk(desk, { case: {} })
  await agent('POST', `/conversations/${id}/claim`)
  await ring({ conversationId: id, caseNumber: number })
  expect(await open(lead)).toMatchObject([{ kind: 'repeat', holder: { badge: '012' } }])
})

it('reach whoever holds the matter in another town', async () => {
  const erling = await signInAs(desk, 's_erling')
  const { id, number } = await aTalk(desk, { town: '珥陵镇', case: { town: '珥陵镇' } })
  await erling('POST', `/conversations/${id}/claim`)
  await ring({ conversationId: id, caseNumber: number, town: '云阳街道' })
  expect(await open(erling)).toHaveLength(1)
})

it('end with the next word to the resident', async () => {
  const { id } = await aTalk(desk, { case: {} })
  await agent('POST', `/conversations/${id}/claim`)
  await ring({ conversationId: id, kind: 'danger', level: 'P0' })
  await agent('POST', `/conversations/${id}/messages`, { clientId: 'w1', text: '您现在安全吗' })
  expect(await open(lead)).toEqual([])
})

it('of the clock end with a contact by phone; a new danger does not', async () => {
  const { number } = await aTalk(desk, { case: {} })
  await agent('POST', `/cases/${number}/claim`)
  for (const kind of ['warning', 'overdue', 'danger'] as const) await ring({ kind, caseNumber: number })
  await agent('POST', `/cases/${number}/notes`, { text: '', contact: 'reached' })
  expect(await open(lead)).toMatchObject([{ kind: 'danger' }])
})

it('of a danger told before there was a case end with the case, and not with another of the talk', async () => {
  const { id, number } = await aTalk(desk, { case: {} })
  await agent('POST', `/cases/${number}/claim`)
  await ring({ conversationId: id, kind: 'danger', level: 'P0' })
  await ring({ kind: 'danger', level: 'P0', caseNumber: '2699-0000' })
  const step = async (to: string) => {
    const { version: expectedVersion } = (await agent('GET', `/cases/${number}`)).body
    const { status } = await agent('POST', `/cases/${number}/transitions`, { to, note: '测试', expectedVersion })
    expect(status).toBe(200)
  }
  await step('contacted')
  expect(await open(lead)).toHaveLength(2)
  await step('withdrawn')
  expect(await open(lead)).toMatchObject([{ kind: 'danger', caseNumber: '2699-0000' }])
})

it('are put aside once by whoever looked, and written down', async () => {
  const { id } = await aTalk(desk, { case: {} })
  await agent('POST', `/conversations/${id}/claim`)
  await ring({ conversationId: id })
  const alert = (await open(agent))[0] as OpenAlert
  expect((await agent('POST', `/alerts/${alert.id}/done`)).status).toBe(200)
  expect(await open(agent)).toEqual([])
  expect((await agent('POST', `/alerts/${alert.id}/done`)).status).toBe(404)
  expect((await desk.deps.staff.auditLog(1)).map(({ action }) => action)).toEqual(['alert.ended'])
})

it('cannot be put aside while nobody has taken the matter', async () => {
  await aTalk(desk, { case: {} })
  const alert = (await open(agent))[0] as OpenAlert
  expect((await agent('POST', `/alerts/${alert.id}/done`)).status).toBe(409)
  expect(await open(agent)).toHaveLength(1)
})

it('for one person are shown to that person only', async () => {
  await ring({ kind: 'mention', forId: 's_agent' })
  expect(await open(agent)).toMatchObject([{ kind: 'mention', forId: 's_agent' }])
  expect(await open(lead)).toEqual([])
})

it('of a case that ended stand no longer, unless somebody spoke of danger', async () => {
  const { number } = await aTalk(desk, { case: { status: 'withdrawn' } })
  await ring({ kind: 'warning', caseNumber: number })
  await ring({ kind: 'danger', caseNumber: number })
  expect(await open(lead)).toMatchObject([{ kind: 'danger' }])
})
