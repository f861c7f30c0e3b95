/** The fire at home, from the first word to the number, on a 360 px phone: with script and without. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { readCaseNumber } from '../../src/core/cases/case-number.ts'
import { askForSet, happen, JOINED, newestTalk, press, setStage, write, type Stage } from './resident-support.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

async function fireByKeys(page: Page): Promise<number> {
  let turns = 1
  const turn = async (work: Promise<void>): Promise<void> => {
    turns += 1
    await work
  }
  await write(page, '家里着火了')
  await turn(press(page, '都出来了'))
  await turn(write(page, '云阳街道'))
  await turn(press(page, '没有'))
  await turn(press(page, '没地方住'))
  await turn(press(page, '就我一个'))
  await turn(press(page, '就在这里联系'))
  await turn(press(page, '对，没有了'))
  await page.locator('[data-receipt]').waitFor()
  return turns
}

async function expectReceipt(page: Page): Promise<void> {
  const receipt = page.locator('[data-receipt]')
  const number = await receipt.getAttribute('data-receipt')
  expect(number && readCaseNumber(number)).toBe(number)
  const words = await receipt.innerText()
  expect(words).toContain('收到您的求助了')
  expect(words).toContain('马上处理')
  expect(words).toContain('前联系您')
  expect(words).toContain('办救助不收钱')
  for (const key of ['到点没人找我', '补充几句', '补照片', '看进度']) expect(words).toContain(key)
  const { state } = await newestTalk(stage)
  expect(state.case?.number).toBe(number)
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test('the fire case reaches its number in at most eight turns by keys', async () => {
      const page = await stage.open({ javaScriptEnabled })
      expect(await fireByKeys(page)).toBeLessThanOrEqual(8)
      await expectReceipt(page)
      expect(await page.title()).toBe('温情热线')
      expect(new URL(page.url()).pathname).toBe('/')
      expect(new URL(page.url()).search).toBe('')
    })

    test('the fire case reaches its number in at most eight turns by free words', async () => {
      const page = await stage.open({ javaScriptEnabled })
      const words = [
        '家里着火了',
        '人都跑出来了，火已经灭了',
        '在云阳街道云阳桥社区',
        '没人受伤，今晚没地方住，饭有得吃',
        '一共三口人，两个大人一个小孩',
        '13912345678',
      ]
      for (const text of words) await write(page, text)
      await press(page, '对，没有了')
      await page.locator('[data-receipt]').waitFor()
      expect(await page.locator('[data-receipt]').innerText()).toContain('收到您的求助了')
      const { state } = await newestTalk(stage)
      expect(state.case).not.toBeNull()
    })

    test('phone keys stand before any question, in the card and in the strip', async () => {
      const page = await stage.open({ javaScriptEnabled })
      await write(page, '家里着火了')
      await page.locator('.danger .call').first().waitFor()
      const order = await page.evaluate(() => {
        const [phone, question] = [
          document.querySelector('.danger a[href^="tel:"]'),
          document.querySelector('#question'),
        ]
        return phone && question ? phone.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING : 0
      })
      expect(order).toBe(4)
      expect(await page.locator('li [role="alert"]').count()).toBe(1)
      expect(await page.locator('li[role="alert"]').count()).toBe(0)
      const strip = await page
        .locator('.strip a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(strip).toEqual(['tel:119', 'tel:120', 'tel:110'])
    })

    test('a phone with one figure missing is told at its field, and stays', async () => {
      const page = await stage.open({ javaScriptEnabled })
      await write(page, '家里着火了')
      await press(page, '火已经灭了')
      await write(page, '云阳街道')
      for (const key of ['没有', '没地方住', '就我一个']) await press(page, key)
      await page.fill('#phone', '139 1234 567')
      await page.locator('form:has(#phone) button').click()
      await page.locator('#phone-fault').waitFor()
      expect(await page.locator('#phone-fault').innerText()).toBe('错：电话少了一位，请再看一下。')
      expect(await page.inputValue('#phone')).toBe('139 1234 567')
      expect(await page.title()).toBe('错误：温情热线')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('faults')
    })

    test('every row of the review can be changed and leads back', async () => {
      const page = await stage.open({ javaScriptEnabled })
      await write(page, '家里着火了')
      await press(page, '火已经灭了')
      await write(page, '云阳街道')
      await press(page, '没有')
      await press(page, '没地方住')
      await press(page, '就我一个')
      await press(page, '就在这里联系')
      await page.getByText('看一遍，再发出').click()
      await page.waitForURL('**/review')
      expect(await page.locator('.rows').innerText()).toContain('今晚没地方住')
      const labels = await page.locator('.rows dt').allInnerTexts()
      for (const label of labels) {
        const change = page.getByRole('button', { name: new RegExp(`：${label}$`) })
        if ((await change.count()) === 0) continue
        await change.click()
        await page.locator('#question').waitFor()
        const key = page.locator('[data-open] button.choice')
        if ((await key.count()) > 0) await key.first().click()
        else {
          await page.goto(`${stage.url}/`)
          await write(page, '云阳街道')
          await page.goto(`${stage.url}/review`)
        }
        await page.waitForURL('**/review*')
        await page.locator('.rows').waitFor()
        const at = new URL(page.url()).hash
        if (at.startsWith('#row-')) expect(await page.evaluate(() => `#${document.activeElement?.id}`)).toBe(at)
      }
      // A changed answer may open a question that was not needed before (consent, once nothing is urgent any more).
      while ((await page.locator('#question').count()) > 0) {
        await page.locator('[data-open] button.choice').first().click()
        await page.locator('.rows').waitFor()
      }
      await page.getByText('没错，发出求助').click()
      await page.locator('[data-receipt]').waitFor()
    }, 60_000)
  })
}

test('without script a photo goes with the plain form, and other files are refused in words', async () => {
  const page = await stage.open({ javaScriptEnabled: false })
  await page.goto(`${stage.url}/photos`)
  await page.setInputFiles('#files', { name: 'a.png', mimeType: 'image/png', buffer: PNG })
  await page.getByRole('button', { name: '好了，发出' }).click()
  await page.locator('.shot').waitFor()
  await page.goto(`${stage.url}/photos`)
  await page.setInputFiles('#files', { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await page.getByRole('button', { name: '好了，发出' }).click()
  expect(await page.locator('#faults').innerText()).toContain('这种文件打不开')
})

test('without script new lines come at a tap', async () => {
  const page = await stage.open({ javaScriptEnabled: false })
  await write(page, '人工')
  const { id } = await newestTalk(stage)
  await happen(stage, id, JOINED)
  expect(await page.locator('.msg.worker').count()).toBe(0)
  await page.getByText('看看有没有新消息').click()
  await page.locator('.msg.worker').waitFor()
})

test('a place can be chosen layer by layer without script', async () => {
  const page = await stage.open({ javaScriptEnabled: false })
  await write(page, '家里着火了')
  await press(page, '都出来了')
  await page.getByText('不会写？一层一层选').click()
  for (const name of ['丹阳市', '珥陵镇', '丈山村']) await page.getByText(name, { exact: true }).click()
  await page.locator('.msg.resident', { hasText: '丹阳市珥陵镇丈山村' }).waitFor()
  const { state } = await newestTalk(stage)
  expect(state.slots['place']).toMatchObject({ value: { county: '丹阳市', town: '珥陵镇', village: '丈山村' } })
})

test('the number of people is counted by keys with script and by boxes without', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await stage.open({ javaScriptEnabled })
    await write(page, '家里着火了')
    await press(page, '火已经灭了')
    await write(page, '云阳街道')
    await press(page, '没有')
    await press(page, '没地方住')
    if (javaScriptEnabled) {
      await page.getByLabel('大人加一个').click()
      await page.getByLabel('大人加一个').click()
      await page.getByLabel('老人60以上加一个').click()
    } else {
      await page.fill('#n-adults', '2')
      await page.fill('#n-elders', '1')
    }
    await page.getByText('就这些').click()
    await page.locator('.msg.resident:not(.pending)', { hasText: '一共3口人' }).waitFor()
    const { state } = await newestTalk(stage)
    expect(state.slots['household']).toMatchObject({ value: { total: 3, adults: 2, elders: 1 } })
  }
})

test('several things may be ticked and are sent together; nothing ticked is told', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await stage.open({ javaScriptEnabled })
    await askForSet(stage, page)
    await page.getByText('选好了').click()
    await page.locator('#faults', { hasText: '还没选。点一个或几个。' }).waitFor()
    await page.getByLabel('低保').check()
    await page.getByLabel('残疾补贴').check()
    await page.getByText('选好了').click()
    await page.locator('.msg.resident:not(.pending)', { hasText: '低保、残疾补贴' }).waitFor()
    const { state } = await newestTalk(stage)
    expect(state.slots['alreadyReceives']).toMatchObject({ value: ['dibao', 'disability-allowances'] })
  }
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
