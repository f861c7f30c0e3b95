/** A telephone is not rung at night for what can wait; who writes at night is answered at once. */
import { afterEach, describe, expect, it } from 'vitest'
import { pushAt } from '../../src/core/quiet-hours.ts'
import { conversationOf } from '../../src/services/open-conversation.ts'
import { receiveMessage } from '../../src/services/receive-message.ts'
import { testHouse, type TestHouse } from '../support/house.ts'

let home: TestHouse
let at: Date
afterEach(() => home?.close())

async function say(text: string): Promise<void> {
  const { turns } = home.house
  const id = await conversationOf(turns, 'telegram', '42')
  await receiveMessage(turns, id, { clientId: text, channel: 'telegram', text })
}

async function sendable(): Promise<string[]> {
  const { conversations } = home.house.turns
  const items = await conversations.leaseOutbox(at.toISOString(), new Date(at.getTime() + 1).toISOString(), 99)
  for (const { id } of items) await conversations.outboxSent(id, at.toISOString())
  return items.map(({ reply }) => reply.text)
}

async function start(now: string): Promise<void> {
  at = new Date(now)
  home = await testHouse({}, { clock: { now: () => at } })
}

describe('quiet hours', () => {
  it('last from nine at night to eight in the morning, Beijing time', () => {
    const shown = (iso: string): string => pushAt(new Date(iso)).toISOString()
    expect(shown('2026-11-24T20:59:00+08:00')).toBe('2026-11-24T12:59:00.000Z')
    expect(shown('2026-11-24T21:00:00+08:00')).toBe('2026-11-25T00:00:00.000Z')
    expect(shown('2026-11-25T07:59:00+08:00')).toBe('2026-11-25T00:00:00.000Z')
    expect(shown('2026-11-25T08:00:00+08:00')).toBe('2026-11-25T00:00:00.000Z')
  })

  it('hold back what can wait, and nothing that answers', async () => {
    await start('2026-11-24T22:00:00+08:00')
    await say('厂倒了我失业了，家里欠了两万块')
    expect((await sendable()).join()).toContain('哪个镇')
    at = new Date('2026-11-25T22:05:00+08:00')
    await home.house.tick()
    expect(await sendable()).toEqual([])
    at = new Date('2026-11-26T08:00:00+08:00')
    expect((await sendable()).join()).toContain('已存好')
  })

  it('let an answer at night pass, with what was held before it', async () => {
    await start('2026-11-24T22:00:00+08:00')
    await say('厂倒了我失业了，家里欠了两万块')
    await sendable()
    at = new Date('2026-11-25T22:05:00+08:00')
    await home.house.tick()
    expect(await sendable()).toEqual([])
    at = new Date('2026-11-25T22:30:00+08:00')
    await say('家里着火了')
    const sent = (await sendable()).join()
    expect(sent).toContain('已存好')
    expect(sent).toContain('119')
  })

  it('hold back nothing of a P1', async () => {
    await start('2026-11-24T22:00:00+08:00')
    await say('家里没饭吃了，丹阳珥陵')
    await say('发出')
    await sendable()
    at = new Date('2026-11-24T22:20:00+08:00')
    await home.house.tick()
    expect((await sendable()).join()).toContain('还没有人接手')
  })
})
