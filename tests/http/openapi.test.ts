/** `/openapi.json` is what runs: real answers of a table of calls fit the schema that is declared for their status. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { adminDesk, openTalk, PIXEL_JPEG, testHouse, type Talk, type TestHouse, type Work } from '../support/house.ts'

type Schema = Record<string, unknown>
interface Operation {
  security?: Record<string, string[]>[]
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  parameters?: { in: string; name: string }[]
}
interface Spec {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

let house: TestHouse
let spec: Spec
let talk: Talk
let desk: Work & { cookie: string }
const ids: Record<string, string> = {}

beforeAll(async () => {
  house = await testHouse()
  spec = (await (await house.call('/openapi.json')).json()) as Spec
  desk = await adminDesk(house)
  talk = await openTalk(house)
  await talk.say({ text: '我家着火了，丹阳珥陵镇' })
  await talk.say({ text: '丹阳珥陵镇，电话13912345678' })
  const { messages } = (await (await talk.get('/api/chat/messages')).json()) as {
    messages: { id: string; from: string }[]
  }
  const { number } = (await (await talk.get('/api/chat/case')).json()) as { number: string }
  Object.assign(ids, {
    conversation: talk.sessionId,
    number,
    answer: messages.findLast(({ from }) => from === 'bot')?.id ?? '',
  })
})
afterAll(() => house.close())

/** Objects hold what is described and nothing else, unless they say that they are open. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  if ('$ref' in schema) return closed(spec.components.schemas[String(schema.$ref).split('/').at(-1) ?? ''])
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return 'properties' in inner && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner
}

function operationOf(method: string, path: string): Operation {
  const found = spec.paths[path]?.[method.toLowerCase()]
  if (found === undefined) throw new Error(`${method} ${path} is not described`)
  return found
}

type Caller = 'resident' | 'desk' | 'nobody'

interface Call {
  as: Caller
  method: string
  /** As described; `{id}` and `{number}` are filled in. */
  path: string
  query?: string
  body?: unknown
  raw?: RequestInit
  status: number
}

const json = { 'content-type': 'application/json' }

async function made({ as, method, path, query = '', body, raw }: Call): Promise<Response> {
  const place = path
    .replace('/conversations/{id}', `/conversations/${ids['conversation']}`)
    .replace('{number}', ids['number'] ?? '')
    .replace('{id}', ids['attachment'] ?? 'f_none')
  const who: Record<string, string> =
    as === 'resident' ? { authorization: `Bearer ${talk.token}` } : as === 'desk' ? { cookie: desk.cookie } : {}
  return house.call(place + query, {
    method,
    ...raw,
    headers: { ...who, ...(body === undefined ? {} : json), ...(raw?.headers as Record<string, string>) },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? body : JSON.stringify(body).replace('$answer', ids['answer'] ?? '') }),
  })
}

function photo(): RequestInit {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(PIXEL_JPEG)], 'a.jpg'))
  return { body: form }
}

const chat = '/api/chat'
const work = '/api/desk'
const calls: Call[] = [
  { as: 'nobody', method: 'GET', path: '/healthz', status: 200 },
  { as: 'nobody', method: 'GET', path: '/readyz', status: 200 },
  { as: 'nobody', method: 'POST', path: `${chat}/sessions`, body: {}, status: 201 },
  { as: 'nobody', method: 'POST', path: `${chat}/sessions`, body: '{', status: 400 },
  {
    as: 'nobody',
    method: 'POST',
    path: `${chat}/sessions`,
    raw: { body: 'a=1', headers: { 'content-type': 'text/plain' } },
    status: 415,
  },
  {
    as: 'resident',
    method: 'POST',
    path: `${chat}/messages`,
    body: { clientId: 'a', text: '低保怎么申请' },
    status: 200,
  },
  { as: 'resident', method: 'POST', path: `${chat}/messages`, body: { clientId: 'a', text: '别的' }, status: 409 },
  { as: 'resident', method: 'POST', path: `${chat}/messages`, body: { clientId: 'b' }, status: 400 },
  { as: 'resident', method: 'POST', path: `${chat}/messages`, body: { clientId: 'c', choice: 'never' }, status: 400 },
  {
    as: 'resident',
    method: 'POST',
    path: `${chat}/messages`,
    body: { clientId: 'd', text: 'x'.repeat(70_000) },
    status: 413,
  },
  { as: 'nobody', method: 'POST', path: `${chat}/messages`, body: { clientId: 'e', text: '在吗' }, status: 401 },
  { as: 'resident', method: 'GET', path: `${chat}/messages`, status: 200 },
  { as: 'resident', method: 'GET', path: `${chat}/messages`, query: '?after=2', status: 200 },
  { as: 'resident', method: 'GET', path: `${chat}/messages`, query: '?after=x', status: 400 },
  { as: 'resident', method: 'GET', path: `${chat}/case`, status: 200 },
  { as: 'resident', method: 'POST', path: `${chat}/attachments`, raw: photo(), status: 201 },
  { as: 'resident', method: 'POST', path: `${chat}/attachments`, body: {}, status: 415 },
  { as: 'resident', method: 'GET', path: `${chat}/attachments/{id}`, status: 404 },
  {
    as: 'resident',
    method: 'POST',
    path: `${chat}/feedback`,
    body: { messageId: '$answer', helpful: false, comment: '看不懂' },
    status: 204,
  },
  { as: 'resident', method: 'POST', path: `${chat}/feedback`, body: { messageId: 'x', helpful: true }, status: 404 },
  { as: 'resident', method: 'GET', path: `${chat}/me`, status: 200 },
  { as: 'resident', method: 'DELETE', path: `${chat}/me`, status: 200 },
  { as: 'nobody', method: 'GET', path: `${work}/me`, status: 401 },
  { as: 'desk', method: 'GET', path: `${work}/me`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/conversations`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/conversations/{id}`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/conversations/{id}/messages`, status: 200 },
  {
    as: 'desk',
    method: 'POST',
    path: `${work}/conversations/{id}/messages`,
    body: { clientId: 'a', text: '您好' },
    status: 409,
  },
  { as: 'desk', method: 'POST', path: `${work}/conversations/{id}/claim`, status: 200 },
  {
    as: 'desk',
    method: 'POST',
    path: `${work}/conversations/{id}/messages`,
    body: { clientId: 'a', text: '您好' },
    status: 200,
  },
  { as: 'desk', method: 'POST', path: `${work}/conversations/{id}/notes`, body: { text: '备注' }, status: 201 },
  { as: 'desk', method: 'POST', path: `${work}/conversations/{id}/handback`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/cases`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/cases`, query: '?status=lost', status: 400 },
  {
    as: 'desk',
    method: 'POST',
    path: `${work}/cases`,
    body: { text: '没地方住', facts: { shelterTonight: false } },
    status: 201,
  },
  { as: 'desk', method: 'POST', path: `${work}/cases`, body: { text: '没地方住', facts: { cost: 'x' } }, status: 400 },
  {
    as: 'desk',
    method: 'POST',
    path: `${work}/cases`,
    raw: { body: 'a', headers: { 'content-type': 'text/plain' } },
    status: 415,
  },
  { as: 'desk', method: 'GET', path: `${work}/cases/{number}`, status: 200 },
  {
    as: 'desk',
    method: 'POST',
    path: `${work}/cases/{number}/aid`,
    body: { kind: 'cash', amount: 19.99 },
    status: 201,
  },
  { as: 'desk', method: 'POST', path: `${work}/cases/{number}/documents`, body: { name: '认定书' }, status: 201 },
  {
    as: 'desk',
    method: 'POST',
    path: `${work}/cases/{number}/level`,
    body: { level: 'P2', reason: '火灭了' },
    status: 202,
  },
  {
    as: 'desk',
    method: 'POST',
    path: `${work}/cases/{number}/transitions`,
    body: { to: 'new', expectedVersion: 1 },
    status: 409,
  },
  { as: 'desk', method: 'GET', path: `${work}/alerts`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/risks`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/stats`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/audit`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/staff`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/colleagues`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/gaps`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/articles`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/export/cases.csv`, status: 200 },
  { as: 'desk', method: 'GET', path: `${work}/export/cases.xlsx`, status: 200 },
  { as: 'desk', method: 'POST', path: `${work}/me/codes`, status: 200 },
  { as: 'desk', method: 'POST', path: `${work}/articles/import`, body: { text: '# 低保\n\n怎么办' }, status: 200 },
]

describe('an answer fits its description', () => {
  it.each(calls)('$method $path $query as $as: $status', async (call) => {
    const { responses } = operationOf(call.method, call.path)
    const response = await made(call)
    const text = response.headers.get('content-type')?.includes('json') ? await response.text() : ''
    expect(response.status, text).toBe(call.status)
    const declared = responses[String(call.status)]
    expect(declared, `${call.status} is not described`).toBeDefined()
    if (call.status === 204) return
    const type = response.headers.get('content-type')?.split(';')[0] ?? ''
    const [described] = Object.entries(declared?.content ?? {}).find(([name]) => name.split(';')[0] === type) ?? []
    expect(described, `${type} is not described`).toBeDefined()
    if (!type.includes('json')) return
    const parsed = z
      .fromJSONSchema(closed(declared?.content?.[described ?? '']?.schema) as never)
      .safeParse(JSON.parse(text))
    expect(parsed.success ? [] : parsed.error.issues).toEqual([])
  })
})

describe('every operation', () => {
  const all = (): [string, Operation][] =>
    Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
    )

  it('describes what it answers, refusals as problems', () => {
    for (const [name, { responses }] of all()) {
      for (const [status, { content }] of Object.entries(responses)) {
        if (status === '204' || name === 'post /webhooks/telegram') continue
        expect(content, `${name} ${status}`).toBeDefined()
        if (Number(status) >= 400 && name !== 'get /readyz')
          expect(Object.keys(content ?? {}), `${name} ${status}`).toEqual(['application/problem+json'])
      }
    }
  })

  it('of a talk or of the desk names who may call it', () => {
    for (const [name, { security }] of all()) {
      if (name.includes('/api/')) expect(security, name).toBeDefined()
      if (name.includes('/api/chat/') && !name.endsWith('/sessions')) expect(security).toContainEqual({ chatToken: [] })
    }
  })

  it('that streams says where it goes on', () => {
    for (const path of [`${chat}/stream`, `${work}/stream`]) {
      const { parameters = [], responses } = operationOf('get', path)
      expect(parameters.map(({ name }) => name).toSorted()).toEqual(['Last-Event-ID', 'after'])
      expect(Object.keys(responses['200']?.content ?? {})).toEqual(['text/event-stream'])
    }
  })

  it('that takes a file describes the form, and one that needs no body says so', () => {
    for (const path of [`${chat}/attachments`, `${work}/articles/import`, `${work}/register/import`])
      expect(Object.keys(operationOf('post', path).requestBody?.content ?? {}), path).toContain('multipart/form-data')
    expect(operationOf('post', `${work}/conversations/{id}/handback`).requestBody?.required).toBe(false)
    expect(operationOf('post', `${work}/cases`).requestBody?.required).not.toBe(undefined)
  })
})
