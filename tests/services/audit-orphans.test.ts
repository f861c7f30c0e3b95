/** The hourly look for messages that nobody answered and nobody holds, and the waits that the scorecard shows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../../src/core/conversation/events.ts'
import { orphansIn } from '../../src/core/conversation/orphans.ts'
import { changeConversation } from '../../src/services/change-conversation.ts'
import { findOrphans, hourlyOrphanAudit } from '../../src/services/audit-orphans.ts'
import { openTalk, testHouse, type TestHouse } from '../support/house.ts'

const AT = '2026-11-24T01:00:00.000Z'
const SAID: ConversationEvent = { type: 'message-received', clientId: 'm', channel: 'web', text: '在吗' }
const TOLD: ConversationEvent = { type: 'reply-sent', reply: { kind: 'text', text: '在' } }
const WORKER = { id: 's_1', badge: '012', office: '中心' }
const floor = (to: 'bot' | 'waiting' | 'human' | 'closed'): ConversationEvent => ({
  type: 'floor-changed',
  to,
  by: 'system',
  reason: '',
})
const found = (...events: ConversationEvent[]): number[] =>
  orphansIn(
    events.map((event, at) => ({ seq: at + 1, at: AT, event })),
    AT,
  ).orphans

describe('an orphan', () => {
  it('is a message after which nothing was said, done or taken on', () => {
    expect(found(SAID)).toEqual([1])
    expect(found(SAID, TOLD, SAID, SAID)).toEqual([3, 4])
    expect(found(floor('human'), SAID, floor('bot'))).toEqual([2])
  })

  it('is none that was answered, joined its case, or is with a person', () => {
    expect(found(SAID, TOLD)).toEqual([])
    expect(found(SAID, { type: 'case-changed', number: '1', level: 'P1', status: 'new', dueAt: AT })).toEqual([])
    expect(found(floor('waiting'), SAID)).toEqual([])
    expect(
      found(floor('human'), SAID, { type: 'worker-said', worker: WORKER, clientId: 'w', text: '好' }, floor('bot')),
    ).toEqual([])
  })

  it('is counted only since the day before', () => {
    const events = [{ seq: 1, at: '2026-11-20T01:00:00.000Z', event: SAID }]
    expect(orphansIn(events, AT)).toEqual({ messages: 0, orphans: [] })
  })
})

describe('in the house', () => {
  let house: TestHouse
  let now = new Date('2026-11-24T02:00:00.000Z')
  beforeAll(async () => {
    house = await testHouse({}, { clock: { now: () => now } })
  })
  afterAll(() => house.close())
  const page = async (): Promise<string> => (await house.call('/scorecard')).text()

  it('the page says that nobody looked yet, and that nobody waited', async () => {
    const html = await page()
    expect(html).toContain('还没有查过')
    expect(html).toContain('没有人等过')
    expect(html.match(/npm run -s ledger/g)).toHaveLength(2)
  })

  it('a real talk with answers, a need and a person has none', async () => {
    const { conversations } = house.house.turns
    for (const text of ['低保怎么申请', '我家着火了', '人工', '在吗', '谢谢']) {
      const talk = await openTalk(house)
      await talk.say({ text: '你好' })
      await talk.say({ text })
      await talk.say({ text: '还有个问题' })
    }
    await house.house.tick()
    expect(await conversations.lastOrphanAudit()).toEqual({
      at: now.toISOString(),
      talks: 5,
      messages: 15,
      orphans: 0,
    })
    expect(await page()).toContain('2026年11月24日10:00查的：前一天15句话，漏了0句')
  })

  it('a lost message is found by the next look, an hour later, and named in the log only', async () => {
    const { conversations } = house.house.turns
    const talk = await openTalk(house)
    const { stored } = await changeConversation(house.house.turns, talk.sessionId, () => ({
      result: null,
      events: [{ ...SAID, text: '金丝雀' }],
    }))
    now = new Date(now.getTime() + 30 * 60_000)
    const lines: string[] = []
    const log = {
      error: (event: string, _: unknown, fields?: object) => void lines.push(`${event} ${JSON.stringify(fields)}`),
    }
    const audit = hourlyOrphanAudit({ ...house.house.turns, log })
    await audit()
    expect((await conversations.lastOrphanAudit())?.orphans).toBe(0)
    now = new Date(now.getTime() + 60 * 60_000)
    await audit()
    expect((await conversations.lastOrphanAudit())?.orphans).toBe(1)
    expect(lines).toEqual([`orphan-messages {"where":"${talk.sessionId}.${stored[0]?.seq}"}`])
    expect((await findOrphans(house.house.turns)).orphans).toBe(1)
    expect(await page()).toContain('漏了1句')
  })

  it('waits are shown as the half and the ninety-five that were really had', async () => {
    const { turns } = house.house
    for (const minutes of [1, 2, 3, 40]) {
      const talk = await openTalk(house)
      await talk.say({ text: '人工' })
      now = new Date(now.getTime() + minutes * 60_000)
      await changeConversation(turns, talk.sessionId, () => ({
        result: null,
        events: [{ type: 'floor-changed', to: 'human', by: WORKER, reason: 'claimed' }],
      }))
    }
    expect(await page()).toContain('有4次请人来说话。一半的人等了3分钟以内。最慢的二十分之一，等了40分钟以上')
  })
})
