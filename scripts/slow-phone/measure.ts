/** One visit of a cheap phone on a bad line: what it loads, when it shows what, and what keeps it from answering a finger. */
import type { Browser, CDPSession, Page } from 'playwright-core'

/** A phone of 2016 on a crowded 2G/3G line. */
export const PHONE = { cpu: 4, kilobits: 400, latencyMs: 400 } as const

export interface Visit {
  /** Bytes on the line by kind, headers included. */
  bytes: { html: number; css: number; js: number; other: number }
  requests: number
  /** First screen painted, after the address was entered. */
  paintMs: number
  /** From pressing send until it stands on the screen. */
  replyMs: number
  phonesMs: number
  longTasks: number
  longestTaskMs: number
}

const QUESTION = '低保怎么申请'
const DANGER = '家里着火了'
/** The first answers ask for a phone on the screen, not in the page alone. */
const REPLY = '.msg.bot:not([data-seq="1"])'
const PHONES = '.msg .call[href^="tel:"]'

export async function visit(browser: Browser, url: string): Promise<Visit> {
  const first = await open(browser, url)
  const paintMs = await first.page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
  const { bytes, requests } = first
  const replyMs = await answerTime(first.page, QUESTION, REPLY)
  const calm = await tasksOf(first.page)
  await first.page.context().close()
  const second = await open(browser, url)
  const phonesMs = await answerTime(second.page, DANGER, PHONES)
  const alarmed = await tasksOf(second.page)
  await second.page.context().close()
  const tasks = [...calm, ...alarmed]
  return { bytes, requests, paintMs, replyMs, phonesMs, longTasks: tasks.length, longestTaskMs: Math.max(0, ...tasks) }
}

interface Opened {
  page: Page
  bytes: Visit['bytes']
  requests: number
}

/** A first visit: nothing cached, everything slow. Bytes are counted until the page has loaded. */
async function open(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'zh-CN',
    // Its own requests would stand among those of the first load.
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  const counted = await count(line)
  await slowDown(line)
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(window, { longTasks: tasks })
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    })
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForSelector('html.scripted')
  return { page, bytes: { ...counted.bytes }, requests: counted.requests }
}

async function slowDown(line: CDPSession): Promise<void> {
  const throughput = (PHONE.kilobits * 1000) / 8
  await line.send('Emulation.setCPUThrottlingRate', { rate: PHONE.cpu })
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: PHONE.latencyMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
}

const KINDS: Readonly<Record<string, keyof Visit['bytes']>> = { Document: 'html', Stylesheet: 'css', Script: 'js' }

async function count(line: CDPSession): Promise<{ bytes: Visit['bytes']; requests: number }> {
  const counted = { bytes: { html: 0, css: 0, js: 0, other: 0 }, requests: 0 }
  const kinds = new Map<string, keyof Visit['bytes']>()
  line.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, KINDS[type] ?? 'other'))
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    counted.bytes[kinds.get(requestId) ?? 'other'] += encodedDataLength
    counted.requests += 1
  })
  await line.send('Network.enable')
  return counted
}

/** Measured inside the page, frame by frame: the way of a test runner's wishes over the wire is not the resident's wait. */
function answerTime(page: Page, words: string, selector: string): Promise<number> {
  return page.evaluate(
    async ({ words: typed, selector: wanted }) => {
      const box = document.querySelector<HTMLTextAreaElement>('#box')
      const send = document.querySelector<HTMLButtonElement>('#say .main')
      if (!box || !send) throw new Error('the page has no box to write in')
      box.value = typed
      const pressed = performance.now()
      send.click()
      for (;;) {
        const found = [...document.querySelectorAll(wanted)].some((element) => {
          const { top, bottom } = element.getBoundingClientRect()
          return bottom > 0 && top < innerHeight
        })
        if (found) return performance.now() - pressed
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    },
    { words, selector },
  )
}

function tasksOf(page: Page): Promise<number[]> {
  return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks)
}
