/** The handbook as a whole: every office under one body, every passage at one address, counts that the law's publication asks for. */
import { describe, expect, it } from 'vitest'
import { freshBundle } from '../../../scripts/content/fresh.ts'
import { BODIES } from '../../../src/content/bodies.zh-CN.ts'
import { STARTING_DEPARTMENTS } from '../../../src/content/departments.zh-CN.ts'
import { anchorOf, areaOfAnchor, hrefOf } from '../../../src/core/knowledge/address.ts'
import { bodiesOf, leadingBody, OTHER_BODY, unclaimedOffices } from '../../../src/core/knowledge/bodies.ts'
import { byArea, byBody, countBook } from '../../../src/core/knowledge/book.ts'
import { lookInBook } from '../../../src/core/knowledge/look-in-book.ts'
import { article, passage } from './samples.ts'

const { articles, lexicon } = freshBundle()
const names = (department: string): string[] => bodiesOf(department, BODIES).map(({ name }) => name)

describe('bodies', () => {
  it('take in every office of the handbook and of the desk’s first list', () => {
    const departments = [
      ...articles.map(({ department }) => department),
      ...STARTING_DEPARTMENTS.departments.map(({ name }) => name),
    ]
    expect(departments.flatMap((department) => unclaimedOffices(department, BODIES))).toEqual([])
  })

  it('claim an office once, under ids and names of their own', () => {
    for (const part of ['id', 'name'] as const)
      expect(new Set(BODIES.map((body) => body[part])).size).toBe(BODIES.length)
    const offices = BODIES.flatMap((body) => [...body.offices])
    expect(new Set(offices).size).toBe(offices.length)
  })

  it.each([
    ['民政局、残联', ['民政', '残联']],
    ['住房和城乡建设局、街道', ['住建', '镇街和村（社区）']],
    ['供电、供水、燃气、广电单位和民政局', ['供电', '供水', '燃气', '广电', '民政']],
    ['人社局、人力资源和社会保障局', ['人社']],
    ['月球管理局', ['其他单位']],
  ])('%s', (department, wanted) => expect(names(department)).toEqual(wanted))

  it('hold an article under each that it names, in the book under the one that leads', () => {
    const one = article('one', { department: '民政局、残联' })
    expect(byBody([one], BODIES, true).map(({ key }) => key.name)).toEqual(['民政', '残联'])
    expect(byBody([one], BODIES, false).map(({ key }) => key.name)).toEqual(['民政'])
    expect(leadingBody('月球管理局', BODIES)).toBe(OTHER_BODY)
  })
})

describe('counts', () => {
  it('of today’s handbook: at least 180 items of policy of at least 25 bodies', () => {
    const counts = countBook(articles, BODIES)
    expect(counts.policies).toBeGreaterThanOrEqual(180)
    expect(counts.bodies).toBeGreaterThanOrEqual(25)
    expect(counts.policies).toBeLessThan(counts.articles)
  })

  it('leave out what gives nothing, other doors, and 各部门', () => {
    const gives = (slug: string, department: string) =>
      article(slug, { department, passages: [passage({ slug, section: '给什么' })] })
    const none = article('dibao.extra')
    const book = [gives('dibao', '民政局'), none, gives('other-doors.hukou', '公安局'), gives('one-matter', '各部门')]
    expect(countBook(book, BODIES)).toEqual({ articles: 4, policies: 2, bodies: 1 })
  })
})

describe('addresses', () => {
  it('are one passage’s alone, in the whole handbook', () => {
    for (const { slug, passages } of articles) {
      const anchors = passages.map(anchorOf)
      expect(new Set(anchors).size, slug).toBe(anchors.length)
    }
  })

  it('stay when a neighbour comes before', () => {
    const slug = 'dibao'
    const old = passage({ slug, section: '给什么', from: '2025-01-01', until: '2025-12-31' })
    expect(anchorOf(old)).toBe('给什么@全国~2025-01-01')
    const twin = { ...old, id: 'dibao#给什么~2' }
    expect(anchorOf(twin)).toBe(anchorOf(old))
    expect(areaOfAnchor('给什么@丹阳市~2025-01-01')).toBe('丹阳市')
  })

  it('of what was cited before passages had them lead to the section', () => {
    expect(hrefOf({ slug: 'dibao', section: '给什么' })).toBe(`/h/dibao#${encodeURIComponent('给什么')}`)
  })
})

describe('areas', () => {
  it('list an article where it says something of its own', () => {
    const local = article('one', { passages: [passage({ slug: 'one', area: '丹阳市' })] })
    expect(byArea([article('two'), local]).map(({ key, articles: own }) => [key, own.length])).toEqual([
      ['全国', 1],
      ['丹阳市', 1],
    ])
  })
})

describe('looking words up', () => {
  const look = lookInBook({ articles, lexicon })
  const today = '2026-11-30'
  const slugs = (words: string): string[] => look(words, { area: null, today }).map((found) => found.article.slug)

  it('finds the article of its name first', () => {
    expect(slugs('公租房')[0]).toBe('housing-aid.public-rental')
    expect(slugs('xyz')).toEqual([])
  })

  it('never shows what is over', () => {
    for (const { passage: found } of look('低保标准', { area: null, today }))
      expect(found.until === null || found.until >= today).toBe(true)
  })

  it('keeps to what holds in the asked area', () => {
    const found = look('尊老金', { area: '丹阳市', today })
    expect(found.length).toBeGreaterThan(0)
    for (const { article: own, passage: part } of found)
      expect([own.area, '丹阳市', '镇江市', '江苏省', '全国']).toContain(part.area)
  })
})
