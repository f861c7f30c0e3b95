/** The content policies let through what console and call list need: a browser blocks nothing of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, openWorld, type World } from './console-world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world.end())

test('a browser blocks nothing of the console or of the call list', async () => {
  const log: string[] = []
  const page = await openDesk(world, undefined, { log })
  for (const path of ['/desk', '/desk/cases', '/desk/stats', '/desk/staff', '/desk/intake', '/desk/handbook']) {
    await page.goto(world.url + path)
    await page.locator('#root *').first().waitFor()
  }
  await page.goto(`${world.url}/docs`)
  await page.locator('details summary').first().waitFor()
  expect(await page.locator('details').count()).toBeGreaterThan(50)
  expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none')
  expect(log.filter((line) => /Content Security Policy|Refused to/i.test(line))).toEqual([])
}, 120_000)
