/** Beside a case: policies that may fit, photos, related cases, the aid clock; merging and taking apart again. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { answersFromFacts } from '../../src/core/eligibility/from-facts.ts'
import { itemsOf, type Catalogue } from '../../src/core/catalogue/catalogue.ts'
import { eligibilitySchema } from '../../src/core/eligibility/schema.ts'
import { aCase, aDesk, aStoredCase, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

const yaml = (name: string): unknown => parse(readFileSync(`intents/${name}.yaml`, 'utf8'))
const eligibility = eligibilitySchema.parse(yaml('eligibility'))

let desk: Desk
let agent: Browser

beforeEach(async () => {
  desk = await aDesk({ eligibility })
  agent = await signInAs(desk, 's_agent')
})
afterEach(() => desk.close())

describe('facts', () => {
  it.each([
    [
      { incident: 'fire', shelterTonight: false },
      { event: 'accident', basics: 'now' },
    ],
    [
      { incident: 'illness', cost: 50_000, monthlyIncome: 4000, household: { total: 4 } },
      { income: 'i2', spend: 's3' },
    ],
    [{ monthlyIncome: 0 }, { income: 'i0' }],
    [{ monthlyIncome: 4000 }, { income: undefined }],
    [
      { incident: 'fire', cost: 50_000, alreadyReceives: ['dibao'] },
      { spend: undefined, identity: 'dibao' },
    ],
    [
      { incident: 7, household: 'viele', monthlyIncome: -1 },
      { event: undefined, income: undefined },
    ],
  ])('%j answer %j', (facts, answers) => {
    expect(answersFromFacts(eligibility, facts)).toMatchObject(answers)
  })
})

describe('beside a case', () => {
  it('stand the policies that its facts may meet, with papers, place and source', async () => {
    const number = await aStoredCase(desk, { facts: { incident: 'fire', shelterTonight: false } })
    const { body } = await agent('GET', `/cases/${number}/beside`)
    expect(body.fits[0]).toMatchObject({
      name: '临时救助',
      result: 'likely',
      source: expect.stringContaining('社会救助法'),
    })
    expect(body.open.length).toBeGreaterThan(3)
  })

  it("stand the resident's photos, to be kept as papers", async () => {
    const { id, number } = await aTalk(desk, { case: {} })
    const at = desk.clock.now().toISOString()
    await desk.deps.attachments.put({ id: 'f_1', conversationId: id, kind: 'image/png', bytes: 9, sha256: '0', at })
    expect((await agent('GET', `/cases/${number}/beside`)).body.photos).toMatchObject([{ id: 'f_1', bytes: 9 }])
  })

  it('stand cases of the same phone, name and door, each once with why; a town alone is no door', async () => {
    const contact = { ...aCase().contact, name: '示例丙', phone: '13811110000' }
    const facts = { place: '丹阳市云阳街道云阳桥社区8号' }
    const number = await aStoredCase(desk, { contact, facts })
    const same = await aStoredCase(desk, { contact, facts: { place: '云阳街道云阳桥社区 8号' } })
    const door = await aStoredCase(desk, { contact: { ...contact, name: null, phone: null }, facts })
    await aStoredCase(desk, { contact: { ...contact, name: null, phone: null }, facts: { place: '云阳街道' } })
    const { related } = (await agent('GET', `/cases/${number}/beside`)).body
    expect(related).toMatchObject([
      { head: { number: same }, by: ['phone', 'name', 'address'] },
      { head: { number: door }, by: ['address'] },
    ])
  })

  it('stands the clock of first aid until something was given', async () => {
    const number = await aStoredCase(desk, { level: 'P1', status: 'accepted' })
    expect((await agent('GET', `/cases/${number}/beside`)).body.aidDueAt).toBe('2026-11-25T01:00:00.000Z')
    await agent('POST', `/cases/${number}/aid`, { kind: 'goods', item: '被子' })
    expect((await agent('GET', `/cases/${number}/beside`)).body.aidDueAt).toBeNull()
  })
})

it('a merged case that is taken apart again is written in both', async () => {
  const [a, b] = [await aStoredCase(desk), await aStoredCase(desk)]
  const merged = await agent('POST', `/cases/${a}/transitions`, {
    to: 'merged',
    into: b,
    note: '同一家',
    expectedVersion: 1,
  })
  expect(merged.status).toBe(200)
  const again = { to: 'new', note: '两家', expectedVersion: merged.body.version }
  expect((await agent('POST', `/cases/${a}/transitions`, again)).body).toMatchObject({ status: 'new' })
  expect((await desk.deps.cases.find(b))?.timeline.map(({ text }) => text)).toEqual(
    expect.arrayContaining([`${a} 并到这里`, `${a} 拆开，单独办`]),
  )
})

it('the catalogue of services is that of the dialogue: 21 items of five classes', async () => {
  const { steps } = yaml('service-request') as { steps: { id: string; choices?: { id: string; label: string }[] }[] }
  const items = steps.filter(({ id }) => id.startsWith('item-')).flatMap(({ choices }) => choices ?? [])
  const { value } = (await agent('GET', '/tables/services')).body as { value: Catalogue }
  expect(itemsOf(value).map(({ id, label }) => [id, label])).toEqual(items.map(({ id, label }) => [id, label]))
  expect(items).toHaveLength(21)
})
