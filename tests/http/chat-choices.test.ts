/** Keys of the talk over HTTP: by id, by label, of an older question, and one that never was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/core/reply.ts'
import { openTalk, testHouse, type Talk, type TestHouse } from '../support/house.ts'

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

interface Answered {
  message: Message
  replies: Message[]
  dialogue: { intent: string; step: string | null } | null
}

const press = async (talk: Talk, choice: string, more: Record<string, unknown> = {}): Promise<Answered> => {
  const response = await talk.say({ choice, ...more })
  expect(response.status).toBe(200)
  return (await response.json()) as Answered
}
const kept = async (talk: Talk): Promise<Message[]> => {
  const { messages } = (await (await talk.get('/api/chat/messages')).json()) as { messages: Message[] }
  return messages.filter(({ from }) => from === 'resident')
}

describe('a pressed key', () => {
  it('is kept with the words on it', async () => {
    const talk = await openTalk(house)
    const { message, replies } = await press(talk, 'start:emergency-help')
    expect(message.text).toBe('我要求助')
    expect(replies.length).toBeGreaterThan(0)
    expect((await kept(talk)).map(({ text }) => text)).toEqual(['我要求助'])
    expect(await (await talk.get('/api/chat/me')).text()).toContain('我要求助')
  })

  it.each([
    ['cmd:human', '转人工'],
    ['cmd:status', '查我的求助'],
    ['start:eligibility', ''],
    ['place:丹阳市/珥陵镇/丈山村', '丹阳市珥陵镇丈山村'],
  ])('%s means the same in every talk', async (choice, label) => {
    const { message } = await press(await openTalk(house), choice)
    expect(message.text).toBe(label || message.text)
    expect(message.text).not.toBe('')
  })

  it('may be named by its label, outside a dialogue and inside', async () => {
    const talk = await openTalk(house)
    const { dialogue } = await press(talk, '我要求助')
    expect(dialogue?.intent).toBe('emergency-help')
    const asked = await talk.say({ text: '我家着火了' })
    const { replies } = (await asked.json()) as Answered
    const shown = replies.at(-1)?.choices?.[0]
    expect(shown).toBeDefined()
    const { message } = await press(talk, shown?.label ?? '')
    expect(message.text).toBe(shown?.label)
    const { events } = (await house.house.turns.conversations.load(talk.sessionId)) ?? { events: [] }
    expect(events.map(({ event }) => ('choice' in event ? event.choice : null))).toContain(shown?.id)
  })

  it('of an older question is still taken: old phones send late', async () => {
    const talk = await openTalk(house)
    await talk.say({ text: '我家着火了' })
    const [asked] = ((await (await talk.get('/api/chat/messages')).json()) as { messages: Message[] }).messages
      .filter(({ kind }) => kind === 'question')
      .flatMap(({ choices }) => choices ?? [])
    await talk.say({ text: '火灭了' })
    await talk.say({ text: '丹阳珥陵镇' })
    expect(asked).toBeDefined()
    await press(talk, asked?.id ?? '')
  })

  it('that was never shown is refused with what may be chosen, and nothing is written', async () => {
    const talk = await openTalk(house)
    const before = (await house.house.turns.conversations.head(talk.sessionId))?.lastSeq
    for (const choice of ['no-such-choice', 'cmd:no-such', 'start:nothing', 'place:丹阳市/没有镇']) {
      const response = await talk.say({ clientId: 'same', choice })
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      const problem = (await response.json()) as { type: string; detail: string; choices: { id: string }[] }
      expect(problem.type).toBe('urn:warmline:problem:unknown-choice')
      expect(problem.detail).toContain('我要求助、帮别人求助、要服务、问政策、查我的求助')
      expect(problem.choices[0]?.id).toBe('start:emergency-help')
    }
    expect((await house.house.turns.conversations.head(talk.sessionId))?.lastSeq).toBe(before)
    expect((await talk.say({ clientId: 'same', text: '低保' })).status).toBe(200)
  })

  it('in words of one’s own is typed words, and danger among them is heard', async () => {
    const talk = await openTalk(house)
    const { replies } = await press(talk, '我家着火了，火还在烧')
    expect(JSON.stringify(replies)).toContain('119')
    expect((await kept(talk)).map(({ text }) => text)).toEqual(['我家着火了，火还在烧'])
  })

  it('never drowns danger that was written beside it', async () => {
    for (const choice of ['cmd:policy', 'no-such-choice']) {
      const { replies } = await press(await openTalk(house), choice, { text: '我家着火了，火还在烧' })
      expect(JSON.stringify(replies)).toContain('119')
    }
  })

  it('replayed reads the same, also when the keys have changed', async () => {
    const talk = await openTalk(house)
    const first = await (await talk.say({ clientId: 'k', choice: '我要求助' })).text()
    await talk.say({ text: '家里着火了' })
    const again = await talk.say({ clientId: 'k', choice: '我要求助' })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.text()).toBe(first)
  })
})

it('keys pressed before the matter was told are not its first words', async () => {
  const talk = await openTalk(house)
  await press(talk, 'cmd:status')
  await press(talk, 'start:emergency-help')
  await talk.say({ text: '我家着火了，丹阳珥陵镇' })
  await talk.say({ text: '丹阳珥陵镇' })
  const { case: opened } = (await (await talk.say({ text: '电话13912345678' })).json()) as { case: { number: string } }
  const stored = await house.house.turns.cases.find(opened.number)
  expect(stored?.firstMessage).toContain('着火')
  expect((await house.house.turns.conversations.head(talk.sessionId))?.preview).toContain('着火')
})
