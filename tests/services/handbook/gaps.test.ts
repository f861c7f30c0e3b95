/** From a question nobody could answer to the notice that it has an answer now. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { maskQuestion } from '../../../src/core/knowledge/mask-question.ts'
import { groupQuestions } from '../../../src/core/knowledge/group-questions.ts'
import { foldConversation } from '../../../src/core/conversation/fold.ts'
import { changeConversation } from '../../../src/services/change-conversation.ts'
import { addAsk } from '../../../src/services/handbook/add-ask.ts'
import { readArticle } from '../../../src/services/handbook/article-text.ts'
import { tellAskers } from '../../../src/services/handbook/tell-askers.ts'
import { aTalk, SECRET } from '../../support/desk.ts'
import { aHandbookDesk, articleText, TEXTS } from './support.ts'

let desk: Awaited<ReturnType<typeof aHandbookDesk>>
beforeEach(async () => {
  desk = await aHandbookDesk()
})
afterEach(() => desk.close())

let made = 0
async function aGap(question: string, options: { town?: string; quiet?: boolean } = {}): Promise<string> {
  const { id } = await aTalk(desk, { floor: 'bot', ...options })
  made += 1
  await changeConversation(desk.deps, id, () => ({
    result: null,
    events: [{ type: 'notice-posted', text: '这个我答不准。' }],
    gaps: [
      {
        id: `g_${String(made).padStart(8, '0')}`,
        at: desk.clock.now().toISOString(),
        conversationId: id,
        question,
        reason: 'unknown',
        slug: null,
      },
    ],
  }))
  return id
}

async function noticesOf(id: string): Promise<string[]> {
  const events = (await desk.deps.conversations.load(id))?.events ?? []
  return events.flatMap(({ event }) => (event.type === 'notice-posted' ? [event.text] : [])).slice(1)
}

describe('gaps', () => {
  it('are grouped by meaning with counts and towns, and show nobody', async () => {
    await aGap('冬天取暖有没有补贴', { town: '云阳街道' })
    await aGap(`我叫${SECRET.name}，电话${SECRET.phone}，冬天取暖有没有补贴啊`, { town: '云阳街道' })
    await aGap('孩子丢了书包到哪里领')
    const { body, text } = await desk.agent('GET', '/gaps')
    expect(body.gaps).toHaveLength(2)
    expect(body.gaps[0]).toMatchObject({ count: 2, people: 2, towns: [{ town: '云阳街道', count: 2 }] })
    expect(text).not.toContain(SECRET.name)
    expect(text).not.toContain(SECRET.phone)
  })

  it('lead to a new draft, its publication, and one notice in the own talk only', async () => {
    const asked = await aGap('冬天取暖有没有补贴')
    const other = await aGap('孩子丢了书包到哪里领')
    const { gaps } = (await desk.editor('GET', '/gaps')).body
    const { id } = gaps.find(({ examples }: { examples: string[] }) => examples[0]?.includes('取暖'))
    const draft = await desk.editor('POST', `/gaps/${id}/new-draft`, { slug: 'heating', title: '取暖补贴' })
    expect(draft.status).toBe(201)
    expect(draft.body).toMatchObject({ marked: 1, article: { slug: 'heating', version: 1, state: 'draft' } })
    expect((await desk.editor('GET', '/articles/heating')).body.text).toContain('冬天取暖有没有补贴')
    expect((await desk.editor('GET', '/gaps')).body.gaps).toHaveLength(1)

    const text = articleText({ slug: 'heating', title: '取暖补贴', asks: ['冬天取暖有没有补贴'] })
    await desk.editor('PUT', '/articles/heating', { text, expectedVersion: 1 })
    await desk.editor('POST', '/articles/heating/submit')
    expect(await noticesOf(asked)).toEqual([])
    expect((await desk.publisher('POST', '/articles/heating/publish', {})).status).toBe(200)

    expect(await noticesOf(asked)).toEqual([
      '您问过的“冬天取暖有没有补贴”，现在有答案了。发“取暖补贴”，或者再问一遍，就能看到。',
    ])
    expect(await noticesOf(other)).toEqual([])
    expect(await tellAskers(desk.handbook)).toBe(0)
    expect(await noticesOf(asked)).toHaveLength(1)
  })

  it('tell nothing of the matter in quiet mode', async () => {
    const asked = await aGap('冬天取暖有没有补贴', { quiet: true })
    const { gaps } = (await desk.editor('GET', '/gaps')).body
    await desk.editor('POST', `/gaps/${gaps[0].id}/add-wording`, { slug: 'temporary-aid' })
    await desk.editor('POST', '/articles/temporary-aid/submit')
    await desk.publisher('POST', '/articles/temporary-aid/publish', { confirm: true })
    expect(await noticesOf(asked)).toEqual(['您有一条回复。'])
    const events = (await desk.deps.conversations.load(asked))?.events ?? []
    expect(foldConversation(events).quiet).toBe(true)
  })

  it('of somebody who erased the talk are told to nobody', async () => {
    const asked = await aGap('冬天取暖有没有补贴')
    const { gaps } = (await desk.editor('GET', '/gaps')).body
    await desk.editor('POST', `/gaps/${gaps[0].id}/add-wording`, { slug: 'temporary-aid' })
    await desk.deps.conversations.erase(asked, desk.clock.now().toISOString())
    await desk.editor('POST', '/articles/temporary-aid/submit')
    await desk.publisher('POST', '/articles/temporary-aid/publish', { confirm: true })
    const events = (await desk.deps.conversations.load(asked))?.events ?? []
    expect(JSON.stringify(events)).not.toContain('现在有答案了')
    expect(await desk.handbook.articles.untoldMarks()).toEqual([])
  })

  it('of other words are put together by hand, counted as one, answered as one, and parted again', async () => {
    const one = await aGap('冬天取暖有没有补贴', { town: '云阳街道' })
    await aGap('天冷烧煤政府管不管', { town: '珥陵镇' })
    await aGap('孩子丢了书包到哪里领')
    const idOf = async (words: string): Promise<string> => {
      const { body } = await desk.editor('GET', '/gaps')
      const { gaps } = body as { gaps: { id: string; examples: string[] }[] }
      return gaps.find(({ examples }) => examples.some((example) => example.includes(words)))?.id ?? ''
    }
    const [warm, coal] = [await idOf('取暖'), await idOf('烧煤')]
    expect((await desk.agent('POST', `/gaps/${warm}/join`, { other: coal })).status).toBe(403)
    const joined = await desk.editor('POST', `/gaps/${warm}/join`, { other: coal })
    expect(joined.status).toBe(201)
    const { gaps } = (await desk.editor('GET', '/gaps')).body
    expect(gaps).toHaveLength(2)
    expect(gaps[0]).toMatchObject({
      count: 2,
      people: 2,
      joined: [{ id: joined.body.link, example: '天冷烧煤政府管不管', count: 1 }],
    })
    expect(gaps[0].towns).toHaveLength(2)
    expect((await desk.editor('POST', `/gaps/${warm}/join`, { other: coal })).status).toBe(400)
    expect((await desk.editor('POST', `/gaps/${warm}/join`, { other: 'g_none' })).status).toBe(404)

    expect((await desk.editor('DELETE', `/gaps/links/${joined.body.link}`)).status).toBe(200)
    expect((await desk.editor('DELETE', `/gaps/links/${joined.body.link}`)).status).toBe(404)
    expect((await desk.editor('GET', '/gaps')).body.gaps).toHaveLength(3)

    await desk.editor('POST', `/gaps/${warm}/join`, { other: coal })
    const marked = await desk.editor('POST', `/gaps/${coal}/add-wording`, { slug: 'temporary-aid' })
    expect(marked.body.marked).toBe(2)
    await desk.editor('POST', '/articles/temporary-aid/submit')
    await desk.publisher('POST', '/articles/temporary-aid/publish', { confirm: true })
    expect(await noticesOf(one)).toHaveLength(1)
  })

  it('are laid aside with a reason, and a stranger’s id is not found', async () => {
    await aGap('孩子丢了书包到哪里领')
    const { gaps } = (await desk.editor('GET', '/gaps')).body
    expect((await desk.editor('POST', `/gaps/${gaps[0].id}/dismiss`, {})).status).toBe(400)
    expect((await desk.editor('POST', `/gaps/${gaps[0].id}/dismiss`, { reason: '不归我们管' })).body.marked).toBe(1)
    expect((await desk.editor('GET', '/gaps')).body.gaps).toEqual([])
    expect((await desk.editor('POST', `/gaps/${gaps[0].id}/dismiss`, { reason: '再来' })).status).toBe(404)
  })
})

describe('a wording', () => {
  it('changes one line of the article and no other byte', () => {
    const before = TEXTS['dibao'] ?? ''
    const after = addAsk(before, '低保要不要年审') ?? ''
    expect(after.split('\n').filter((line) => !before.split('\n').includes(line))).toEqual(['  - 低保要不要年审'])
    expect(readArticle('dibao', after, null).article?.asks.at(-1)).toBe('低保要不要年审')
    expect(addAsk(after, '低保要不要年审')).toBe(after)
  })

  it('with signs that YAML reads otherwise comes back as it was', () => {
    for (const ask of ['补贴：多少钱', '"引号"', '- 横线', '100元', '#井号', 'a: b']) {
      expect(readArticle('dibao', addAsk(TEXTS['dibao'] ?? '', ask) ?? '', null).article?.asks.at(-1)).toBe(ask)
    }
  })

  it('keeps the line ends of Windows', () => {
    const after = addAsk((TEXTS['dibao'] ?? '').replaceAll('\n', '\r\n'), '新的问法') ?? ''
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  })
})

describe('masking', () => {
  it.each([
    ['我电话13912345678低保批了没', '13912345678'],
    ['身份证321181199001011234能查吗', '321181199001011234'],
    ['打电话一三九一二三四五六七八没人接', '一三九一二三四五六七八'],
    ['我叫欧阳娜娜，想问低保', '欧阳娜娜'],
    ['住在阳光花园3幢201室漏水', '201'],
  ])('%s', (question, secret) => {
    expect(maskQuestion(question)).not.toContain(secret)
  })

  it('leaves the matter: sums, days, ages', () => {
    for (const question of ['每月1035元够不够低保', '60岁能领多少', '12345能投诉吗', '2026年标准多少']) {
      expect(maskQuestion(question)).toBe(question)
    }
  })
})

it('grouping by vectors puts near ones together', () => {
  const vectors = [
    [1, 0, 0],
    [0, 1, 0],
    [0.95, 0.1, 0],
  ].map((values) => Float32Array.from(values))
  expect(groupQuestions(['甲', '乙', '丙'], vectors)).toEqual([[0, 2], [1]])
})
