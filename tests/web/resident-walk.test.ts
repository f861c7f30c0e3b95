/** The whole fire case by keyboard alone, every other state by axe, the slow line, the voice, and the chat in another site's page. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { conversationOfToken } from '../../src/services/open-conversation.ts'
import { axeFaults, happen, overflow, setStage, storedWords, write, type Stage } from './resident-support.ts'

/** A page of another site: `localhost` and `127.0.0.1` are two sites to a browser. */
let script = ''
const site = createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html; charset=utf-8')
  answer.end(`<!doctype html><title>政府网站</title><h1>政府网站</h1><script src="${script}"></script>`)
})

let stage: Stage
let siteUrl = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => void site.listen(0, resolve))
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`
  stage = await setStage({ EMBED_ORIGINS: siteUrl })
  script = `${stage.url}/embed.js`
}, 60_000)
afterAll(async () => {
  site.close()
  await stage.close()
})

test('the fire case from the first word to the receipt by keyboard alone', async () => {
  const page = await stage.open()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('跳到写字的地方')
  await page.keyboard.press('Enter')
  await type(page, '家里着火了')
  await page.locator('.call').first().waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('box')
  await press(page, '火已经灭了')
  await reach(page, 'Tab', '#box')
  await type(page, '云阳街道')
  for (const answer of ['没有', '没地方住', '就我一个', '就在这里联系']) await press(page, answer)
  await reach(page, 'Tab', '看一遍，再发出')
  await Promise.all([page.waitForURL('**/review'), page.keyboard.press('Enter')])
  await reach(page, 'Tab', '没错，发出求助', 25)
  await page.keyboard.press('Enter')
  await page.locator('[data-receipt]').waitFor()
  expect(await page.locator('.receipt .number').innerText()).toMatch(/^\d{4}-\d{4}$/)
}, 60_000)

/** Where the focus stands: the words on it, or `#id` of a field. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null
    return element?.matches('input, textarea') ? `#${element.id}` : (element?.innerText ?? '').trim()
  })
}

/** Walks until the focus is there; on the way nothing focused lies outside the screen or under a sticky row. */
async function reach(page: Page, key: 'Tab' | 'Shift+Tab', wanted: string, most = 12): Promise<void> {
  const trail: string[] = []
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key)
    trail.push(await focused(page))
    expect(await hiddenFocus(page)).toBeNull()
    if (trail.at(-1) === wanted) return
  }
  throw new Error(`no short way to ${wanted} by ${key}: ${trail.join(' → ')}`)
}

function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body || element.closest('.bar, .strip, .dock, .skip')) return null
    const { top, bottom } = element.getBoundingClientRect()
    const edge = (selector: string, side: 'top' | 'bottom', none: number) =>
      document.querySelector(selector)?.getBoundingClientRect()[side] ?? none
    const from = Math.max(0, edge('.strip', 'bottom', edge('.bar', 'bottom', 0)))
    const to = Math.min(innerHeight, edge('.dock', 'top', innerHeight))
    return bottom > from && top < to
      ? null
      : `${element.textContent?.trim().slice(0, 20)}: ${top}–${bottom} of ${from}–${to}`
  })
}

async function type(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.locator('.msg.resident:not(.pending)', { hasText: words }).last().waitFor()
}

/** From the box or the question's own words to one of its keys. */
async function press(page: Page, label: string): Promise<void> {
  const inBox = await page.evaluate(() => document.activeElement?.id === 'box')
  await reach(page, inBox ? 'Shift+Tab' : 'Tab', label)
  await page.keyboard.press('Enter')
  await page.locator('.msg.resident:not(.pending)', { hasText: label }).last().waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'question')
}

const ANSWER = {
  kind: 'answer' as const,
  text: '临时救助，向出事地的镇政府申请。',
  citations: [
    {
      slug: 'temporary-aid',
      title: '临时救助',
      section: '怎么办',
      source: '《社会救助法》第37条',
      effective: '2026-07-01',
      sources: [{ title: '《社会救助法》', part: '第37条', date: '2026-07-01', dated: '施行' as const }],
    },
  ],
}
const CHOOSE = {
  kind: 'text' as const,
  text: '您想问哪一个？',
  choices: [
    { id: 'ask:dibao', label: '低保怎么申请' },
    { id: 'ask:temporary-aid', label: '临时救助怎么申请' },
    { id: 'cmd:none', label: '都不是' },
  ],
}
const FOUR_HOURS = 4 * 3_600_000

/** States of one talk in order; each leaves the page where its name says. */
const STATES: [name: string, reach: (page: Page) => Promise<void>][] = [
  ['unknown', (page) => write(page, '宇宙飞船几点开')],
  ['answer with its source', (page) => reply(page, '.proof', ANSWER)],
  ['choose', (page) => reply(page, '.choices', CHOOSE)],
  ['offline', (page) => sendOffline(page)],
  ['resumed', (page) => comeBack(page)],
  ['closed, to be rated', (page) => closeTalk(page)],
  ['services', (page) => go(page, '/services')],
  ['receipt, none yet', (page) => go(page, '/receipt')],
  ['slow line', (page) => go(page, '/shell')],
  ['not found', (page) => go(page, '/nowhere')],
  ['in a frame', (page) => go(page, '/?embed=1')],
  ['broken', (page) => breakDown(page)],
]

/** The talk of this browser; clocks of others may run meanwhile. */
async function talkOf(page: Page): Promise<string> {
  const token = (await page.context().cookies()).find(({ name }) => name === 'wl')?.value ?? ''
  const id = await conversationOfToken(stage.running.house.turns, token)
  if (id === null) throw new Error('no talk yet')
  return id
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(stage.url + path)
}

async function reply(page: Page, shown: string, said: typeof ANSWER | typeof CHOOSE): Promise<void> {
  await happen(stage, await talkOf(page), [{ type: 'reply-sent', reply: said }])
  await page.locator('.msg', { hasText: said.text }).locator(shown).first().waitFor()
}

async function sendOffline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.fill('#box', '家里漏水，帮帮我')
  await page.click('#say .main')
  await page.locator('.pending', { hasText: '等网络，自动发出' }).waitFor()
}

async function comeBack(page: Page): Promise<void> {
  await page.context().setOffline(false)
  await page.locator('.msg.resident:not(.pending)', { hasText: '家里漏水' }).waitFor({ timeout: 15_000 })
  await happen(stage, await talkOf(page), [{ type: 'dialogue-started', intent: 'apply' }])
  stage.later(FOUR_HOURS)
  await page.reload()
  await page.getByText('又见面了').waitFor()
}

async function closeTalk(page: Page): Promise<void> {
  await happen(stage, await talkOf(page), [
    { type: 'reply-sent', reply: { kind: 'text', text: '这次先说到这里。' } },
    { type: 'floor-changed', to: 'closed', by: 'system', reason: 'closed' },
  ])
  await page.getByText('帮到您了吗？').waitFor()
}

async function breakDown(page: Page): Promise<void> {
  const { conversations } = stage.running.house.turns
  const { append } = conversations
  await go(page, '/')
  conversations.append = () => Promise.reject(new Error('disk full'))
  try {
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('#say')
      const box = form?.querySelector('textarea')
      if (box) box.value = '家里断粮了'
      if (form) HTMLFormElement.prototype.submit.call(form)
    })
    await page.locator('#again').waitFor()
  } finally {
    conversations.append = append
  }
}

test.each([
  ['m', 'light'],
  ['xl', 'dark'],
] as const)(
  'no faults by axe in the other states, nothing sticks out at 320 px: %s, %s',
  async (size, theme) => {
    const page = await stage.open({ size, theme, width: 320 })
    const faults: string[] = []
    for (const [name, reachState] of STATES) {
      await reachState(page)
      for (const fault of await axeFaults(page)) faults.push(`${name}: ${fault}`)
      const out = await overflow(page)
      if (out > 0) faults.push(`${name}: ${out} px stick out`)
    }
    expect(faults).toEqual([])
  },
  120_000,
)

test('a slow line shows phones and the word that it is slow, never an empty talk; then the talk comes by itself', async () => {
  const page = await stage.open({ serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await expect.poll(() => page.evaluate(() => caches.match('/shell').then((kept) => kept !== undefined))).toBe(true)
  await write(page, '家里漏水')
  const { conversations } = stage.running.house.turns
  const { load } = conversations
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  conversations.load = async (id) => {
    await gate
    return load.call(conversations, id)
  }
  try {
    await page.goto(stage.url, { timeout: 20_000 })
    await page.getByText('网很慢，正在连').waitFor()
    expect(await page.locator('a[href="tel:119"]').count()).toBe(1)
    expect(await page.getByText('我要求助').count()).toBe(0)
  } finally {
    conversations.load = load
    open()
  }
  await page.locator('.msg.resident', { hasText: '家里漏水' }).waitFor()
  expect(await page.getByText('网很慢').count()).toBe(0)
}, 60_000)

for (const width of [320, 360])
  test(`the device’s own hearing writes into the box, at ${width} px`, async () => {
    const page = await stage.open({ width })
    await page.addInitScript(() => {
      class Ear extends EventTarget {
        static available = (wanted: { processLocally: boolean }) =>
          Promise.resolve(wanted.processLocally ? 'available' : 'unavailable')
        processLocally = false
        start() {
          if (!this.processLocally) throw new Error('the voice would leave the device')
          setTimeout(() =>
            this.dispatchEvent(Object.assign(new Event('result'), { results: [[{ transcript: '家里漏水' }]] })),
          )
        }
        stop() {
          this.dispatchEvent(new Event('end'))
        }
      }
      Object.assign(window, { SpeechRecognition: Ear })
    })
    for (const size of ['m', 'l', 'xl']) {
      await page.context().addCookies([{ name: 'sz', value: size, url: stage.url }])
      await page.reload()
      await page.getByRole('button', { name: '说话' }).click()
      await expect.poll(() => page.inputValue('#box')).toContain('家里漏水')
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('#box').evaluate((box) => box.clientWidth)).toBeGreaterThan(80)
      await page.getByRole('button', { name: '说完了' }).click()
      expect(await focused(page)).toBe('#box')
      await page.fill('#box', '')
    }
  })

test('one script tag opens the chat in another site’s page; it outlives a reload, the quick exit takes the frame away, and it needs no cookie', async () => {
  const page = await stage.open()
  await page.goto(siteUrl)
  const key = page.getByRole('button', { name: '有难处，找温情热线' })
  await key.click()
  const chat = page.frameLocator('iframe')
  const say = async (words: string): Promise<void> => {
    await chat.locator('#box').fill(words)
    await chat.locator('#say .main').click()
    await chat.locator('.msg.resident:not(.pending)', { hasText: words }).last().waitFor()
  }
  await say('家里漏水')
  await page.reload()
  await key.click()
  await chat.locator('.msg.resident', { hasText: '家里漏水' }).waitFor()
  await page.getByRole('button', { name: '关上' }).click()
  expect(await key.isVisible()).toBe(true)
  await key.click()
  await say('我老公打我，我好怕')
  await chat.getByText('马上离开', { exact: true }).click()
  await page.locator('iframe').waitFor({ state: 'detached' })
  await key.click()
  await chat.locator('#box').waitFor()
  expect(await chat.locator('.msg').count()).toBe(1)
  // From here on the browser refuses the cookie, as some do in every frame.
  await say('墙也裂了')
  await page.context().clearCookies()
  await say('还是漏水')
  expect(await storedWords(stage)).toEqual(['墙也裂了', '还是漏水'])
}, 60_000)
