/** Other systems are told of changes: what is said, signed how, tried how long, and never to an address inside. */
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeHookSender } from '../../src/adapters/webhook/node-sender.ts'
import { deliverHooks } from '../../src/services/webhooks/deliver.ts'
import type { Delivery } from '../../src/ports/webhook-store.ts'
import { aDesk, aTalk, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

interface Heard {
  headers: Record<string, string | string[] | undefined>
  body: string
}

let desk: Desk
let admin: Browser
let server: Server
let url = ''
let heard: Heard[] = []
/** What the receiver answers next; 204 when nothing is left. */
let answers: number[] = []

beforeEach(async () => {
  heard = []
  answers = []
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => void parts.push(part))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      const status = answers.shift() ?? 204
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`
  desk = await aDesk({ hookHosts: ['127.0.0.1'] })
  admin = await signInAs(desk, 's_admin')
})
afterEach(async () => {
  desk.close()
  await new Promise((resolve) => server.close(resolve))
})

const push = () => deliverHooks({ ...desk.deps, sender: nodeHookSender(['127.0.0.1']) })
const said = () => heard.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> })
const EVENTS = ['case.opened', 'case.level_changed', 'case.status_changed', 'case.assigned', 'case.closed']

async function aHook(over: Record<string, unknown> = {}) {
  const answer = await admin('POST', '/webhooks', { name: '督办平台', url, events: EVENTS, ...over })
  expect(answer.status).toBe(201)
  return answer.body as { id: string; secret: string }
}
const logOf = async (id: string) =>
  (await admin('GET', `/webhooks/${id}/deliveries`)).body.deliveries as [Delivery, ...Delivery[]]

describe('a message', () => {
  it('tells of each change once, with nothing of a person', async () => {
    await aHook({ events: [...EVENTS, 'conversation.handed_over'] })
    const { number } = await aTalk(desk, { case: {} })
    const worker = await signInAs(desk, 's_agent')
    await worker('POST', `/cases/${number}/claim`)
    await worker('POST', `/cases/${number}/level`, { level: 'P0', reason: SECRET.words })
    await worker('POST', `/cases/${number}/notes`, { text: SECRET.words })
    await push()
    expect(
      said()
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(
      [
        'conversation.handed_over',
        'case.opened',
        'case.assigned',
        'case.status_changed',
        'case.level_changed',
      ].toSorted(),
    )
    const level = said().find(({ type }) => type === 'case.level_changed')
    expect(level?.data).toMatchObject({ number, level: 'P0', status: 'accepted', town: '云阳街道', assigned: true })
    const all = heard.map(({ body }) => body).join('\n')
    for (const word of Object.values(SECRET)) expect(all).not.toContain(word)
    expect(await push()).toBe(0)
  })

  it('is signed so that a Standard Webhooks library takes it', async () => {
    const { secret } = await aHook()
    await aTalk(desk, { case: {} })
    await push()
    const [{ headers, body } = { headers: {}, body: '' }] = heard
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.')
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(Number(headers['webhook-timestamp']) * 1000).toBe(desk.clock.now().getTime())
  })

  it('tells of its towns and kinds only, and never of a complaint', async () => {
    await aHook({ towns: ['珥陵镇'], events: ['case.opened'] })
    await aTalk(desk, { case: { town: '云阳街道' } })
    const own = await aTalk(desk, { town: '珥陵镇', case: { town: '珥陵镇' } })
    await aTalk(desk, { town: '珥陵镇', confidential: true, case: { town: '珥陵镇', incident: 'complaint' } })
    await push()
    expect(said().map(({ data }) => data['number'])).toEqual([own.number])
  })
})

describe('what does not arrive', () => {
  it('is tried again under the same id, with a new signature', async () => {
    const { id } = await aHook({ events: ['case.opened'] })
    answers = [500, 302]
    await aTalk(desk, { case: {} })
    expect(await push()).toBe(0)
    expect(await push()).toBe(0)
    expect(heard).toHaveLength(1)
    desk.clock.forward(1)
    await push()
    desk.clock.forward(1)
    expect(await push()).toBe(1)
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(heard.map(({ headers }) => headers['webhook-signature'])).size).toBe(3)
    expect(await logOf(id)).toMatchObject([{ event: 'case.opened', attempts: 3, status: 204, error: null }])
  })

  it('for a day switches the address off with an alarm; sent again, it arrives', async () => {
    const { id } = await aHook({ events: ['case.opened'] })
    answers = Array.from({ length: 10 }, () => 503)
    await aTalk(desk, { case: {} })
    for (let pass = 0; pass < 10; pass += 1) {
      await push()
      desk.clock.forward(12 * 60)
    }
    expect(heard).toHaveLength(10)
    admin = await signInAs(desk, 's_admin')
    expect((await admin('GET', '/webhooks')).body.webhooks).toMatchObject([{ id, state: 'failed' }])
    const alerts = (await admin('GET', '/alerts')).body.alerts as { text: string }[]
    expect(alerts.filter(({ text }) => text.startsWith('推送停用'))).toHaveLength(1)
    expect(desk.log.lines.map(({ event }) => event)).toContain('webhook-switched-off')
    // While it is off nothing gathers.
    await aTalk(desk, { case: {} })
    const [dead, ...more] = await logOf(id)
    expect([dead.status, dead.deadAt === null, more]).toEqual([503, false, []])
    await admin('PATCH', `/webhooks/${id}`, { state: 'on' })
    expect((await admin('POST', `/webhooks/${id}/deliveries/${dead.id}/resend`)).status).toBe(202)
    expect(await push()).toBe(1)
  })

  it('to a receiver that is gone is given up at once', async () => {
    const { id } = await aHook()
    answers = [410]
    await admin('POST', `/webhooks/${id}/test`)
    await push()
    expect((await admin('GET', '/webhooks')).body.webhooks[0].state).toBe('failed')
  })
})

describe('a receiver that speaks no HTTP to the end', () => {
  it.each([
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['hangs up', ''],
    ['talks nonsense', 'no http\r\n\r\n'],
  ])('and %s holds up nobody', async (_, answer) => {
    const odd = createTcpServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => (answer === '' ? socket.destroy() : socket.write(answer)))
    })
    await new Promise<void>((resolve) => void odd.listen(0, '127.0.0.1', resolve))
    const { port } = odd.address() as AddressInfo
    const outcome = await nodeHookSender(['127.0.0.1']).post(`http://127.0.0.1:${port}/`, {}, '{}')
    odd.close()
    expect(outcome).toEqual({ error: 'unreachable' })
  })
})

describe('an address', () => {
  it('inside is refused when it is entered, with what to do', async () => {
    const answer = await admin('POST', '/webhooks', { name: 'x', url: 'https://10.0.0.1/', events: EVENTS })
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('WEBHOOK_PRIVATE_HOSTS')])
  })

  it('whose name leads inside is not asked', async () => {
    const port = new URL(url).port
    const sender = nodeHookSender([])
    expect(await sender.post(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual({ error: 'refused-address' })
    // The check of names is passed by, as a name of the open network would be that points here.
    const named = nodeHookSender(['127.0.0.1'])
    expect(await named.post(`https://localhost:${port}/`, {}, '{}')).toEqual({ error: 'refused-address' })
    expect(heard).toEqual([])
  })

  it('has its secret shown once; it is sealed, renewed, and in no log', async () => {
    const { id, secret } = await aHook()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const renewed = (await admin('POST', `/webhooks/${id}/secret`)).body.secret
    expect(renewed).not.toBe(secret)
    const texts = [
      (await admin('GET', '/webhooks')).text,
      (await admin('GET', '/audit')).text,
      JSON.stringify(desk.log.lines),
    ]
    for (const text of texts) for (const word of [secret, renewed]) expect(text).not.toContain(word)
    const actions = (await admin('GET', '/audit')).body.entries.map(({ action }: { action: string }) => action)
    expect(actions).toEqual(expect.arrayContaining(['webhook.created', 'webhook.secret']))
  })

  it('that is removed takes its messages along', async () => {
    const { id } = await aHook()
    await admin('POST', `/webhooks/${id}/test`)
    expect((await admin('DELETE', `/webhooks/${id}`)).status).toBe(204)
    expect(await push()).toBe(0)
    expect((await admin('GET', `/webhooks/${id}/deliveries`)).status).toBe(404)
  })
})
