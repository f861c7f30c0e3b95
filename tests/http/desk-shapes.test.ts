/** What the routes answer is what `/openapi.json` says: every field described, every described field there. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as schemas from '../../src/http/desk/schemas.ts'
import { aDesk, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let admin: Browser
let talk: { id: string; number: string | null }

beforeAll(async () => {
  desk = await aDesk()
  admin = await signInAs(desk, 's_admin')
  talk = await aTalk(desk, { case: { status: 'accepted', level: 'P0' } })
  await admin('POST', `/conversations/${talk.id}/notes`, { text: '备注' })
  await admin('POST', `/cases/${talk.number}/aid`, { kind: 'cash', amount: 5 })
  await admin('POST', `/cases/${talk.number}/documents`, { name: '认定书' })
})
afterAll(() => desk.close())

it('of a person', async () => {
  schemas.me.strict().parse((await admin('GET', '/me')).body)
  for (const row of (await admin('GET', '/staff')).body.staff) schemas.staffMember.strict().parse(row)
})

it('of conversations', async () => {
  const { conversations } = (await admin('GET', '/conversations')).body
  expect(conversations).toHaveLength(1)
  schemas.conversationRow.strict().parse(conversations[0])
  const detail = schemas.conversationDetail.strict().parse((await admin('GET', `/conversations/${talk.id}`)).body)
  expect(detail.notes).toHaveLength(1)
  expect(detail.case?.next).toContain('documents_pending')
})

it('of cases', async () => {
  const { cases } = (await admin('GET', '/cases')).body
  schemas.caseRow.strict().parse(cases[0])
  const { earlier, ...whole } = (await admin('GET', `/cases/${talk.number}`)).body
  schemas.caseView.strict().parse(whole)
  expect(earlier).toEqual([])
})

it('of alarms', async () => {
  const { alerts } = (await admin('GET', '/alerts')).body
  schemas.alert.strict().parse(alerts[0])
})
