/** On another device, by number and phone: status, words to add, nobody called, withdrawing; the first talk's case is the one that changes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProduct, type Product } from '../../scripts/journey/product.ts'
import { conversationOf, openSession } from '../../src/services/open-conversation.ts'
import { receiveMessage } from '../../src/services/receive-message.ts'

let product: Product
let said = 0

/** What the bot says to these words in this talk. */
async function say(id: string, text: string, channel: 'web' | 'telegram' = 'web'): Promise<string> {
  const clientId = `take-up-${(said += 1)}`
  const received = await receiveMessage(product.house.turns, id, { clientId, channel, text })
  return 'view' in received ? received.view.replies.map((reply) => reply.text).join('\n') : ''
}

beforeAll(async () => {
  product = await openProduct(new Date('2026-11-24T20:00:00+08:00'), 'words')
})
afterAll(() => product.end())

describe('a case on another device', () => {
  it('is gone on with by number and phone, and by nothing less', async () => {
    const { turns } = product.house
    const first = (await openSession(turns)).sessionId
    for (const words of ['家里没米了 丹阳珥陵 就我一个 13812345678', '没有', '有地方睡']) await say(first, words)
    const number = /\d{4}-\d{4}/.exec(await say(first, '发出'))?.[0] ?? ''

    const other = await conversationOf(turns, 'telegram', '900100299')
    expect(await say(other, '我是刚才那个没米的', 'telegram')).toContain('编号')
    expect(await say(other, `编号${number} 电话13900000000`, 'telegram')).toContain('对不上')
    const bound = await say(other, `我的编号是${number} 电话13812345678`, 'telegram')
    expect(bound).toContain('对上了')
    expect(bound).toContain('等人接')

    expect(await say(other, '孩子也两天没吃饱了', 'telegram')).not.toBe('')
    expect(await say(other, '没人找我', 'telegram')).toContain('珥陵镇')
    expect(await say(other, '进度', 'telegram')).toContain(number)
    const held = await turns.cases.find(number)
    const lines = held?.timeline.map(({ text }) => text).join('\n') ?? ''
    expect(lines).toContain('有人用编号来接，电话后四位不对')
    expect(lines).toContain('居民用编号和电话在Telegram接着办')
    expect(lines).toContain('孩子也两天没吃饱了')
    expect(held?.contact.phone).toBe('13812345678')
    expect(held?.facts).toMatchObject({ foodToday: false, shelterTonight: true, place: '丹阳市珥陵镇' })
  })
})
