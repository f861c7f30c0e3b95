/** Who is too fast is asked to wait, danger never; many messages at once are all kept; what cannot be read is said. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bucketOf } from '../../src/http/rate-limit.ts'
import { openTalk, testHouse, upload, type TestHouse } from '../support/house.ts'

let house: TestHouse
const json = { 'content-type': 'application/json' }

/** Stands still: on a busy machine a share of a second would let one more pass. */
const clock = { now: () => new Date('2026-11-30T02:00:00Z') }

beforeAll(async () => {
  house = await testHouse({}, { clock })
})
afterAll(() => house.close())

describe('a bucket', () => {
  const clock = { at: 0, now: () => new Date(clock.at) }

  it('lets a burst pass, then one for every share of a second, each key for itself', () => {
    const bucket = bucketOf(clock, { burst: 3, perSecond: 2 })
    expect([1, 2, 3, 4].map(() => bucket.take('a'))).toEqual([0, 0, 0, 1])
    expect(bucket.take('b')).toBe(0)
    clock.at += 500
    expect([bucket.take('a'), bucket.take('a')]).toEqual([0, 1])
    clock.at += 60_000
    expect([1, 2, 3, 4].map(() => bucket.take('a'))).toEqual([0, 0, 0, 1])
  })
})

describe('limits', () => {
  it('ask a talk that floods to wait, with phones, and hear danger all the same', async () => {
    const talk = await openTalk(house)
    let last = await talk.say({ clientId: 'flood', text: '您好' })
    for (let tries = 0; tries < 1000 && last.status !== 429; tries += 1) {
      last = await talk.say({ clientId: 'flood', text: '您好' })
    }
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(last.headers.get('content-type')).toContain('application/problem+json')
    expect(((await last.json()) as { detail: string }).detail).toMatch(/110、119、120/)
    expect((await talk.say({ text: '我家着火了，火还在烧' })).status).toBe(200)
    expect((await (await openTalk(house)).say({ text: '您好' })).status).toBe(200)
  })

  it('ask one address that opens talks without end to wait, and no other', async () => {
    const open = (address: string) =>
      house.house.app.request(
        'http://127.0.0.1:8787/api/chat/sessions',
        { method: 'POST', headers: json, body: '{}' },
        { incoming: { socket: { remoteAddress: address } } },
      )
    let last = 201
    for (let tries = 0; tries < 1000 && last === 201; tries += 1) last = (await open('203.0.113.7')).status
    expect(last).toBe(429)
    expect((await open('203.0.113.8')).status).toBe(201)
  })

  it('count the page and the API of one talk together, and let danger pass on the page too', async () => {
    const { token } = await openTalk(house)
    const post = (text: string, nth: number) =>
      house.call('/', {
        method: 'POST',
        headers: { cookie: `wl=${token}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ text, clientId: `page-flood-${nth}` }),
      })
    const authorization = `Bearer ${token}`
    const body = JSON.stringify({ clientId: 'flood', text: '您好' })
    let last = 200
    for (let tries = 0; tries < 1000 && last !== 429; tries += 1) {
      const init = { method: 'POST', headers: { ...json, authorization }, body }
      last = (await house.call('/api/chat/messages', init)).status
    }
    const refused = await post('您好', 1)
    expect(refused.status).toBe(429)
    expect(await refused.text()).toContain('110、119、120')
    expect((await post('我家着火了，火还在烧', 2)).status).toBe(303)
  })

  it('of uploads count by talk', async () => {
    const talk = await openTalk(house)
    let last = await upload(house, talk.token)
    for (let tries = 0; tries < 200 && last.status === 201; tries += 1) last = await upload(house, talk.token)
    expect(last.status).toBe(429)
  })
})

it('fifty messages at once are all kept', async () => {
  const talk = await openTalk(house)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, nth) => talk.say({ clientId: `at-once-${nth}`, text: `第${nth}句，低保` })),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const { messages } = (await (await talk.get('/api/chat/messages')).json()) as { messages: { from: string }[] }
  expect(messages.filter(({ from }) => from === 'resident')).toHaveLength(50)
})

describe('POST /api/chat/sessions', () => {
  const open = (init: RequestInit) => house.call('/api/chat/sessions', { method: 'POST', ...init })

  it.each<[string, RequestInit, number]>([
    ['nothing at all', {}, 201],
    ['an empty object', { headers: json, body: '{}' }, 201],
    ['JSON by name and nothing in it', { headers: json, body: '' }, 201],
    ['broken JSON', { headers: json, body: '{"a":' }, 400],
    ['a list', { headers: json, body: '[1]' }, 400],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' }, 415],
    ['a large body', { headers: json, body: JSON.stringify({ a: 'x'.repeat(70_000) }) }, 413],
  ])('%s', async (_, init, status) => {
    const response = await open(init)
    expect(response.status).toBe(status)
    if (status !== 201) expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  it('stops reading a stream that is too large', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        if (sent > 1000) controller.close()
        else controller.enqueue(new Uint8Array(64 * 1024).fill(32))
      },
    })
    const init = { headers: { ...json, 'transfer-encoding': 'chunked' }, body: endless, duplex: 'half' } as RequestInit
    expect((await open(init)).status).toBe(413)
    expect(sent).toBeLessThan(10)
  })
})

describe('bad places to read on', () => {
  it.each(['abc', '-1', '1.5', '1e3', '', '99999999999999999999'])('?after=%s is 400', async (after) => {
    const talk = await openTalk(house)
    for (const path of ['messages', 'stream']) {
      const response = await talk.get(`/api/chat/${path}?after=${after}`)
      expect(response.status).toBe(400)
      const { errors } = (await response.json()) as { errors: { field: string; detail: string; problem: string }[] }
      expect(errors[0]).toMatchObject({ field: 'after' })
      expect(errors[0]?.detail).toBe(errors[0]?.problem)
    }
  })
})

it('half a character is refused', async () => {
  const talk = await openTalk(house)
  const response = await house.call('/api/chat/messages', {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${talk.token}` },
    body: '{"clientId":"half","text":"着火\\ud83d"}',
  })
  expect(response.status).toBe(400)
  expect(((await response.json()) as { detail: string }).detail).toContain('半个字符')
})
