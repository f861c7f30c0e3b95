/** Proactive discovery over HTTP: a report, its visit, one finding of two, and a case when help is needed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { aHousehold } from '../support/household.ts'

let desk: Desk
let yunyang: Browser
let erling: Browser
beforeEach(async () => {
  desk = await aDesk()
  yunyang = await signInAs(desk, 's_yunyang')
  erling = await signInAs(desk, 's_erling')
})
afterEach(() => desk.close())

const REPORT = {
  town: '云阳街道',
  village: '云阳桥社区',
  name: SECRET.name,
  phone: SECRET.phone,
  reporter: 'grid_worker',
  said: SECRET.words,
  dueOn: null,
}
const report = (over: object = {}, browser = yunyang) => browser('POST', '/visits', { ...REPORT, ...over })
const finding = (id: string, expectedVersion: number, result: string, browser = yunyang) =>
  browser('POST', `/visits/${id}/finding`, { expectedVersion, result, note: '腿摔了，没人做饭' })

describe('a report', () => {
  it('becomes a visit within three days, masked in the list, and opened with a line in the read log', async () => {
    const { status, body } = await report()
    expect([status, body.dueOn, body.onRegister]).toEqual([201, '2026-11-27', 0])
    const list = await yunyang('GET', '/visits')
    expect(list.body.visits).toMatchObject([{ who: '欧****', isLate: false, result: null }])
    for (const secret of [SECRET.name, SECRET.phone, SECRET.words]) expect(list.text).not.toContain(secret)
    expect((await yunyang('POST', `/visits/${body.id}/open`, {})).body.said).toBe(SECRET.words)
    const log = await desk.deps.staff.auditLog(20)
    expect(log).toContainEqual(expect.objectContaining({ action: 'visit.read', target: body.id, actor: 's_yunyang' }))
    expect(JSON.stringify(log)).not.toContain(SECRET.name)
    expect(JSON.stringify(desk.log.lines)).not.toContain(SECRET.name)
    desk.clock.forward(4 * 1440)
    const later = await signInAs(desk, 's_yunyang')
    expect((await later('GET', '/visits')).body.visits).toMatchObject([{ isLate: true }])
  })

  it('says whether the phone is on the register', async () => {
    const entry = { seq: 1, at: '2026-11-24T01:00:00.000Z', by: { id: 's', badge: '0' }, why: '', changes: [] }
    await desk.deps.households.write(aHousehold(), entry, [])
    expect((await report()).body.onRegister).toBe(1)
    expect((await report({ phone: null })).body.onRegister).toBe(0)
  })

  it('of another town is not seen, opened or answered, nor made', async () => {
    const { id } = (await report()).body
    expect((await erling('GET', '/visits')).body.visits).toEqual([])
    expect((await erling('POST', `/visits/${id}/open`, {})).status).toBe(403)
    expect((await finding(id, 1, 'fine', erling)).status).toBe(403)
    expect((await report({}, erling)).status).toBe(403)
    expect((await erling('GET', '/visits/totals')).body.totals).toEqual([])
  })

  it.each([
    ['a town that is none', { town: '不存在镇' }, 'town'],
    ['a phone that is none', { phone: '123' }, 'phone'],
    ['a day that is past', { dueOn: '2026-11-23' }, 'dueOn'],
    ['no words', { said: ' ' }, 'said'],
  ])('with %s is refused with its field', async (_, over, field) => {
    const answer = await report(over)
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field])
  })
})

describe('a finding', () => {
  it('that help is needed opens one case, also when two write it at once', async () => {
    const { id } = (await report()).body
    const both = await Promise.all([finding(id, 1, 'needs-help'), finding(id, 1, 'needs-help')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const number = both.find(({ status }) => status === 200)?.body.finding.caseNumber as string
    const cases = await desk.deps.cases.byPhone(SECRET.phone, 10)
    expect(cases.map((head) => head.number)).toEqual([number])
    expect((await desk.deps.cases.find(number))?.firstMessage).toContain('腿摔了')
    expect((await yunyang('GET', '/visits')).body.visits).toEqual([])
    expect((await yunyang('GET', '/visits?state=made')).body.visits).toMatchObject([{ caseNumber: number }])
    expect((await finding(id, 3, 'fine')).status).toBe(400)
  })

  it('that all is well or nobody was found opens none, and stands in the totals', async () => {
    const [one, two] = [(await report()).body.id as string, (await report()).body.id as string]
    await report()
    expect((await finding(one, 1, 'fine')).body.finding).toMatchObject({ result: 'fine', by: '021', caseNumber: null })
    expect((await finding(two, 1, 'not-found')).status).toBe(200)
    expect(await desk.deps.cases.byPhone(SECRET.phone, 10)).toEqual([])
    const { totals } = (await yunyang('GET', '/visits/totals')).body
    expect(totals).toHaveLength(3)
    expect(totals).toEqual(expect.arrayContaining([{ town: '云阳街道', result: null, visits: 1 }]))
  })
})
