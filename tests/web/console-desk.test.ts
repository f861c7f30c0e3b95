/** What a desk has to see to, in real Chromium: alerts about what is held, putting a case right, asking before passing on, lists. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN, faults, openDesk, openWorld, type Resident, type World } from './console-world.ts'

let world: World
let lead: Page
let agent: Page
let person: Resident
let number = ''
const log: string[] = []

beforeAll(async () => {
  world = await openWorld()
  const who = await world.staff('agent1', 'agent', { badge: '012' })
  lead = await openDesk(world, ADMIN, { log })
  agent = await openDesk(world, who, { log })
  person = await world.resident('今晚没地方住，在云阳街道')
  await agent.goto(`${world.url}/desk/inbox/${person.conversationId}`)
  await agent.getByRole('button', { name: '接手' }).first().click()
  await agent.getByRole('textbox', { name: '回复' }).waitFor()
})
afterAll(() => world?.end())

it('a danger in a held talk stands in the list of its holder and of the supervisor, and ends with the answer', async () => {
  await lead.goto(`${world.url}/desk/cases`)
  await person.say('家里着火了')
  await agent.getByRole('button', { name: /^需要看 [1-9]/ }).click()
  await agent.getByRole('dialog').getByText('您在办').first().waitFor()
  expect(await faults(agent)).toEqual([])
  await agent.keyboard.press('Escape')
  await lead.getByRole('button', { name: /^需要看 [1-9]/ }).waitFor()
  await lead.keyboard.press('g')
  await lead.keyboard.press('a')
  await lead
    .getByRole('dialog')
    .getByText(/号在办/)
    .first()
    .waitFor()
  await lead.keyboard.press('Escape')
  await agent.getByRole('textbox', { name: '回复' }).fill('先出来，我在叫119')
  await agent.keyboard.press('Control+Enter')
  await agent.getByRole('button', { name: '没有要看的' }).waitFor()
})

it('a case is put right from its page, and only what was changed is sent', async () => {
  const { cases } = await world.desk<{ cases: { number: string }[] }>('GET', '/cases')
  number = cases[0]?.number ?? ''
  await agent.goto(`${world.url}/desk/cases/${number}`)
  await agent.getByRole('button', { name: '改联系人' }).click()
  await agent.getByLabel('姓名').fill('示例甲')
  expect(await faults(agent)).toEqual([])
  await agent.getByRole('button', { name: '存', exact: true }).click()
  await agent.getByText('改了姓名').waitFor()
  await agent.getByRole('button', { name: '改事实' }).click()
  await agent.getByRole('spinbutton', { name: '大人' }).fill('3')
  expect(await faults(agent)).toEqual([])
  await agent.getByRole('button', { name: '存', exact: true }).click()
  await agent.getByText('改了家里').waitFor()
  await agent.getByRole('heading', { name: '可能符合' }).waitFor()
  expect(await faults(agent)).toEqual([])
})

it('a colleague is asked first, and the one asked answers above the talk', async () => {
  await agent.goto(`${world.url}/desk/inbox/${person.conversationId}`)
  await agent.getByRole('button', { name: '转交' }).click()
  await agent.getByRole('combobox', { name: '转给谁' }).click()
  await agent.keyboard.press('Enter')
  await agent.getByRole('dialog').getByRole('button', { name: '转交' }).click()
  await agent.getByText(/在等 .+ 答复/).waitFor()
  await lead.goto(`${world.url}/desk/inbox/${person.conversationId}`)
  await lead.getByRole('button', { name: '我来接' }).waitFor()
  expect(await faults(lead)).toEqual([])
  await lead.getByRole('button', { name: '我来接' }).click()
  await lead.getByRole('textbox', { name: '回复' }).waitFor()
})

it('a list is filtered, kept under a name, and marked in one go', async () => {
  await lead.goto(`${world.url}/desk/cases?level=P0,P1`)
  await lead.getByRole('button', { name: '更多条件' }).click()
  await lead.getByRole('button', { name: '存成常用' }).click()
  await lead.getByLabel('常用条件的名字').fill('急的')
  await lead.keyboard.press('Enter')
  await lead.getByRole('link', { name: '急的' }).waitFor()
  await lead.getByRole('checkbox', { name: number }).check()
  await lead.getByLabel('选标记').click()
  await lead.getByTitle('需要回访').click()
  await lead.getByRole('button', { name: '加标记' }).click()
  await lead.locator('.mark').getByText('需要回访').waitFor()
  expect(await faults(lead)).toEqual([])
})

it('all of it leaves no error in the browser', () => {
  // Before signing in the page asks who is there.
  expect(log.filter((line) => line.startsWith('error') && !line.includes('401'))).toEqual([])
})
