/** Levels changed by people and levels by group, as supervisors read them. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Reason } from '../../src/core/cases/case.ts'
import { aDesk, aTalk, signInAs, type Browser, type Desk } from '../support/desk.ts'

let desk: Desk
let centre: Browser
let agent: Browser

beforeAll(async () => {
  desk = await aDesk()
  centre = await signInAs(desk, 's_super')
  agent = await signInAs(desk, 's_agent')
})
afterAll(() => desk.close())

async function aCase(over: object = {}): Promise<string> {
  const reasons: Reason[] = [{ rule: 'T201', level: 'P2', text: '有病人', source: 'test' }]
  const { number } = await aTalk(desk, { town: '云阳街道', case: { level: 'P2', town: '云阳街道', reasons, ...over } })
  return number ?? ''
}

it('keeps each change of a level beside the rule that had decided, for supervisors', async () => {
  const numbers = [await aCase(), await aCase(), await aCase()]
  for (const number of numbers) await agent('POST', `/cases/${number}/level`, { level: 'P1', reason: '听着很急' })
  const { status, body } = await centre('GET', '/stats/overrides')
  expect(status).toBe(200)
  expect(body.rules).toMatchObject([{ rule: 'T201', up: 3, down: 0, decided: 3, proposal: 'too-low' }])
  expect(body.changes).toHaveLength(3)
  expect(body.changes[0]).toMatchObject({ from: 'P2', to: 'P1', rule: 'T201', by: '012', reason: '听着很急' })
  expect(numbers).toContain(body.changes[0].number)
  expect((await agent('GET', '/stats/overrides')).status).toBe(403)
})

it('a wish that nobody seconded is no change; a second person makes it one', async () => {
  const number = await aCase({ level: 'P1' })
  const changes = async () => (await centre('GET', '/stats/overrides')).body.total as number
  const before = await changes()
  await agent('POST', `/cases/${number}/level`, { level: 'P3', reason: '已经住到亲戚家' })
  expect(await changes()).toBe(before)
  await centre('POST', `/cases/${number}/level`, { level: 'P3', reason: '已经住到亲戚家' })
  expect(await changes()).toBe(before + 1)
})

it('counts levels by group without a number of few', async () => {
  const fresh = await aDesk()
  const lead = await signInAs(fresh, 's_super')
  const of = (town: string, level: string, n: number) =>
    Promise.all(Array.from({ length: n }, () => aTalk(fresh, { town, case: { level, town } as never })))
  await of('云阳街道', 'P0', 6)
  await of('云阳街道', 'P3', 16)
  await of('珥陵镇', 'P1', 1)
  const { body } = await lead('GET', '/stats/equity')
  expect(body.total).toBe(23)
  for (const kind of ['area', 'age', 'channel', 'wording']) {
    const rows = body[kind].rows as { total: number | null; levels: Record<string, number | null> }[]
    const cells = rows.flatMap((row) => [row.total, ...Object.values(row.levels)])
    expect(
      cells.every((n: number | null) => n === null || n === 0 || n >= 5),
      kind,
    ).toBe(true)
  }
  expect(body.channel.rows).toHaveLength(1)
  expect(body.channel.rows[0]).toMatchObject({ total: 23, levels: { P1: null } })
  fresh.close()
})
