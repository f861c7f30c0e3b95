/** Whoever is on duty is called: bar, tones, notice; [已通知] ends the tones for all and stands in the file; many cases are urged at once. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faults, openContext, openDesk, openWorld, signIn, type World } from './console-world.ts'

let world: World
let worker: Page
let lead: Page

beforeAll(async () => {
  world = await openWorld()
  const who = await world.staff('yunyang', 'town_worker', { towns: ['云阳街道'], badge: '021', office: '云阳街道' })
  const { staff } = await world.desk<{ staff: { id: string; username: string }[] }>('GET', '/staff')
  const id = staff.find(({ username }) => username === who.username)?.id
  const rule = { town: '云阳街道', days: 'all', from: '00:00', to: '23:59', workers: [id], leads: [] }
  const value = {
    rules: [rule],
    centre: [],
    minutes: { toLead: 5, toCentre: 15 },
    limit: 12,
    day: { from: '08:30', to: '17:30' },
  }
  await world.desk('PUT', '/tables/dispatch', { expectedVersion: 0, value, why: '排班' })
  worker = await openDesk(world, who)
  // The lead's clock is the test's, so that silence is heard without waiting.
  lead = await (await openContext(world)).newPage()
  await lead.clock.install()
  await signIn(world, lead)
})
afterAll(() => world?.end())

it('calls the worker of the town at once, and an answer ends the tones for everybody', async () => {
  await world.resident('家里着火了，在云阳街道云阳桥社区')
  const bar = worker.locator('.state.alarm')
  await bar.getByRole('button', { name: '已通知' }).waitFor()
  expect(await lead.locator('.state.alarm').getByRole('button', { name: '已通知' }).count(), 'not the one called').toBe(
    0,
  )
  await worker.waitForFunction(() =>
    window.heard.notices.some(({ title }) => title === '叫您 · 特急求助 1 宗 · 云阳街道'),
  )
  expect(await faults(worker)).toEqual([])
  await lead.waitForFunction(() => window.heard.tones.length > 0)
  await bar.getByRole('button', { name: '已通知' }).click()
  await bar.getByText('021 号应了：已通知').waitFor()
  await lead.locator('.state.alarm').getByText('021 号应了：已通知').waitFor()
  expect(await bar.getByRole('button', { name: '接手' }).isVisible(), 'still nobody’s').toBe(true)
  const before = await lead.evaluate(() => window.heard.tones.length)
  await lead.clock.runFor(60_000)
  expect(await lead.evaluate(() => window.heard.tones.length)).toBe(before)
  const { cases } = await world.desk<{ cases: { number: string }[] }>('GET', '/cases')
  const { timeline } = await world.desk<{ timeline: { text: string }[] }>('GET', `/cases/${cases[0]?.number}`)
  expect(timeline.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['已叫值班员：021 号', '应了呼叫：已通知该去的人']),
  )
})

it('urges chosen cases together and says of each refused one why', async () => {
  const lead2 = await openDesk(world)
  const open = (words: string, level: 'P3' | 'P1') =>
    world
      .desk<{ number: string }>('POST', '/cases', { firstMessage: words, town: '云阳街道', level })
      .then(({ number }) => number)
  const [one, two] = [await open('家里没米了', 'P1'), await open('想问轮椅', 'P3')]
  await lead2.goto(`${world.url}/desk/cases`)
  for (const number of [one, two]) await lead2.getByRole('checkbox', { name: number }).check()
  await world.desk('POST', `/cases/${two}/transitions`, {
    to: 'withdrawn',
    note: '不要了',
    expectedVersion: await versionOf(two),
  })
  const bar = lead2.getByRole('group', { name: '选中 2 宗' })
  await bar.getByLabel('催办的话（可不写）').fill('今天要联系上')
  await bar.getByRole('button', { name: '催办' }).click()
  await lead2.getByText('办好了 1 宗。').waitFor()
  await lead2.getByRole('dialog').getByText(two).waitFor()
  await lead2.keyboard.press('Escape')
  await lead2.goto(`${world.url}/desk/cases/${one}`)
  await lead2.getByText('督查催办：今天要联系上').first().waitFor()
})

it('offers the offices with their duty and phone, and a day by which they answer', async () => {
  const page = await openDesk(world)
  const { cases } = await world.desk<{ cases: { number: string }[] }>('GET', '/cases')
  await page.goto(`${world.url}/desk/cases/${cases[0]?.number}`)
  await page.getByRole('button', { name: '会商' }).first().click()
  await page.getByRole('combobox', { name: '请哪个单位' }).fill('残')
  await page.getByText('管：残疾人补贴、辅具、康复 · 电话 12385').first().click()
  expect(await page.getByLabel('最晚哪天答复').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(await faults(page)).toEqual([])
})

async function versionOf(number: string): Promise<number> {
  return (await world.desk<{ version: number }>('GET', `/cases/${number}`)).version
}
