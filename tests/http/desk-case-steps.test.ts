/** What happens to a case, over HTTP: steps of the table, referral, merging, aid first, level, papers, contacts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aStoredCase, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

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

async function step(browser: Browser, number: string, to: string, note = '') {
  const { version } = (await browser('GET', `/cases/${number}`)).body
  return browser('POST', `/cases/${number}/transitions`, { to, note, expectedVersion: version })
}

describe('steps', () => {
  it('go along the table, each a line of the timeline and words for the resident', async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    const n = number ?? ''
    expect((await step(agent, n, 'accepted')).body.assignee.badge).toBe('012')
    expect((await step(agent, n, 'contacted', '打通电话')).body).toMatchObject({
      firstContactAt: '2026-11-24T01:00:00.000Z',
    })
    expect((await step(agent, n, 'verified', '上门看过')).status).toBe(200)
    expect((await step(agent, n, 'aided', '送去棉被两床')).status).toBe(200)
    const papers = await step(agent, n, 'documents_pending')
    expect(papers.body).toMatchObject({ status: 'documents_pending', documentsDueAt: '2026-12-01T09:30:00.000Z' })
    expect((await step(agent, n, 'closed', '材料齐了')).body.next).toEqual(['accepted', 'new'])
    expect(await notices(id)).toEqual([
      '有人在办。服务中心接手了。最晚今天10:00联系您。',
      '已联系上。我们在核实，可能上门看一看。',
      '已核实，正在定怎么帮您。',
      '已救助。给了送去棉被两床。没收到，请告诉我们。',
      '已救助，差材料。12月1日前补。有难处，可以宽几天。',
      '办结。没解决，可以重新打开。',
    ])
    const { body } = await agent('GET', `/cases/${n}`)
    expect(body.timeline.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(body.version).toBe(7)
    expect((await desk.deps.conversations.dueTimers('2030-01-01T00:00:00.000Z', 9)).map(({ kind }) => kind)).toEqual([
      'care30',
    ])
  })

  const refused = [
    { from: 'new', to: 'closed', note: 'x', type: 'transition-not-in-table' },
    { from: 'new', to: 'verified', note: 'x', type: 'transition-not-in-table' },
    { from: 'contacted', to: 'aided', note: '棉被', level: 'P2', type: 'transition-verify-first' },
    { from: 'accepted', to: 'aided', note: '', level: 'P0', type: 'transition-aid-missing' },
    { from: 'contacted', to: 'declined', note: '', type: 'transition-note-missing' },
    { from: 'closed', to: 'accepted', note: '', type: 'transition-note-missing' },
  ] as const
  it.each(refused)('from $from to $to is refused as $type', async ({ from, to, note, type, ...rest }) => {
    const number = await aStoredCase(desk, { status: from, ...rest })
    const answer = await step(agent, number, to, note)
    expect(answer).toMatchObject({ status: 409, body: { type: `urn:warmline:problem:${type}`, from, to } })
    expect((await desk.deps.cases.find(number))?.status).toBe(from)
  })

  it('on an old version are refused with what changed meanwhile', async () => {
    const number = await aStoredCase(desk, { status: 'accepted' })
    await other('POST', `/cases/${number}/notes`, { text: '邻居来过电话' })
    const late = await agent('POST', `/cases/${number}/transitions`, { to: 'contacted', note: '', expectedVersion: 1 })
    expect(late).toMatchObject({
      status: 409,
      body: {
        detail: '别人刚改过，请对比后再存。',
        version: 2,
        changed: [{ seq: 2, by: '015', kind: 'note', text: '邻居来过电话' }],
      },
    })
    expect((await agent('POST', `/cases/${number}/transitions`, { to: 'contacted' })).body.errors[0].field).toBe(
      'expectedVersion',
    )
  })

  it('of twenty with the same version exactly one counts', async () => {
    const { id, number } = await aTalk(desk, { case: { status: 'accepted' } })
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        agent('POST', `/cases/${number}/transitions`, { to: 'contacted', note: 'x', expectedVersion: 1 }),
      ),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await notices(id)).toHaveLength(1)
  })

  it('declining gives the reason and the way to object', async () => {
    const { id, number } = await aTalk(desk, { case: { status: 'contacted' } })
    await step(agent, number ?? '', 'declined', '收入超过标准。')
    expect(await notices(id)).toEqual(['没批。原因：收入超过标准。不服，60日内可以申请复议（行政复议法第20条）。'])
  })

  it('reopening starts a fresh clock', async () => {
    const number = await aStoredCase(desk, {
      status: 'closed',
      level: 'P2',
      firstContactAt: '2026-11-01T00:00:00.000Z',
    })
    const reopened = await step(agent, number, 'new', '居民说没解决')
    expect(reopened.body).toMatchObject({
      status: 'new',
      firstContactAt: null,
      dueAt: '2026-11-25T01:00:00.000Z',
      assignee: null,
    })
    expect(await desk.deps.conversations.dueTimers('2026-11-25T01:00:00.000Z', 9)).toMatchObject([
      { kind: 'unclaimed' },
      { kind: 'warn50' },
      { kind: 'warn80' },
      { kind: 'overdue' },
    ])
  })

  it('in quiet mode leave no word of the case on the screen', async () => {
    const { id, number } = await aTalk(desk, { quiet: true, case: {} })
    await step(agent, number ?? '', 'accepted')
    expect(await notices(id)).toEqual(['您有一条回复。'])
  })

  it('refer to another office, and merge only where somebody says so', async () => {
    const { id, number } = await aTalk(desk, { case: { status: 'contacted' } })
    const { version } = (await agent('GET', `/cases/${number}`)).body
    const refer = { office: '区残联', note: '要轮椅', answerBy: '2026-11-27T17:00:00+08:00', expectedVersion: version }
    expect((await agent('POST', `/cases/${number}/refer`, refer)).body.status).toBe('referred')
    expect(await notices(id)).toEqual(['已转给区残联。最晚11月27日答复您。没答复，我们接着管。'])

    const twice = await aTalk(desk, { case: { status: 'accepted' } })
    const into = await aStoredCase(desk, { status: 'accepted' })
    const body = { to: 'merged', note: '同一家', expectedVersion: 1 }
    expect((await agent('POST', `/cases/${twice.number}/transitions`, body)).body.errors[0].field).toBe('into')
    expect((await agent('POST', `/cases/${twice.number}/transitions`, { ...body, into: twice.number })).status).toBe(
      400,
    )
    expect((await agent('POST', `/cases/${twice.number}/transitions`, { ...body, into })).body.status).toBe('merged')
    expect((await desk.deps.cases.find(into))?.timeline.at(-1)?.text).toBe(`${twice.number} 并到这里`)
    expect(await notices(twice.id)).toEqual([`已合并。和${into}一起办，用那个编号查。`])
  })
})

describe('aid', () => {
  it('comes first when urgent; its papers get five working days', async () => {
    const { id, number } = await aTalk(desk, { case: { status: 'accepted', level: 'P0' } })
    const aided = await agent('POST', `/cases/${number}/aid`, { kind: 'cash', amount: 500, note: '今晚住宿' })
    expect(aided.status).toBe(201)
    expect(aided.body).toMatchObject({
      status: 'aided',
      documentsDueAt: '2026-12-01T09:30:00.000Z',
      firstContactAt: '2026-11-24T01:00:00.000Z',
      aid: [{ kind: 'cash', amount: 500, by: '012' }],
      next: ['documents_pending', 'withdrawn'],
    })
    expect(aided.body.timeline.at(-1).text).toBe('先行救助：救助金500元：今晚住宿')
    expect(await notices(id)).toEqual(['已救助。给了救助金500元。没收到，请告诉我们。'])
    expect(await desk.deps.conversations.dueTimers('2026-12-01T09:30:00.000Z', 9)).toMatchObject([
      { kind: 'papers3' },
      { kind: 'papers1' },
      { kind: 'care7' },
      { kind: 'documents' },
    ])
    expect((await step(agent, number ?? '', 'closed', '办完')).body.type).toBe(
      'urn:warmline:problem:transition-papers-due',
    )
    expect((await step(agent, number ?? '', 'documents_pending')).body.documentsDueAt).toBe('2026-12-01T09:30:00.000Z')
  })

  it('counts working days by the calendar', async () => {
    const number = await aStoredCase(desk, { status: 'contacted', level: 'P1' })
    desk.clock.forward((Date.parse('2026-09-29T02:00:00Z') - desk.clock.now().getTime()) / 60_000)
    // Tuesday 29 September: 30 and then, after the three days of October and a weekend, 5, 6, 7 and 8 October.
    expect((await agent('POST', `/cases/${number}/aid`, { kind: 'goods', item: '棉被' })).body.documentsDueAt).toBe(
      '2026-10-08T09:30:00.000Z',
    )
  })

  it('that is not urgent waits for verification', async () => {
    for (const level of ['P2', 'P3'] as const) {
      const number = await aStoredCase(desk, { status: 'contacted', level })
      const answer = await agent('POST', `/cases/${number}/aid`, { kind: 'goods', item: '米' })
      expect(answer).toMatchObject({ status: 409, body: { detail: '较急、一般的，核实以后再登记救助。' } })
      await step(agent, number, 'verified')
      expect((await agent('POST', `/cases/${number}/aid`, { kind: 'goods', item: '米' })).body).toMatchObject({
        status: 'aided',
        documentsDueAt: null,
      })
    }
  })

  it.each([19.99, 0.01, 1.1, 4.35, 8192.07, 19_999.99])('of %s yuan is a sum to the cent', async (amount) => {
    const number = await aStoredCase(desk, { status: 'verified' })
    const given = await agent('POST', `/cases/${number}/aid`, { kind: 'cash', amount })
    expect(given).toMatchObject({ status: 201, body: { aid: [{ amount }] } })
  })

  it('of a thing keeps what it was worth', async () => {
    const number = await aStoredCase(desk, { status: 'verified' })
    const given = await agent('POST', `/cases/${number}/aid`, { kind: 'goods', item: '棉被', amount: 159.9 })
    expect(given.body.aid).toMatchObject([{ kind: 'goods', item: '棉被', amount: 159.9 }])
    expect(given.body.timeline.at(-1).text).toContain('棉被（折合159.9元）')
  })

  it('above the limit is a supervisor’s to enter, and the refusal says so', async () => {
    const number = await aStoredCase(desk, { status: 'verified' })
    const body = { kind: 'cash', amount: 30_000 }
    const refused = await agent('POST', `/cases/${number}/aid`, body)
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'amount' }] } })
    expect(refused.body.detail).toContain('请主管来登记')
    const lead = await signInAs(desk, 's_super')
    expect((await lead('POST', `/cases/${number}/aid`, body)).body.aid).toMatchObject([{ amount: 30_000 }])
    expect((await lead('POST', `/cases/${number}/aid`, { ...body, amount: 1e9 })).status).toBe(400)
  })

  const rows = [
    { body: { kind: 'goods', item: '米', amount: -1 }, field: 'amount' },
    { body: { kind: 'goods', item: '米', amount: 0.001 }, field: 'amount' },
    { body: { kind: 'cash' }, field: 'amount' },
    { body: { kind: 'cash', amount: 0 }, field: 'amount' },
    { body: { kind: 'cash', amount: -5 }, field: 'amount' },
    { body: { kind: 'cash', amount: 20_001 }, field: 'amount' },
    { body: { kind: 'cash', amount: 1.005 }, field: 'amount' },
    { body: { kind: 'cash', amount: '500' }, field: 'amount' },
    { body: { kind: 'goods' }, field: 'item' },
    { body: { kind: 'service' }, field: 'serviceCode' },
    { body: { kind: 'loan' }, field: 'kind' },
  ]
  it.each(rows)('$body is refused at $field', async ({ body, field }) => {
    const number = await aStoredCase(desk, { status: 'verified' })
    expect(await agent('POST', `/cases/${number}/aid`, body)).toMatchObject({
      status: 400,
      body: { errors: [{ field }] },
    })
    expect((await desk.deps.cases.find(number))?.aid).toEqual([])
  })

  it('may follow aid, and is never given to a case of nobody or an ended one', async () => {
    const number = await aStoredCase(desk, { status: 'verified' })
    await agent('POST', `/cases/${number}/aid`, { kind: 'cash', amount: 99.9 })
    expect(
      (await agent('POST', `/cases/${number}/aid`, { kind: 'service', serviceCode: 'meal', item: '送餐' })).body.aid,
    ).toHaveLength(2)
    for (const status of ['new', 'closed', 'referred'] as const) {
      const blocked = await aStoredCase(desk, { status, level: 'P0' })
      expect((await agent('POST', `/cases/${blocked}/aid`, { kind: 'goods', item: '米' })).status, status).toBe(409)
    }
  })
})

describe('level', () => {
  it('rises freely, and the clock with it', async () => {
    const { id, number } = await aTalk(desk, { case: { level: 'P2', dueAt: '2026-11-25T01:00:00.000Z' } })
    const raised = await agent('POST', `/cases/${number}/level`, { level: 'P1' })
    expect(raised).toMatchObject({
      status: 200,
      body: { level: 'P1', pending: false, dueAt: '2026-11-24T02:00:00.000Z' },
    })
    expect(await notices(id)).toEqual(['现在按“很急”办，最晚今天10:00联系您。'])
  })

  it('below P1 falls with a reason', async () => {
    const number = await aStoredCase(desk, { level: 'P2' })
    expect(await agent('POST', `/cases/${number}/level`, { level: 'P3' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason' }] },
    })
    const lowered = await agent('POST', `/cases/${number}/level`, { level: 'P3', reason: '已借到钱' })
    expect(lowered.body).toMatchObject({ level: 'P3', pending: false })
    expect(lowered.body.reasons[0]).toMatchObject({ rule: 'worker', level: 'P3', text: '已借到钱', source: '012 号' })
  })

  it('from P0 and P1 falls only when two people say the same', async () => {
    const { id, number } = await aTalk(desk, { case: { level: 'P0' } })
    const lower = (browser: Browser, level: string) =>
      browser('POST', `/cases/${number}/level`, { level, reason: '火已灭，人在亲戚家' })
    expect(await lower(agent, 'P2')).toMatchObject({ status: 202, body: { level: 'P0', pending: true } })
    expect(await lower(agent, 'P2')).toMatchObject({ status: 409, body: { proposedBy: '012' } })
    expect(await lower(other, 'P3')).toMatchObject({ status: 202, body: { level: 'P0' } })
    expect(await lower(agent, 'P3')).toMatchObject({ status: 200, body: { level: 'P3', pending: false } })
    expect(await notices(id)).toEqual([])
    expect(await lastCaseEvent(id)).toMatchObject({ level: 'P3' })
  })

  it('a wish is void after a day', async () => {
    const number = await aStoredCase(desk, { level: 'P1' })
    const lower = (browser: Browser) => browser('POST', `/cases/${number}/level`, { level: 'P2', reason: '缓和了' })
    await lower(agent)
    desk.clock.forward(24 * 60 + 1)
    agent = await signInAs(desk, 's_agent')
    other = await signInAs(desk, 's_agent2')
    expect((await lower(other)).status).toBe(202)
    expect((await lower(agent)).status).toBe(200)
  })
})

describe('papers and notes', () => {
  it('tick off papers; the last one stops the clock; the deadline moves once', async () => {
    const { id, number } = await aTalk(desk, { case: { status: 'accepted' } })
    await agent('POST', `/cases/${number}/aid`, { kind: 'cash', amount: 500 })
    const listed = await agent('POST', `/cases/${number}/documents`, { name: '火灾认定书' })
    const [paper] = listed.body.documents
    expect(paper).toMatchObject({ name: '火灾认定书', state: 'missing' })
    const extended = await agent('POST', `/cases/${number}/documents/extension`, { note: '消防还没出' })
    expect(extended.body.documentsDueAt).toBe('2026-12-08T09:30:00.000Z')
    expect((await agent('POST', `/cases/${number}/documents/extension`, {})).status).toBe(400)
    const ticked = await agent('POST', `/cases/${number}/documents`, {
      id: paper.id,
      name: '火灾认定书',
      state: 'received',
    })
    expect(ticked.body).toMatchObject({
      documents: [{ id: paper.id, state: 'received' }],
      next: ['documents_pending', 'closed', 'withdrawn'],
    })
    // What rings on is only the question how it went.
    expect((await desk.deps.conversations.dueTimers('2030-01-01T00:00:00.000Z', 9)).map(({ kind }) => kind)).toEqual([
      'care7',
      'care30',
    ])
    expect(await notices(id)).toContain('还差火灾认定书，12月1日前补。有难处，可以宽几天。')
    expect((await agent('POST', `/cases/${number}/documents`, { id: 'doc_none', name: 'x' })).status).toBe(400)
  })

  it('take a photo of the own talk only', async () => {
    const { id, number } = await aTalk(desk, { case: { status: 'accepted' } })
    const foreign = await aTalk(desk)
    const photo = (attachmentId: string, conversationId: string) =>
      desk.deps.attachments.put({
        id: attachmentId,
        conversationId,
        kind: 'image/jpeg',
        bytes: 3,
        sha256: 'x',
        at: '2026-11-24T01:00:00.000Z',
      })
    await photo('at_1', id)
    await photo('at_2', foreign.id)
    const send = (attachmentId: string) =>
      agent('POST', `/cases/${number}/documents`, { name: '照片', state: 'received', attachmentId })
    expect((await send('at_1')).body.documents).toMatchObject([{ attachmentId: 'at_1' }])
    expect((await send('at_2')).status).toBe(400)
    expect((await send('at_3')).status).toBe(404)
  })

  it('note a call that was not answered, and the first that was', async () => {
    const { id, number } = await aTalk(desk, { case: { status: 'accepted' } })
    const missed = await agent('POST', `/cases/${number}/notes`, { text: '没接', contact: 'not-reached' })
    expect(missed.body).toMatchObject({ firstContactAt: null })
    expect(await notices(id)).toEqual(['我们刚打过电话，没接通。'])
    desk.clock.forward(5)
    const reached = await agent('POST', `/cases/${number}/notes`, { contact: 'reached' })
    expect(reached.body).toMatchObject({ firstContactAt: '2026-11-24T01:05:00.000Z' })
    expect(reached.body.timeline.slice(-2).map(({ text }: { text: string }) => text)).toEqual([
      '没联系上：没接',
      '联系上了',
    ])
    expect((await agent('POST', `/cases/${number}/notes`, {})).body.errors[0].field).toBe('text')
  })
})
