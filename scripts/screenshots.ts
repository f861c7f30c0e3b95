/** `npm run screenshots`: plays the fire case on a fresh product and takes the pictures of `docs/guide/`. Needs Chromium and a Chinese font. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { readConfig } from '../src/config.ts'
import { startServer } from '../src/start-node.ts'
import { buildStale } from './build/parts.js'

const OUT = fileURLToPath(new URL('../docs/guide/', import.meta.url))
const ADMIN = { username: 'screenshots', password: 'pictures-only-0017' }
const STORY = '昨晚十点家里着火，房子烧光了，三口人，老娘七十八，在丹阳珥陵镇，今晚没地方住'

function executable(): string {
  return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
}

async function shot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(OUT, `${name}.png`) })
}

async function say(page: Page, words: string): Promise<void> {
  const bubbles = page.locator('#thread > li')
  const before = await bubbles.count()
  await page.fill('#box', words)
  await page.press('#box', 'Enter')
  await page.waitForFunction((count) => document.querySelectorAll('#thread > li').length > count + 1, before)
}

async function resident(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 })
  await page.goto(url)
  await shot(page, 'resident-first-360')
  await say(page, '低保怎么申请')
  await shot(page, 'resident-answer-360')
  await say(page, STORY)
  await shot(page, 'resident-danger-360')
  for (const words of ['火灭了，人没伤', '邻居给了口吃的', '13800001234', '发出']) await say(page, words)
  await shot(page, 'resident-receipt-360')
  await page.goto(`${url}/h`)
  await shot(page, 'handbook-360')
  await page.close()
}

async function desk(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.request.post(`${url}/api/desk/session`, { data: ADMIN, headers: { origin: url } })
  for (const [path, name] of [
    ['/desk/inbox', 'desk-inbox-1440'],
    ['/desk/cases', 'desk-cases-1440'],
  ] as const) {
    await page.goto(url + path, { waitUntil: 'load' })
    await page.waitForSelector('main')
    await page.waitForLoadState('networkidle').catch(() => undefined)
    await shot(page, name)
  }
  await page.close()
}

buildStale((line) => process.stdout.write(`${line}\n`))
mkdirSync(OUT, { recursive: true })
const dataDir = mkdtempSync(join(tmpdir(), 'warmline-pictures-'))
const running = await startServer(
  readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ADMIN_USERNAME: ADMIN.username,
    ADMIN_PASSWORD: ADMIN.password,
  }),
)
const browser = await chromium.launch({
  executablePath: executable(),
  args: ['--no-sandbox', '--disable-background-networking'],
})
try {
  await resident(browser, running.url)
  await desk(browser, running.url)
} finally {
  await browser.close()
  await running.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
