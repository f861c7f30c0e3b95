/** When somebody looks over the shoulder: neutral title, no strip, nothing kept on the device, out at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { press, setStage, write, type Stage } from './resident-support.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

const HIT = '我老公打我，我好怕'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  test(`title, address and header tell nothing in quiet mode, ${how}`, async () => {
    const page = await stage.open({ javaScriptEnabled })
    await write(page, HIT)
    expect(await page.title()).toBe('生活服务')
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.locator('.bar').innerText()).toMatch(/^生活服务\s*110\s*马上离开$/)
    expect(await page.locator('.strip').count()).toBe(0)
    expect(await page.locator('[role="alert"]').count()).toBe(0)
    for (const path of ['/safe', '/my', '/review']) {
      await page.goto(stage.url + path)
      expect(await page.title()).toBe('生活服务')
    }
  })

  test(`the way out forgets everything and shows the weather, ${how}`, async () => {
    const page = await stage.open({ javaScriptEnabled })
    await write(page, HIT)
    await page.getByText('马上离开', { exact: true }).click()
    await page.waitForURL('**/weather')
    expect(await page.title()).toBe('天气')
    expect(await page.locator('body').innerText()).not.toContain('温情')
    expect((await page.context().cookies()).filter(({ name }) => name === 'wl')).toEqual([])
    await page.goBack().catch(() => null)
    await page.goto(`${stage.url}/`)
    expect(await page.locator('.msg').count()).toBe(1)
    expect(await page.title()).toBe('温情热线')
    expect(await page.content()).not.toContain('打我')
  })
}

test('going back after the way out shows an empty first screen', async () => {
  const page = await stage.open({ javaScriptEnabled: false })
  await write(page, HIT)
  await press(page, '方便')
  await page.getByText('马上离开', { exact: true }).click()
  await page.waitForURL('**/weather')
  await page.goBack()
  expect(await page.content()).not.toContain('打我')
})

test('in quiet mode the device keeps nothing', async () => {
  const page = await stage.open()
  await page.fill('#box', '我想说')
  await page.waitForTimeout(700)
  expect(await page.evaluate(() => localStorage.getItem('wl-draft'))).toBe('我想说')
  await write(page, HIT)
  await page.locator('#box').pressSequentially('他又来了')
  await page.waitForTimeout(900)
  const kept = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }))
  expect(kept).toEqual({ local: {}, session: {}, databases: [], caches: [] })
})

test('three shifts leave in quiet mode only', async () => {
  const page = await stage.open()
  const shifts = async (): Promise<void> => {
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
  }
  await shifts()
  await page.waitForTimeout(600)
  expect(new URL(page.url()).pathname).toBe('/')
  await write(page, HIT)
  await shifts()
  await page.waitForURL('**/weather')
})

test('the page says once what the way out cannot do', async () => {
  const page = await stage.open()
  await write(page, HIT)
  await press(page, '方便')
  expect(await page.getByText('手机还记着这一页，要自己删。').count()).toBe(1)
  await page.getByText('怎么删').click()
  await page.waitForURL('**/safe')
  expect(await page.locator('main').innerText()).toContain('您说过的话，值班的人还留着')
})
