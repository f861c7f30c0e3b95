/** The desk at work on the made-up week (scripts/demo), in the width of a desk and of a tablet. */
import type { Browser, Page } from 'playwright-core'
import { shoot } from './camera.ts'

export interface SignIn {
  username: string
  password: string
}

const WIDTHS: readonly [width: number, height: number][] = [
  [1440, 900],
  [768, 1024],
]

export async function deskPictures(browser: Browser, url: string, credentials: SignIn): Promise<void> {
  let measured = false
  for (const [width, height] of WIDTHS) {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const page = await context.newPage()
    const answer = await page.request.post(`${url}/api/desk/session`, { data: credentials, headers: { origin: url } })
    if (!answer.ok()) throw new Error(`the desk did not let us in: ${answer.status()}`)
    // The page of the bench shows a run of today, with whatever it found.
    if (!measured) await page.request.post(`${url}/api/desk/bench/run`, { headers: { origin: url }, timeout: 0 })
    measured = true
    for (const [path, name] of await pagesOf(page, url))
      await shootPage(page, `${url}/desk${path}`, `desk-${name}-${width}`)
    await context.close()
  }
}

interface Row {
  id?: string
  number?: string
  floor?: string
  status?: string
  from?: string
  citations?: unknown[]
}

/** One page of each kind; the talk and the case with the most to see. */
async function pagesOf(page: Page, url: string): Promise<[path: string, name: string][]> {
  const talks = await list(page, `${url}/api/desk/conversations`, 'conversations')
  const cases = await list(page, `${url}/api/desk/cases`, 'cases')
  const talk = talks.find(({ floor }) => floor === 'human') ?? talks[0]
  const replies = await messagesOf(page, url, talks)
  const worked = cases.find(({ status }) => status === 'aided' || status === 'documents_pending') ?? cases[0]
  return [
    [`/inbox/${talk?.id ?? ''}`, 'inbox'],
    ['/cases', 'cases'],
    [`/cases/${worked?.number ?? ''}`, 'case'],
    ['/intake', 'intake'],
    ['/handbook', 'handbook'],
    ['/handbook/temporary-aid', 'editor'],
    ['/gaps', 'gaps'],
    ['/bench', 'bench'],
    ['/bench/questions', 'questions'],
    [`/why/${replies.bot}`, 'why'],
    [`/learn/${replies.worker}`, 'learn'],
    ['/dialogues/emergency-help', 'dialogue'],
    ['/fairness', 'fairness'],
    ['/dispatch', 'dispatch'],
    ['/settings', 'settings'],
    ['/hooks', 'hooks'],
    ['/account', 'account'],
    ['/register', 'register'],
    ['/supervision', 'supervision'],
    ['/stats', 'stats'],
    ['/report', 'report'],
    ['/stats#heat', 'heat'],
  ]
}

/** A reply that quotes the handbook, and one that a worker wrote. */
async function messagesOf(page: Page, url: string, talks: readonly Row[]): Promise<{ bot: string; worker: string }> {
  const found = { bot: '', worker: '' }
  for (const { id = '' } of talks) {
    const messages = await list(page, `${url}/api/desk/conversations/${id}`, 'messages')
    found.worker ||= messages.find(({ from }) => from === 'worker')?.id ?? ''
    found.bot ||= messages.find(({ citations }) => (citations?.length ?? 0) > 0)?.id ?? ''
  }
  return found
}

async function list(page: Page, address: string, name: string): Promise<Row[]> {
  const body = (await (await page.request.get(address)).json()) as Record<string, Row[] | undefined>
  const rows = body[name]
  if (rows === undefined) throw new Error(`${address} has no ${name}`)
  return rows
}

/** The page's own stream never ends, so there is no silence of the line to wait for: what turns and loads must be gone. */
async function shootPage(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' })
  await page.locator('main').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.ant-spin-spinning, .page-spin, .ant-skeleton') === null)
  const { hash } = new URL(address)
  if (hash !== '') await page.locator(`.${hash.slice(1)}`).scrollIntoViewIfNeeded()
  await shoot(page, name)
}
