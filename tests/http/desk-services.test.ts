/** Services over HTTP: a request waits, is done with day and hours, is rated, and is counted by class and by person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDesk, aStoredCase, SECRET, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let agent: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
})
afterEach(() => desk.close())

const asked = (over: object = {}) => aStoredCase(desk, { facts: { serviceItem: 'meals' }, incident: 'other', ...over })
const done = (number: string, over: object = {}) =>
  agent('POST', `/cases/${number}/services`, { item: 'meals', day: '2026-11-24', minutes: 60, ...over })

describe('services', () => {
  it('wait as requests, are done, rated, and counted by class and person', async () => {
    const number = await asked()
    await asked({ status: 'closed' })
    const requests = async () => (await agent('GET', '/services/requests')).body.requests as unknown[]
    expect(await requests()).toMatchObject([{ head: { number }, item: 'meals', visits: 0, lastDay: null }])
    const first = await done(number, { note: '送到门口' })
    expect(first).toMatchObject({ status: 201, body: { item: 'meals', by: '012', rating: null } })
    expect(first.body).not.toHaveProperty('person')
    await done(number, { item: 'bath', day: '2026-11-20', minutes: 90 })
    expect((await agent('POST', `/services/visits/${first.body.id}/rating`, { rating: 5 })).body.rating).toBe(5)
    expect(await requests()).toMatchObject([{ visits: 2, lastDay: '2026-11-24' }])
    const other = await asked({ contact: { name: null, phone: '13800000002', relation: 'self', how: null } })
    await done(other)
    const { body } = await agent('GET', '/services/totals')
    expect(body).toMatchObject({ people: 2, visits: 3, minutes: 210 })
    expect(body.classes[0]).toMatchObject({ classId: 'life', visits: 3, rating: 5 })
    expect(body.persons[0]).toMatchObject({ caseNumber: number, visits: 2, minutes: 150 })
    expect((await agent('GET', '/services/totals?from=2026-11-21')).body).toMatchObject({ people: 2, visits: 2 })
  })

  it('stand in the report of their month, for the towns of the reader', async () => {
    const number = await asked()
    for (const day of ['2026-11-01', '2026-11-24', '2026-10-31']) await done(number, { day })
    const lines = async (who: Browser) =>
      (await who('GET', '/report?month=2026-11')).body.lines as { label: string; now: string; before: string }[]
    expect(await lines(agent)).toContainEqual(expect.objectContaining({ label: '服务（次）', now: '2', before: '1' }))
    const erling = await signInAs(desk, 's_erling')
    expect(await lines(erling)).toContainEqual(expect.objectContaining({ label: '服务（次）', now: '0' }))
  })

  it('count one person once, whatever the number of cases', async () => {
    for (const number of [await asked(), await asked()]) await done(number)
    expect((await agent('GET', '/services/totals')).body).toMatchObject({ people: 1, visits: 2 })
  })

  it('refuse what is not in the catalogue, a day to come, and half a rating', async () => {
    const number = await asked()
    expect((await done(number, { item: 'rocket' })).body.errors).toMatchObject([{ field: 'item' }])
    expect((await done(number, { day: '2026-11-25' })).body.errors).toMatchObject([{ field: 'day' }])
    expect((await done(number, { provider: 'nobody' })).body.errors).toMatchObject([{ field: 'provider' }])
    const { id } = (await done(number)).body
    expect((await agent('POST', `/services/visits/${id}/rating`, { rating: 6 })).status).toBe(400)
  })

  it('keep the note sealed and the person unnamed', async () => {
    const number = await asked()
    await done(number, { note: SECRET.words })
    const { body } = await agent('GET', `/cases/${number}/services`)
    expect(body.visits).toMatchObject([{ note: SECRET.words }])
    expect((await agent('GET', '/services/totals')).text).not.toContain(SECRET.phone)
  })

  it('are one catalogue with aid: a code that is not in it is refused', async () => {
    const number = await aStoredCase(desk, { status: 'verified' })
    const give = (serviceCode: string) => agent('POST', `/cases/${number}/aid`, { kind: 'service', serviceCode })
    expect((await give('rocket')).body.errors).toMatchObject([{ field: 'serviceCode' }])
    expect((await give('meals')).body.aid).toMatchObject([{ serviceCode: 'meals', item: '送餐' }])
  })
})
