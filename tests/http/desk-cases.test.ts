/** Cases over HTTP: intake, list, who is in charge, corrections, secrecy. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Case } from '../../src/core/cases/case.ts'
import { aDesk, aStoredCase, aTalk, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let agent: Browser
let other: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
  other = await signInAs(desk, 's_agent2')
})
afterEach(() => desk.close())

async function notices(conversationId: string | null): Promise<string[]> {
  const conversation = conversationId === null ? null : await desk.deps.conversations.load(conversationId)
  return (conversation?.events ?? []).flatMap(({ event }) => (event.type === 'notice-posted' ? [event.text] : []))
}

async function lastCaseEvent(conversationId: string) {
  const conversation = await desk.deps.conversations.load(conversationId)
  return conversation?.events.findLast(({ event }) => event.type === 'case-changed')?.event
}

describe('phone intake', () => {
  const call = {
    firstMessage: SECRET.words,
    facts: { incident: 'fire', shelterTonight: false },
    town: '云阳街道',
    contact: { name: SECRET.name, phone: '+86 139-1234-5678', relation: 'self' },
    reportedBy: 'self',
  }

  it('judges, numbers, alarms and sets the clocks', async () => {
    const made = await agent('POST', '/cases', call)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      level: 'P1',
      status: 'new',
      incident: 'fire',
      district: '丹阳市',
      channel: 'phone',
      dueAt: '2026-11-24T02:00:00.000Z',
      contact: { phone: SECRET.phone },
      reasons: [{ rule: 'T-test' }],
      similar: [],
      redacted: false,
      next: ['accepted', 'referred', 'declined', 'withdrawn', 'merged'],
    })
    expect(made.body.number).toMatch(/^26\d\d-\d{4}$/)
    expect(await desk.deps.conversations.openAlerts()).toMatchObject([
      { kind: 'case', level: 'P1', text: '很急求助 · 云阳街道 · 家里着火' },
    ])
    expect((await desk.deps.conversations.dueTimers('2026-11-24T02:00:00.000Z', 9)).map(({ kind }) => kind)).toEqual([
      'unclaimed',
      'warn50',
      'warn80',
      'overdue',
    ])
  })

  it('shows other open cases of the phone within three days, and merges nothing', async () => {
    const first = await agent('POST', '/cases', call)
    const second = await agent('POST', '/cases', call)
    expect(second.body.similar).toMatchObject([{ number: first.body.number }])
    desk.clock.forward(73 * 60)
    agent = await signInAs(desk, 's_agent')
    expect((await agent('POST', '/cases', call)).body.similar).toEqual([])
  })

  it('may be kept by whoever took the call, and judged more urgent but not less', async () => {
    const kept = await agent('POST', '/cases', { ...call, claim: true, level: 'P0', reason: '电话里听到爆炸声' })
    expect(kept.body).toMatchObject({
      status: 'accepted',
      level: 'P0',
      assignee: { badge: '012' },
      dueAt: '2026-11-24T01:05:00.000Z',
    })
    expect(kept.body.reasons[0]).toMatchObject({ rule: 'worker', text: '电话里听到爆炸声' })
    expect(await desk.deps.conversations.openAlerts()).toEqual([])
    expect((await agent('POST', '/cases', { ...call, level: 'P3' })).body.level).toBe('P1')
  })

  it('takes no field that a caller may not set', async () => {
    const made = await agent('POST', '/cases', {
      ...call,
      number: '0000-0000',
      status: 'closed',
      assignee: { id: 'x' },
      version: 9,
      openedAt: '2020-01-01',
      __proto__: { polluted: true },
    })
    expect(made.body).toMatchObject({ status: 'new', assignee: null, version: 1, openedAt: '2026-11-24T01:00:00.000Z' })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('says which field is wrong and how to mend it', async () => {
    const rows: [unknown, string, string][] = [
      [{ ...call, contact: { phone: '1391234567' } }, 'contact.phone', '这个电话不对，手机是11位。'],
      [{ ...call, town: '没有镇' }, 'town', '没找到这个地方。写镇名，或从头选。'],
      [{ ...call, firstMessage: ' ' }, 'firstMessage', '还没写字。'],
      [{ ...call, level: 'P9' }, 'level', '只能是其中一个：P0、P1、P2、P3。'],
      [{ ...call, firstMessage: 'x'.repeat(5000) }, 'firstMessage', '写得太长了，最多4000个字。'],
      [{ facts: {} }, 'firstMessage', '这一项没有填。'],
    ]
    for (const [body, field, detail] of rows) {
      const answer = await agent('POST', '/cases', body)
      expect(answer, field).toMatchObject({
        status: 400,
        body: { type: 'urn:warmline:problem:invalid', errors: [{ field, detail }] },
      })
    }
    expect(await agent('POST', '/cases', '{"firstMessage":')).toMatchObject({
      status: 400,
      body: { detail: '不是完整的 JSON，再看一下。' },
    })
    expect((await agent('POST', '/cases', JSON.stringify({ firstMessage: 'x'.repeat(70_000) }))).status).toBe(413)
  })

  it('opens the case of a talk once', async () => {
    const { id } = await aTalk(desk)
    await agent('POST', `/conversations/${id}/claim`)
    const made = await agent('POST', '/cases', { ...call, conversationId: id })
    expect(made.body).toMatchObject({
      conversationId: id,
      channel: 'web',
      status: 'accepted',
      assignee: { badge: '012' },
    })
    expect((await agent('GET', `/conversations/${id}`)).body.case.number).toBe(made.body.number)
    expect(await agent('POST', '/cases', { ...call, conversationId: id })).toMatchObject({
      status: 409,
      body: { number: made.body.number },
    })
  })

  it('of a town worker lies in the own town', async () => {
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('POST', '/cases', call)).status).toBe(403)
    expect((await erling('POST', '/cases', { ...call, town: '珥陵镇' })).status).toBe(201)
  })
})

describe('the list', () => {
  it('filters, sorts by urgency and names nobody', async () => {
    const p3 = await aStoredCase(desk, { level: 'P3', dueAt: '2026-11-27T01:00:00.000Z' })
    const late = await aStoredCase(desk, { level: 'P1', dueAt: '2026-11-24T00:30:00.000Z', town: '珥陵镇' })
    const p1 = await aStoredCase(desk, {
      level: 'P1',
      status: 'accepted',
      assignee: { id: 's_agent', badge: '012', office: '服务中心' },
    })
    const closed = await aStoredCase(desk, { level: 'P0', status: 'closed', dueAt: '2026-11-24T00:30:00.000Z' })
    const numbers = async (query: string) =>
      (await agent('GET', `/cases${query}`)).body.cases.map((row: Case) => row.number) as string[]
    expect(await numbers('')).toEqual([late, p1, p3])
    expect(await numbers('?overdue=true')).toEqual([late])
    expect(await numbers('?status=accepted,closed')).toEqual([closed, p1])
    expect(await numbers('?level=P1')).toEqual([late, p1])
    expect(await numbers('?level=P1&level=P3')).toEqual([late, p1, p3])
    expect(await numbers(`?town=${encodeURIComponent('珥陵镇')}`)).toEqual([late])
    expect(await numbers('?assignee=me')).toEqual([p1])
    expect(await numbers('?assignee=none')).toEqual([late, p3])
    expect(await numbers(`?q=${late}`)).toEqual([late])
    expect(await numbers('?q=13912345678')).toHaveLength(4)
    expect(await numbers('?q=1391234')).toEqual([])
    const { text } = await agent('GET', '/cases')
    for (const secret of Object.values(SECRET)) expect(text).not.toContain(secret)
    expect((await agent('GET', '/cases?level=P7')).status).toBe(400)
  })

  it('of a town worker holds the own town and what was given to the person, nothing else', async () => {
    const own = await aStoredCase(desk, { town: '珥陵镇' })
    const given = await aStoredCase(desk, {
      town: '云阳街道',
      status: 'accepted',
      assignee: { id: 's_erling', badge: '031', office: '珥陵镇' },
    })
    const foreign = await aStoredCase(desk, { town: '云阳街道' })
    const homeless = await aStoredCase(desk, { town: null })
    const erling = await signInAs(desk, 's_erling')
    const list = await erling('GET', '/cases')
    expect(list.body.cases.map((row: Case) => row.number)).toEqual([own])
    expect((await erling('GET', '/cases?assignee=me')).body.cases.map((row: Case) => row.number)).toEqual([given])
    for (const number of [foreign, homeless]) {
      expect((await erling('GET', `/cases?q=${number}`)).body.cases).toEqual([])
      expect((await erling('GET', `/cases/${number}`)).status).toBe(403)
      expect((await erling('POST', `/cases/${number}/claim`)).status).toBe(403)
      expect((await erling('POST', `/cases/${number}/notes`, { text: '看看' })).status).toBe(403)
    }
    expect(
      (await erling('GET', `/cases?town=${encodeURIComponent('云阳街道')}`)).body.cases.map((row: Case) => row.number),
    ).not.toContain(foreign)
  })
})

describe('claim and assign', () => {
  it('makes one person in charge and tells the resident who calls by when', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    const claimed = await agent('POST', `/cases/${number}/claim`)
    expect(claimed.body).toMatchObject({ status: 'accepted', assignee: { badge: '012' }, version: 2 })
    expect(await notices(id)).toEqual(['有人在办。服务中心接手了。最晚今天10:00联系您。'])
    expect(await lastCaseEvent(id)).toMatchObject({ status: 'accepted' })
    expect(await other('POST', `/cases/${number}/claim`)).toMatchObject({
      status: 409,
      body: { holder: '012', holderName: '同事s_agent', detail: '012号同事s_agent已接手（9:00）。' },
    })
    expect((await agent('POST', `/cases/${number}/claim`)).body.version).toBe(2)
    expect(await desk.deps.conversations.openAlerts()).toEqual([])
  })

  it('promises no deadline that has passed', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    desk.clock.forward(90)
    await agent('POST', `/cases/${number}/claim`)
    expect(await notices(id)).toEqual(['有人在办。服务中心接手了。'])
  })

  it('gives a case to a colleague of that town only', async () => {
    const { number } = await aTalk(desk, { case: {} })
    expect(await agent('POST', `/cases/${number}/assign`, { staffId: 's_erling' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'staffId' }] },
    })
    expect((await agent('POST', `/cases/${number}/assign`, { staffId: 's_editor' })).status).toBe(400)
    const assigned = await agent('POST', `/cases/${number}/assign`, { staffId: 's_yunyang', note: '您离得近' })
    expect(assigned.body).toMatchObject({ status: 'accepted', assignee: { id: 's_yunyang' } })
    expect(assigned.body.timeline.at(-1)).toMatchObject({
      by: '012',
      kind: 'assigned',
      text: '派给 021 号（云阳街道）：您离得近',
    })
  })
})

describe('corrections', () => {
  it('move a case to its town, mend the phone and tell the talk', async () => {
    const { id, number } = await aTalk(desk, { town: null, case: { town: null, district: null } })
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', `/cases/${number}`)).status).toBe(403)
    const mended = await agent('PATCH', `/cases/${number}`, { town: '珥陵镇', contact: { phone: '138 0000 1111' } })
    expect(mended.body).toMatchObject({
      town: '珥陵镇',
      district: '丹阳市',
      contact: { name: SECRET.name, phone: '13800001111' },
      version: 2,
    })
    expect(mended.body.timeline.at(-1)).toMatchObject({
      kind: 'fact',
      by: '012',
      text: '改了镇（不详 → 珥陵镇）、电话',
    })
    expect((await erling('GET', `/cases/${number}`)).status).toBe(200)
    expect((await erling('GET', '/cases?q=13800001111')).body.cases).toHaveLength(1)
    const { state, conversation } = (await agent('GET', `/conversations/${id}`)).body
    expect(conversation.town).toBe('珥陵镇')
    expect(state.slots).toMatchObject({
      phone: { value: '13800001111', how: 'worker' },
      place: { value: { town: '珥陵镇' } },
    })
  })

  it('run the rules again on new facts, and only upward', async () => {
    const { id, number } = await aTalk(desk, { case: { level: 'P3', dueAt: '2026-11-27T09:30:00.000Z', facts: {} } })
    const worse = await agent('PATCH', `/cases/${number}`, { facts: { shelterTonight: false } })
    expect(worse.body).toMatchObject({
      level: 'P1',
      dueAt: '2026-11-24T02:00:00.000Z',
      facts: { shelterTonight: false },
    })
    expect(await notices(id)).toEqual(['现在按“很急”办，最晚今天10:00联系您。'])
    const better = await agent('PATCH', `/cases/${number}`, { facts: { shelterTonight: true } })
    expect(better.body).toMatchObject({ level: 'P1', facts: { shelterTonight: true } })
  })

  it('of facts reach the talk, so that its next turn does not write the old ones back', async () => {
    const { id, number } = await aTalk(desk, { case: { facts: { shelterTonight: false, cost: 500 } } })
    const facts = {
      foodToday: false,
      household: { adults: 1, elders: null, children: 2, total: 3 },
      cost: 500,
      ongoingDanger: true,
    }
    const mended = await agent('PATCH', `/cases/${number}`, { facts })
    expect(mended.body.timeline.at(-1).text).toBe('改了家里、还有危险吗、今天吃饭')
    const { state } = (await agent('GET', `/conversations/${id}`)).body
    expect(state.slots).toMatchObject({
      food: { value: false, how: 'worker' },
      household: { value: { total: 3 } },
      safeNow: { value: 'danger' },
    })
    expect(state.slots.cost).toBeUndefined()
  })

  it('that change nothing write nothing; wrong ones say where', async () => {
    const number = await aStoredCase(desk)
    expect((await agent('PATCH', `/cases/${number}`, { town: '云阳街道' })).body.version).toBe(1)
    for (const [body, field] of [
      [{ town: '没有镇' }, 'town'],
      [{ contact: { phone: '139' } }, 'contact.phone'],
    ] as const) {
      expect((await agent('PATCH', `/cases/${number}`, body)).body.errors[0].field).toBe(field)
    }
  })
})

describe('somebody who asks again', () => {
  it('within three days and unheard is one step more urgent', async () => {
    const call = { firstMessage: '问一下低保', contact: { phone: '13811112222' } }
    expect((await agent('POST', '/cases', call)).body.level).toBe('P3')
    const again = await agent('POST', '/cases', call)
    expect(again.body).toMatchObject({ level: 'P2', reasons: [{ rule: 'RU-3' }, { rule: 'T-test' }] })
    await agent('POST', `/cases/${again.body.number}/notes`, { contact: 'reached', text: '接通' }).then(() => undefined)
    expect((await agent('POST', '/cases', call)).body.level).toBe('P3')
  })
})

describe('guarded cases', () => {
  it('of violence, suicide and children are the handler’s and the supervisor’s', async () => {
    const { id, number } = await aTalk(desk, { case: { incident: 'suicide', level: 'P0' } })
    expect((await other('GET', `/cases/${number}`)).body.redacted).toBe(false)
    await agent('POST', `/conversations/${id}/claim`)
    const hidden = await other('GET', `/cases/${number}`)
    expect(hidden.body).toMatchObject({ redacted: true, incident: 'other', contact: { name: null, phone: null } })
    for (const secret of Object.values(SECRET)) expect(hidden.text).not.toContain(secret)
    expect((await other('GET', `/conversations/${id}`)).body.type).toBe('urn:warmline:problem:guarded')
    expect((await other('POST', `/cases/${number}/notes`, { text: '看看' })).status).toBe(403)
    expect((await other('GET', '/cases')).body.cases).toMatchObject([{ number, incident: 'other' }])
    const audit = (await desk.deps.staff.auditLog(20)).map(({ action }) => action)
    expect(audit).toContain('conversation.claim')
    const supervisor = await signInAs(desk, 's_super')
    expect((await supervisor('GET', `/cases/${number}`)).body).toMatchObject({ redacted: false, incident: 'suicide' })
    expect((await supervisor('GET', `/conversations/${id}`)).status).toBe(200)
  })

  it('that wait for a person may be taken by whoever is there', async () => {
    const { id, number } = await aTalk(desk, { case: { incident: 'suicide', level: 'P0' } })
    await agent('POST', `/conversations/${id}/claim`)
    await agent('POST', `/conversations/${id}/handback`, {})
    expect((await other('GET', `/conversations/${id}`)).status).toBe(403)
    expect((await other('POST', `/conversations/${id}/claim`)).status).toBe(200)
    expect((await desk.deps.cases.find(number ?? ''))?.assignee?.id).toBe('s_agent2')
    expect((await other('GET', `/conversations/${id}`)).status).toBe(200)
  })
})
