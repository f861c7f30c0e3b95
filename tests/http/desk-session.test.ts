/** Signing in and out over HTTP: lock-out, codes, cookie, origin, first password, sessions that end. */
import { TOTP, Secret } from 'otpauth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureAdministrator } from '../../src/services/auth/ensure-administrator.ts'
import { issueTicket, redeemTicket } from '../../src/services/auth/tickets.ts'
import { aDesk, aStaff, ask, cookieOf, PASSWORD, signInAs, type Desk } from '../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})
afterEach(() => desk.close())

const enter = (username: string, password: string, otp?: string) =>
  ask(desk, 'POST', '/session', { username, password, ...(otp ? { otp } : {}) })

describe('signing in', () => {
  it('answers with the person and a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await enter('S_Agent', PASSWORD)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ id: 's_agent', badge: '012', role: 'agent', mustChangePassword: false })
    expect(answer.body.permissions).toContain('case.work')
    expect(answer.text).not.toMatch(/passwordHash|otpSecret/)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^warmline_desk=[\w-]{43}; /)
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Secure')
  })

  it('behind https binds the cookie to the host', async () => {
    const secure = await aDesk({ secureCookies: true })
    const answer = await ask(secure, 'POST', '/session', { username: 's_agent', password: PASSWORD })
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-warmline_desk=.*Path=\/.*HttpOnly.*Secure/)
    expect((await ask(secure, 'GET', '/me', undefined, { cookie: cookieOf(answer) })).status).toBe(200)
    secure.close()
  })

  it('keeps only the hash of the token', async () => {
    const browser = await signInAs(desk, 's_agent')
    const token = browser.cookie.split('=')[1] ?? ''
    expect(await desk.deps.staff.findSession(token)).toBeNull()
    expect(await desk.deps.staff.findSession(await desk.deps.vault.sha256(token))).toMatchObject({ staffId: 's_agent' })
  })

  it.each(['s_agent', 'nobody-of-that-name'])(
    'after five wrong passwords locks %s for 15 minutes and says how many are left',
    async (name) => {
      for (let i = 0; i < 4; i += 1) {
        expect(await enter(name, 'wrong')).toMatchObject({
          status: 401,
          body: { type: 'urn:warmline:problem:wrong-sign-in' },
        })
      }
      const fifth = await enter(name, 'wrong')
      expect(fifth).toMatchObject({
        status: 429,
        body: { minutes: 15, detail: '试错太多次。15分钟后再试，或找管理员。' },
      })
      desk.clock.forward(10)
      expect((await enter(name, PASSWORD)).body).toMatchObject({ minutes: 5 })
      desk.clock.forward(5)
      expect((await enter(name, PASSWORD)).status).toBe(name === 's_agent' ? 200 : 401)
    },
  )

  it('counts a hundred guesses at once one by one', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => enter('s_agent', 'wrong')))
    expect(all.filter(({ status }) => status === 401)).toHaveLength(4)
    expect(all.filter(({ status }) => status === 429)).toHaveLength(96)
  })

  it('says the same, word for word, for a wrong name and a wrong password, and verifies a hash for both', async () => {
    let verified = 0
    const { hasher } = desk.deps
    const counting = await aDesk({
      hasher: { ...hasher, verify: (hash, word) => ((verified += 1), hasher.verify(hash, word)) },
    })
    const known = await ask(counting, 'POST', '/session', { username: 's_agent', password: 'wrong' })
    const unknown = await ask(counting, 'POST', '/session', { username: 'nobody', password: 'wrong' })
    expect(unknown.text).toBe(known.text)
    expect(verified).toBe(2)
    counting.close()
  })

  it('refuses a known and an unknown name no sooner than the same moment, though only one is written down', async () => {
    const slow = await aDesk({ refusalMs: 60 })
    const put = slow.deps.staff.put.bind(slow.deps.staff)
    slow.deps.staff.put = async (person) => (await new Promise((wake) => setTimeout(wake, 25)), put(person))
    const took = async (username: string) => {
      const started = performance.now()
      await ask(slow, 'POST', '/session', { username, password: 'wrong' })
      return performance.now() - started
    }
    for (const name of ['s_agent', 'nobody', 's_agent2', 'no-one'])
      expect(await took(name), name).toBeGreaterThanOrEqual(59)
    slow.close()
  })

  it('refuses somebody who left, like a wrong password', async () => {
    await desk.deps.staff.put(aStaff({ id: 's_gone', badge: '099', active: false }))
    expect((await enter('s_gone', PASSWORD)).body.type).toBe('urn:warmline:problem:wrong-sign-in')
  })

  it('does not bring back rights that were taken while the password was checked', async () => {
    const { hasher } = desk.deps
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    const slow = await aDesk({
      hasher: { ...hasher, verify: async (hash, word) => (await gate, hasher.verify(hash, word)) },
    })
    const late = ask(slow, 'POST', '/session', { username: 's_agent', password: 'wrong' })
    const person = await slow.deps.staff.find('s_agent')
    if (person) await slow.deps.staff.put({ ...person, active: false })
    release()
    await late
    expect((await slow.deps.staff.find('s_agent'))?.active).toBe(false)
    slow.close()
  })
})

describe('one-time codes', () => {
  const codeAt = (secret: string, at: Date) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

  async function withCodes() {
    const browser = await signInAs(desk, 's_agent')
    const { body } = await browser('POST', '/me/codes', {})
    expect(body.uri).toMatch(/^otpauth:\/\/totp\//)
    const wrong = await browser('PUT', '/me/codes', { secret: body.secret, otp: '000000' })
    expect(wrong.status).toBe(400)
    const set = await browser('PUT', '/me/codes', { secret: body.secret, otp: codeAt(body.secret, desk.clock.now()) })
    expect(set).toMatchObject({ status: 200, body: { codes: true } })
    return { secret: body.secret as string, old: browser }
  }

  it('are asked once set up, after the password and not before', async () => {
    const { secret } = await withCodes()
    desk.clock.forward(1)
    expect((await enter('s_agent', PASSWORD)).body.type).toBe('urn:warmline:problem:code-needed')
    expect((await enter('s_agent', 'wrong', codeAt(secret, desk.clock.now()))).body.type).toBe(
      'urn:warmline:problem:wrong-sign-in',
    )
    expect((await enter('s_agent', PASSWORD, codeAt(secret, desk.clock.now()))).status).toBe(200)
  })

  it('open once, one step to either side', async () => {
    const { secret } = await withCodes()
    desk.clock.forward(10)
    const code = codeAt(secret, new Date(desk.clock.now().getTime() - 30_000))
    expect((await enter('s_agent', PASSWORD, code)).status).toBe(200)
    expect((await enter('s_agent', PASSWORD, code)).status).toBe(401)
    desk.clock.forward(10)
    const stale = codeAt(secret, new Date(desk.clock.now().getTime() - 90_000))
    expect((await enter('s_agent', PASSWORD, stale)).status).toBe(401)
  })

  it('set up end every other session', async () => {
    const { old } = await withCodes()
    expect((await old('GET', '/me')).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends by signing out, by 12 hours without use, by 24 in all, by being switched off', async () => {
    const out = await signInAs(desk, 's_agent')
    expect((await out('DELETE', '/session')).status).toBe(204)
    expect((await out('GET', '/me')).status).toBe(401)

    const idle = await signInAs(desk, 's_agent')
    await idle('GET', '/me')
    desk.clock.forward(12 * 60 + 1)
    expect((await idle('GET', '/me')).status).toBe(401)

    const busy = await signInAs(desk, 's_agent')
    for (let hour = 0; hour < 23; hour += 1) {
      desk.clock.forward(60)
      expect((await busy('GET', '/me')).status, `hour ${hour + 1}`).toBe(200)
    }
    desk.clock.forward(61)
    expect((await busy('GET', '/me')).status).toBe(401)

    const lowered = await signInAs(desk, 's_agent')
    const admin = await signInAs(desk, 's_admin')
    expect((await admin('PATCH', '/staff/s_agent', { active: false })).status).toBe(200)
    expect((await lowered('GET', '/me')).status).toBe(401)
  })

  it('with a first password can only choose another', async () => {
    await desk.deps.staff.put(aStaff({ id: 's_new', badge: '077', mustChangePassword: true }))
    const browser = await signInAs(desk, 's_new')
    expect(await browser('GET', '/cases')).toMatchObject({
      status: 403,
      body: { type: 'urn:warmline:problem:password-change-needed' },
    })
    for (const bad of ['short', 'password12345', 's_new-and-more', 'aaaaaaaaaaaa']) {
      expect((await browser('PATCH', '/me', { newPassword: bad })).body?.errors?.[0]?.field, bad).toBe('newPassword')
    }
    const changed = await browser('PATCH', '/me', { newPassword: '今天天气很好出太阳' })
    expect(changed.status).toBe(200)
    expect((await browser('GET', '/cases')).status).toBe(401)
    expect((await ask(desk, 'GET', '/cases', undefined, { cookie: cookieOf(changed) })).status).toBe(200)
  })

  it('asks the old password before a new one', async () => {
    const browser = await signInAs(desk, 's_agent')
    expect(
      (await browser('PATCH', '/me', { password: 'wrong', newPassword: 'long-enough-words' })).body.errors[0].field,
    ).toBe('password')
    expect((await browser('PATCH', '/me', { password: PASSWORD, newPassword: 'long-enough-words' })).status).toBe(200)
    expect((await enter('s_agent', 'long-enough-words')).status).toBe(200)
  })
})

describe('changes from elsewhere', () => {
  const rows = [
    {
      name: 'a form of another site',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.test' },
      status: 403,
    },
    {
      name: 'JSON of another site',
      headers: { 'content-type': 'application/json', origin: 'https://evil.test' },
      status: 403,
    },
    { name: 'an opaque origin', headers: { 'content-type': 'application/json', origin: 'null' }, status: 403 },
    {
      name: 'a cross-site fetch without origin',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
      status: 403,
    },
    { name: 'plain text', headers: { 'content-type': 'text/plain' }, status: 415 },
    { name: 'a form of no origin', headers: { 'content-type': 'multipart/form-data; boundary=x' }, status: 415 },
    { name: 'almost JSON', headers: { 'content-type': 'application/jsonp' }, status: 415 },
    {
      name: 'the own page',
      headers: { 'content-type': 'application/json; charset=utf-8', origin: 'http://desk.test' },
      status: 200,
    },
  ]
  it.each(rows)('$name: $status', async ({ headers, status }) => {
    const answer = await ask(desk, 'POST', '/session', JSON.stringify({ username: 's_agent', password: PASSWORD }), {
      ...headers,
    })
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.headers.get('set-cookie')).toBeNull()
  })
})

describe('the first administrator', () => {
  it('is the one of the settings', async () => {
    const empty = await aDesk({}, [])
    expect(await ensureAdministrator(empty.deps, { username: 'Chef', password: 'a-long-password' })).toEqual({})
    const answer = await ask(empty, 'POST', '/session', { username: 'chef', password: 'a-long-password' })
    expect(answer.body).toMatchObject({ role: 'administrator', mustChangePassword: false })
    expect(await ensureAdministrator(empty.deps, { username: 'second', password: 'x' })).toEqual({})
    expect(await empty.deps.staff.count()).toBe(1)
    empty.close()
  })

  it('else comes by a link that works once, and is given again at the next start until a password was chosen', async () => {
    const empty = await aDesk({}, [])
    const { ticket } = await ensureAdministrator(empty.deps, {})
    const again = await ensureAdministrator(empty.deps, {})
    expect(again.ticket).not.toBe(ticket)
    const session = await redeemTicket(empty.deps, ticket ?? '')
    expect(session?.staff.mustChangePassword).toBe(true)
    expect(await redeemTicket(empty.deps, ticket ?? '')).toBeNull()
    const cookie = `warmline_desk=${session?.token}`
    expect((await ask(empty, 'PATCH', '/me', { newPassword: 'a-long-password' }, { cookie })).status).toBe(200)
    expect(await ensureAdministrator(empty.deps, {})).toEqual({})
    empty.close()
  })

  it('cannot use a link after its hour, nor can somebody who left', async () => {
    const late = await issueTicket(desk.deps, 's_agent')
    desk.clock.forward(61)
    expect(await redeemTicket(desk.deps, late)).toBeNull()
    const gone = await issueTicket(desk.deps, 's_agent')
    const person = await desk.deps.staff.find('s_agent')
    if (person) await desk.deps.staff.put({ ...person, active: false })
    expect(await redeemTicket(desk.deps, gone)).toBeNull()
  })
})
