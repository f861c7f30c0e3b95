/** Two articles that name different figures for one item, area and time never stand beside each other, whichever way one comes in. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tickHandbook } from '../../src/services/handbook/clock.ts'
import { aHandbookDesk, articleText } from '../services/handbook/support.ts'

let desk: Awaited<ReturnType<typeof aHandbookDesk>>
beforeEach(async () => {
  desk = await aHandbookDesk()
})
afterEach(() => desk.close())

const SUM = '困难家庭取暖补贴的标准，是每户每月200元，按户发。'
const HOLDS = 'sal 第29条；施行：2026-07-01'

interface Draft {
  what?: string
  source?: string
  area?: string
}

const text = (slug: string, { what = SUM, source = HOLDS, area = '镇江市' }: Draft = {}): string =>
  articleText({ slug, what, source, area, asks: [`${slug}的第一个问法`, `${slug}的另一个问法`] })

async function submit(slug: string, draft: Draft = {}, expectedVersion = 0): Promise<void> {
  const saved = await desk.editor('PUT', `/articles/${slug}`, { text: text(slug, draft), expectedVersion })
  expect(saved.status).toBe(200)
  expect((await desk.editor('POST', `/articles/${slug}/submit`)).status).toBe(200)
}

const publish = (slug: string, body: Record<string, unknown> = {}) =>
  desk.publisher('POST', `/articles/${slug}/publish`, { confirm: true, ...body })

async function stands(slug: string, draft: Draft = {}): Promise<void> {
  await submit(slug, draft)
  expect((await publish(slug)).status).toBe(200)
}

const live = (): string[] => desk.handbook.live.bundle.articles.map(({ slug }) => slug)
const other = SUM.replace('200', '260')

describe('another figure for the same item, area and time', () => {
  it('blocks publishing, whoever confirms it, and names both sentences', async () => {
    await stands('one')
    await submit('two', { what: other })
    const refused = await publish('two')
    expect(refused.status).toBe(409)
    expect(refused.body.type).toContain('article-clash')
    expect(refused.body.detail).toContain('200元')
    expect(refused.body.detail).toContain('260元')
    expect(refused.body.warnings[0]).toMatchObject({ kind: 'contradiction', other: { slug: 'one' } })
    const byAdministrator = await desk.admin('POST', '/articles/two/publish', { confirm: true, note: '就要发' })
    expect(byAdministrator.status).toBe(409)
    expect(live()).not.toContain('two')
  })

  it('goes through once the figure is mended', async () => {
    await stands('one')
    await submit('two', { what: other })
    expect((await publish('two')).status).toBe(409)
    await submit('two', {}, 1)
    expect((await publish('two')).status).toBe(200)
  })

  it.each<[string, Draft]>([
    ['another area', { what: other, area: '丹阳市' }],
    ['another time', { what: other, source: 'sal；施行：2025-07-01；至：2026-06-30' }],
    ['another item', { what: '困难家庭孩子上学的路费，是每人每学期260元，到校领。' }],
    ['another degree', { what: other.replace('困难家庭', '二级困难家庭') }],
    ['the same figure', {}],
  ])('does not block %s', async (_, draft) => {
    await stands('one', draft.what?.includes('二级') ? { what: SUM.replace('困难家庭', '一级困难家庭') } : {})
    await submit('two', draft)
    expect((await publish('two')).status).toBe(200)
  })

  it('blocks a plan for a later day too, where the days meet', async () => {
    await stands('one')
    await submit('two', { what: other, source: 'sal；施行：2027-01-01' })
    expect((await publish('two', { at: '2026-12-31T16:00:00.000Z' })).status).toBe(409)
  })

  it('holds back on its day what was planned before the other went live', async () => {
    await submit('two', { what: other })
    expect((await publish('two', { at: '2026-11-24T10:00:00+08:00' })).body.state).toBe('scheduled')
    await stands('one')
    desk.clock.forward(61)
    expect(await tickHandbook(desk.handbook)).toBe(0)
    expect(live()).not.toContain('two')
    expect((await desk.editor('GET', '/articles/two')).body).toMatchObject({ state: 'draft', dueAt: null })
    const { entries } = (await desk.admin('GET', '/audit')).body
    expect(entries[0]).toMatchObject({ action: 'article.held-back', target: 'two' })
    expect(await tickHandbook(desk.handbook)).toBe(0)
  })

  it('lets only one of two in that are planned for the same day', async () => {
    for (const [slug, what] of [
      ['one', SUM],
      ['two', other],
    ] as const) {
      await submit(slug, { what })
      expect((await publish(slug, { at: '2026-11-24T10:00:00+08:00' })).body.state).toBe('scheduled')
    }
    desk.clock.forward(61)
    expect(await tickHandbook(desk.handbook)).toBe(1)
    expect(live().filter((slug) => slug === 'one' || slug === 'two')).toHaveLength(1)
  })

  it('blocks going back to an old figure that another article has overtaken', async () => {
    await stands('one', { what: other })
    await submit('one', {}, 1)
    expect((await publish('one')).status).toBe(200)
    await stands('two')
    const back = await desk.publisher('POST', '/articles/one/rollback', { version: 1, note: '退回' })
    expect(back.status).toBe(409)
    expect(back.body.type).toContain('article-clash')
  })

  it('is let in by one of two who publish at the same moment', async () => {
    await submit('one')
    await submit('two', { what: other })
    const answers = await Promise.all([publish('one'), publish('two')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})
