/** The handbook at the desk: two people bring an article to the residents, nothing typed is lost, and each page is without fault. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffLines } from '../../src/core/knowledge/diff.ts'
import {
  foldDiff,
  lineRange,
  outlineOf,
  sectionsLeft,
  sideBySide,
  withSection,
} from '../../src/web/console/handbook.ts'
import { faults, openContext, openWorld, type World } from './console-world.ts'

const SLOW = 240_000
const TEXT = `---
slug: pet-boarding
title: 家养宠物寄养
department: 民政局
area: 全国
effective: 2026-11-01
reviewBy: 2027-05-01
lifeEvents: []
sources:
  - id: s1
    title: 《镇江市家养宠物寄养办法》
    date: 2026-11-01
asks:
  - 出门几天，家里的宠物送到哪里寄养
---
## 一句话
出门几天没人照看，家里的宠物可以送到市里的寄养点住下，不收钱。
> 来源：s1 第3条

## 去哪办
带上宠物，送到所在镇（街道）的寄养点，登记主人的电话和日子。
> 来源：s1 第5条
`

describe('what the pages compute', () => {
  it('the outline names front matter, sections and areas with their lines', () => {
    const entries = outlineOf(`${TEXT}\n### 丹阳市\n丹阳另有一处。\n`, '文章信息')
    expect(entries.map(({ title, level }) => [title, level])).toEqual([
      ['文章信息', 1],
      ['一句话', 1],
      ['去哪办', 1],
      ['丹阳市', 2],
    ])
    const [start, end] = lineRange(TEXT, entries[2]?.line ?? 0)
    expect(TEXT.slice(start, end)).toBe('## 去哪办')
  })

  it('a section is added where it belongs', () => {
    expect(sectionsLeft(TEXT)).not.toContain('一句话')
    const { text, line } = withSection(TEXT, '怎么办')
    expect(text.split('\n')[line - 1]).toBe('## 怎么办')
    expect(outlineOf(text, '').map(({ title }) => title)).toEqual(['', '一句话', '怎么办', '去哪办'])
    expect(outlineOf(withSection(TEXT, '电话').text, '').at(-1)?.title).toBe('电话')
  })

  it('differences are folded, and mine stands beside theirs', () => {
    const same = ['1', '2', '3', '4', '5', '6', '7']
    const diff = diffLines([...same, '他的'].join('\n'), [...same, '我的', '再一行'].join('\n'))
    expect(foldDiff(diff)[0]).toEqual({ kind: 'skipped', count: 5 })
    expect(sideBySide(diff).slice(-2)).toEqual([
      { mine: '我的', theirs: '他的', isSame: false },
      { mine: '再一行', theirs: null, isSame: false },
    ])
  })
})

describe('at the desk', () => {
  let world: World
  let editor: Page
  let publisher: Page
  beforeAll(async () => {
    world = await openWorld()
    editor = await enter(await world.staff('writer1', 'editor'))
    publisher = await enter(await world.staff('second1', 'publisher'))
  }, SLOW)
  afterAll(() => world?.end())

  async function enter(who: { username: string; password: string }, width = 1440): Promise<Page> {
    const page = await (await openContext(world, { width })).newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(`${world.url}/desk`)
    await page.getByLabel('账号').fill(who.username)
    await page.getByLabel('密码', { exact: true }).fill(who.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '先看看，不值班' }).click()
    await page.locator('.side').waitFor()
    return page
  }
  const at = (page: Page, path: string) => page.goto(`${world.url}/desk${path}`)
  const step = async (reason: string) => {
    await publisher.getByLabel('为什么').fill(reason)
    await publisher.getByRole('button', { name: '确认' }).click()
    await publisher.getByLabel('为什么').waitFor({ state: 'detached' })
  }

  it(
    'one writes and hands in, another publishes, and the next question is offered it',
    async () => {
      const question = '家养宠物寄养'
      await at(editor, '/handbook')
      await editor.getByRole('button', { name: '写新文章' }).click()
      await editor.locator('#article-slug').fill('pet-boarding')
      await editor.locator('#article-title').fill('家养宠物寄养')
      await editor.getByRole('button', { name: '开始写' }).click()

      // Not whole yet: saved all the same, but not handed in.
      await editor.getByRole('button', { name: '送审' }).click()
      await editor.getByText('文章还有错').waitFor()
      const area = editor.getByLabel('文章正文')
      await area.fill(TEXT)
      // What is typed survives a reload.
      await editor.reload()
      await editor.getByText('有没存的字（留在这台电脑上）').waitFor()
      expect(await area.inputValue()).toBe(TEXT)
      await editor.locator('.phone').getByText('不收钱').waitFor()
      expect((await editor.locator('.phone').boundingBox())?.width).toBe(360)

      await editor.getByRole('tab', { name: '试一试' }).click()
      await editor.getByLabel('照居民的话问一句').fill(question)
      await editor.getByRole('button', { name: '问', exact: true }).click()
      await editor.getByText('✓ 本篇').waitFor()
      await area.press('Control+s')
      await editor.getByText('都存好了').waitFor()
      await editor.getByRole('button', { name: '送审' }).click()
      await editor.getByText('等另一个人发布').first().waitFor()
      expect(await editor.getByRole('button', { name: '审看和发布' }).count()).toBe(0)
      const offered = async () => JSON.stringify((await (await world.resident()).say('请问宠物寄养送到哪里')).replies)
      expect(await offered()).not.toContain('pet-boarding')
      await at(publisher, '/handbook?view=submitted')
      await publisher.getByRole('link', { name: '家养宠物寄养' }).click()
      await publisher.getByRole('button', { name: '审看和发布' }).click()
      await publisher.getByText(/^问了 \d+ 个问题$/).waitFor({ timeout: SLOW })
      expect(await faults(publisher)).toEqual([])
      await publisher.getByRole('button', { name: '发布', exact: true }).click()
      await publisher.getByText('写一句为什么。').waitFor()
      await publisher.getByLabel('为什么').fill('新办法施行')
      const confirm = publisher.getByLabel('变差的和对不上的都看过了')
      if ((await confirm.count()) > 0) await confirm.check()
      await publisher.getByRole('button', { name: '发布', exact: true }).click()
      await publisher.locator('.standing').getByText('已发布').waitFor({ timeout: SLOW })

      expect(await offered()).toContain('ask:pet-boarding')
    },
    SLOW * 2,
  )

  it(
    'who saves second sees mine and theirs, and loses neither',
    async () => {
      await at(editor, '/handbook/dibao')
      await at(publisher, '/handbook/dibao')
      const [mine, theirs] = [editor.getByLabel('文章正文'), publisher.getByLabel('文章正文')]
      const base = await mine.inputValue()
      await theirs.fill(`${base}\n他加的一行\n`)
      await mine.fill(`${base}\n我加的一行\n`)
      await publisher.getByRole('button', { name: '存草稿' }).click()
      await publisher.getByText('都存好了').waitFor()
      await editor.getByRole('button', { name: '存草稿' }).click()
      const stale = editor.locator('.stale')
      await stale.getByText('他加的一行').waitFor()
      await stale.getByText('我加的一行').waitFor()
      expect(await faults(editor)).toEqual([])
      await stale.getByRole('button', { name: '换成他的（我的先留着）' }).click()
      expect(await mine.inputValue()).toContain('他加的一行')
      await editor.getByRole('button', { name: '放回来' }).click()
      expect(await mine.inputValue()).toContain('我加的一行')
      await editor.getByRole('button', { name: '存草稿' }).click()
      await editor.getByText('都存好了').waitFor()
      await editor.getByRole('tab', { name: '版本' }).click()
      await editor.locator('.versions').getByText('第 3 版', { exact: true }).first().waitFor()
      expect(await editor.locator('.versions').getByRole('button').count()).toBe(0)
    },
    SLOW,
  )

  it(
    'a published version comes back by one step, and an article is retired, each with its reason',
    async () => {
      await world.desk('PUT', '/articles/pet-boarding', { text: `${TEXT}\n`, expectedVersion: 2 })
      await world.desk('POST', '/articles/pet-boarding/submit', {})
      await publisher.goto(`${world.url}/desk/handbook/pet-boarding`)
      await publisher.getByRole('button', { name: '退回作者' }).click()
      await step('先不发')
      await publisher.locator('.standing').getByText('草稿').waitFor()
      await publisher.getByRole('button', { name: '停用' }).click()
      await step('办法收回')
      await publisher.locator('.standing').getByText('已停用').waitFor()
      await publisher.getByRole('tab', { name: '版本' }).click()
      await publisher.getByRole('button', { name: '退回这一版' }).click()
      await step('办法又有了')
      await publisher.locator('.standing').getByText('已发布').waitFor()
    },
    SLOW,
  )

  it(
    'a document is read into a proposal, and its report says what is missing',
    async () => {
      await at(editor, '/handbook')
      await editor.getByRole('button', { name: '导入' }).click()
      await editor.getByRole('button', { name: '读一读' }).click()
      await editor.getByText('选一个文件，或粘贴文字。').waitFor()
      await editor.getByLabel('选文件').setInputFiles({
        name: '热水票.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(
          '热水票发放\n\n一、发放对象\n本市低保家庭。\n\n二、发放标准\n每户每月20元。\n电话：0511-12345678\n',
        ),
      })
      await editor.getByRole('button', { name: '读一读' }).click()
      await editor.getByRole('heading', { name: '读懂了这些' }).waitFor()
      expect(await editor.locator('.import-report').innerText()).toContain('还要补')
      expect(await faults(editor)).toEqual([])
      await editor.getByRole('button', { name: '拿这份接着写' }).click()
      expect(await editor.getByLabel('文章正文').inputValue()).toContain('低保家庭')
    },
    SLOW,
  )

  it(
    'an open question is laid aside with a reason; without one it stays',
    async () => {
      await (await world.resident()).say('天上的月亮能不能租给我')
      await at(editor, '/gaps')
      const group = editor.locator('.gap-list li').filter({ hasText: '月亮' })
      await group.waitFor()
      expect(await faults(editor)).toEqual([])
      await group.getByRole('button', { name: '不归我们' }).click()
      await editor.getByRole('button', { name: '确认' }).click()
      await editor.getByText('写一句为什么。').waitFor()
      await editor.getByLabel('为什么不归我们').fill('不是救助的事')
      await editor.getByRole('button', { name: '确认' }).click()
      await group.waitFor({ state: 'detached' })
    },
    SLOW,
  )

  it(
    'the bench runs when asked, and its lines are in a table too',
    async () => {
      await at(editor, '/bench')
      await editor.getByText('还没有跑过').waitFor()
      for (const runs of [1, 2]) {
        await editor.getByRole('button', { name: '现在跑' }).click()
        const rows = editor.getByRole('group', { name: '各次' }).locator('.ant-table-row')
        await rows.nth(runs - 1).waitFor({ timeout: SLOW })
      }
      await editor.getByRole('img', { name: '走势' }).waitFor()
      expect(await faults(editor)).toEqual([])
    },
    SLOW,
  )

  it(
    'the narrow desk has no fault, and nothing scrolls sideways',
    async () => {
      const page = await enter({ username: 'writer1', password: 'harbour-1retirw-57' }, 768)
      for (const [path, ready] of [
        ['/handbook', '.ant-table-row'],
        ['/handbook/dibao', '.phone h2'],
        ['/gaps', 'h1'],
        ['/bench', '.ant-statistic'],
      ] as const) {
        await at(page, path)
        await page.locator(ready).first().waitFor()
        expect(await faults(page)).toEqual([])
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(over).toBeLessThanOrEqual(0)
      }
      await at(page, '/handbook/dibao')
      await page.getByRole('tab', { name: '正文' }).click()
      await page.getByLabel('文章正文').waitFor()
      await page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: '一句话' }).click()
      // The cursor moves once the editor has drawn itself.
      await page.waitForFunction(() => document.activeElement?.id === 'article-text')
      expect(await faults(page)).toEqual([])
    },
    SLOW,
  )

  it(
    'who may only read sees no key to change, and no bench in the menu',
    async () => {
      const page = await enter(await world.staff('agent7', 'agent'))
      const menu = (await page.locator('.side').innerText()).split('\n')
      expect(menu).toEqual(expect.arrayContaining(['手册', '待补问题']))
      expect(menu).not.toContain('测评')
      await at(page, '/handbook/dibao')
      await page.getByText('您可以看和试问，不能改。').waitFor()
      expect(await page.getByRole('button', { name: '存草稿' }).count()).toBe(0)
      await at(page, '/bench')
      await page.getByText('您没有这项权限').waitFor()
    },
    SLOW,
  )
})
