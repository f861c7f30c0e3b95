/** The resident's page in each width, in big letters, dark, and in quiet mode; the fire case on the way. */
import type { Browser, Page } from 'playwright-core'
import { shoot } from './camera.ts'

const STORY = '昨晚十点家里着火，房子烧光了，三口人，老娘七十八，在丹阳珥陵镇，今晚没地方住'

interface Look {
  width: number
  height: number
  scale: number
  size?: 'm' | 'l' | 'xl'
  theme?: 'light' | 'dark'
}

async function open(browser: Browser, url: string, { width, height, scale, size, theme }: Look): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'zh-CN',
    serviceWorkers: 'block',
  })
  await context.addCookies([
    { name: 'sz', value: size ?? 'm', url },
    { name: 'th', value: theme ?? 'light', url },
  ])
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function say(page: Page, words: string): Promise<void> {
  const bubbles = page.locator('#thread > li')
  const before = await bubbles.count()
  await page.fill('#box', words)
  await page.press('#box', 'Enter')
  await page.waitForFunction((count) => document.querySelectorAll('#thread > li').length > count + 1, before)
  await page.locator('.pending').waitFor({ state: 'detached' })
}

export async function residentPictures(browser: Browser, url: string): Promise<void> {
  const page = await open(browser, url, { width: 360, height: 640, scale: 2 })
  await shoot(page, 'resident-first-360')
  await say(page, '低保怎么申请')
  await shoot(page, 'resident-answer-360')
  await say(page, STORY)
  await shoot(page, 'resident-danger-360')
  for (const words of ['火灭了，人没伤', '邻居给了口吃的', '13800001234']) await say(page, words)
  await page.goto(`${url}/review`)
  await shoot(page, 'resident-review-360')
  await page.goto(url)
  await say(page, '发出')
  await shoot(page, 'resident-receipt-360')
  for (const [path, name] of [
    ['/receipt', 'resident-receipt-page-360'],
    ['/my', 'resident-my-360'],
    ['/services', 'resident-services-360'],
    ['/h', 'handbook-360'],
  ] as const) {
    await page.goto(url + path)
    await shoot(page, name)
  }
  // The shell finds its talk at once on a line this good.
  await page.route('**/more*', (route) => route.abort())
  await page.goto(`${url}/shell`)
  await shoot(page, 'resident-slow-line-360')
  await page.unroute('**/more*')
  await page.goto(url)
  await page.locator('.menu summary').click()
  await shoot(page, 'resident-menu-360')
  await page.context().close()
  await otherLooks(browser, url)
}

const LOOKS: readonly [name: string, look: Look][] = [
  ['320', { width: 320, height: 568, scale: 2 }],
  ['768', { width: 768, height: 1024, scale: 1 }],
  ['big-letters-360', { width: 360, height: 640, scale: 2, size: 'xl' }],
  ['dark-360', { width: 360, height: 640, scale: 2, theme: 'dark' }],
]

async function otherLooks(browser: Browser, url: string): Promise<void> {
  for (const [name, look] of LOOKS) {
    const page = await open(browser, url, look)
    await shoot(page, `resident-first-${name}`)
    await say(page, '家里着火了')
    await shoot(page, `resident-danger-${name}`)
    await page.context().close()
  }
  const quiet = await open(browser, url, { width: 360, height: 640, scale: 2 })
  await say(quiet, '我老公打我，我好怕')
  await shoot(quiet, 'resident-quiet-360')
  await quiet.context().close()
}
