/** A complaint is read by supervisors and whoever they put in charge: every door of the desk is tried by everybody else. */
import { afterEach, describe, expect, it } from 'vitest'
import { aDesk, aTalk, signInAs, type Desk } from '../support/desk.ts'

let desk: Desk
afterEach(() => desk?.close())

/** A complaint about the office of 云阳街道, with its talk and its alarm. */
async function aComplaint(): Promise<{ id: string; number: string }> {
  desk = await aDesk()
  const { id, number } = await aTalk(desk, {
    confidential: true,
    floor: 'bot',
    case: { incident: 'complaint', level: 'P3', facts: { incident: 'complaint' } },
  })
  return { id, number: number ?? '' }
}

const OTHERS = ['s_yunyang', 's_agent', 's_erling']

describe('a complaint', () => {
  it('is in no list, search, alarm or figure of those who may be complained of', async () => {
    const { id, number } = await aComplaint()
    for (const who of OTHERS) {
      const browser = await signInAs(desk, who)
      for (const path of [
        '/cases',
        `/cases?q=${number}`,
        '/cases?overdue=true',
        '/conversations',
        `/conversations?q=${number}`,
        '/alerts',
        '/risks',
      ]) {
        const answer = await browser('GET', path)
        expect(answer.text, `${who} ${path}`).not.toContain(number)
        expect(answer.text, `${who} ${path}`).not.toContain(id)
      }
      const figures = await browser('GET', '/stats')
      expect(figures.body.byIncident, who).not.toHaveProperty('complaint')
      expect(figures.body.total, who).toBe(0)
    }
  })

  it('cannot be opened, claimed, watched or taken by them', async () => {
    const { id, number } = await aComplaint()
    for (const who of OTHERS) {
      const browser = await signInAs(desk, who)
      for (const [method, path, body] of [
        ['GET', `/cases/${number}`],
        ['POST', `/cases/${number}/claim`],
        ['POST', `/cases/${number}/notes`, { text: '看看' }],
        ['GET', `/conversations/${id}`],
        ['GET', `/conversations/${id}/messages?after=0`],
        ['POST', `/conversations/${id}/claim`],
      ] as const) {
        expect((await browser(method, path, body)).status, `${who} ${method} ${path}`).toBe(403)
      }
    }
    const auditor = await signInAs(desk, 's_auditor')
    expect((await auditor('GET', `/cases/${number}`)).status).toBe(403)
    expect((await auditor('GET', '/cases')).text).not.toContain(number)
  })

  it('is seen by the supervisor, with its alarm, and by whoever is put in charge', async () => {
    const { id, number } = await aComplaint()
    const supervisor = await signInAs(desk, 's_super')
    expect((await supervisor('GET', '/cases')).text).toContain(number)
    expect((await supervisor('GET', '/alerts')).text).toContain(number)
    expect((await supervisor('GET', `/conversations/${id}`)).status).toBe(200)
    expect((await supervisor('GET', '/stats')).body.byIncident.complaint).toBe(1)
    const given = await supervisor('POST', `/cases/${number}/assign`, { staffId: 's_erling', note: '请回避本镇' })
    expect(given.status).toBe(400)
    expect((await supervisor('POST', `/cases/${number}/assign`, { staffId: 's_agent', note: '请办' })).status).toBe(200)
    const agent = await signInAs(desk, 's_agent')
    expect((await agent('GET', `/cases/${number}`)).status).toBe(200)
    expect((await agent('GET', `/conversations/${id}`)).status).toBe(200)
    const colleague = await signInAs(desk, 's_agent2')
    expect((await colleague('GET', `/cases/${number}`)).status).toBe(403)
  })

  it('leaves the house in tables without its kind', async () => {
    const { number } = await aComplaint()
    const supervisor = await signInAs(desk, 's_super')
    const table = await supervisor('GET', '/export/cases.csv')
    expect(table.text).toContain(number)
    expect(table.text).not.toContain('投诉')
  })
})
