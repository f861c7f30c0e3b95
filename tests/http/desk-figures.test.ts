/** Figures, the exported table, the audit log, staff, attachments. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentReader } from '../../src/adapters/import/document-reader.ts'
import { changeConversation } from '../../src/services/change-conversation.ts'
import { aDesk, ask, aStoredCase, aTalk, cookieOf, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let admin: Browser
let supervisor: Browser

beforeEach(async () => {
  desk = await aDesk()
  admin = await signInAs(desk, 's_admin')
  supervisor = await signInAs(desk, 's_super')
})
afterEach(() => desk.close())

describe('figures', () => {
  it('count by status, level and town; median of the first contact; deadlines kept', async () => {
    const at = (minutes: number) => new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString()
    await aStoredCase(desk, {
      level: 'P1',
      status: 'contacted',
      openedAt: at(-120),
      dueAt: at(-60),
      firstContactAt: at(-110),
    })
    await aStoredCase(desk, {
      level: 'P1',
      status: 'contacted',
      openedAt: at(-120),
      dueAt: at(-60),
      firstContactAt: at(-30),
      town: '珥陵镇',
    })
    await aStoredCase(desk, { level: 'P1', openedAt: at(-120), dueAt: at(-60), town: '珥陵镇' })
    await aStoredCase(desk, { level: 'P3', dueAt: at(60) })
    await aStoredCase(desk, { level: 'P3', status: 'withdrawn', openedAt: at(-120), dueAt: at(-60) })
    const { body } = await supervisor('GET', '/stats')
    expect(body).toMatchObject({
      total: 5,
      open: 4,
      unclaimed: 4,
      overdue: 1,
      byStatus: { new: 2, contacted: 2, withdrawn: 1, closed: 0 },
      byLevel: { P0: 0, P1: 3, P3: 2 },
      firstContactMedianMinutes: 50,
      deadlines: { of: 3, kept: 1 },
      deadlinesByLevel: { P1: { of: 3, kept: 1 }, P3: { of: 0, kept: 0 } },
      byTown: [
        { town: '珥陵镇', total: 2, overdue: 1, longestWaitMinutes: 120 },
        { town: '云阳街道', total: 3, overdue: 0 },
      ],
    })
    expect((await supervisor('GET', '/stats?from=2026-11-25')).body.total).toBe(0)
    expect((await supervisor('GET', '/stats?to=2026-11-25')).body.total).toBe(5)
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', '/stats')).body).toMatchObject({ total: 2, byTown: [{ town: '珥陵镇' }] })
    expect((await erling('GET', `/stats?town=${encodeURIComponent('云阳街道')}`)).body.total).toBe(0)
  })

  it('are empty without cases', async () => {
    expect((await supervisor('GET', '/stats')).body).toMatchObject({
      total: 0,
      firstContactMedianMinutes: null,
      byTown: [],
    })
  })
})

describe('people who went quiet', () => {
  it('are those past half of the clock, those who stopped midway, and those who asked again', async () => {
    const at = (minutes: number) => new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString()
    const half = await aStoredCase(desk, { openedAt: at(-40), dueAt: at(20) })
    const late = await aStoredCase(desk, { openedAt: at(-90), dueAt: at(-30), town: '珥陵镇' })
    await aStoredCase(desk, { openedAt: at(-10), dueAt: at(50) })
    await aStoredCase(desk, { openedAt: at(-40), dueAt: at(20), firstContactAt: at(-30), status: 'contacted' })
    const talk = await aTalk(desk, { floor: 'bot' })
    await changeConversation(desk.deps, talk.id, () => ({
      result: null,
      events: [
        { type: 'dialogue-started', intent: 'fire' },
        { type: 'question-asked', intent: 'fire', step: 'where' },
      ],
    }))
    expect((await supervisor('GET', '/risks')).body.stopped).toEqual([])
    desk.clock.forward(11)
    const { body } = await supervisor('GET', '/risks')
    expect(body.halfway.map(({ number }: { number: string }) => number)).toEqual([late, half])
    expect(body.stopped).toMatchObject([{ id: talk.id, intent: 'fire', openStep: 'where', preview: SECRET.words }])
    expect(body.repeated).toEqual([])
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', '/risks')).body).toMatchObject({ halfway: [{ number: late }], stopped: [] })
  })
})

describe('the table of cases', () => {
  it('opens in a spreadsheet, calculates nothing, names nobody, and is written down', async () => {
    const evil = await aStoredCase(desk, {
      town: '=HYPERLINK("http://evil.test")',
      district: '@SUM(A1)',
      assignee: { id: 's_agent', badge: '+86', office: '-1，"引号"' },
      status: 'accepted',
    })
    const guarded = await aStoredCase(desk, { incident: 'violence' })
    const answer = await supervisor('GET', '/export/cases.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="cases-2026-11-24.csv"')
    const bytes = new Uint8Array(
      await (
        await desk.app.request('http://desk.test/export/cases.csv', { headers: { cookie: supervisor.cookie } })
      ).arrayBuffer(),
    )
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    const [head, ...lines] = answer.text.trim().split('\r\n')
    expect(head).toContain('编号,级别,状态,何事')
    expect(lines).toHaveLength(2)
    expect(lines.find((line) => line.startsWith(evil))).toBe(
      `${evil},很急,已接手,家里着火,'@SUM(A1),"'=HYPERLINK(""http://evil.test"")",网页,2026-11-24 09:00,2026-11-24 10:00,,否,'+86,"'-1，""引号""",`,
    )
    expect(lines.find((line) => line.startsWith(guarded))).toContain('（保密）')
    for (const secret of Object.values(SECRET)) expect(answer.text).not.toContain(secret)
    expect((await desk.deps.staff.auditLog(5))[0]).toMatchObject({
      actor: 's_super',
      action: 'export.cases',
      detail: '2',
    })
  })
})

describe('a workbook', () => {
  it('holds the same table as text, so that nothing is calculated', async () => {
    await aStoredCase(desk, { town: '=1+1' })
    const answer = await desk.app.request('http://desk.test/export/cases.xlsx', {
      headers: { cookie: supervisor.cookie },
    })
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="cases-2026-11-24.xlsx"')
    const rows = await documentReader().read('xlsx', new Uint8Array(await answer.arrayBuffer()))
    expect(JSON.stringify(rows)).toContain('=1+1')
    expect(JSON.stringify(rows)).toContain('编号')
  })

  it.each(['conversations', 'questions'])('%s name nobody and say nothing that was said', async (name) => {
    const talk = await aTalk(desk, { town: '云阳街道' })
    const answer = await supervisor('GET', `/export/${name}.csv`)
    expect(answer.status).toBe(200)
    if (name === 'conversations') expect(answer.text).toContain(talk.id)
    for (const secret of Object.values(SECRET)) expect(answer.text).not.toContain(secret)
    expect((await desk.deps.staff.auditLog(1))[0]).toMatchObject({ action: `export.${name}` })
  })
})

describe('the audit log', () => {
  it('holds readings, changes of staff and refused sign-ins; its chain can be walked', async () => {
    const number = await aStoredCase(desk)
    await supervisor('GET', `/cases/${number}`)
    await ask(desk, 'POST', '/session', { username: 's_agent', password: 'wrong' })
    await admin('PATCH', '/staff/s_agent', { office: '新区' })
    const auditor = await signInAs(desk, 's_auditor')
    const { body } = await auditor('GET', '/audit?limit=4')
    expect(body.entries.map(({ actor, action, target }: Record<string, string>) => [actor, action, target])).toEqual([
      ['s_auditor', 'session.open', 's_auditor'],
      ['s_admin', 'staff.changed', 's_agent'],
      ['s_agent', 'session.refused', 's_agent'],
      ['s_super', 'case.read', number],
    ])
    expect((await auditor('GET', `/audit?before=${body.entries[0].seq}`)).body.entries[0].seq).toBe(body.entries[1].seq)
    expect((await auditor('GET', '/audit/verify')).body).toMatchObject({ ok: true })
  })

  it('is read by auditors, who see cases without people', async () => {
    const auditor = await signInAs(desk, 's_auditor')
    const number = await aStoredCase(desk)
    const seen = await auditor('GET', `/cases/${number}`)
    expect(seen.body).toMatchObject({ redacted: true, incident: 'fire', level: 'P1' })
    for (const secret of Object.values(SECRET)) expect(seen.text).not.toContain(secret)
  })
})

describe('staff', () => {
  it('gets a colleague with a one-time link, who then chooses a password', async () => {
    const made = await admin('POST', '/staff', {
      username: 'Wang.Hong',
      name: '王红',
      role: 'town_worker',
      towns: ['珥陵镇'],
    })
    expect(made).toMatchObject({
      status: 201,
      body: { username: 'wang.hong', badge: '002', office: '珥陵镇', mustChangePassword: true },
    })
    expect(made.body.signInPath).toMatch(/^\/desk\/sign-in\?ticket=[\w-]{43}$/)
    expect(made.text).not.toMatch(/passwordHash|otpSecret/)
  })

  it('gets a colleague with a password that works at once', async () => {
    const made = await admin('POST', '/staff', { username: 'lihua', role: 'agent', password: 'sunny-day-walk' })
    expect(made.body).toMatchObject({ signInPath: null, mustChangePassword: false, name: 'lihua' })
    const answer = await ask(desk, 'POST', '/session', { username: 'lihua', password: 'sunny-day-walk' })
    expect((await ask(desk, 'GET', '/cases', undefined, { cookie: cookieOf(answer) })).status).toBe(200)
  })

  const wrong = [
    { body: { username: 's_agent', role: 'agent' }, status: 409, field: 'username' },
    { body: { username: 'x1', role: 'agent', badge: '012' }, status: 409, field: 'badge' },
    { body: { username: 'x1', role: 'agent', badge: '12' }, status: 400, field: 'badge' },
    { body: { username: 'x1', role: 'boss' }, status: 400, field: 'role' },
    { body: { username: '王', role: 'agent' }, status: 400, field: 'username' },
    { body: { username: 'x1', role: 'town_worker' }, status: 400, field: 'towns' },
    { body: { username: 'x1', role: 'town_worker', towns: ['没有镇'] }, status: 400, field: 'towns' },
    { body: { username: 'x1', role: 'agent', password: '12345678' }, status: 400, field: 'password' },
  ]
  it.each(wrong)('refuses $body at $field', async ({ body, status, field }) => {
    expect(await admin('POST', '/staff', body)).toMatchObject({ status, body: { errors: [{ field }] } })
  })

  it('keeps one administrator', async () => {
    for (const change of [{ active: false }, { role: 'agent' }]) {
      expect(await admin('PATCH', '/staff/s_admin', change)).toMatchObject({
        status: 409,
        body: { type: 'urn:warmline:problem:last-administrator' },
      })
    }
    expect((await admin('PATCH', '/staff', { id: 's_super', role: 'administrator' })).body.role).toBe('administrator')
    expect((await admin('PATCH', '/staff/s_admin', { role: 'agent' })).status).toBe(200)
    expect((await admin('GET', '/staff')).status).toBe(401)
  })

  it('unlocks, resets codes, hands out a new link, and ends what was open', async () => {
    const agent = await signInAs(desk, 's_agent')
    const reset = await admin('PATCH', '/staff/s_agent', { unlock: true, resetCodes: true, ticket: true })
    expect(reset.body).toMatchObject({
      codes: false,
      lockedUntil: null,
      signInPath: expect.stringContaining('ticket='),
    })
    expect((await agent('GET', '/me')).status).toBe(401)
    expect((await admin('PATCH', '/staff/s_none', { name: 'x' })).status).toBe(404)
  })

  it('is shown to colleagues as whom one can pass things to', async () => {
    const agent = await signInAs(desk, 's_agent')
    const { body } = await agent('GET', '/colleagues')
    expect(body.colleagues.map(({ id }: { id: string }) => id)).not.toContain('s_editor')
    expect(body.colleagues[0]).not.toHaveProperty('username')
  })
})

describe('attachments', () => {
  it('open for whoever may open the talk, never as a page', async () => {
    const { id } = await aTalk(desk)
    const put = async (attachmentId: string, kind: string) => {
      await desk.deps.attachments.put({
        id: attachmentId,
        conversationId: id,
        kind,
        bytes: 3,
        sha256: 'x',
        at: '2026-11-24T01:00:00.000Z',
      })
      await desk.deps.files.put(attachmentId, new TextEncoder().encode('abc'))
    }
    await put('at_photo', 'image/jpeg')
    await put('at_page', 'text/html')
    const agent = await signInAs(desk, 's_agent')
    const photo = await agent('GET', '/attachments/at_photo')
    expect(photo.text).toBe('abc')
    expect(photo.headers.get('content-type')).toBe('image/jpeg')
    const page = await agent('GET', '/attachments/at_page')
    expect(page.headers.get('content-type')).toBe('application/octet-stream')
    expect(page.headers.get('content-disposition')).toBe('attachment')
    expect(page.headers.get('content-security-policy')).toContain('sandbox')
    expect((await agent('GET', '/attachments/at_none')).status).toBe(404)
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', '/attachments/at_photo')).status).toBe(403)
    expect((await desk.deps.staff.auditLog(9)).map(({ action }) => action)).toContain('attachment.read')
  })
})
