/** Nothing typed is lost, nothing is sent twice: drafts, bad lines, double taps, a broken script, live news. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  happen,
  JOINED,
  newestTalk,
  press,
  setStage,
  storedWords,
  WORKER,
  write,
  type Stage,
} from './resident-support.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

test('what is typed survives a reload', async () => {
  const page = await stage.open()
  await page.locator('#box').pressSequentially('家里没吃的了')
  await page.waitForTimeout(700)
  await page.reload()
  expect(await page.inputValue('#box')).toBe('家里没吃的了')
  await write(page, '家里没吃的了')
  await page.reload()
  expect(await page.inputValue('#box')).toBe('')
})

test('messages written without a line are sent once, in order, when it comes back', async () => {
  const page = await stage.open()
  await write(page, '我想问问')
  await page.context().setOffline(true)
  for (const text of ['家里没吃的了', '一共三口人', '在云阳街道']) {
    await page.fill('#box', text)
    await page.click('#say button')
  }
  await page.locator('#state', { hasText: '没有网。写的先存着，有网自动发。' }).waitFor()
  expect(await page.locator('.pending').count()).toBe(3)
  expect(await page.locator('.pending').first().innerText()).toContain('等网络，自动发出')
  await page.context().setOffline(false)
  await expect.poll(() => page.locator('.pending').count(), { timeout: 15_000 }).toBe(0)
  expect(await storedWords(stage)).toEqual(['我想问问', '家里没吃的了', '一共三口人', '在云阳街道'])
})

test('messages that wait are sent by the next page when this one is closed', async () => {
  const page = await stage.open()
  await write(page, '你好，在吗')
  await page.route('**/?after=*', (route) => route.abort())
  await page.fill('#box', '我家断粮了')
  await page.click('#say button')
  await page.locator('.pending', { hasText: '我家断粮了' }).waitFor()
  await page.locator('#state', { hasText: '没有网' }).waitFor()
  await page.unroute('**/?after=*')
  await page.goto(stage.url)
  await expect.poll(() => storedWords(stage), { timeout: 10_000 }).toEqual(['你好，在吗', '我家断粮了'])
  await page.locator('.msg.resident:not(.pending)', { hasText: '我家断粮了' }).waitFor()
})

test('a double tap on the send key is one message', async () => {
  const page = await stage.open()
  await page.fill('#box', '低保怎么申请')
  await page.locator('#say button').dblclick({ delay: 5 })
  await page.locator('.msg.resident:not(.pending)').waitFor()
  await page.waitForTimeout(400)
  expect(await storedWords(stage)).toEqual(['低保怎么申请'])
  expect(await page.locator('#faults').count()).toBe(0)
})

test('the first form posted twice without a cookie is one message in one talk', async () => {
  const body = new URLSearchParams({ clientId: 'p.twice-0001', text: '家里着火了' })
  const post = () => fetch(stage.url, { method: 'POST', body, redirect: 'manual', headers: { origin: stage.url } })
  const before = (await stage.running.house.turns.conversations.list({ limit: 500 })).length
  const [first, second] = await Promise.all([post(), post()])
  expect([first.status, second.status]).toEqual([303, 303])
  expect(first.headers.get('set-cookie')).toBe(second.headers.get('set-cookie'))
  expect((await stage.running.house.turns.conversations.list({ limit: 500 })).length).toBe(before + 1)
  expect(await storedWords(stage)).toEqual(['家里着火了'])
})

test('a key pressed twice is one answer, and the second says that it was known', async () => {
  const page = await stage.open({ javaScriptEnabled: false })
  await write(page, '家里着火了')
  const form = await page
    .locator('[data-open] form')
    .first()
    .evaluate((element) => {
      const entries = [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)])
      return [...entries, ['choice', 'out']] as [string, string][]
    })
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const post = () =>
    fetch(stage.url, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
      headers: { cookie, origin: stage.url, accept: 'text/html-fragment' },
    })
  const first = await post()
  const second = await post()
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(await storedWords(stage)).toEqual(['家里着火了', '都出来了'])
})

test('a key of an older question is told to be over; the box keeps working', async () => {
  const page = await stage.open({ javaScriptEnabled: false })
  await write(page, '家里着火了')
  const old = await page.content()
  await press(page, '都出来了')
  await page.setContent(old.replace('<head>', `<head><base href="${stage.url}/">`))
  await page.getByText('还有人在里面', { exact: true }).click()
  await page.locator('#faults').waitFor()
  expect(await page.locator('#faults').innerText()).toContain('这个键已经用过了。看最新一条。')
  expect(await storedWords(stage)).toEqual(['家里着火了', '都出来了'])
})

test('other words from a page gone back to are a new message', async () => {
  const page = await stage.open({ javaScriptEnabled: false })
  await write(page, '家里没钱了')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const clientId = await page.locator('#say [name="clientId"]').inputValue()
  for (const text of ['在云阳街道', '一共三口人'])
    await fetch(stage.url, {
      method: 'POST',
      body: new URLSearchParams({ clientId, text }),
      redirect: 'manual',
      headers: { cookie, origin: stage.url },
    })
  expect(await storedWords(stage)).toEqual(['家里没钱了', '在云阳街道', '一共三口人'])
})

test('enter sends, shift and enter breaks the line, and a word being composed is left alone', async () => {
  const page = await stage.open()
  await page.locator('#box').focus()
  const enter = (how: { isComposing?: boolean; keyCode?: number }) =>
    page.evaluate((given) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...given })
      document.querySelector('#box')?.dispatchEvent(event)
    }, how)
  await page.fill('#box', 'nihao')
  await enter({ isComposing: true })
  await enter({ keyCode: 229 })
  await page.keyboard.press('Shift+Enter')
  await page.waitForTimeout(200)
  expect(await page.locator('.msg.resident').count()).toBe(0)
  await page.fill('#box', '你好')
  await page.keyboard.press('Enter')
  await page.locator('.msg.resident:not(.pending)', { hasText: '你好' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('box')
})

test('when the script breaks midway the words arrive by the plain form', async () => {
  const page = await stage.open()
  await page.evaluate(() => {
    window.fetch = () => {
      throw new Error('broken on purpose')
    }
  })
  await page.fill('#box', '家里进水了')
  await Promise.all([page.waitForNavigation(), page.click('#say button')])
  await page.locator('.msg.resident', { hasText: '家里进水了' }).waitFor()
  expect(await storedWords(stage)).toEqual(['家里进水了'])
})

test('focus goes to the next question after a key, and stays in the box after words', async () => {
  const page = await stage.open()
  await write(page, '家里着火了')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('box')
  await press(page, '都出来了')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('question')
  expect(await page.locator('#question').innerText()).toContain('哪个镇')
})

test('a worker joins live, speaks in another colour and under a number; the bot is silent', async () => {
  const page = await stage.open()
  await write(page, '人工')
  await page.locator('[data-note="waiting"]').waitFor()
  const { id } = await newestTalk(stage)
  await happen(stage, id, JOINED)
  await page.locator('.msg.worker').waitFor()
  expect(await page.locator('.msg.worker').innerText()).toContain('工作人员 012 号（云阳街道）')
  expect(await page.locator('[data-note="waiting"]').count()).toBe(0)
  const bots = await page.locator('.msg.bot').count()
  for (const text of ['好的', '在的', '我家没钱了', '在云阳街道', '谢谢']) await write(page, text)
  expect(await page.locator('.msg.bot').count()).toBe(bots)
  const texts = await page.locator('.msg.worker').allInnerTexts()
  expect(texts).toHaveLength(1)
})

test('lines that come while reading further up do not move the page; a key leads to them', async () => {
  const page = await stage.open({ height: 500 })
  await write(page, '人工')
  const { id } = await newestTalk(stage)
  await happen(stage, id, JOINED)
  await page.locator('.msg.worker').waitFor()
  const line = (clientId: string) =>
    ({ type: 'worker-said', worker: WORKER, clientId, text: `第${clientId}句话` }) as const
  await happen(stage, id, ['2', '3', '4', '5', '6'].map(line))
  await page.locator('.msg.worker', { hasText: '第6句话' }).waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(100)
  await happen(stage, id, [line('7')])
  await page.locator('[data-news]:visible').waitFor()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await page.click('[data-news]')
  expect(await page.locator('.msg.worker', { hasText: '第7句话' }).isVisible()).toBe(true)
})

test('photos are shrunk, told in words, and go with one message', async () => {
  const page = await stage.open()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('.dock [data-photo]')])
  const big = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 3200
    canvas.height = 2400
    const pen = canvas.getContext('2d')
    if (pen) for (let x = 0; x < 3200; x += 8) pen.fillRect(x, (x * 7) % 2400, 5, 600)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })
  await chooser.setFiles({ name: 'roof.png', mimeType: 'image/png', buffer: Buffer.from(big, 'base64') })
  await page.locator('.shots', { hasText: '传好了' }).waitFor()
  await page.getByRole('button', { name: '好了，发出' }).click()
  const shot = page.locator('.msg.resident .shot')
  await shot.waitFor()
  await expect.poll(() => shot.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1600)
})

test('the answer to a question can be rated once, in place', async () => {
  const page = await stage.open()
  await write(page, '我想问政策')
  const { id } = await newestTalk(stage)
  const reply = {
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
  await happen(stage, id, [{ type: 'reply-sent', reply }])
  const proof = page.locator('.proof')
  await proof.waitFor()
  expect(await proof.innerText()).toContain('依据：《社会救助法》第37条')
  expect(await proof.innerText()).toContain('2026年7月1日起施行')
  expect(await proof.locator('a').getAttribute('href')).toBe(`/h/temporary-aid#${encodeURIComponent('怎么办')}`)
  await page.getByRole('button', { name: '有用' }).click()
  await page.locator('.rating', { hasText: '记下了，谢谢您。' }).waitFor()
  await page.reload()
  expect(await page.getByText('记下了，谢谢您。').count()).toBe(1)
})

test('the shell opens without a line: phones work, the draft is there, what is written waits', async () => {
  const page = await stage.open({ serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await expect.poll(() => page.evaluate(() => caches.match('/shell').then((kept) => kept !== undefined))).toBe(true)
  await page.locator('#box').pressSequentially('家里漏水')
  await page.waitForTimeout(700)
  await page.context().setOffline(true)
  await page.goto(stage.url)
  expect(await page.locator('a[href="tel:119"]').count()).toBe(1)
  expect(await page.inputValue('#box')).toBe('家里漏水')
  await page.click('#say button')
  await page.locator('.pending', { hasText: '等网络，自动发出' }).waitFor()
  await page.context().setOffline(false)
  await page.locator('.msg.resident:not(.pending)', { hasText: '家里漏水' }).waitFor({ timeout: 15_000 })
  expect(await storedWords(stage)).toEqual(['家里漏水'])
})

test('each line is put into the log once, so that it is read out once', async () => {
  const page = await stage.open()
  await page.evaluate(() => {
    const seen: string[] = []
    const watch = new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.textContent?.trim()) seen.push(node.textContent.trim())
    })
    watch.observe(document.querySelector('#thread') ?? document.body, { childList: true, subtree: true })
    Object.assign(window, { seen })
  })
  await write(page, '家里着火了')
  await press(page, '都出来了')
  await page.waitForTimeout(500)
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  for (const words of ['家里着火了', '人都出来了吗？', '已选：都出来了', '哪个镇'])
    expect(
      seen.filter((text) => text.includes(words) && !/正在发/.test(text)),
      words,
    ).toHaveLength(1)
})

test('danger words to a worker bring the phone keys, too', async () => {
  const page = await stage.open()
  await write(page, '人工')
  const { id } = await newestTalk(stage)
  await happen(stage, id, JOINED)
  await page.locator('.msg.worker').waitFor()
  await write(page, '着火了，家里着火了')
  await page.locator('.danger .call').first().waitFor()
  await page.locator('.strip a[href="tel:119"]').waitFor()
})
