/** The pages of dispatch, supervision, services and figures in a browser: they work, and axe finds nothing on any of them. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faults, openDesk, openWorld, type World } from './console-world.ts'

const SLOW = 240_000

describe('the work of a supervisor', () => {
  let world: World
  let page: Page
  let number: string
  beforeAll(async () => {
    world = await openWorld()
    const wish = { intent: 'service-request', said: '想有人送饭', town: '云阳街道', phone: '13812345678' }
    const answers = [
      { step: 'class', choices: ['life'] },
      { step: 'item-life', choices: ['meals'] },
    ]
    number = (await world.desk<{ number: string }>('POST', '/intake', { ...wish, answers })).number
    page = await openDesk(world)
    page.setDefaultTimeout(20_000)
  }, SLOW)
  afterAll(() => world?.end())

  const clean = async (path: string, ready: string) => {
    await page.goto(`${world.url}/desk${path}`)
    await page.locator(ready).first().waitFor()
    expect(await faults(page), path).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  }

  it.each([
    ['/dispatch', '#plan-lead'],
    ['/services', '.ant-table-row'],
    ['/services?tab=totals', '.ant-statistic'],
    ['/services?tab=catalogue', 'fieldset'],
    ['/supervision', '.ant-statistic'],
    ['/stats', '.ant-statistic'],
    ['/stats/cases?pick=open', '.ant-table-row'],
    ['/refusals', '.figure-grid'],
    ['/report', '.report-sheet'],
    ['/settings', '.ant-table-row'],
    ['/staff', '.paper-table'],
    ['/audit', '.ant-table-row'],
    ['/account', '#account-newPassword'],
    ['/visits', '.card-box'],
  ])('%s has no fault and does not scroll sideways', clean, SLOW)

  it(
    'a call shows its level, a duplicate and what may fit while it is typed',
    async () => {
      await clean('/intake', '#intake-said')
      await page.getByLabel('来电人怎么说').fill('家里昨晚着火，今晚没地方住')
      const aside = page.getByRole('complementary', { name: '边填边算' })
      await aside.getByText('很急').first().waitFor()
      await aside.getByText('临时救助').waitFor()
      await page.getByLabel('电话', { exact: true }).fill('13812345678')
      await aside.getByRole('link', { name: number }).first().waitFor()
      expect(await faults(page)).toEqual([])
    },
    SLOW,
  )

  it(
    'a roster is written, saved with a reason, and the try-out follows it',
    async () => {
      await clean('/dispatch', '#plan-lead')
      await page.getByRole('button', { name: '加一行：服务中心 夜班' }).click()
      await page.getByRole('combobox', { name: '服务中心 一' }).click()
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
      await page.keyboard.press('Escape')
      await page.locator('#roster-why').fill('排夜班')
      await page.locator('.roster').getByRole('button', { name: '存', exact: true }).click()
      await page.getByText('存好了').waitFor()
      expect(await faults(page)).toEqual([])
      await page.getByRole('button', { name: '会派给谁' }).click()
      await page.locator('.chain').waitFor()
    },
    SLOW,
  )

  it(
    'a service is written down and counted',
    async () => {
      await clean('/services', '.ant-table-row')
      await page.getByRole('button', { name: `登记一次 ${number}` }).click()
      await page.locator('#service-minutes').waitFor()
      await page.getByRole('button', { name: '存', exact: true }).click()
      await page.getByText('还没打分').waitFor()
      expect(await faults(page)).toEqual([])
    },
    SLOW,
  )

  it(
    'a case given to the wrong colleague goes back by one key',
    async () => {
      const given = { firstMessage: '今晚没地方住', facts: { incident: 'homeless', shelterTonight: false } }
      const made = await world.desk<{ number: string }>('POST', '/cases', { ...given, town: '访仙镇', claim: true })
      await world.staff('mistaken', 'agent')
      await page.goto(`${world.url}/desk/cases/${made.number}`)
      await page.getByRole('button', { name: '派给', exact: true }).click()
      await page.getByRole('combobox', { name: '派给谁' }).click()
      await page.keyboard.type('测试mistaken')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '存', exact: true }).click()
      const holder = async () =>
        (await world.desk<{ assignee: { badge: string } }>('GET', `/cases/${made.number}`)).assignee
      await page.getByText('已派出。').waitFor()
      expect(await holder()).not.toMatchObject({ badge: '001' })
      await page.getByRole('button', { name: '撤销' }).click()
      await page.locator('.timeline').getByText('派错了，还给原来的经办').waitFor()
      expect(await holder()).toMatchObject({ badge: '001' })
    },
    SLOW,
  )
})
