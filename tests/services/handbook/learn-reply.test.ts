/** A worker's reply becomes a draft that a second person publishes; nothing personal goes with it, and the askers are told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPassage, addSource, reviewNoLater } from '../../../src/core/knowledge/add-passage.ts'
import { maskPersonal } from '../../../src/core/knowledge/mask-question.ts'
import { changeConversation } from '../../../src/services/change-conversation.ts'
import { readArticle } from '../../../src/services/handbook/article-text.ts'
import { aTalk, SECRET, signInAs, type TalkOptions } from '../../support/desk.ts'
import { aHandbookDesk, articleText, TEXTS } from './support.ts'

let desk: Awaited<ReturnType<typeof aHandbookDesk>>
beforeEach(async () => {
  desk = await aHandbookDesk({ phones: new Map([['051112345678', 'proved']]) })
})
afterEach(() => desk.close())

const WORKER = { id: 's_agent', badge: '012', office: '服务中心' }
const ASKED = '冬天取暖有没有补贴'
const REPLY = `${SECRET.name}您好，特困供养对象每年冬天发取暖补贴。十二月由镇里统一打卡，不用自己申请。有疑问打0511-12345678，或打${SECRET.phone}。`

async function answered(options: TalkOptions = {}, text = REPLY): Promise<{ id: string; path: string }> {
  const { id } = await aTalk(desk, { floor: 'bot', ...options })
  const { stored } = await changeConversation(desk.deps, id, () => ({
    result: null,
    events: [
      { type: 'slot-filled', slot: 'name', value: SECRET.name, said: SECRET.name, how: 'answered' },
      { type: 'message-received', clientId: 'm2', channel: 'web', text: ASKED },
      { type: 'question-answered', question: ASKED, outcome: 'unknown', slug: null, passageId: null, confidence: 0 },
      { type: 'worker-said', worker: WORKER, clientId: 'w1', text },
    ],
    gaps: [
      {
        id: `g_${id}`,
        at: desk.clock.now().toISOString(),
        conversationId: id,
        question: ASKED,
        reason: 'handed-over',
        slug: null,
      },
    ],
  }))
  return { id, path: `/conversations/${id}/replies/${stored.at(-1)?.seq}/lesson` }
}

const lesson = (over: object = {}) => ({
  slug: 'heating',
  title: '取暖补贴',
  section: '给什么',
  area: '镇江市',
  ask: ASKED,
  text: REPLY,
  reviewBy: '2027-05-31',
  ...over,
})

async function noticesOf(id: string): Promise<string[]> {
  const events = (await desk.deps.conversations.load(id))?.events ?? []
  return events.flatMap(({ event }) => (event.type === 'notice-posted' ? [event.text] : []))
}

describe('the form', () => {
  it('begins with the question, the reply without anybody in it, the place and a day of review', async () => {
    const { path } = await answered()
    const { status, body, text } = await desk.agent('GET', path)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ask: ASKED,
      slug: null,
      section: '给什么',
      masked: true,
      area: '丹阳市',
      source: '坐席回复 2026-11-24，待审核',
    })
    expect(body.text).toContain('十二月由镇里统一打卡')
    expect(body.text).toContain('0511-12345678')
    expect(body.reviewBy).toBe('2027-05-23')
    for (const secret of [SECRET.name, SECRET.phone]) expect(text).not.toContain(secret)
    // Nobody told this name to the bot: the greeting gives it away.
    const stranger = await answered({}, '司徒测试先生您好，取暖补贴十二月发。')
    expect((await desk.agent('GET', stranger.path)).body.text).toBe('某某您好，取暖补贴十二月发。')
  })

  it('is not there for a reply of the bot, for a complaint, or without the right', async () => {
    const { id, path } = await answered()
    expect((await desk.agent('GET', `/conversations/${id}/replies/1/lesson`)).status).toBe(404)
    expect((await desk.editor('GET', path)).status).toBe(403)
    const complaint = await answered({ confidential: true })
    expect((await desk.admin('GET', complaint.path)).status).toBe(400)
    expect((await desk.agent('GET', complaint.path)).status).toBe(403)
    const elsewhere = await signInAs(desk, 's_erling')
    expect((await elsewhere('POST', path, lesson())).status).toBe(403)
  })
})

describe('a new article', () => {
  it('is a masked draft, published by a second person only after its source was looked at; the asker is told', async () => {
    const { id, path } = await answered()
    const saved = await desk.agent('POST', path, lesson())
    expect(saved.status).toBe(201)
    expect(saved.body).toEqual({ slug: 'heating', version: 1, state: 'draft', isNew: true, marked: 1 })
    expect((await desk.editor('GET', '/gaps')).body.gaps).toEqual([])
    const { text, faults } = (await desk.editor('GET', '/articles/heating')).body
    expect(faults).toEqual([])
    expect(text).toContain('坐席回复 2026-11-24，待审核')
    expect(text).toContain('reviewBy: 2027-05-31')
    expect(text).toContain(ASKED)
    for (const secret of [SECRET.name, SECRET.phone]) expect(text).not.toContain(secret)
    expect((await desk.handbook.live.answerer.answer(ASKED)).outcome).toBe('unknown')

    expect((await desk.editor('POST', '/articles/heating/submit')).status).toBe(200)
    const held = await desk.publisher('POST', '/articles/heating/publish', {})
    expect(held.status).toBe(409)
    expect(held.text).toContain('还没有核实')
    expect(await noticesOf(id)).toEqual([])
    expect((await desk.publisher('POST', '/articles/heating/publish', { confirm: true })).status).toBe(200)
    expect(await noticesOf(id)).toEqual([expect.stringContaining('现在有答案了')])
    expect((await desk.handbook.live.answerer.answer(ASKED)).slug).toBe('heating')
  })

  it('has nobody in its title either, however the number is written', async () => {
    const { path } = await answered()
    const title = `${SECRET.name} ${SECRET.phone}`
    expect((await desk.agent('POST', path, lesson({ title }))).status).toBe(201)
    const { text } = (await desk.editor('GET', '/articles/heating')).body
    for (const secret of [SECRET.name, SECRET.phone]) expect(text).not.toContain(secret)
  })

  it('tells whoever asked the same in another talk', async () => {
    const other = await answered({ town: '珥陵镇' })
    const { path } = await answered()
    expect((await desk.agent('POST', path, lesson())).body.marked).toBe(2)
    await desk.editor('POST', '/articles/heating/submit')
    await desk.publisher('POST', '/articles/heating/publish', { confirm: true })
    expect(await noticesOf(other.id)).toHaveLength(1)
  })

  it('cannot be published by the worker who wrote the reply', async () => {
    const { path } = await answered()
    const author = desk.admin
    await author('POST', path, lesson())
    await desk.editor('POST', '/articles/heating/submit')
    const refused = await author('POST', '/articles/heating/publish', { confirm: true })
    expect(refused.status).toBe(403)
    expect((await desk.handbook.live.answerer.answer(ASKED)).outcome).toBe('unknown')
  })
})

describe('an article that there is', () => {
  it('gains the wording and the passage with its source, and changes no other line', async () => {
    const { path } = await answered()
    const saved = await desk.agent('POST', path, lesson({ slug: 'dibao', section: '多久', until: '2027-04-30' }))
    expect(saved.body).toMatchObject({ slug: 'dibao', version: 2, state: 'draft', isNew: false, marked: 1 })
    const { text, faults } = (await desk.editor('GET', '/articles/dibao')).body
    expect(faults).toEqual([])
    const before = (TEXTS['dibao'] ?? '').replace('reviewBy: 2027-06-30', 'reviewBy: 2027-05-31').split('\n')
    const kept = (text as string).split('\n')
    expect(before.filter((line) => !kept.includes(line))).toEqual([])
    expect(text).toContain('## 多久\n### 镇江市\n')
    expect(text).toContain('> 来源：reply-20261124；至：2027-04-30')
  })

  it('is left alone while it waits for its second person', async () => {
    await desk.editor('PUT', '/articles/dibao', { text: `${TEXTS['dibao']}\n`, expectedVersion: 1 })
    await desk.editor('POST', '/articles/dibao/submit')
    const { path } = await answered()
    const refused = await desk.agent('POST', path, lesson({ slug: 'dibao', section: '多久' }))
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('正在等审核')
  })

  it('takes no day that is over, and no empty words', async () => {
    const { path } = await answered()
    for (const over of [
      { reviewBy: '2026-11-24' },
      { until: '2026-01-01' },
      { text: ' ' },
      { ask: '' },
      { section: '别的' },
    ])
      expect([over, (await desk.agent('POST', path, lesson(over))).status]).toEqual([over, 400])
  })
})

describe('the text of an article', () => {
  const own = articleText({ slug: 'dibao', title: '最低生活保障' })
  const passage = {
    section: '给什么',
    area: '全国',
    text: '另一句话，说明同一件事情的另一面，也要写得够长。',
    source: 's2',
    until: null,
  } as const

  it('keeps words of one section and place together', () => {
    const added =
      addPassage(addSource(own, { id: 's2', title: '坐席回复', date: '2026-11-24' }) ?? '', '全国', passage) ?? ''
    expect(added).toContain(`看家里的情况。\n${passage.text}\n> 来源：sal 第29条；以当地最新公布为准；s2`)
    expect(readArticle('dibao', added, null).faults).toEqual([])
    expect(addPassage(own, '全国', { ...passage, until: '2027-01-01' })).toBeNull()
  })

  it('gives every section and place of the order a text that still reads', () => {
    const sourced = addSource(own, { id: 's2', title: '坐席回复', date: '2026-11-24' }) ?? ''
    for (const section of ['谁能办', '给什么', '怎么办', '电话'] as const)
      for (const area of ['全国', '丹阳市'] as const) {
        const added = addPassage(sourced, '全国', { ...passage, section, area }) ?? ''
        const { faults, passages } = readArticle('dibao', added, null)
        expect([section, area, faults]).toEqual([section, area, []])
        expect(
          passages.some((one) => one.section === section && one.area === area && one.text.includes(passage.text)),
        ).toBe(true)
      }
  })

  it('is reviewed no later than asked', () => {
    expect(reviewNoLater(own, '2027-01-31')).toContain('reviewBy: 2027-01-31')
    expect(reviewNoLater(own, '2028-01-31')).toBe(own)
  })

  it('keeps proved numbers only', () => {
    const proved = new Set(['051112345678'])
    expect(maskPersonal('打0511-12345678，或13912345678', proved)).toBe('打0511-12345678，或［号码］')
  })
})
