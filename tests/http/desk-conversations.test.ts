/** The inbox over HTTP: claim without collision, speaking, notes, letting go. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foldConversation } from '../../src/core/conversation/fold.ts'
import { aDesk, aTalk, PEOPLE, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let agent: Browser
let other: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
  other = await signInAs(desk, 's_agent2')
})
afterEach(() => desk.close())

async function stored(id: string) {
  const conversation = await desk.deps.conversations.load(id)
  if (conversation === null) throw new Error(`no conversation ${id}`)
  return {
    ...conversation,
    state: foldConversation(conversation.events),
    types: conversation.events.map(({ event }) => event.type),
  }
}

const notices = (conversation: Awaited<ReturnType<typeof stored>>) =>
  conversation.events.flatMap(({ event }) => (event.type === 'notice-posted' ? [event.text] : []))

describe('claim', () => {
  it('gives the floor to the worker, accepts the waiting case, ends its alarms and tells the resident', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    const claimed = await agent('POST', `/conversations/${id}/claim`)
    expect(claimed.status).toBe(200)
    expect(claimed.body).toMatchObject({ floor: 'human', holder: { badge: '012' } })
    const { state, ...conversation } = await stored(id)
    expect(state.case?.status).toBe('accepted')
    expect(notices({ state, ...conversation })).toContain('工作人员012号来了，现在由他和您说话。')
    expect(await desk.deps.cases.find(number ?? '')).toMatchObject({
      status: 'accepted',
      assignee: { id: 's_agent' },
      version: 2,
    })
    expect(await desk.deps.conversations.openAlerts()).toEqual([])
  })

  it('refuses the second with who holds it and since when', async () => {
    const { id } = await aTalk(desk)
    desk.clock.forward(102)
    await agent('POST', `/conversations/${id}/claim`)
    const second = await other('POST', `/conversations/${id}/claim`)
    expect(second.status).toBe(409)
    expect(second.headers.get('content-type')).toContain('application/problem+json')
    expect(second.body).toMatchObject({
      holder: '012',
      holderName: '同事s_agent',
      detail: '012号同事s_agent已接手（10:42）。',
      type: 'urn:warmline:problem:already-claimed',
    })
  })

  it('tells nobody of another town who holds it', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    await agent('POST', `/conversations/${id}/claim`)
    const far = await signInAs(desk, 's_erling')
    for (const path of [`/conversations/${id}/claim`, `/conversations/${id}/release`, `/cases/${number}/claim`]) {
      const refused = await far('POST', path)
      expect(refused.status).toBe(403)
      expect(refused.text).not.toMatch(/012|s_agent|holder/)
    }
  })

  it('has one winner of fifty who try at once', async () => {
    const { id } = await aTalk(desk)
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? agent : other)('POST', `/conversations/${id}/claim`)),
    )
    const winners = new Set(tries.filter(({ status }) => status === 200).map(({ body }) => String(body.holder.badge)))
    expect(winners.size).toBe(1)
    expect(tries.every(({ status }) => status === 200 || status === 409 || status === 503)).toBe(true)
    const { events } = await stored(id)
    expect(events.filter(({ event }) => event.type === 'floor-changed' && event.to === 'human')).toHaveLength(1)
  })

  it('again by the holder changes nothing', async () => {
    const { id } = await aTalk(desk)
    await agent('POST', `/conversations/${id}/claim`)
    const before = (await stored(id)).events.length
    expect((await agent('POST', `/conversations/${id}/claim`)).status).toBe(200)
    expect((await stored(id)).events).toHaveLength(before)
  })

  it('takes a talk over from the bot', async () => {
    const { id } = await aTalk(desk, { floor: 'bot' })
    expect((await agent('POST', `/conversations/${id}/claim`)).body.floor).toBe('human')
  })
})

describe('messages', () => {
  it('are the holder’s alone', async () => {
    const { id } = await aTalk(desk)
    const early = await agent('POST', `/conversations/${id}/messages`, { clientId: 'a', text: '您好' })
    expect(early).toMatchObject({ status: 409, body: { detail: '您还没有接手这个对话。先点“接手”。' } })
    await agent('POST', `/conversations/${id}/claim`)
    const foreign = await other('POST', `/conversations/${id}/messages`, { clientId: 'a', text: '您好' })
    expect(foreign).toMatchObject({
      status: 409,
      body: { holder: '012', holderName: '同事s_agent', detail: '现在是012号同事s_agent在说话。请他转给您。' },
    })
  })

  it('count once under one clientId, and refuse it with another text', async () => {
    const { id } = await aTalk(desk)
    await agent('POST', `/conversations/${id}/claim`)
    const first = await agent('POST', `/conversations/${id}/messages`, { clientId: 'a', text: '您好' })
    expect(first.body.message).toMatchObject({ from: 'worker', text: '您好', speaker: '工作人员 012 号（服务中心）' })
    const again = await agent('POST', `/conversations/${id}/messages`, { clientId: 'a', text: '您好' })
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect((await agent('POST', `/conversations/${id}/messages`, { clientId: 'a', text: '别的' })).status).toBe(409)
    expect((await stored(id)).types.filter((type) => type === 'worker-said')).toHaveLength(1)
  })

  it('count once when twenty come at the same moment', async () => {
    const { id } = await aTalk(desk)
    await agent('POST', `/conversations/${id}/claim`)
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        agent('POST', `/conversations/${id}/messages`, { clientId: 'same', text: '您好' }),
      ),
    )
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(all.map(({ body }) => Number(body.message.seq))).size).toBe(1)
    expect((await stored(id)).types.filter((type) => type === 'worker-said')).toHaveLength(1)
  })

  it('may share a clientId with a message of the resident', async () => {
    const { id } = await aTalk(desk)
    await agent('POST', `/conversations/${id}/claim`)
    expect((await agent('POST', `/conversations/${id}/messages`, { clientId: 'm1', text: '您好' })).status).toBe(200)
  })

  it('of a worker are the first contact of the case', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    await agent('POST', `/conversations/${id}/claim`)
    desk.clock.forward(3)
    await agent('POST', `/conversations/${id}/messages`, { clientId: 'a', text: '您好' })
    desk.clock.forward(3)
    await agent('POST', `/conversations/${id}/messages`, { clientId: 'b', text: '在吗' })
    const opened = await desk.deps.cases.find(number ?? '')
    expect(opened?.firstContactAt).toBe('2026-11-24T01:03:00.000Z')
    expect(opened?.timeline.filter(({ kind }) => kind === 'contact')).toHaveLength(1)
  })
})

describe('a talk', () => {
  it('shows messages, notes, state, case and earlier cases of the phone; the opening is logged', async () => {
    const earlier = await aTalk(desk, { case: {} })
    const { id, number } = await aTalk(desk, { case: {} })
    await agent('POST', `/conversations/${id}/notes`, { text: '像是电线老化' })
    const { body } = await agent('GET', `/conversations/${id}`)
    expect(body).toMatchObject({
      conversation: { id, floor: 'waiting' },
      messages: [{ from: 'resident', text: SECRET.words }],
      notes: [{ by: '012', text: '像是电线老化' }],
      case: { number, contact: { name: SECRET.name } },
      earlier: [{ number: earlier.number }],
    })
    expect(JSON.stringify(body.messages)).not.toContain('电线老化')
    expect((await desk.deps.staff.auditLog(10))[0]).toMatchObject({
      actor: 's_agent',
      action: 'conversation.read',
      target: id,
      detail: number,
    })
  })

  it('that is open follows the stream without a row in the read log each time, and nobody follows unseen', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    const reads = async () =>
      (await desk.deps.staff.auditLog(50)).filter(({ action }) => action.endsWith('.read')).map(({ action }) => action)
    await agent('GET', `/conversations/${id}`)
    await agent('GET', `/cases/${number}`)
    await agent('POST', `/conversations/${id}/notes`, { text: '看着' })
    const { body } = await agent('GET', `/conversations/${id}/messages?after=3`)
    expect(body).toMatchObject({ messages: [], notes: [{ text: '看着' }], case: { number }, conversation: { id } })
    await agent('GET', `/conversations/${id}/suggestions`)
    await agent('GET', `/cases/${number}?seen=1`)
    expect(await reads()).toEqual(['case.read', 'conversation.read'])
    await other('GET', `/conversations/${id}/messages?after=0`)
    expect(await reads()).toHaveLength(3)
    desk.clock.forward(61)
    await agent('GET', `/conversations/${id}/messages?after=0`)
    await agent('GET', `/conversations/${id}`)
    expect(await reads()).toHaveLength(5)
  })

  it('is found by case number, by the whole phone and by its first words', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    await aTalk(desk, {
      town: '珥陵镇',
      case: { contact: { name: null, phone: '13700000000', relation: 'self', how: null } },
    })
    for (const q of [number, number?.replace('-', ' '), '139 1234 5678', '+86 13912345678']) {
      const { body } = await agent('GET', `/conversations?q=${encodeURIComponent(q ?? '')}`)
      expect(
        body.conversations.map((row: { id: string }) => row.id),
        q ?? '',
      ).toEqual([id])
    }
    expect((await agent('GET', '/conversations?q=1391234')).body.conversations).toEqual([])
    expect((await agent('GET', `/conversations?q=${encodeURIComponent('烧了厨房')}`)).body.conversations).toHaveLength(
      2,
    )
  })

  it('stands in the list by urgency, and shows its words only while somebody must decide who takes it', async () => {
    const late = await aTalk(desk, { case: { level: 'P3' } })
    const red = await aTalk(desk, { case: { level: 'P0' } })
    const before = await other('GET', '/conversations')
    expect(before.body.conversations.map((row: { id: string }) => row.id)).toEqual([red.id, late.id])
    expect(before.body.conversations[0].preview).toBe(SECRET.words)
    await agent('POST', `/conversations/${red.id}/claim`)
    const after = await other('GET', '/conversations?floor=human')
    expect(after.body.conversations[0]).toMatchObject({ id: red.id, preview: '' })
    expect(after.text).not.toContain(SECRET.words)
    expect((await agent('GET', '/conversations?holder=me')).body.conversations[0].preview).toBe(SECRET.words)
  })
})

describe('letting go', () => {
  const rows = [
    {
      verb: 'release',
      body: undefined,
      floor: 'waiting',
      caseStatus: 'new',
      assignee: null,
      notice: '012号先离开一下。正在请别的工作人员。',
      alerts: 1,
    },
    {
      verb: 'transfer',
      body: { to: '珥陵镇' },
      floor: 'waiting',
      caseStatus: 'new',
      assignee: null,
      notice: '正在转给珥陵镇。请等一下，说过的不用再说。',
      alerts: 1,
    },
    {
      verb: 'transfer',
      body: { to: 's_agent2' },
      floor: 'human',
      caseStatus: 'accepted',
      assignee: 's_agent2',
      notice: '工作人员015号来了，现在由他和您说话。',
      // The one who gets it is told.
      alerts: 1,
    },
    {
      verb: 'handback',
      body: { instruction: '接着问材料' },
      floor: 'bot',
      caseStatus: 'accepted',
      assignee: 's_agent',
      notice: null,
      alerts: 0,
    },
    {
      verb: 'close',
      body: undefined,
      floor: 'closed',
      caseStatus: 'accepted',
      assignee: 's_agent',
      notice: '这次先说到这里。随时可以再来。',
      alerts: 0,
    },
  ]
  it.each(rows)(
    'by $verb $body.to leaves floor $floor and case $caseStatus',
    async ({ verb, body, floor, caseStatus, assignee, notice, alerts }) => {
      const { id, number } = await aTalk(desk, { case: {} })
      await agent('POST', `/conversations/${id}/claim`)
      expect((await other('POST', `/conversations/${id}/${verb}`, body ?? {})).status).toBe(409)
      const answer = await agent('POST', `/conversations/${id}/${verb}`, body)
      expect(answer).toMatchObject({ status: 200, body: { floor } })
      const conversation = await stored(id)
      if (notice) expect(notices(conversation)).toContain(notice)
      const opened = await desk.deps.cases.find(number ?? '')
      expect(opened?.status).toBe(caseStatus)
      expect(opened?.assignee?.id ?? null).toBe(assignee)
      expect(await desk.deps.conversations.openAlerts()).toHaveLength(alerts)
      expect(conversation.state.case?.status).toBe(caseStatus)
    },
  )

  it('to a town moves talk and case there, out of the sight of the other towns', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    const yunyang = await signInAs(desk, 's_yunyang')
    const erling = await signInAs(desk, 's_erling')
    expect((await erling('GET', `/conversations/${id}`)).status).toBe(403)
    await yunyang('POST', `/conversations/${id}/claim`)
    await yunyang('POST', `/conversations/${id}/transfer`, { to: '珥陵镇', note: '房子在他们那边' })
    expect((await erling('GET', `/conversations/${id}`)).body.notes).toMatchObject([{ text: '房子在他们那边' }])
    expect((await erling('GET', `/cases/${number}`)).status).toBe(200)
    expect((await yunyang('GET', `/conversations/${id}`)).status).toBe(403)
  })

  it('refuses a town that does not exist and a colleague who cannot talk', async () => {
    const { id } = await aTalk(desk)
    await agent('POST', `/conversations/${id}/claim`)
    for (const to of ['没有镇', 's_editor']) {
      expect(await agent('POST', `/conversations/${id}/transfer`, { to }), to).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'to' }] },
      })
    }
    expect((await agent('POST', `/conversations/${id}/transfer`, { to: 's_nobody' })).status).toBe(404)
  })

  it('keeps a case that was given to somebody else meanwhile', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    await agent('POST', `/conversations/${id}/claim`)
    await agent('POST', `/cases/${number}/assign`, { staffId: 's_yunyang' })
    await agent('POST', `/conversations/${id}/release`)
    expect((await desk.deps.cases.find(number ?? ''))?.assignee?.id).toBe('s_yunyang')
  })
})

it('logs no word of a resident', async () => {
  const { id } = await aTalk(desk, { case: {} })
  await agent('POST', `/conversations/${id}/claim`)
  await agent('GET', `/conversations/${id}`)
  await agent('POST', `/conversations/${id}/messages`, { clientId: 'x', text: SECRET.words.repeat(400) })
  const written = JSON.stringify([desk.log.lines, await desk.deps.staff.auditLog(100)])
  for (const secret of Object.values(SECRET)) expect(written).not.toContain(secret)
  expect(PEOPLE.length).toBeGreaterThan(5)
})
