/** When the house itself fails: no stack, no word of anybody, nothing half done. */
import { expect, it } from 'vitest'
import { aDesk, aStoredCase, ask, SECRET, signInAs } from '../support/desk.ts'

it('answers 500 in plain words and logs without the resident', async () => {
  const desk = await aDesk()
  const agent = await signInAs(desk, 's_agent')
  desk.deps.cases.list = () => Promise.reject(new Error('SQLITE_IOERR'))
  const broken = await aDesk({ cases: { ...desk.deps.cases, list: () => Promise.reject(new Error('SQLITE_IOERR')) } })
  const reader = await signInAs(broken, 's_agent')
  const answer = await reader('GET', '/cases')
  expect(answer).toMatchObject({ status: 500, body: { type: 'urn:warmline:problem:failed' } })
  expect(answer.text).not.toMatch(/SQLITE|stack|\.ts/)
  expect(broken.log.lines).toMatchObject([{ level: 'error', event: 'desk-route-failed' }])
  expect((await agent('GET', '/me')).status).toBe(200)
  broken.close()
  desk.close()
})

it('does not show a person when the read log cannot be written', async () => {
  const desk = await aDesk()
  const number = await aStoredCase(desk)
  const agent = await signInAs(desk, 's_agent')
  const blind = await aDesk({
    ...desk.deps,
    staff: { ...desk.deps.staff, audit: () => Promise.reject(new Error('disk full')) },
  })
  const answer = await ask(blind, 'GET', `/cases/${number}`, undefined, { cookie: agent.cookie })
  expect(answer.status).toBe(500)
  for (const secret of Object.values(SECRET)) expect(answer.text).not.toContain(secret)
  blind.close()
  desk.close()
})

it('answers 503 with when to come back while too many write', async () => {
  const desk = await aDesk()
  const number = await aStoredCase(desk)
  const agent = await signInAs(desk, 's_agent')
  const busy = await aDesk({ ...desk.deps, cases: { ...desk.deps.cases, write: async () => 'conflict' } })
  const answer = await ask(busy, 'POST', `/cases/${number}/notes`, { text: 'x' }, { cookie: agent.cookie })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('1')
  busy.close()
  desk.close()
})

it('refuses hostile paths and bodies without a 5xx', async () => {
  const desk = await aDesk()
  const agent = await signInAs(desk, 's_agent')
  for (const path of [
    '/cases/%00',
    '/cases/..%2f..%2fetc',
    '/conversations/%F0%9F',
    `/cases/${'9'.repeat(3000)}`,
    '/cases/%252e%252e',
    "/cases/'; DROP TABLE cases;--",
  ]) {
    const { status } = await agent('GET', path)
    expect([400, 404], path).toContain(status)
  }
  const number = await aStoredCase(desk)
  for (const body of [
    'null',
    '[]',
    '"x"',
    '7',
    '{"text":null}',
    '{"text":{"a":1}}',
    '{"text":"\\ud800"}',
    `{"text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  ]) {
    expect((await agent('POST', `/cases/${number}/notes`, body)).status, body.slice(0, 20)).toBe(400)
  }
  for (const q of ["' OR 1=1 --", '%', '_', '\u0000', '（'.repeat(30)]) {
    expect((await agent('GET', `/cases?q=${encodeURIComponent(q)}`)).body.cases, q).toEqual([])
  }
  desk.close()
})
