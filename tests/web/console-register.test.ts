/** The register at the desk: a town writes a household down, it is found by its number, opened with a reason, and its case says so. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ELDER } from '../support/household.ts'
import { ADMIN, faults, openContext, openWorld, type World } from './console-world.ts'

const SLOW = 240_000

describe('the register at the desk', () => {
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
    'a household is written down, listed masked, found, opened with a reason, and stands beside the case',
    async () => {
      await page.getByRole('link', { name: '低收入人口' }).click()
      await page.getByRole('button', { name: '登记一户' }).click()
      await page.locator('#register-town-of').fill('云阳')
      await page.getByTitle('云阳街道').click()
      await page.getByLabel('电话', { exact: true }).fill('13812345678')
      await page.locator('#register-kind').fill('农村低保')
      await page.getByTitle('农村低保', { exact: true }).click()
      await page.getByLabel('从哪天起').fill('2026-01-01')
      await page.getByLabel('姓名', { exact: true }).fill('欧阳测试甲')
      await page.getByLabel('身份证号（没有就空着）').fill(`${ELDER.slice(0, 17)}${ELDER.endsWith('1') ? '2' : '1'}`)
      await page.getByLabel('为什么登记或改').fill('新审批')
      await page.getByRole('button', { name: '存', exact: true }).click()
      await page.getByText('身份证号不对，核对一下。').last().waitFor()
      expect(await faults(page)).toEqual([])
      await page.getByLabel('身份证号（没有就空着）').fill(ELDER)
      await page.getByRole('button', { name: '存', exact: true }).click()
      await page.getByText('欧**** · 1 人').waitFor()
      await page.getByText('在册 1 户 1 人').waitFor()
      expect(await page.locator('main').innerText()).not.toContain('欧阳测试甲')
      expect(await faults(page)).toEqual([])

      const search = page.getByRole('textbox', { name: '整个电话、身份证号、户号或姓名' })
      await search.fill('13800000000')
      await search.press('Enter')
      await page.getByText('没找到').waitFor()
      await search.fill(ELDER)
      await search.press('Enter')
      await page.getByRole('button', { name: '打开 欧****' }).click()
      await page.getByLabel('上门走访').click()
      await page.getByText(`户主 欧阳测试甲 ${ELDER}`).waitFor()
      await page.getByText('新审批').waitFor()
      expect(await faults(page)).toEqual([])

      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '看全部' }).click()
      await page.getByRole('button', { name: '导入' }).click()
      const list = `户号,姓名,镇,类别,开始\n甲1,测试乙,云阳街道,孤儿,2026-01-01\n甲2,测试丙,云阳街道,没有,2026-01-01\n`
      await page.locator('#register-file').setInputFiles({
        name: 'list.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(list),
      })
      await page.getByRole('button', { name: '试导（不写入）' }).click()
      await page.getByText('第 1 行 从哪天起：没有对上哪一列。').waitFor()
      await page.locator('#column-validFrom').click()
      await page.getByTitle('开始', { exact: true }).click()
      await page.getByRole('button', { name: '试导（不写入）' }).click()
      await page.getByText('第 3 行 类别：类别表里没有这个类别。').waitFor()
      expect(await faults(page)).toEqual([])
      await page.getByRole('button', { name: '写入：新增 1 户，改 0 户' }).click()
      await page.getByText('写好了').waitFor()
      await page.getByText('在册 2 户 2 人').waitFor()

      await world.resident('家里着火了，在云阳街道云阳桥社区', '都出来了', '没人受伤', '13812345678')
      const { cases } = await world.desk<{ cases: { number: string }[] }>('GET', '/cases')
      await page.goto(`${world.url}/desk/cases/${cases[0]?.number ?? ''}`)
      await page.getByText('欧**** · 1 人 · 农村低保 · 有效').waitFor()
    },
    SLOW,
  )
})
