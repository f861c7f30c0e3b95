/** Every route × every role × own town / other town, compared with the table in docs/security.md. */
import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RIGHTS, type RoleName } from '../../src/core/rights.ts'
import { aDesk, aTalk, PEOPLE, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { aHousehold, CHILD, ELDER, fieldsOf } from '../support/household.ts'
import { readSecurityTable, type Cell } from '../support/security-table.ts'

const ROLES = Object.keys(RIGHTS) as RoleName[]
const TOWN = { own: '云阳街道', other: '珥陵镇' } as const
type Side = keyof typeof TOWN
const SIDES = ['own', 'other'] as const

interface Rows {
  town: string
  conversation: string
  number: string
  household: string
  visit: string
  service: string
  attachment: string
  alert: string
}

let desk: Desk
const browsers = {} as Record<RoleName, Browser>
const rules = readSecurityTable()

beforeAll(async () => {
  desk = await aDesk()
  for (const { id, role } of PEOPLE) browsers[role] ??= await signInAs(desk, id)
})
afterAll(() => desk.close())

/** A talk, its case, its photo and a household of one town, touched by nobody. */
async function freshRows(side: Side): Promise<Rows> {
  const town = TOWN[side]
  const talk = await aTalk(desk, { town, case: { town, facts: { incident: 'fire', serviceItem: 'meals' } } })
  const attachment = `at_${talk.id}`
  const at = desk.clock.now().toISOString()
  await desk.deps.attachments.put({
    id: attachment,
    conversationId: talk.id,
    kind: 'image/png',
    bytes: 1,
    sha256: '0',
    at,
  })
  await desk.deps.files.put(attachment, new Uint8Array([1]))
  return {
    town,
    conversation: talk.id,
    number: talk.number ?? '',
    household: households[side],
    visit: visits[side],
    service: services[side],
    attachment,
    alert: (await desk.deps.conversations.openAlerts()).find((one) => one.conversationId === talk.id)?.id ?? '',
  }
}

const households = { own: '', other: '' }
const visits = { own: '', other: '' }
const services = { own: '', other: '' }
beforeAll(async () => {
  for (const side of SIDES) {
    const person = { name: '欧阳测试甲', idNumber: side === 'own' ? ELDER : CHILD, relation: '户主', kind: null }
    const fields = {
      ...fieldsOf(aHousehold()),
      number: `户${side}`,
      town: TOWN[side],
      people: [person],
      validUntil: '2026-12-31',
    }
    const added = await browsers.administrator('POST', '/register/households', { fields, why: '新审批' })
    households[side] = added.body.id
    visits[side] = (await browsers.administrator('POST', '/visits', reportOf(TOWN[side]))).body.id
    const asked = { case: { town: TOWN[side], facts: { serviceItem: 'meals' } }, town: TOWN[side] }
    const { number } = await aTalk(desk, asked)
    const served = { item: 'meals', day: '2026-11-24', minutes: 60 }
    services[side] = (await browsers.administrator('POST', `/cases/${number}/services`, served)).body.id
  }
})

const reportOf = (town: string) => ({
  town,
  village: '',
  name: '测试甲',
  phone: null,
  reporter: 'grid_worker',
  said: '好几天没出门',
  dueOn: null,
})

/** Bodies that pass the form, so that the answer is about the row and not about the body. */
const BODIES: Readonly<Record<string, (rows: Rows) => object>> = {
  'POST /conversations/{id}/messages': () => ({ clientId: 'w1', text: '好' }),
  'POST /conversations/{id}/replies/{seq}/lesson': () => ({
    slug: 'lesson',
    section: '给什么',
    area: '镇江市',
    ask: '问一句',
    text: '答一句',
    reviewBy: '2027-05-01',
  }),
  'POST /conversations/{id}/notes': () => ({ text: '好' }),
  'POST /cases/{number}/services': () => ({ item: 'meals', day: '2026-11-24', minutes: 60 }),
  'POST /services/visits/{id}/rating': () => ({ rating: 5 }),
  'PUT /conversations/{id}/tags': () => ({ tags: ['需要回访'] }),
  'PUT /duty': () => ({ isOn: true }),
  'PUT /tables/{name}': () => ({ expectedVersion: 99, value: {}, why: '改' }),
  'PUT /replies': () => ({ expectedVersion: 99, replies: [] }),
  'POST /conversations/{id}/offer': () => ({ to: 's_agent2' }),
  'POST /conversations/{id}/offer/answer': () => ({ accept: true }),
  'POST /conversations/{id}/transfer': ({ town }) => ({ town }),
  'POST /cases': ({ town }) => ({ firstMessage: '家里着火', town }),
  'POST /cases/preview': ({ town }) => ({ intent: 'emergency-help', said: '家里着火', town }),
  'POST /intake': ({ town }) => ({ intent: 'emergency-help', said: '家里着火', town }),
  'POST /cases/bulk': ({ number }) => ({ do: 'tag', numbers: [number], tag: '低保户' }),
  'POST /alerts/{id}/answer': () => ({ how: 'told' }),
  'PATCH /cases/{number}': () => ({ contact: { name: '乙' } }),
  'POST /cases/{number}/assign': () => ({ staffId: 's_agent' }),
  'POST /cases/{number}/level': () => ({ level: 'P0', reason: '又着了' }),
  'POST /cases/{number}/notes': () => ({ text: '好' }),
  'POST /cases/{number}/transitions': () => ({ to: 'accepted', expectedVersion: 1 }),
  'POST /cases/{number}/refer': () => ({ office: '残联' }),
  'POST /cases/{number}/asks': () => ({ office: '应急局', question: '房子还能住吗' }),
  'POST /cases/{number}/asks/{id}/answer': () => ({ accepted: true }),
  'POST /cases/{number}/aid': () => ({ kind: 'cash', amount: 500 }),
  'POST /cases/{number}/documents': () => ({ name: '户口簿' }),
  'POST /register/households': ({ town }) => ({
    fields: { ...fieldsOf(aHousehold()), number: null, town },
    why: '新审批',
  }),
  'POST /register/search': () => ({ q: '13912345678' }),
  'POST /register/households/{id}/open': () => ({ reason: 'check' }),
  'PUT /register/households/{id}': ({ town }) => ({
    expectedVersion: 99,
    fields: { ...fieldsOf(aHousehold()), town },
    why: '改',
  }),
  'POST /register/households/{id}/end': () => ({ expectedVersion: 99, why: '退' }),
  'POST /visits': ({ town }) => reportOf(town),
  'POST /visits/{id}/finding': () => ({ expectedVersion: 99, result: 'fine', note: '好' }),
}

/** What a list cannot do without. */
const QUERIES: Readonly<Record<string, string>> = { 'GET /report': '?month=2026-11' }

function pathOf(route: string, rows: Rows): string {
  const path = `${route.split(' ')[1] ?? ''}${QUERIES[route] ?? ''}`
  const id = path.startsWith('/conversations/')
    ? rows.conversation
    : path.startsWith('/register/')
      ? rows.household
      : path.startsWith('/visits/')
        ? rows.visit
        : path.startsWith('/services/visits/')
          ? rows.service
          : path.startsWith('/attachments/')
            ? rows.attachment
            : path.startsWith('/alerts/')
              ? rows.alert
              : 'unknown'
  return path
    .replace('{number}', rows.number)
    .replace('{id}', id)
    .replaceAll(/\{\w+\}/g, 'unknown')
}

/** The stream never ends, so that only its door is looked at; what flows through it is proved in desk-stream.test.ts. */
async function statusOf(caller: RoleName | { token: string }, route: string, rows: Rows): Promise<number> {
  const method = route.split(' ')[0] ?? ''
  const who: Record<string, string> =
    typeof caller === 'string' ? { cookie: browsers[caller].cookie } : { authorization: `Bearer ${caller.token}` }
  const headers = { ...who, 'content-type': 'application/json' }
  const body = method === 'GET' ? {} : { body: JSON.stringify(BODIES[route]?.(rows) ?? {}) }
  const answer = await desk.app.request(`http://desk.test${pathOf(route, rows)}`, { method, headers, ...body })
  await answer.body?.cancel()
  return answer.status
}

type Described = { 'x-permission': string; security: Record<string, string[]>[] }

async function routes(): Promise<Map<string, Described>> {
  const specs = await generateSpecs(new Hono().route('/api/desk', desk.app), { excludeStaticFile: false })
  return new Map(
    Object.entries(specs.paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).map(
        ([method, spec]) =>
          [`${method.toUpperCase()} ${path.replace('/api/desk', '')}`, spec as unknown as Described] as const,
      ),
    ),
  )
}

async function described(): Promise<string[]> {
  return [...(await routes()).keys()]
}

/** Signing out or changing the password would end the walk; desk-session.test.ts follows them. */
const ENDS_SESSION: ReadonlySet<string> = new Set(['DELETE /session', 'POST /session'])

describe('docs/security.md', () => {
  it('has one row for every route, and no row for a route that is gone', async () => {
    const listed = rules.map(({ route }) => route)
    expect(listed.toSorted(), 'add or remove the row in docs/security.md').toEqual((await described()).toSorted())
  })

  it.each(rules.map(({ route }) => route))('says who gets through: %s', async (route) => {
    if (ENDS_SESSION.has(route)) return
    const rule = rules.find((one) => one.route === route)
    for (const role of ROLES) {
      for (const side of SIDES) {
        const status = await statusOf(role, route, await freshRows(side))
        expect(status, `${role}, ${side} town`).toBeLessThan(500)
        const cell = rule?.[side][role]
        const want: Cell = cell === 'no' ? 'no' : 'yes'
        expect(status === 403 ? 'no' : 'yes', `${role}, ${side} town: ${status}`).toBe(want)
      }
    }
  })
})

describe('a token with less rights than its owner', () => {
  const permissions = ['conversation.read', 'case.read', 'personal.read', 'register.read']
  let token = ''
  let spec: Map<string, Described>
  beforeAll(async () => {
    spec = await routes()
    const wish = { name: '测试接口', permissions, towns: [TOWN.own], days: 30 }
    token = (await browsers.administrator('POST', '/tokens', wish)).body.token
  })

  it.each(rules.map(({ route }) => route))('gets through by its own rights and towns alone: %s', async (route) => {
    if (ENDS_SESSION.has(route)) return
    // A program that runs wild waits; this one takes its time.
    desk.clock.forward(1)
    const { 'x-permission': permission = '', security = [] } = spec.get(route) ?? {}
    const isNamed = security.some((each) => 'deskToken' in each)
    const rule = rules.find((one) => one.route === route)
    for (const side of SIDES) {
      const status = await statusOf({ token }, route, await freshRows(side))
      expect(status).toBeLessThan(500)
      // What is described as open to tokens is, and nothing else; rows of another town are shut as for a worker of this one.
      const isOpen = isNamed && (route === 'GET /me' || permissions.includes(permission))
      const want = isOpen && rule?.[side].town_worker !== 'no'
      expect(status !== 403, `${side} town: ${status}`).toBe(want)
    }
  })
})

describe('a list that the table calls filtered', () => {
  const lists = rules.filter(({ route, other }) => other.town_worker === 'filtered' && route !== 'GET /stream')

  it('is every one of these', () => {
    expect(lists.map(({ route }) => route)).toEqual(expect.arrayContaining(['GET /cases', 'GET /conversations']))
  })

  it.each(lists.map(({ route }) => route))('shows the own town and nothing of another: %s', async (route) => {
    const rows = { own: await freshRows('own'), other: await freshRows('other') }
    // Half of an hour's deadline without contact makes a quiet risk.
    desk.clock.forward(40)
    const worker = await signInAs(desk, 's_yunyang')
    const centre = await signInAs(desk, 's_super')
    const [method = ''] = route.split(' ')
    const path = pathOf(route, rows.own)
    const body = BODIES[route]?.(rows.own)
    const [seen, all] = [await worker(method, path, body), await centre(method, path, body)]
    const shows = (text: string, side: Side) => MARKS.some((mark) => text.includes(mark(rows[side])))
    expect([seen.status, all.status]).toEqual([200, 200])
    expect(shows(all.text, 'own') && shows(all.text, 'other'), 'the centre sees both').toBe(true)
    expect(shows(seen.text, 'own'), 'the town sees its own').toBe(true)
    expect(shows(seen.text, 'other'), 'the town sees no other').toBe(false)
  })
})

/** What betrays a row of a town. */
const MARKS: readonly ((rows: Rows) => string)[] = [
  ({ conversation }) => `"${conversation}"`,
  ({ number }) => number,
  ({ household }) => household,
  ({ visit }) => visit,
  ({ town }) => town,
]
