/** Phone intake over HTTP: the live aside stores nothing, and what is registered is what the aside said. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aStoredCase, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { aHousehold, fieldsOf } from '../support/household.ts'

let desk: Desk
let agent: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
})
afterEach(() => desk.close())

const form = (over: object = {}) => ({ intent: 'emergency-help', said: '家里着火，人出来了', answers: [], ...over })
const noBed = { step: 'tonight', choices: ['no-bed'] }

describe('the forms', () => {
  it('are the dialogues themselves, with every question but the review', async () => {
    const { body } = await agent('GET', '/intake/forms')
    const ids = body.forms.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining(['emergency-help', 'service-request', 'report-for-other', 'apply']))
    expect(ids).not.toContain('eligibility')
    const service = body.forms.find(({ id }: { id: string }) => id === 'service-request')
    expect(service.steps.map(({ id }: { id: string }) => id)).toContain('item-rehab')
    expect(JSON.stringify(body)).not.toContain('"answer":"review"')
  })
})

describe('the aside', () => {
  it('tells level, reasons, policies and the next question while somebody types, and stores nothing', async () => {
    const cursor = await desk.deps.conversations.lastCursor()
    const { body, status } = await agent('POST', '/cases/preview', form({ answers: [noBed], town: '云阳街道' }))
    expect(status).toBe(200)
    expect(body).toMatchObject({ level: 'P1', dueMinutes: 60, earlier: [], similar: [] })
    expect(body.eligible[0]).toMatchObject({ id: 'temporary-aid', result: 'likely' })
    expect(body.script.phones).toContain('119')
    expect(body.script.ask).not.toBeNull()
    expect(await desk.deps.conversations.lastCursor()).toBe(cursor)
    expect(await desk.deps.cases.list({})).toEqual([])
  })

  it('knows the caller by number, the house by address, and the register', async () => {
    const place = '云阳街道云阳桥社区3组12号'
    const old = await aStoredCase(desk, { status: 'closed', openedAt: '2026-11-19T01:00:00.000Z' })
    const same = await aStoredCase(desk, {
      contact: { name: null, phone: '13800000001', relation: 'self', how: null },
      facts: { place },
    })
    const admin = await signInAs(desk, 's_admin')
    const fields = { ...fieldsOf(aHousehold()), phone: SECRET.phone, town: '云阳街道' }
    expect((await admin('POST', '/register/households', { fields, why: '新审批' })).status).toBe(201)
    const answers = [{ step: 'where', text: '云阳桥社区3组12号' }]
    const { body } = await agent('POST', '/cases/preview', form({ answers, town: '云阳街道', phone: '139 1234 5678' }))
    expect(body.earlier.map(({ number }: { number: string }) => number)).toEqual([old])
    expect(body.similar).toMatchObject([{ head: { number: same }, why: 'address' }])
    expect(body.register.households).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain(SECRET.name)
  })

  it('refuses a form that is not there', async () => {
    expect(await agent('POST', '/cases/preview', form({ intent: 'eligibility' }))).toMatchObject({ status: 400 })
  })
})

describe('registering', () => {
  it('opens the case that the aside showed, with the questions and answers in its file', async () => {
    const wish = form({ answers: [noBed], town: '云阳街道', phone: SECRET.phone, name: '示例甲', claim: true })
    const { body, status } = await agent('POST', '/intake', wish)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      level: 'P1',
      status: 'accepted',
      town: '云阳街道',
      channel: 'phone',
      incident: 'fire',
    })
    expect(body.contact).toMatchObject({ name: '示例甲', phone: SECRET.phone })
    expect(body.asked).toContainEqual(expect.objectContaining({ slot: 'shelter', answered: '没地方住' }))
  })

  it('keeps which service was asked for', async () => {
    const answers = [
      { step: 'class', choices: ['life'] },
      { step: 'item-life', choices: ['meals'] },
    ]
    const { body } = await agent('POST', '/intake', form({ intent: 'service-request', said: '想要送饭', answers }))
    expect(body.facts).toMatchObject({ serviceItem: 'meals' })
  })

  it('asks for at least a word, and for a whole number', async () => {
    expect((await agent('POST', '/intake', form({ said: '' }))).body.errors).toMatchObject([{ field: 'said' }])
    const wrong = await agent('POST', '/intake', form({ phone: '1391234' }))
    expect(wrong.body.errors).toMatchObject([{ field: 'contact.phone' }])
  })
})
