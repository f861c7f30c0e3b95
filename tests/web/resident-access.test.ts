/** Made for the old first: letters, taps, contrast, no sideways scrolling, no motion; every state in every size and theme. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import {
  askForSet,
  axeFaults,
  happen,
  JOINED,
  newestTalk,
  overflow,
  press,
  setStage,
  write,
  type Stage,
} from './resident-support.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

const SIZES = ['m', 'l', 'xl'] as const
const THEMES = ['light', 'dark'] as const

/** Every state, reached by the talk itself; each step leaves the page in the state of its name. */
const FIRE: [name: string, reach: (page: Page) => Promise<void>][] = [
  ['first screen', async () => {}],
  ['danger', (page) => write(page, '家里着火了')],
  ['place', (page) => press(page, '火已经灭了')],
  ['choice', (page) => write(page, '云阳街道')],
  ['two facts in one question', (page) => press(page, '没有')],
  ['people', (page) => press(page, '没地方住')],
  ['phone', (page) => press(page, '就我一个')],
  ['phone with a fault', (page) => badPhone(page)],
  ['read-back', (page) => press(page, '就在这里联系')],
  ['review', (page) => go(page, '/review')],
  ['receipt', (page) => sendFromReview(page)],
  ['waiting', (page) => write(page, '人工')],
  ['worker', (page) => joinWorker(page)],
  ['own case', (page) => go(page, '/my')],
]
const OTHER: [name: string, reach: (page: Page) => Promise<void>][] = [
  ['quiet mode', (page) => write(page, '我老公打我，我好怕')],
  ['quiet mode, next question', (page) => press(page, '方便')],
  ['photos', (page) => go(page, '/photos')],
  ['how to hide', (page) => go(page, '/safe')],
]
const PLAIN: [name: string, reach: (page: Page) => Promise<void>][] = [
  ['several answers', (page) => askForSet(stage, page)],
  ['menu', (page) => page.locator('summary').first().click()],
  ['letter size', (page) => go(page, '/size')],
  ['privacy', (page) => go(page, '/privacy')],
  ['places', (page) => go(page, '/place?d=0&t=0')],
  ['handbook', (page) => go(page, '/h')],
  ['article', (page) => go(page, '/h/temporary-aid')],
  ['book of a group', (page) => go(page, `/h/book?event=${encodeURIComponent('失火')}`)],
  ['scorecard', (page) => go(page, '/scorecard')],
  ['look-up refused', (page) => refusedLookUp(page)],
  ['weather', (page) => go(page, '/weather')],
]

async function go(page: Page, path: string): Promise<void> {
  await page.goto(stage.url + path)
}

async function badPhone(page: Page): Promise<void> {
  await page.fill('#phone', '1391234567')
  await page.locator('form:has(#phone) button').click()
  await page.locator('#phone-fault').waitFor()
}

async function sendFromReview(page: Page): Promise<void> {
  await page.getByText('没错，发出求助').click()
  await page.locator('[data-receipt]').waitFor()
}

async function joinWorker(page: Page): Promise<void> {
  const { id } = await newestTalk(stage)
  await happen(stage, id, JOINED)
  await page.locator('.msg.worker').waitFor()
}

async function refusedLookUp(page: Page): Promise<void> {
  await go(page, '/my')
  await page.fill('#number', '1234')
  await page.getByRole('button', { name: '查一下' }).click()
  await page.locator('#faults').waitFor()
}

for (const size of SIZES) {
  for (const theme of THEMES) {
    for (const [talk, states] of Object.entries({ FIRE, OTHER, PLAIN })) {
      test(
        `no faults by axe, nothing sticks out at 320 px: ${size}, ${theme}, ${talk}`,
        { timeout: 120_000 },
        async () => {
          const page = await stage.open({ size, theme, width: 320 })
          const faults: string[] = []
          for (const [name, reach] of states) {
            await reach(page)
            for (const fault of await axeFaults(page)) faults.push(`${name}: ${fault}`)
            const out = await overflow(page)
            if (out > 0) faults.push(`${name}: ${out} px stick out`)
            faults.push(...(await smallTaps(page)).map((tap) => `${name}: ${tap}`))
          }
          expect(faults).toEqual([])
        },
      )
    }
  }
}

/** Keys and fields lower than 48, 60, 72 px, or closer than 8 px to the next one. Links inside sentences are no keys. */
function smallTaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = { m: 48, l: 60, xl: 72 }[document.documentElement.dataset['size'] ?? 'm'] ?? 48
    const taps = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, summary, input:not([type=hidden]), textarea'),
    ]
      .filter((element) => element.checkVisibility() && !element.closest('.faults, .skip, .trail'))
      .filter((element) => element.className !== 'skip' && !isInText(element) && !element.matches('label input'))
      .filter((element) => !document.querySelector('.menu[open]') || element.closest('.bar'))
    const boxes = taps.map((element) => ({ element, box: element.getBoundingClientRect() }))
    const words = (element: HTMLElement) => `${element.tagName} ${element.textContent?.trim().slice(0, 12)}`
    const low = boxes
      .filter(({ box }) => box.height < least - 1 || box.width < Math.min(least, 44) - 1)
      .map(({ element, box }) => `${words(element)} is ${Math.round(box.width)}×${Math.round(box.height)}`)
    const near: string[] = []
    for (const [index, one] of boxes.entries()) {
      for (const two of boxes.slice(index + 1)) {
        const sideways = Math.max(one.box.left, two.box.left) - Math.min(one.box.right, two.box.right)
        const down = Math.max(one.box.top, two.box.top) - Math.min(one.box.bottom, two.box.bottom)
        const gap = Math.max(sideways, down)
        const floats =
          [one, two].some(({ element }) => element.closest('.dock, .bar, .strip')) !==
          [one, two].every(({ element }) => element.closest('.dock, .bar, .strip'))
        const listed = [one, two].every(({ element }) => element.closest('.links'))
        if (gap < 7.5 && !floats && !listed)
          near.push(`${words(one.element)} – ${words(two.element)}: ${gap.toFixed(1)} px`)
      }
    }
    return [...low, ...near]

    function isInText(element: HTMLElement): boolean {
      return element.tagName === 'A' && getComputedStyle(element).display === 'inline'
    }
  })
}

describe('frame', () => {
  for (const size of SIZES) {
    test(`sticky rows take a third of the screen at most: ${size}`, async () => {
      const page = await stage.open({ size, width: 320, height: 640 })
      expect(await stickyHeight(page)).toBeLessThanOrEqual(640 / 3)
      await write(page, '家里着火了')
      await page.evaluate(() => window.scrollTo(0, 400))
      expect(await stickyHeight(page)).toBeLessThanOrEqual(640 / 3)
    })
  }

  function stickyHeight(page: Page): Promise<number> {
    return page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.bar, .strip, .dock')]
        .filter((row) => getComputedStyle(row).position === 'sticky')
        .reduce((sum, row) => sum + row.offsetHeight, 0),
    )
  }

  test('letters are 18, 22, 30 px, nothing under 16, and stay after a reload', async () => {
    const page = await stage.open()
    for (const [label, px] of [
      ['特大', 30],
      ['大', 22],
      ['标准', 18],
    ] as const) {
      await page.locator('summary').first().click()
      await page.getByRole('button', { name: label, exact: true }).click()
      await page.waitForTimeout(200)
      await page.reload()
      const root = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
      expect(root).toBe(`${px}px`)
      const smallest = await page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll<HTMLElement>('body *')]
            .filter((element) => element.checkVisibility() && element.childNodes.length > 0)
            .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
        ),
      )
      expect(smallest).toBeGreaterThanOrEqual(16)
    }
  })

  test('sizes and colours can be chosen without script', async () => {
    const page = await stage.open({ javaScriptEnabled: false })
    await page.getByText('大字').click()
    expect(await page.locator('html').getAttribute('data-size')).toBe('l')
    await page.goto(`${stage.url}/size`)
    await page.locator('main').getByText('深', { exact: true }).click()
    await page.waitForURL('**/size')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  test('dark follows the system and the switch', async () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const system = await stage.open({ theme: 'auto', colorScheme: 'dark' })
    expect(await ground(system)).toBe('rgb(18, 20, 22)')
    const light = await stage.open({ theme: 'light', colorScheme: 'dark' })
    expect(await ground(light)).toBe('rgb(245, 245, 242)')
    const dark = await stage.open({ theme: 'dark', colorScheme: 'light' })
    expect(await ground(dark)).toBe('rgb(18, 20, 22)')
  })

  test('nothing moves for who asks for less motion, and nothing loops for anybody', async () => {
    const still = await stage.open({ reducedMotion: 'reduce' })
    await write(still, '家里着火了')
    expect(await still.evaluate(() => document.getAnimations().length)).toBe(0)
    const page = await stage.open()
    await write(page, '家里着火了')
    await page.waitForTimeout(2_000)
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  test('borders stay in forced colours', async () => {
    const page = await stage.open({ forcedColors: 'active' })
    const borders = await page
      .locator('.key, .phone')
      .evaluateAll((keys) =>
        keys.filter((key) => (key as HTMLElement).checkVisibility()).map((key) => getComputedStyle(key).borderTopWidth),
      )
    expect(borders.every((width) => Number.parseFloat(width) >= 2)).toBe(true)
  })

  test('the tab key goes skip link, header, log, box, send; nothing focused hides behind a sticky row', async () => {
    const page = await stage.open()
    await write(page, '家里着火了')
    await page.reload()
    const order: string[] = []
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null
        if (!element || element === document.body) return null
        const box = element.getBoundingClientRect()
        const bars = [...document.querySelectorAll<HTMLElement>('.strip, .dock')].filter(
          (bar) => !bar.contains(element),
        )
        const hidden = bars.some((bar) => {
          const other = bar.getBoundingClientRect()
          return box.top < other.bottom - 1 && box.bottom > other.top + 1
        })
        const row = element.closest('.skip, .bar, .strip, .log, .dock')?.classList[0] ?? element.className
        return { row, hidden: hidden && !element.closest('.bar') && row !== 'skip', words: element.textContent ?? '' }
      })
      if (at === null) break
      expect(at.hidden, at.words).toBe(false)
      if (order.at(-1) !== at.row) order.push(at.row)
    }
    expect(order.filter((row) => row !== 'check')).toEqual(['skip', 'bar', 'strip', 'log', 'dock'])
  })

  test('there is one live region for lines', async () => {
    const page = await stage.open()
    await write(page, '家里着火了')
    const live = await page.evaluate(
      () =>
        [...document.querySelectorAll('[role=log],[aria-live]')].filter((region) => region.querySelector('.msg'))
          .length,
    )
    expect(live).toBe(1)
  })
})

test('the first load is at most 30 KB and asks no other host', async () => {
  const page = await stage.open()
  const hosts = new Set<string>()
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  const sizes = new Map<string, number>()
  const urls = new Map<string, string>()
  client.on('Network.responseReceived', ({ requestId, response }) => {
    urls.set(requestId, response.url)
    hosts.add(new URL(response.url).host || 'data')
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
  await page.goto(stage.url, { waitUntil: 'networkidle' })
  const rows = [...sizes].map(([id, bytes]) => `${new URL(urls.get(id) ?? 'x:').pathname} ${bytes}`)
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  console.log(`first load: ${total} bytes with heads (${rows.join(', ')})`)
  expect(total).toBeLessThanOrEqual(30 * 1024)
  expect([...hosts].filter((host) => host !== new URL(stage.url).host && host !== 'data')).toEqual([])
})

test('on a slow phone and line the first answer is shown in time', async () => {
  const page = await stage.open()
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const start = Date.now()
  await page.goto(stage.url)
  const loaded = Date.now() - start
  await page.fill('#box', '家里着火了')
  const sent = Date.now()
  await page.click('#say button')
  await page.locator('.danger a[href^="tel:"]').first().waitFor()
  console.log(`400 kbit/s, 400 ms, CPU ×4: page ${loaded} ms, phone keys ${Date.now() - sent} ms after sending`)
})

test('danger keys come without a reload, and say how soon', async () => {
  const times: number[] = []
  for (let talk = 0; talk < 3; talk += 1) times.push(await dangerTime(await stage.open()))
  console.log(`danger keys after ${times.map(Math.round).join(', ')} ms`)
})

/** Milliseconds from the tap on 发送 to the first phone key of the danger card. */
async function dangerTime(page: Page): Promise<number> {
  await page.fill('#box', '家里着火了')
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now()
        const watch = new MutationObserver(() => {
          if (document.querySelector('.danger a[href^="tel:"]')) resolve(performance.now() - start)
        })
        watch.observe(document.body, { childList: true, subtree: true })
        document.querySelector<HTMLButtonElement>('#say button')?.click()
      }),
  )
}
