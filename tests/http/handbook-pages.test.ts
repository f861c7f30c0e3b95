/** The public handbook over HTTP, without script: dates told apart, links of answers that lead to their passage, lists, look-up, print. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BODIES } from '../../src/content/bodies.zh-CN.ts'
import { anchorOf } from '../../src/core/knowledge/address.ts'
import { countBook } from '../../src/core/knowledge/book.ts'
import type { NewStep } from '../../src/ports/article-store.ts'
import { openTalk, testHouse, type TestHouse } from '../support/house.ts'

const TODAY = '2026-11-30'
const TEXT = `---
slug: lantern-aid
title: 灯笼匠人帮扶
department: 月球管理局、民政局
area: 镇江市
reviewBy: 2026-08-01
lifeEvents: [失业]
sources:
  - id: own
    title: 《灯笼匠人帮扶办法》（镇民规〔2025〕99号）
    date: 2025-01-01
    dated: 施行
asks:
  - 灯笼匠人有没有帮扶
---
## 一句话
做灯笼的手艺人，铺子有困难的，每月发一笔钱。
> 来源：own 第1条

## 给什么
灯笼匠人帮扶2025年的标准，是每人每月310元。
> 来源：own 第2条；施行：2025-01-01；至：2025-12-31

灯笼匠人帮扶2026年的标准，是每人每月320元。
> 来源：own 第2条；施行：2026-01-01；至：2026-12-31

灯笼匠人帮扶2027年的标准，是每人每月330元。
> 来源：own 第2条；施行：2027-01-01

### 丹阳市
丹阳的灯笼匠人帮扶，到期前是每月另加20元。
> 来源：own 第3条；施行：2024-01-01；至：2026-06-30

## 多久
灯笼匠人帮扶以前要等30个工作日才有结果。
> 来源：own 第5条；施行：2024-01-01；至：2026-06-30
`

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({}, { clock: { now: () => new Date(`${TODAY}T02:00:00.000Z`) } })
  const by = { id: 's_p', name: '发布人' }
  const step = (seq: number, kind: NewStep['kind'], text: string | null): NewStep => ({
    slug: 'lantern-aid',
    seq,
    kind,
    version: 1,
    restored: null,
    at: `${TODAY}T01:00:00.000Z`,
    by,
    note: '',
    dueAt: null,
    text,
  })
  await house.house.handbook.articles.append([step(1, 'saved', TEXT), step(2, 'published', null)], [])
  await house.house.tick()
}, 60_000)
afterAll(() => house.close())

const get = async (path: string): Promise<string> => (await house.call(path)).text()
const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')

/** One passage of a page, from its address to the end of its source line. */
function pieceOf(html: string, anchor: string): string {
  const from = html.indexOf(` id="${anchor}"`)
  return from < 0 ? '' : html.slice(html.lastIndexOf('<div', from), html.indexOf('</div>', from))
}

describe('an article', () => {
  it('says of every passage where and when it holds, on what it rests and when it is read again', async () => {
    const now = pieceOf(await get('/h/lantern-aid'), '给什么@镇江市~2026-01-01')
    expect(now).toContain('适用：镇江市')
    expect(now).toContain('自2026年1月1日起')
    expect(now).toContain('到2026年12月31日止')
    expect(now).toContain('《灯笼匠人帮扶办法》（镇民规〔2025〕99号）第2条（2025年1月1日起施行）')
    expect(now).toContain('2026年8月1日前复核')
  })

  it('never passes off a coming passage as today’s, and folds what is over', async () => {
    const html = await get('/h/lantern-aid')
    const coming = pieceOf(html, '给什么@镇江市~2027-01-01')
    expect(coming).toContain('还没开始，自2027年1月1日起')
    expect(coming).toContain('class="piece coming"')
    const from = html.indexOf('<details class="former')
    const folded = html.slice(from, html.indexOf('</details>', from))
    expect(folded).toContain('以前的标准')
    expect(folded).toContain('310元')
    expect(folded).toContain('另加20元')
    expect(folded).toContain('已到期，到2025年12月31日止')
    expect(folded).not.toContain('320元')
    expect(html.indexOf('320元')).toBeLessThan(html.indexOf('330元'))
    expect(html.indexOf('330元')).toBeLessThan(html.indexOf('310元'))
  })

  it('admits that a section has nothing of today, and that its review is late', async () => {
    const html = await get('/h/lantern-aid')
    const waiting = html.slice(html.indexOf('id="多久"'))
    expect(waiting).toContain('现在的标准，手册里没有。以当地最新公布为准')
    expect(waiting.indexOf('手册里没有')).toBeLessThan(waiting.indexOf('30个工作日'))
    expect(html).toContain('该在2026年8月1日前复核，还没复核')
  })

  it('has an address for every passage of the whole handbook, each once', async () => {
    for (const { slug, passages } of house.house.handbook.live.bundle.articles) {
      const ids = idsOf(await get(`/h/${slug}`))
      expect(new Set(ids).size, slug).toBe(ids.length)
      expect(
        passages.map(anchorOf).filter((anchor) => !ids.includes(anchor)),
        slug,
      ).toEqual([])
    }
  }, 60_000)
})

describe('an answer', () => {
  it.each(['低保怎么申请', '尊老金怎么领', '灯笼匠人有没有帮扶'])(
    'to %s links to the very passages that it quotes',
    async (question) => {
      const talk = await openTalk(house)
      const said = (await (await talk.say({ text: question })).json()) as {
        replies: { text: string; citations?: { slug: string; passage: string }[] }[]
      }
      const { text = '', citations = [] } = said.replies.find((reply) => reply.citations) ?? {}
      expect(citations.length).toBeGreaterThan(0)
      const page = await (await house.call('/', { headers: { cookie: `wl=${talk.token}` } })).text()
      for (const { slug, passage } of citations) {
        expect(page).toContain(`/h/${slug}#${encodeURIComponent(passage)}`)
        const article = house.house.handbook.live.bundle.articles.find((one) => one.slug === slug)
        const quoted = article?.passages.find((one) => anchorOf(one) === passage)
        expect(text).toContain(quoted?.text)
        expect(idsOf(await get(`/h/${slug}`))).toContain(passage)
      }
    },
  )
})

describe('the lists', () => {
  it('stand by event, by body and by area, and count', async () => {
    const html = await get('/h')
    for (const heading of ['遇到什么事', '哪个部门管', '哪里的规定']) expect(html).toContain(`<h2>${heading}</h2>`)
    const groups = [...html.matchAll(/<summary><span>([^<]+)<\/span>/g)].map(([, name]) => name)
    expect(groups).toEqual(expect.arrayContaining(['失火', '民政', '红十字会', '丹阳市', '镇江市']))
    expect(groups).not.toContain('民政局')
    const { articles, policies, bodies } = countBook(house.house.handbook.live.bundle.articles, BODIES)
    expect(html).toContain(`共${articles}篇。政策有${policies}项。办的部门和单位有${bodies}个。`)
    expect(policies).toBeGreaterThanOrEqual(180)
    expect(bodies).toBeGreaterThanOrEqual(25)
  })

  it('lead to what is said of the area', async () => {
    const area = (await get('/h')).split('<span>丹阳市</span>')[1] ?? ''
    expect(area.slice(0, area.indexOf('</details>'))).toContain(encodeURIComponent('@丹阳市'))
  })

  it('look words up by a plain form, each find with its address', async () => {
    const html = await get(`/h?q=${encodeURIComponent('公租房')}`)
    expect(html).toMatch(/<form method="get" action="\/h"/)
    expect(html).toMatch(/<a href="\/h\/housing-aid\.public-rental#[^"]+"/)
    expect(await get(`/h?q=${encodeURIComponent('低保')}&area=nowhere`)).toContain('找“低保”，有')
    expect(await get('/h?q=xyzxyz')).toContain('没有找到')
  })

  it('show typed words as words, never more than fit, and call for help where they tell of danger', async () => {
    const html = await get(`/h?q=${encodeURIComponent('<script>alert(1)</script>'.repeat(9))}`)
    expect(html).not.toContain('<script>alert')
    expect(html).toMatch(/value="[^"]{1,600}"/)
    const fire = await get(`/h?q=${encodeURIComponent('家里着火了')}`)
    expect(fire).toContain('href="tel:119"')
    expect(fire.indexOf('tel:119')).toBeLessThan(fire.indexOf('id="found"'))
  })
})

describe('the look-up of an address that asks too fast', () => {
  it('goes on by words alone, and still calls for help', async () => {
    const from = { headers: { 'cf-connecting-ip': '203.0.113.7' } }
    const asked = async (words: string): Promise<string> =>
      (await house.call(`/h?q=${encodeURIComponent(words)}`, from)).text()
    for (let times = 0; times < 60; times += 1) await asked('x')
    expect(await asked('公租房')).toContain('/h/housing-aid.public-rental#')
    const fire = await asked('家里着火了')
    expect(fire).toContain('href="tel:119"')
    expect(fire.indexOf('tel:119')).toBeLessThan(fire.indexOf('id="found"'))
  }, 60_000)
})

describe('政策一本通', () => {
  it('names its day and its counts, holds what is valid and coming, and leaves out what is over', async () => {
    const html = await get('/h/book')
    const { policies, bodies } = countBook(house.house.handbook.live.bundle.articles, BODIES)
    expect(html).toContain('印制日期：2026年11月30日')
    expect(html).toContain(`政策有${policies}项。办的部门和单位有${bodies}个`)
    expect(html).toContain('320元')
    expect(html).toContain('还没开始，自2027年1月1日起')
    expect(html).not.toContain('310元')
  })

  it('has each article once, under the body that leads', async () => {
    const html = await get('/h/book')
    const heads = [...html.matchAll(/<h2 id="body-([^"]+)">/g)].map(([, id]) => id)
    expect(new Set(heads).size).toBe(heads.length)
    const chapters = [...html.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id)
    expect(chapters.toSorted()).toEqual(house.house.handbook.live.bundle.articles.map(({ slug }) => slug).toSorted())
  })

  it.each(['body=red-cross', `area=${encodeURIComponent('丹阳市')}`, `event=${encodeURIComponent('失火')}`])(
    'can be narrowed: %s',
    async (wish) => {
      const part = await get(`/h/book?${wish}`)
      expect(idsOf(part).length).toBeGreaterThan(5)
      expect(part.length).toBeLessThan((await get('/h/book')).length / 4)
    },
  )

  it.each(['body=moon', 'area=nowhere', 'event=nothing'])('has no page for %s', async (wish) => {
    expect((await house.call(`/h/book?${wish}`)).status).toBe(404)
  })
})
