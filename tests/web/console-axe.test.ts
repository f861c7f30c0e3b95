/** Every page of the console without a fault that axe can find, wide and narrow, light and dark (ux.md §6, point 5). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faults, openContext, openDesk, openWorld, type World } from './console-world.ts'

let world: World
let number: string
let conversationId: string
let talkId: string
let replyId: string
let workerReplyId: string

beforeAll(async () => {
  world = await openWorld()
  const person = await world.resident('家里着火了，在云阳街道云阳桥社区', '都出来了', '没人受伤', '13812345678')
  conversationId = person.conversationId
  talkId = (await world.resident('低保怎么申请')).conversationId
  const asking = (await world.resident('转人工')).conversationId
  await world.desk('POST', `/conversations/${asking}/claim`)
  await world.desk('POST', `/conversations/${asking}/messages`, { clientId: 'w1', text: '当天登记，当天办。' })
  replyId = await lastOf(talkId, 'bot')
  workerReplyId = await lastOf(asking, 'worker')
  const { cases } = await world.desk<{ cases: { number: string }[] }>('GET', '/cases')
  number = cases[0]?.number ?? ''
  await world.staff('editor1', 'editor')
})
afterAll(() => world?.end())

async function lastOf(id: string, from: string): Promise<string> {
  const { messages } = await world.desk<{ messages: { id: string; from: string }[] }>('GET', `/conversations/${id}`)
  return messages.findLast((message) => message.from === from)?.id ?? ''
}

const PLACES: readonly (readonly [string, () => string, string])[] = [
  ['收件箱', () => '/inbox', '.talk-row'],
  ['对话', () => `/inbox/${conversationId}`, '.bubble'],
  ['求助单', () => '/cases', '.ant-table-row'],
  ['看板', () => '/cases/board', '.lane-card'],
  ['一份求助单', () => `/cases/${number}`, '.timeline'],
  ['电话登记', () => '/intake', '#intake-said'],
  ['督查', () => '/supervision', '.ant-statistic'],
  ['统计', () => '/stats', '.ant-statistic'],
  ['人员', () => '/staff', '.ant-table-row'],
  ['审计', () => '/audit', '.ant-table-row'],
  ['从对话登记', () => `/intake/${talkId}`, '#intake-said'],
  ['我的账号', () => '/account', '#account-newPassword'],
  ['对话图', () => '/dialogues', '.dialogue-table, .ant-table-row'],
  ['一张对话图', () => '/dialogues/emergency-help', '.dialogue-graph'],
  ['分级复核', () => '/fairness', '.empty, .dialogue-table'],
  ['各类人的分布', () => '/fairness?tab=equity', '.dialogue-table'],
  ['为什么这么回', () => `/why/${replyId}`, '.replay .facts'],
  ['存成知识', () => `/learn/${workerReplyId}`, '#lesson-review'],
  ['接口与推送', () => '/hooks', '.ant-table'],
  ['题库', () => '/bench/questions', '.ant-table-row'],
  ['派单与值班', () => '/dispatch', '.card-box'],
  ['月报', () => '/report', '.paper-table'],
  ['没有这一页', () => '/nowhere', '.ant-result'],
]

describe.each([
  { width: 1440, dark: false },
  { width: 1440, dark: true },
  { width: 768, dark: false },
  { width: 768, dark: true },
  { width: 360, dark: false },
])('at $width px, dark $dark', ({ width, dark }) => {
  let page: Page
  beforeAll(async () => {
    page = await openDesk(world, undefined, { width, dark })
  })
  afterAll(() => page?.context().close())

  it.each(PLACES)('%s has no fault and does not scroll sideways', async (_name, path, ready) => {
    await page.goto(`${world.url}/desk${path()}`)
    await page.locator(ready).first().waitFor()
    expect(await faults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    // Nothing moves for who asked for less motion, and nothing blinks for anybody.
    await page.waitForFunction(() => document.getAnimations().length === 0)
  })

  it('dialogs have no fault', async () => {
    await page.goto(`${world.url}/desk/cases/${number}`)
    await page.getByRole('button', { name: '登记救助' }).first().click()
    await page.getByText('救助金').first().click()
    await page.getByLabel('金额（元）').waitFor()
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('menuitem').first().waitFor()
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('the page before signing in has no fault', async () => {
    const context = await openContext(world, { width, dark })
    const outside = await context.newPage()
    await outside.goto(`${world.url}/desk`)
    await outside.getByLabel('账号').waitFor()
    expect(await faults(outside)).toEqual([])
    await context.close()
  })
})

it('a page without the right says whose right it is', async () => {
  const editor = { username: 'editor1', password: 'harbour-1rotide-57' }
  const context = await openContext(world)
  const page = await context.newPage()
  await page.goto(`${world.url}/desk/staff`)
  await page.getByLabel('账号').fill(editor.username)
  await page.getByLabel('密码', { exact: true }).fill(editor.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '先看看，不值班' }).click()
  await page.getByText('您没有这项权限').waitFor()
  expect(await page.locator('.main').innerText()).toContain('管理员')
  expect(await page.locator('.side').innerText()).not.toContain('人员')
  expect(await faults(page)).toEqual([])
  await page.goto(`${world.url}/desk`)
  await page.getByRole('heading', { name: '统计', level: 1 }).waitFor()
  await context.close()
})

describe('with the menu and the list of alerts on a phone', () => {
  let page: Page
  beforeAll(async () => {
    page = await openDesk(world, undefined, { width: 360 })
    await page.locator('.talk-row').first().waitFor()
  })
  afterAll(() => page?.context().close())

  it('opens the menu over the page, closes it by Escape, and goes on by a link', async () => {
    const key = page.getByRole('button', { name: '菜单' })
    await key.click()
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('navigation', { name: '主菜单' }).waitFor({ state: 'hidden' })
    expect(await key.evaluate((element) => element === document.activeElement)).toBe(true)
    await key.click()
    await page.getByRole('button', { name: '管理' }).click()
    await page.getByRole('link', { name: '统计' }).click()
    await page.getByRole('heading', { name: '统计', level: 1 }).waitFor()
    expect(await page.locator('.side').isVisible()).toBe(false)
  })

  it('shows the first line of what to look at below the alarm', async () => {
    await page.locator('.attention-key').click()
    await page.getByRole('dialog').waitFor()
    await page.waitForFunction(() => document.getAnimations().length === 0)
    const bar = await page.locator('.state').boundingBox()
    const title = await page.locator('.ant-drawer-title').boundingBox()
    expect(title?.y ?? 0).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0))
    expect(await faults(page)).toEqual([])
  })
})
