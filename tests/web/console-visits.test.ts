/** Proactive discovery at the desk: a report becomes a visit, its finding opens a case. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN, faults, openContext, openWorld, type World } from './console-world.ts'

const SLOW = 240_000

describe('visits at the desk', () => {
  let world: World
  let page: Page
  beforeAll(async () => {
    world = await openWorld()
    page = await (await openContext(world)).newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${world.url}/desk`)
    await page.getByLabel('账号').fill(ADMIN.username)
    await page.getByLabel('密码', { exact: true }).fill(ADMIN.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '先看看，不值班' }).click()
    await page.locator('.side').waitFor()
  }, SLOW)
  afterAll(() => world?.end())

  it(
    'a report is listed masked, opened, and its finding leads to a case',
    async () => {
      await page.getByRole('link', { name: '主动发现' }).click()
      await page.getByText('没有要去的。').waitFor()
      await page.getByRole('button', { name: '快速上报' }).click()
      await page.getByRole('button', { name: '记下，派人去看' }).click()
      await page.getByText('姓名没有填。').last().waitFor()
      expect(await faults(page)).toEqual([])
      await page.locator('#visit-town').fill('云阳')
      await page.getByTitle('云阳街道').click()
      await page.getByLabel('姓名或称呼').fill('欧阳测试甲')
      await page.getByLabel('看到什么、听到什么').fill('三天没出门，窗户破了')
      await page.getByRole('button', { name: '记下，派人去看' }).click()
      await page.getByText('不在册').waitFor()
      expect(await page.locator('main').innerText()).not.toContain('欧阳测试甲')
      expect(await faults(page)).toEqual([])

      await page.getByRole('button', { name: '打开 欧****' }).click()
      await page.getByText('三天没出门，窗户破了').waitFor()
      await page.getByLabel('需要帮助').click()
      await page.getByLabel('看到什么、怎么说的').fill('腿摔了，没人做饭')
      expect(await faults(page)).toEqual([])
      await page.getByRole('button', { name: '写下结果，并开求助单' }).click()
      await page.getByRole('status').getByRole('link').click()
      await page.waitForURL(/\/desk\/cases\/\d{4}-\d{4}$/)
      await page.getByText('腿摔了，没人做饭').first().waitFor()

      await page.getByRole('button', { name: '打印' }).click()
      await page.getByRole('heading', { name: '社会救助求助登记表' }).waitFor()
      await page.getByText('经办人签字').waitFor()
      expect(await faults(page)).toEqual([])
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.side').isVisible()).toBe(false)
      expect(await page.getByText('腿摔了，没人做饭').first().isVisible()).toBe(true)
      await page.emulateMedia({ media: null })

      await page.goto(`${world.url}/desk/visits?state=made`)
      await page.getByRole('cell', { name: '需要帮助' }).waitFor()
    },
    SLOW,
  )
})
