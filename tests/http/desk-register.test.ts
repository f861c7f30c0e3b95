/** The register over HTTP: who sees what, every look written down, two writers, leaving, kinds, and the case beside it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aStoredCase, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'
import { aHousehold, ELDER, fieldsOf } from '../support/household.ts'

let desk: Desk
let agent: Browser
let yunyang: Browser
let erling: Browser
let admin: Browser
beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
  yunyang = await signInAs(desk, 's_yunyang')
  erling = await signInAs(desk, 's_erling')
  admin = await signInAs(desk, 's_admin')
})
afterEach(() => desk.close())

const FIELDS = fieldsOf(aHousehold())
const add = (browser: Browser, over: object = {}) =>
  browser('POST', '/register/households', { fields: { ...FIELDS, ...over }, why: '新审批' })
const actions = async () =>
  (await desk.deps.staff.auditLog(50)).map(({ action, detail }) => `${action} ${detail}`.trim())

describe('a household', () => {
  it('is added by its town, listed masked, and opened with a reason that stands in the read log', async () => {
    const added = await add(yunyang)
    expect(added.status).toBe(201)
    const list = await agent('GET', '/register/households')
    expect(list.body.households).toMatchObject([{ head: '欧****', people: 1, standing: 'valid', version: 1 }])
    for (const secret of [SECRET.name, SECRET.phone, ELDER, '金丝雀']) expect(list.text).not.toContain(secret)
    const path = `/register/households/${added.body.id}/open`
    expect((await agent('POST', path, {})).status).toBe(400)
    const opened = await agent('POST', path, { reason: 'case' })
    expect(opened.body.household).toMatchObject({ phone: SECRET.phone, people: [{ name: SECRET.name }] })
    expect(opened.body.history).toMatchObject([{ seq: 1, why: '新审批', by: { badge: '021' } }])
    expect(await actions()).toEqual(expect.arrayContaining(['register.read case']))
    expect(JSON.stringify(await desk.deps.staff.auditLog(50))).not.toContain(SECRET.name)
    expect(JSON.stringify(desk.log.lines)).not.toContain(SECRET.name)
  })

  it('of another town is not seen, opened, found, changed or added', async () => {
    const { id } = (await add(yunyang)).body
    expect((await erling('GET', '/register/households')).body.households).toEqual([])
    expect((await erling('GET', '/register/households?town=云阳街道')).body.households).toEqual([])
    expect((await erling('POST', `/register/households/${id}/open`, { reason: 'check' })).status).toBe(403)
    expect((await erling('POST', '/register/search', { q: ELDER })).body).toEqual({ households: [], elsewhere: 1 })
    expect((await erling('POST', `/register/households/${id}/end`, { expectedVersion: 1, why: '错' })).status).toBe(403)
    expect((await add(erling, { number: null })).status).toBe(403)
    const moved = { expectedVersion: 1, fields: { ...FIELDS, town: '珥陵镇' }, why: '搬家' }
    expect((await yunyang('PUT', `/register/households/${id}`, moved)).status).toBe(403)
    expect((await erling('GET', '/register/totals')).body.totals).toEqual([])
  })

  it('is found by phone, identity number, number of the office and full name, and by no part of them', async () => {
    await add(yunyang)
    const hits = async (q: string): Promise<number> =>
      (await agent('POST', '/register/search', { q })).body.households.length as number
    for (const q of [SECRET.phone, `+86 ${SECRET.phone}`, ELDER, FIELDS.number, SECRET.name])
      expect(await hits(q ?? '')).toBe(1)
    for (const q of ['1391234', '欧阳', '丹云']) expect(await hits(q)).toBe(0)
    expect((await actions()).filter((line) => line.startsWith('register.search'))).toHaveLength(8)
  })

  it('changed by two at once keeps the first, and shows the second what is different', async () => {
    const { id } = (await add(yunyang)).body
    const change = (note: string) =>
      yunyang('PUT', `/register/households/${id}`, { expectedVersion: 1, fields: { ...FIELDS, note }, why: '更正' })
    expect((await change('先')).body).toMatchObject({ version: 2, note: '先' })
    const late = await change('后')
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ version: 2, changes: [{ field: 'note', before: '', after: '先' }] })
  })

  it('leaves the register, stays in the history, and its people may come on again', async () => {
    const { id } = (await add(yunyang)).body
    expect((await add(yunyang, { number: '丹云009' })).body).toMatchObject({ type: expect.stringContaining('taken') })
    const wish = { expectedVersion: 1, why: '收入超过标准' }
    expect((await yunyang('POST', `/register/households/${id}/end`, wish)).body.endedOn).toBe('2026-11-24')
    expect((await agent('GET', '/register/households')).body.households).toEqual([])
    expect((await agent('GET', '/register/households?ended=true')).body.households).toMatchObject([
      { standing: 'ended' },
    ])
    expect((await add(yunyang)).status).toBe(201)
  })

  it.each([
    ['a town that is none', { town: '不存在镇' }, 'town'],
    ['a phone that is none', { phone: '123' }, 'phone'],
    ['a kind that is none', { kind: 'nothing' }, 'kind'],
    [
      'an identity number with a wrong check',
      { people: [{ ...FIELDS.people[0], idNumber: '321181195001011231' }] },
      'idNumber',
    ],
  ])('with %s is refused with its field', async (_, over, field) => {
    const answer = await add(admin, over)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].field).toContain(field)
  })

  it('stands fifty a page, and the next page goes on where the last ended', async () => {
    for (let n = 0; n < 53; n += 1) {
      const people = [{ name: `测试${n}`, idNumber: null, relation: '户主', kind: null }]
      await desk.deps.households.write(
        aHousehold({
          id: `h_${String(n).padStart(6, '0')}`,
          number: null,
          people,
          validUntil: n < 51 ? '2026-12-31' : null,
        }),
        { seq: 1, at: '2026-11-24T01:00:00.000Z', by: { id: 's', badge: '0' }, why: '', changes: [] },
        [],
      )
    }
    const first = (await agent('GET', '/register/households')).body
    expect(first.households).toHaveLength(50)
    const second = (await agent('GET', `/register/households?after=${first.next}`)).body
    expect(second.households.map(({ id }: { id: string }) => id)).toEqual(['h_000050', 'h_000051', 'h_000052'])
    expect(second.next).toBeNull()
  })
})

describe('a case', () => {
  it('shows whether its phone is on the register, masked', async () => {
    await add(yunyang)
    const number = await aStoredCase(desk)
    const answer = await agent('GET', `/cases/${number}/register`)
    expect(answer.body).toMatchObject({ households: [{ head: '欧****' }], elsewhere: 0 })
    expect(answer.text).not.toContain(SECRET.name)
    const other = await aStoredCase(desk, {
      contact: { name: null, phone: '13800000000', relation: 'self', how: null },
    })
    expect((await agent('GET', `/cases/${other}/register`)).body).toEqual({ households: [], elsewhere: 0 })
    expect((await erling('GET', `/cases/${number}/register`)).status).toBe(403)
  })
})

describe('the table of kinds', () => {
  it('is edited by the administrator; what is used is switched off, never taken away', async () => {
    const { version, table } = (await agent('GET', '/register/kinds')).body
    expect([version, table.categories.length]).toEqual([0, 9])
    table.categories[0].kinds[1].active = false
    expect((await admin('PUT', '/register/kinds', { expectedVersion: 0, table })).body.version).toBe(1)
    expect((await add(yunyang)).body.errors).toMatchObject([{ field: 'kind', detail: '“农村低保”已经停用。' }])
    expect((await admin('PUT', '/register/kinds', { expectedVersion: 0, table })).status).toBe(409)
    table.categories.pop()
    const cut = await admin('PUT', '/register/kinds', { expectedVersion: 1, table })
    expect(cut.body.errors[0].detail).toContain('不能删')
  })
})
