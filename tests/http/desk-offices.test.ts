/** Other offices in a case: asked for their part, sent on to, and what they answered. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { aDesk, aStoredCase, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let agent: Browser

beforeEach(async () => {
  desk = await aDesk()
  agent = await signInAs(desk, 's_agent')
})
afterEach(() => desk.close())

const BY = '2026-11-27T23:59:59+08:00'

it('an office is asked for its part while the case goes on here; its answer is written once', async () => {
  const number = await aStoredCase(desk)
  const asked = await agent('POST', `/cases/${number}/asks`, {
    office: '应急局',
    question: '房子还能住吗',
    answerBy: BY,
  })
  expect(asked.body).toMatchObject({
    status: 'new',
    asks: [{ kind: 'consult', office: '应急局', answerBy: BY, answer: null }],
  })
  const path = `/cases/${number}/asks/${asked.body.asks[0].id}/answer`
  expect((await agent('POST', path, { accepted: true, text: '能住' })).body).toMatchObject({
    asks: [{ answer: { accepted: true, text: '能住', by: '012' } }],
  })
  expect((await agent('POST', path, { accepted: true, text: '又能住' })).status).toBe(400)
})

it('a case sent on and not taken comes back with its reason, in charge of whoever wrote it down', async () => {
  const number = await aStoredCase(desk)
  const sent = await agent('POST', `/cases/${number}/refer`, { office: '区残联', note: '要轮椅', answerBy: BY })
  expect(sent.body).toMatchObject({ status: 'referred', asks: [{ kind: 'referral', office: '区残联', answerBy: BY }] })
  const path = `/cases/${number}/asks/${sent.body.asks[0].id}/answer`
  expect((await agent('POST', path, { accepted: false })).status).toBe(400)
  const back = await agent('POST', path, { accepted: false, text: '不归我们管' })
  expect(back.body).toMatchObject({ status: 'accepted', assignee: { badge: '012' } })
  expect(back.body.timeline.at(-1).text).toBe('区残联答复：退回：不归我们管')
})

it('a case that the office takes stays with it', async () => {
  const number = await aStoredCase(desk)
  const sent = await agent('POST', `/cases/${number}/refer`, { office: '区残联', note: '要轮椅' })
  const path = `/cases/${number}/asks/${sent.body.asks[0].id}/answer`
  expect((await agent('POST', path, { accepted: true })).body).toMatchObject({ status: 'referred' })
})
