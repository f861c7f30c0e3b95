/** The handbook in a browser: a link opens the passage that it names, the box works without script, paper gets what paper needs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults, overflow, setStage, type Stage } from './resident-support.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

const ENDED = '给什么@江苏省~2025-01-01'
const ended = (): string => `${stage.url}/h/dibao#${encodeURIComponent(ENDED)}`

describe('a link to a passage', () => {
  test.each([360, 1440])('opens what is folded away and shows it, at %i px', async (width) => {
    const page = await stage.open({ width })
    await page.goto(`${stage.url}/h/dibao`)
    const passage = page.locator(`[id="${ENDED}"]`)
    expect(await passage.isVisible()).toBe(false)
    await page.goto(ended())
    await passage.waitFor({ state: 'visible' })
    expect(await passage.innerText()).toContain('已到期，到2025年12月31日止')
    expect(await overflow(page)).toBe(0)
    const bar = (await page.locator('.bar').first().boundingBox())?.height ?? 0
    await expect.poll(async () => (await passage.boundingBox())?.y ?? 0).toBeGreaterThanOrEqual(bar)
    expect(await axeFaults(page)).toEqual([])
    await page.context().close()
  })
})

describe('the box above the lists', () => {
  test('finds without script', async () => {
    const page = await stage.open({ javaScriptEnabled: false })
    await page.goto(`${stage.url}/h`)
    await page.fill('#look', '公租房')
    await page.selectOption('#look-area', '镇江市')
    await page.locator('.look button').click()
    await page.locator('.found a').first().click()
    expect(decodeURIComponent(page.url())).toMatch(/\/h\/housing-aid[a-z.-]*#[^@]+@/)
    expect(await page.locator('.piece:target').count()).toBe(1)
    await page.context().close()
  })

  test('and what it found pass the checks of access', async () => {
    const page = await stage.open()
    await page.goto(`${stage.url}/h?q=${encodeURIComponent('家里着火了')}`)
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.context().close()
  })
})

describe('on paper', () => {
  test('stand contents, text and sources; keys, links of the screen and what is over do not', async () => {
    const page = await stage.open({ width: 1000 })
    await page.goto(`${stage.url}/h/book?body=red-cross`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.bar, .noprint').filter({ visible: true }).count()).toBe(0)
    const style = (selector: string, name: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)
    expect(await style('.contents', 'break-after')).toBe('page')
    expect(await style('.chapter h3', 'break-after')).toBe('avoid')
    expect(await style('.piece', 'break-inside')).toBe('avoid')
    expect(await page.locator('.book').innerText()).toMatch(/印制日期：\d{4}年\d{1,2}月\d{1,2}日/)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3)
    await page.context().close()
  })
})
