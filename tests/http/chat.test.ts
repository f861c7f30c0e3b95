/** The resident chat API as tables: request, status, what must and must not stand in the answer, what was stored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTalk, testHouse, type Talk, type TestHouse } from '../support/house.ts'

let house: TestHouse
let talk: Talk

beforeAll(async () => {
  house = await testHouse()
  talk = await openTalk(house)
})
afterAll(() => house.close())

const stored = async (): Promise<number> => (await house.house.turns.conversations.head(talk.sessionId))?.lastSeq ?? 0

interface Refused {
  title: string
  body?: string
  headers?: Record<string, string>
  status: number
  type: string
  says: string
}

const json = { 'content-type': 'application/json' }
const bad: Refused[] = [
  {
    title: 'an empty message',
    body: '{"clientId":"x1","text":""}',
    status: 400,
    type: 'invalid-body',
    says: '还没写字',
  },
  { title: 'blanks only', body: '{"clientId":"x2","text":"   "}', status: 400, type: 'invalid-body', says: '还没写字' },
  {
    title: 'a message of 100 kB',
    body: JSON.stringify({ clientId: 'x3', text: '难'.repeat(34_000) }),
    status: 413,
    type: 'too-large',
    says: '分两次发',
  },
  {
    title: 'a message over 4,000 characters',
    body: JSON.stringify({ clientId: 'x4', text: '难'.repeat(4001) }),
    status: 400,
    type: 'invalid-body',
    says: '4000',
  },
  {
    title: 'control characters',
    body: '{"clientId":"x5","text":"着\\u0000火"}',
    status: 400,
    type: 'invalid-body',
    says: '控制字符',
  },
  { title: 'broken JSON', body: '{"clientId":', status: 400, type: 'broken-json', says: 'JSON' },
  { title: 'a list instead of an object', body: '[]', status: 400, type: 'invalid-body', says: '：' },
  { title: 'a number as text', body: '{"clientId":"x6","text":5}', status: 400, type: 'invalid-body', says: 'text' },
  { title: 'no clientId', body: '{"text":"低保"}', status: 400, type: 'invalid-body', says: 'clientId' },
  {
    title: 'a clientId with markup',
    body: '{"clientId":"<x>","text":"低保"}',
    status: 400,
    type: 'invalid-body',
    says: 'clientId',
  },
  {
    title: 'an unknown field',
    body: '{"clientId":"x7","text":"低保","admin":true}',
    status: 400,
    type: 'invalid-body',
    says: '：',
  },
  {
    title: 'a form instead of JSON',
    body: 'text=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    type: 'not-json',
    says: 'json',
  },
  {
    title: 'a photo that was never sent',
    body: '{"clientId":"x8","attachmentIds":["f_nothing"]}',
    status: 400,
    type: 'no-attachment',
    says: '照片',
  },
]

describe('POST /api/chat/messages refuses', () => {
  it.each(bad)('$title', async ({ body, headers, status, type, says }) => {
    const before = await stored()
    const response = await house.call('/api/chat/messages', {
      method: 'POST',
      headers: { authorization: `Bearer ${talk.token}`, ...json, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = (await response.json()) as { type: string; detail: string }
    expect(problem.type).toBe(`urn:warmline:problem:${type}`)
    expect(problem.detail).toContain(says)
    expect(await stored()).toBe(before)
  })

  it.each([
    ['no token', {}],
    ['a forged token', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['a short token', { authorization: 'Bearer x' }],
    ['basic credentials', { authorization: 'Basic YTpi' }],
  ])('%s with 401', async (_, headers) => {
    for (const path of ['/api/chat/messages', '/api/chat/case', '/api/chat/me', '/api/chat/stream']) {
      const response = await house.call(path, { headers })
      expect(response.status).toBe(401)
      expect(await response.text()).not.toContain('难')
    }
  })
})

describe('a message', () => {
  it('is answered, kept once, and replayed to the letter', async () => {
    const first = await talk.say({ clientId: 'once', text: '低保怎么申请' })
    expect(first.status).toBe(200)
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    const body = await first.text()
    const before = await stored()
    const again = await talk.say({ clientId: 'once', text: '低保怎么申请' })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.text()).toBe(body)
    expect(await stored()).toBe(before)
    const other = await talk.say({ clientId: 'once', text: '别的' })
    expect(other.status).toBe(409)
    expect(await stored()).toBe(before)
  })

  it('sent twelve times at once is one message', async () => {
    const mine = await openTalk(house)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => mine.say({ clientId: 'double', text: '家里着火了咋办' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(bodies).size).toBe(1)
    const { messages } = (await (await mine.get('/api/chat/messages')).json()) as { messages: { from: string }[] }
    expect(messages.filter(({ from }) => from === 'resident')).toHaveLength(1)
  })
})

describe('what belongs to one resident', () => {
  it('is not seen by another', async () => {
    const [mine, other] = [await openTalk(house), await openTalk(house)]
    await mine.say({ text: '我叫欧阳测试甲，电话13912345678，没饭吃' })
    const seen = await (await other.get('/api/chat/messages')).text()
    expect(seen).not.toContain('欧阳测试甲')
    expect((await other.get('/api/chat/case')).status).toBe(404)
  })

  it('is exported and erased on request', async () => {
    const mine = await openTalk(house)
    await mine.say({ text: '高龄老人有补贴吗，我叫欧阳测试乙' })
    expect(await (await mine.get('/api/chat/me')).text()).toContain('欧阳测试乙')
    const gone = await house.call('/api/chat/me', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${mine.token}` },
    })
    expect(gone.status).toBe(200)
    const after = await mine.get('/api/chat/me')
    expect(after.status).toBe(401)
    expect(await after.text()).not.toContain('欧阳测试乙')
  })

  it('is kept while a case is open, and says why', async () => {
    const mine = await openTalk(house)
    await mine.say({ text: '家里着火了' })
    const answer = await house.call('/api/chat/me', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${mine.token}` },
    })
    expect(await answer.json()).toMatchObject({ erased: [], kept: [{ until: '办结' }] })
  })
})

describe('GET /api/chat/stream', () => {
  it('says when a worker begins to write, without a cursor of its own', async () => {
    const mine = await openTalk(house)
    const response = await mine.get('/api/chat/stream')
    const reader = response.body?.getReader()
    const worker = { id: 's_1', badge: '012' }
    let text = ''
    const decoder = new TextDecoder()
    while (!text.includes('event: typing')) {
      const chunk = await reader?.read()
      text += decoder.decode(chunk?.value, { stream: true })
      // The stream is open with its first line; then somebody writes.
      if (text.includes('connected')) house.house.presence.seen(mine.sessionId, worker, true)
    }
    await reader?.cancel()
    const event = text.slice(text.indexOf('event: typing'))
    expect(event).toContain('{"from":"worker","typing":true}')
    expect(event).not.toContain('id:')
  })

  it('resumes after Last-Event-ID without a gap', async () => {
    const mine = await openTalk(house)
    await mine.say({ text: '家里着火了' })
    const after = 2
    const response = await mine.get('/api/chat/stream', { 'last-event-id': String(after) })
    const text = await readUntil(response, 'event: case')
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
    expect(ids[0]).toBe(after + 1)
    expect(ids).toEqual(ids.map((_, index) => after + 1 + index))
  })
})

async function readUntil(response: Response, wanted: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.includes(wanted)) break
  }
  return text
}

describe('photos', () => {
  const upload = (bytes: Uint8Array, name: string) => {
    const form = new FormData()
    form.append('file', new File([new Uint8Array(bytes)], name))
    return house.call('/api/chat/attachments', {
      method: 'POST',
      headers: { authorization: `Bearer ${talk.token}` },
      body: form,
    })
  }
  const jpeg = new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xe1,
    0,
    10,
    ...new TextEncoder().encode('GPS-SECR'),
    0xff,
    0xdb,
    0,
    3,
    1,
    0xff,
    0xda,
    0,
    2,
    7,
    0xff,
    0xd9,
  ])

  it('lose their location and come back to their owner only', async () => {
    const response = await upload(jpeg, 'house.jpg')
    expect(response.status).toBe(201)
    const { attachmentId, kind } = (await response.json()) as { attachmentId: string; kind: string }
    expect(kind).toBe('image/jpeg')
    const mine = await talk.get(`/api/chat/attachments/${attachmentId}`)
    expect(new TextDecoder('latin1').decode(await mine.arrayBuffer())).not.toContain('GPS')
    const other = await openTalk(house)
    expect((await other.get(`/api/chat/attachments/${attachmentId}`)).status).toBe(404)
    const said = await talk.say({ attachmentIds: [attachmentId] })
    expect(said.status).toBe(200)
  })

  it.each([
    ['a script named jpg', new TextEncoder().encode('<script>alert(1)</script>')],
    ['an empty file', new Uint8Array()],
    ['a cut-off picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff])],
  ])('refuses %s', async (_, bytes) => {
    const response = await upload(bytes, 'x.jpg')
    expect(response.status).toBe(415)
    expect(await response.text()).toContain('拍张照片')
  })

  it('refuses what is larger than 8 MB', async () => {
    const response = await upload(new Uint8Array(9 * 1024 * 1024), 'big.jpg')
    expect(response.status).toBe(413)
  })
})

describe('operations', () => {
  it('answers health, readiness and its own description', async () => {
    expect(await (await house.call('/healthz')).json()).toEqual({ status: 'ok' })
    expect(await (await house.call('/readyz')).json()).toMatchObject({ status: 'ready', database: true })
    const spec = (await (await house.call('/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, unknown>
    }
    expect(spec.openapi).toBe('3.1.0')
    for (const path of [
      '/api/chat/sessions',
      '/api/chat/messages',
      '/api/desk/session',
      '/webhooks/telegram',
      '/healthz',
    ]) {
      expect(Object.keys(spec.paths)).toContain(path)
    }
  })

  it('names an unknown address without a stack', async () => {
    const response = await house.call('/api/nothing')
    expect(response.status).toBe(404)
    expect(await response.text()).not.toMatch(/at .*\.ts/)
  })
})
