/** The whole desk by keyboard, and the keys that must stay silent while somebody types (ux.md §6, points 58 and 59). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, openContext, openWorld, type Resident, type World } from './console-world.ts'

let world: World
let page: Page
let person: Resident

beforeAll(async () => {
  world = await openWorld()
  await world.resident('低保怎么申请')
  person = await world.resident('今天没饭吃了，在访仙镇', '转人工')
  const context = await openContext(world)
  page = await context.newPage()
})
afterAll(() => world?.end())

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('without a pointer', () => {
  it('signs in and goes on duty', async () => {
    await page.goto(`${world.url}/desk`)
    await page.getByLabel('账号').waitFor()
    await page.keyboard.type(ADMIN.username)
    await press('Tab')
    await page.keyboard.type(ADMIN.password)
    await press('Enter')
    await page.getByRole('button', { name: '开始值班' }).waitFor()
    await press('Enter')
    await page.locator('.state[data-line=live]').waitFor()
    await page.locator('.talk-row').first().waitFor()
  })

  it('walks the list, opens, takes, answers', async () => {
    await press('j')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('talk-row')
    await press('j', 'k', 'Enter')
    await page.locator('.bubble.resident').getByText('今天没饭吃了').waitFor()
    await press('c')
    await page.locator('.talk-actions').getByText('您在说话').waitFor()
    await press('r')
    await page.keyboard.type('饭半小时送到，在家等。')
    await press('Control+Enter')
    await page.locator('.bubble.worker').getByText('饭半小时送到').waitFor()
    expect((await person.messages()).at(-1)?.text).toBe('饭半小时送到，在家等。')
  })

  it('writes a note, hands back, takes again and ends', async () => {
    await page.locator('.thread').focus()
    await press('m')
    await page.keyboard.type('已让村里送饭')
    await press('Control+Enter')
    await page.locator('.bubble.note').getByText('已让村里送饭').waitFor()
    await page.locator('.thread').focus()
    await press('b')
    await page.waitForFunction(() => document.activeElement?.id === 'handback-instruction')
    await page.keyboard.type('问有没有老人')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.locator('.thread').focus()
    await press('e')
    await page.locator('.talk-actions').getByText('已结束').waitFor()
  })

  it('goes to a case, gives aid, takes the next step', async () => {
    const { number } = await world.desk<{ number: string }>('POST', '/cases', {
      firstMessage: '今晚没地方住，没饭吃',
      facts: { incident: 'homeless', shelterTonight: false, foodToday: false },
      town: '访仙镇',
      claim: true,
    })
    await press('g', 'c')
    await page.locator('.ant-table-row').first().waitFor()
    await press('/')
    await page.keyboard.type(number)
    await press('Enter')
    await page.locator('.case-head').getByText(number).waitFor()
    await page.locator('#main').focus()
    await press('a')
    await page.getByText('给了什么').waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'radio')
    await press('Space', 'Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('case-amount')
    await page.keyboard.type('300')
    await press('Enter')
    await page.locator('.page .timeline').getByText('救助金300元').waitFor()
    await page.locator('#main').focus()
    await press('x')
    await page.getByRole('menuitem', { name: '改为“待材料”' }).waitFor()
    // The menu takes the focus a frame after it is seen; keys before that go to the button.
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem')
    await press('Enter')
    await page.getByRole('dialog').waitFor()
    await press('Escape')
    await page.locator('#main').focus()
    await press('.')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number)
  })
})

describe('keys', () => {
  it('do nothing while somebody types', async () => {
    await press('/')
    await page.keyboard.type('c?an')
    expect(await page.locator('#desk-search').inputValue()).toBe('c?an')
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0)
    await page.locator('#desk-search').fill('')
  })

  it('are listed under ? and can be switched off', async () => {
    await page.locator('#main').focus()
    await press('?')
    await page.getByRole('dialog').getByText('下一宗最急').waitFor()
    await page.getByRole('switch').focus()
    await press('Space', 'Escape')
    await page.getByRole('dialog').filter({ visible: true }).waitFor({ state: 'detached' })
    const before = page.url()
    await page.locator('#main').focus()
    await press('g', 'i', '?')
    await page.waitForTimeout(300)
    expect(page.url()).toBe(before)
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0)
  })
})
