/** What the desk stores of a place and of facts: official names, known words, numbers that are numbers; else the field is named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminDesk, openTalk, testHouse, type TestHouse, type Work } from '../support/house.ts'

let house: TestHouse
let desk: Work

beforeAll(async () => {
  house = await testHouse()
  desk = await adminDesk(house)
})
afterAll(() => house.close())

const said = '家里着火，没地方住'

describe('POST /cases', () => {
  it.each([
    [{ cost: 'abc' }, 'facts.cost'],
    [{ cost: -1 }, 'facts.cost'],
    [{ monthlyIncome: '3000' }, 'facts.monthlyIncome'],
    [{ household: 5 }, 'facts.household'],
    [{ household: { adults: 1.5 } }, 'facts.household.adults'],
    [{ vulnerable: 'child' }, 'facts.vulnerable'],
    [{ vulnerable: ['cat'] }, 'facts.vulnerable.0'],
    [{ incident: 'earthquake?' }, 'facts.incident'],
    [{ shelterTonight: 'no' }, 'facts.shelterTonight'],
    [{ medicalNeed: 'yes' }, 'facts.medicalNeed'],
    [{ occurredAt: '昨天' }, 'facts.occurredAt'],
    [{ contact: 'self' }, 'facts.contact'],
    [{ note: ['\ud83d'] }, 'facts'],
  ])('refuses %j at its field', async (facts, field) => {
    const before = (await desk('GET', '/cases')).body.cases.length
    const refused = await desk('POST', '/cases', { firstMessage: said, facts })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].field).toBe(field)
    expect(refused.body.errors[0].detail).toMatch(/\p{Script=Han}/u)
    expect(refused.body.errors[0].problem).toBe(refused.body.errors[0].detail)
    expect((await desk('GET', '/cases')).body.cases).toHaveLength(before)
  })

  it('takes every fact of the contract, and text as well as firstMessage', async () => {
    const facts = {
      incident: 'fire',
      occurredAt: '2026-11-23T22:00:00+08:00',
      place: '珥陵镇丈山村',
      household: { adults: 2, children: 1, elders: null, total: 3 },
      harm: '烧了两间',
      ongoingDanger: null,
      shelterTonight: false,
      foodToday: true,
      medicalNeed: 'none',
      cost: 19.99,
      monthlyIncome: 0,
      vulnerable: ['child'],
      alreadyReceives: ['dibao'],
      contact: { relation: 'neighbour' },
      note: '自己加的',
    }
    const opened = await desk('POST', '/cases', { text: said, facts })
    expect(opened).toMatchObject({ status: 201, body: { firstMessage: said, facts } })
    expect((await desk('POST', '/cases', { facts })).body.errors).toMatchObject([{ field: 'firstMessage' }])
  })

  it('stores a town by its official name and offers near ones for what is none', async () => {
    const opened = await desk('POST', '/cases', { firstMessage: said, town: '珥陵' })
    expect(opened).toMatchObject({ status: 201, body: { town: '珥陵镇', district: '丹阳市' } })
    const refused = await desk('POST', '/cases', { firstMessage: said, town: '儿陵镇' })
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'town' }] } })
    expect(refused.body.detail).toContain('珥陵镇')
  })
})

describe('the same holds', () => {
  it('for a correction', async () => {
    const { number } = (await desk('POST', '/cases', { firstMessage: said })).body
    expect((await desk('PATCH', `/cases/${number}`, { town: '丹阳云阳' })).body.town).toBe('云阳街道')
    expect((await desk('PATCH', `/cases/${number}`, { facts: { cost: '1' } })).status).toBe(400)
    expect((await desk('PATCH', `/cases/${number}`, { town: '火星' })).status).toBe(400)
  })

  it('for the town that a list is asked for', async () => {
    const { number } = (await desk('POST', '/cases', { firstMessage: said, town: '谏壁' })).body
    const { cases } = (await desk('GET', `/cases?town=${encodeURIComponent('京口谏壁')}`)).body
    expect(cases.map((row: { number: string }) => row.number)).toEqual([number])
    expect((await desk('GET', `/cases?town=${encodeURIComponent('火星')}`)).body.cases).toEqual([])
  })

  it('for a transfer to a town', async () => {
    const { sessionId } = await openTalk(house)
    await desk('POST', `/conversations/${sessionId}/claim`)
    expect((await desk('POST', `/conversations/${sessionId}/transfer`, { town: '火星' })).status).toBe(400)
    expect((await desk('POST', `/conversations/${sessionId}/transfer`, { to: '珥陵' })).body.town).toBe('珥陵镇')
  })

  it('for the towns of a colleague', async () => {
    const person = { username: 'two-towns', role: 'town_worker' }
    const added = await desk('POST', '/staff', { ...person, towns: ['珥陵', '珥陵镇', '丹阳云阳'] })
    expect(added.body).toMatchObject({ towns: ['珥陵镇', '云阳街道'], office: '珥陵镇' })
    expect((await desk('PATCH', `/staff/${added.body.id}`, { towns: ['谏壁'] })).body.towns).toEqual(['谏壁街道'])
    expect((await desk('PATCH', `/staff/${added.body.id}`, { towns: ['火星'] })).status).toBe(400)
  })
})

describe('a JSON type with nothing in it', () => {
  const bare = (path: string) =>
    house.call(`/api/desk${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: (desk as Work & { cookie: string }).cookie },
      body: '',
    })

  it('passes where a body may be left out, and names the field where not', async () => {
    const { sessionId } = await openTalk(house)
    expect((await bare(`/conversations/${sessionId}/claim`)).status).toBe(200)
    expect((await bare(`/conversations/${sessionId}/handback`)).status).toBe(200)
    const refused = await bare('/cases')
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as { errors: { field: string }[] }).errors[0]?.field).toBe('firstMessage')
  })
})
