/** The desk while things happen: rows stay under the hand, a broken line closes its gap (ux.md §6, points 55 to 57). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { faults, openDesk, openWorld, type World } from './console-world.ts'

let world: World
let page: Page

beforeAll(async () => {
  world = await openWorld()
  for (let n = 1; n <= 4; n += 1) await world.resident(`第${n}个问题，低保怎么申请`)
  page = await openDesk(world)
  await page.locator('.talk-row').nth(3).waitFor()
})
afterAll(() => world?.end())

it('a new ordinary row waits behind a key while the pointer is in the list', async () => {
  await page.locator('.talk-row').nth(1).hover()
  const under = await page.locator('.talk-row:hover').getAttribute('data-id')
  await world.resident('高龄津贴多少钱')
  await page.getByRole('button', { name: '有 1 条新的' }).waitFor()
  expect(await page.locator('.talk-row:hover').getAttribute('data-id')).toBe(under)
  await page.getByRole('button', { name: '有 1 条新的' }).click()
  await page.locator('.talk-row').getByText('高龄津贴多少钱').waitFor()
})

it('a P0 enters at once and the row under the pointer stays there', async () => {
  const row = page.locator('.talk-row').nth(2)
  await row.hover()
  const id = await row.getAttribute('data-id')
  await world.resident('家里着火了，在云阳街道云阳桥社区')
  await page.locator('.state.alarm').waitFor()
  await page.locator('.talk-row .level.p0').waitFor({ state: 'attached' })
  expect(await page.locator('.talk-row:hover').getAttribute('data-id')).toBe(id)
})

it('a broken line is said, and what was missed comes in when it is back', async () => {
  await page.mouse.move(700, 500)
  await world.stopServer()
  await page.getByText(/连接断了 \d+ 秒，正在重连/).waitFor()
  await world.startServer()
  const missed = await world.resident('断线的时候来的：医保报销要什么')
  await page.getByText(/连上了，补上了 \d+ 条/).waitFor()
  await page.locator(`.talk-row[data-id="${missed.conversationId}"]`).waitFor()
})

it('the session holds over a restart of the server, and words typed meanwhile are sent once', async () => {
  await page.locator('.state.alarm').getByRole('button', { name: '接手' }).click()
  const box = page.getByRole('textbox', { name: '回复' })
  await box.waitFor()
  await world.stopServer()
  await box.fill('马上到')
  await page.keyboard.press('Control+Enter')
  await page.getByText('没连上').waitFor()
  expect(await box.inputValue()).toBe('马上到')
  await world.startServer()
  await page.locator('.state[data-line=caught-up], .state[data-line=live]').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('.bubble.worker').getByText('马上到').waitFor()
  expect(await page.locator('.bubble.worker').count()).toBe(1)
})

it('help beside the draft quotes the handbook and fills a ready reply; the office edits the list', async () => {
  const box = page.getByRole('textbox', { name: '回复' })
  await page.getByRole('button', { name: '帮写' }).click()
  await page.getByRole('button', { name: '编号', exact: true }).click()
  expect(await box.inputValue()).toMatch(/您的编号是\d{4}-\d{4}/)
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '改常用语' }).click()
  await page.getByRole('button', { name: '加一条' }).click()
  await page.getByLabel('短名').last().fill('送被子')
  await page.getByLabel('要说的话').last().fill('今晚送被子来，{工号}号。')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '存', exact: true }).click()
  await page.getByRole('button', { name: '送被子', exact: true }).click()
  expect(await box.inputValue()).toContain('今晚送被子来，')
  expect(await box.inputValue()).not.toContain('{工号}')
})
