/** A second matter in one talk, after the first was closed: a case of its own, and nothing of the first is lost. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN, openTalk, testHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const json = { 'content-type': 'application/json' }

async function desk(): Promise<(method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>> {
  const signedIn = await house.call('/api/desk/session', { method: 'POST', headers: json, body: JSON.stringify(ADMIN) })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return async (method, path, body) => {
    const answer = await house.call(`/api/desk${path}`, {
      method,
      headers: { ...json, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(answer.status, `${method} ${path}`).toBeLessThan(300)
    return (await answer.json()) as Record<string, unknown>
  }
}

it('opens a case of its own with a history of its own', async () => {
  const talk = await openTalk(house)
  await talk.say({ text: '家里着火了，丹阳珥陵丈山村' })
  const first = (await (await talk.get('/api/chat/case')).json()) as { number: string }
  const work = await desk()
  await work('POST', `/cases/${first.number}/claim`)
  const version = async () => (await work('GET', `/cases/${first.number}`))['version']
  await work('POST', `/cases/${first.number}/transitions`, {
    to: 'declined',
    note: '演练',
    reason: 'other',
    expectedVersion: await version(),
  })
  const again = await talk.say({ text: '我爸摔了动不了 叫不应' })
  expect(again.status).toBe(200)
  const { case: second } = (await again.json()) as { case: { number: string; level: string } }
  expect(second.level).toBe('P0')
  expect(second.number).not.toBe(first.number)
  const opened = (await work('GET', `/cases/${second.number}`)) as { timeline: { kind: string; seq: number }[] }
  expect(opened.timeline[0]).toMatchObject({ kind: 'opened', seq: 1 })
  expect((await work('GET', `/cases/${first.number}`))['status']).toBe('declined')
})
