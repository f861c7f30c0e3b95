/** API tokens: shown once, never stored, less mighty than their owner, named in the audit log, and gone when they should be. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { aDesk, ask, aTalk, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let admin: Browser
beforeEach(async () => {
  desk = await aDesk()
  admin = await signInAs(desk, 's_admin')
})
afterEach(() => desk.close())

const WISH = { name: '统计对接', permissions: ['case.read', 'personal.read', 'case.work'], towns: [], days: 30 }

async function made(over: { towns?: string[]; days?: number; permissions?: string[] } = {}) {
  const answer = await admin('POST', '/tokens', { ...WISH, ...over })
  expect(answer.status).toBe(201)
  const { token, id } = answer.body as { token: string; id: string }
  const by = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    ask(desk, method, path, body, { authorization: `Bearer ${token}`, ...headers })
  return { token, id, by }
}

it('is shown once, and what is kept opens nothing', async () => {
  const { token, id, by } = await made()
  const list = await admin('GET', '/tokens')
  expect(list.text).not.toContain(token)
  expect(list.body.tokens[0]).toMatchObject({ id, name: '统计对接', hint: token.slice(-4), lastUsedAt: null })
  const [kept] = await desk.deps.tokens.list()
  expect(JSON.stringify(kept)).not.toContain(token)
  const hash = await ask(desk, 'GET', '/cases', undefined, { authorization: `Bearer ${kept?.tokenHash}` })
  expect(hash.status).toBe(401)
  expect((await by('GET', '/cases')).status).toBe(200)
  expect((await admin('GET', '/tokens')).body.tokens[0].lastUsedAt).toBe(desk.clock.now().toISOString())
})

it('says what it may do, and is for no page of a person', async () => {
  const { by } = await made()
  expect((await by('GET', '/me')).body.permissions.toSorted()).toEqual(WISH.permissions.toSorted())
  for (const [method, path] of [
    ['PATCH', '/me'],
    ['GET', '/me/sessions'],
    ['GET', '/stream'],
    ['PUT', '/duty'],
  ] as const)
    expect((await by(method, path, method === 'GET' ? undefined : { isOn: true })).status, path).toBe(403)
})

it.each(['staff.manage', 'integration.manage', 'article.publish', 'case.level'])(
  'never carries %s',
  async (permission) => {
    expect((await admin('POST', '/tokens', { ...WISH, permissions: [permission] })).status).toBe(400)
  },
)

it('names itself and its owner in the audit log, where the owner is looked for', async () => {
  const { by, id } = await made()
  const { number } = await aTalk(desk, { case: {} })
  expect((await by('GET', `/cases/${number}`)).status).toBe(200)
  expect((await by('POST', `/cases/${number}/notes`, { text: '对账' })).status).toBe(201)
  const { entries } = (await admin('GET', '/audit?actor=s_admin')).body
  const read = entries.find((entry: { action: string }) => entry.action === 'case.read')
  expect(read).toMatchObject({ actor: `s_admin/${id}`, target: number })
  expect((await admin('GET', '/audit/verify')).body.ok).toBe(true)
})

it('sees its towns only, also of what its owner holds', async () => {
  const { by } = await made({ towns: ['珥陵镇'] })
  const mine = await aTalk(desk, { town: '云阳街道', case: { town: '云阳街道' } })
  await admin('POST', `/cases/${mine.number}/claim`)
  const other = await aTalk(desk, { town: '珥陵镇', case: { town: '珥陵镇' } })
  const numbers = (await by('GET', '/cases')).body.cases.map(({ number }: { number: string }) => number)
  expect(numbers).toEqual([other.number])
  expect((await by('GET', `/cases/${mine.number}`)).status).toBe(403)
  expect((await by('GET', '/cases?assignee=me')).body.cases).toEqual([])
})

it('hears no complaint and reads no guarded case, although its owner does', async () => {
  const { by } = await made()
  const complaint = await aTalk(desk, { confidential: true, case: { incident: 'complaint' } })
  const guarded = await aTalk(desk, { case: { incident: 'violence' } })
  await (
    await signInAs(desk, 's_agent')
  )('POST', `/cases/${guarded.number}/claim`)
  expect((await admin('GET', `/cases/${complaint.number}`)).status).toBe(200)
  expect((await by('GET', `/cases/${complaint.number}`)).status).toBe(403)
  expect((await by('GET', '/cases')).text).not.toContain(complaint.number)
  const seen = await by('GET', `/cases/${guarded.number}`)
  expect([seen.body.redacted, (await admin('GET', `/cases/${guarded.number}`)).body.redacted]).toEqual([true, false])
  for (const word of Object.values(SECRET)) expect(seen.text).not.toContain(word)
})

it('is put in charge of nothing, and so reads nothing guarded that nobody has yet', async () => {
  const wish = { ...WISH, permissions: [...WISH.permissions, 'conversation.read', 'conversation.work', 'case.open'] }
  const { by } = await made(wish)
  const guarded = await aTalk(desk, { case: { incident: 'violence', level: 'P0' } })
  const held = await aTalk(desk, { case: { incident: 'violence' } })
  await (
    await signInAs(desk, 's_agent')
  )('POST', `/cases/${held.number}/claim`)
  for (const { id, number } of [guarded, held]) {
    expect((await by('POST', `/conversations/${id}/claim`)).status).toBe(403)
    expect((await by('POST', `/cases/${number}/claim`)).status).toBe(403)
    for (const path of [`/cases/${number}`, `/conversations/${id}`, `/conversations/${id}/messages`, '/conversations'])
      for (const word of Object.values(SECRET)) expect((await by('GET', path)).text, path).not.toContain(word)
  }
  expect((await desk.deps.cases.find(held.number ?? ''))?.assignee?.id).toBe('s_agent')
})

it('opens no case for itself, and none outside its towns', async () => {
  const { by } = await made({ towns: ['珥陵镇'], permissions: ['case.open', 'case.read', 'case.work'] })
  for (const town of ['云阳街道', '珥陵镇'])
    for (const claim of [true, false]) {
      const answer = await by('POST', '/cases', { firstMessage: SECRET.words, town, claim })
      expect(answer.status, `${town} ${claim}`).toBe(town === '珥陵镇' && !claim ? 201 : 403)
    }
})

it('is not taken for the person whose cookie comes with it', async () => {
  const { by, id } = await made()
  const cookie = { cookie: admin.cookie }
  expect((await by('GET', '/staff', undefined, cookie)).status).toBe(403)
  expect((await by('DELETE', `/tokens/${id}`, undefined, cookie)).status).toBe(403)
  const wrong = await ask(desk, 'GET', '/staff', undefined, { ...cookie, authorization: 'Bearer wlt_guessed' })
  expect(wrong.status).toBe(401)
})

it('ends by its day, by hand, and with its owner', async () => {
  const [expires, revoked, orphan] = [await made({ days: 1 }), await made(), await made()]
  desk.clock.forward(24 * 60 - 1)
  expect((await expires.by('GET', '/cases')).status).toBe(200)
  desk.clock.forward(1)
  expect((await expires.by('GET', '/cases')).status).toBe(401)

  admin = await signInAs(desk, 's_admin')
  expect((await admin('DELETE', `/tokens/${revoked.id}`)).status).toBe(204)
  expect((await admin('DELETE', `/tokens/${revoked.id}`)).status).toBe(404)
  expect((await revoked.by('GET', '/cases')).status).toBe(401)

  expect((await orphan.by('GET', '/cases')).status).toBe(200)
  const owner = await desk.deps.staff.find('s_admin')
  if (owner) await desk.deps.staff.put({ ...owner, role: 'editor' })
  expect((await orphan.by('GET', '/cases')).status).toBe(403)
  if (owner) await desk.deps.staff.put({ ...owner, active: false })
  expect((await orphan.by('GET', '/cases')).status).toBe(401)
})

it('waits when it runs wild, and holds up no other', async () => {
  const [wild, calm] = [await made(), await made()]
  const statuses: number[] = []
  for (let call = 0; call < 122; call += 1) statuses.push((await wild.by('GET', '/me')).status)
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([120, 429])
  expect((await calm.by('GET', '/me')).status).toBe(200)
})
