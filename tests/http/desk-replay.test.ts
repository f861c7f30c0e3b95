/** Why the bot replied as it did: kept with the reply, told to whom may read the talk, gone with the talk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeConversation } from '../../src/services/change-conversation.ts'
import { saveArticle, takeStep } from '../../src/services/handbook/change-article.ts'
import { openArticle, textOf } from '../../src/services/handbook/open-article.ts'
import { maskTalk } from '../../src/services/mask-talk.ts'
import { adminDesk, openTalk, testHouse, type Talk, type TestHouse, type Work } from '../support/house.ts'

let house: TestHouse
let desk: Work
beforeAll(async () => {
  house = await testHouse()
  desk = await adminDesk(house)
})
afterAll(() => house.close())

async function lastReply(talk: Talk): Promise<{ id: string; seq: number; text: string }> {
  const { messages } = (await (await talk.get('/api/chat/messages')).json()) as {
    messages: { id: string; seq: number; from: string; kind: string; text: string }[]
  }
  const found = messages.findLast(({ from, kind }) => from === 'bot' && kind !== 'notice')
  if (!found) throw new Error('the bot said nothing')
  return found
}

const replay = (talk: Talk, seq: number) => desk('GET', `/conversations/${talk.sessionId}/replies/${seq}`)

const AUTHOR = { id: 's_author', name: '编辑甲', role: 'editor' }

/** As publishing does it, without asking a thousand questions first. */
async function republish(slug: string, from: string, to: string): Promise<void> {
  const { handbook } = house.house
  const text = (await textOf(handbook, slug, 1)) ?? ''
  expect(text).toContain(from)
  const save = { text: text.replaceAll(from, to), expectedVersion: 1, note: '' }
  expect((await saveArticle(handbook, AUTHOR, slug, save)).kind).toBe('done')
  const open = await openArticle(handbook, slug)
  expect(
    open && (await takeStep(handbook, AUTHOR, slug, open, { kind: 'published', version: 2, note: '' })),
  ).not.toBeNull()
  await handbook.live.refresh()
}

describe('a reply from the handbook', () => {
  it('is explained with its numbers, passages and versions', async () => {
    const talk = await openTalk(house)
    await talk.say({ text: '低保怎么申请？' })
    const { status, body } = await replay(talk, (await lastReply(talk)).seq)
    expect(status).toBe(200)
    expect(body.record).toBe('kept')
    expect(body.asked.text).toBe('低保怎么申请？')
    expect(body.how.route).toBe('answer')
    expect(['rule', 'votes']).toContain(body.how.why.by)
    const { handbook, inForce } = body.how
    expect(handbook.candidates[0].slug).toContain('dibao')
    expect(handbook.candidates[0].probability).toBeGreaterThan(handbook.candidates[1].probability)
    expect(handbook.confidence).toBeGreaterThanOrEqual(handbook.thresholds.answer)
    expect(handbook.passages[0]).toMatchObject({ version: 1 })
    expect(handbook.passages[0].sources[0]).toMatch(/《/)
    expect(handbook.handbook).toBe(house.house.handbook.live.bundle.hash)
    expect(inForce).toMatchObject({ model: null, rules: expect.stringMatching(/^[0-9a-f]{16}$/) })
    expect(inForce.weights).toMatch(/^[0-9a-f]{16}$/)
    expect(body.steps).toContainEqual(expect.objectContaining({ what: 'question-answered', detail: 'answer' }))
  })

  it('still shows the old article after it was changed', { timeout: 60_000 }, async () => {
    const talk = await openTalk(house)
    await talk.say({ text: '红十字会能帮什么' })
    const reply = await lastReply(talk)
    const before = (await replay(talk, reply.seq)).body
    expect(before.articles[0]).toMatchObject({ version: 1, today: 1 })
    const { slug } = before.articles[0]
    await republish(slug, '红十字', '红十字新')
    const after = (await replay(talk, reply.seq)).body
    expect(after.how).toEqual(before.how)
    expect(after.reply.text).toBe(reply.text)
    expect(after.articles[0]).toMatchObject({ slug, version: 1, today: 2 })

    await talk.say({ text: '红十字会能帮什么' })
    const fresh = (await replay(talk, (await lastReply(talk)).seq)).body
    expect(fresh.how.handbook.passages[0].version).toBe(2)
    expect(fresh.how.handbook.handbook).not.toBe(before.how.handbook.handbook)
  })
})

describe('a reply to a need', () => {
  it('names the danger that was heard and the rules that fired, with their sources', async () => {
    const talk = await openTalk(house)
    await talk.say({ text: '我家着火了，火还在烧' })
    const { body } = await replay(talk, (await lastReply(talk)).seq)
    expect(body.how).toMatchObject({ route: 'emergency_now', why: { by: 'danger', rule: 'fire' }, level: 'P0' })
    expect(body.how.reasons[0]).toMatchObject({ level: 'P0', rule: expect.stringMatching(/^T\d+$/) })
    expect(body.how.reasons[0].source).not.toBe('')
    expect(body.how.handbook).toBeNull()
    expect(body.steps.map(({ what }: { what: string }) => what)).toContain('danger-noted')
  })
})

describe('what has no record', () => {
  it('is said to have none when it is older than the record', async () => {
    const talk = await openTalk(house)
    await changeConversation(house.house.turns, talk.sessionId, () => ({
      result: null,
      events: [
        { type: 'message-received', clientId: 'old', channel: 'web', text: '低保怎么办' },
        { type: 'reply-sent', reply: { kind: 'text', text: '以前的回复' } },
      ],
    }))
    const { body } = await replay(talk, (await lastReply(talk)).seq)
    expect(body).toMatchObject({ record: 'missing', how: null, asked: { text: '低保怎么办' } })
  })

  it('answers nothing when it is the greeting, and is no reply when it is the resident’s', async () => {
    const talk = await openTalk(house)
    const greeting = await lastReply(talk)
    expect((await replay(talk, greeting.seq)).body).toMatchObject({ record: 'unasked', asked: null, how: null })
    const said = (await (await talk.say({ text: '低保怎么申请' })).json()) as { message: { seq: number } }
    expect((await replay(talk, said.message.seq)).status).toBe(404)
    expect((await replay(talk, 9999)).status).toBe(404)
  })
})

describe('the record', () => {
  it('never reaches the resident', async () => {
    const talk = await openTalk(house)
    const said = await (await talk.say({ text: '低保怎么申请' })).text()
    const own = await (await talk.get('/api/chat/me')).text()
    for (const text of [said, own, await (await talk.get('/api/chat/messages')).text()])
      expect(text).not.toMatch(/densePassage|"how"|thresholds/)
  })

  it('loses name and number with the talk', async () => {
    const talk = await openTalk(house)
    await talk.say({ text: '低保怎么申请，我叫欧阳测试，电话13912345678' })
    const { seq } = await lastReply(talk)
    expect((await replay(talk, seq)).text).toContain('13912345678')
    await maskTalk(house.house.turns.conversations, talk.sessionId)
    const masked = await replay(talk, seq)
    expect(masked.body.record).toBe('kept')
    expect(masked.text).not.toMatch(/13912345678|欧阳测试/)
  })

  it('is erased with the talk', async () => {
    const talk = await openTalk(house)
    await talk.say({ text: '低保怎么申请' })
    const { seq } = await lastReply(talk)
    expect((await talk.get('/api/chat/me')).status).toBe(200)
    await house.house.turns.conversations.erase(talk.sessionId, new Date().toISOString())
    const stored = await house.house.turns.conversations.load(talk.sessionId)
    expect(JSON.stringify(stored?.events)).not.toContain('thresholds')
    expect((await replay(talk, seq)).body.record).not.toBe('kept')
  })

  it('is written into the read log when somebody looks', async () => {
    const talk = await openTalk(house)
    await talk.say({ text: '低保怎么申请' })
    await replay(talk, (await lastReply(talk)).seq)
    const log = await desk('GET', `/audit?target=${talk.sessionId}`)
    expect(log.text).toContain('conversation.read')
  })
})
