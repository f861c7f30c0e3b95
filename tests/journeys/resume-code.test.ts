/** A talk left half-way goes on on another channel by its code and the phone: nothing is asked twice, nobody else gets in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProduct, type Product } from '../../scripts/journey/product.ts'
import { foldConversation } from '../../src/core/conversation/fold.ts'
import type { ConversationState } from '../../src/core/conversation/state.ts'
import { conversationOf, openSession } from '../../src/services/open-conversation.ts'
import { receiveMessage } from '../../src/services/receive-message.ts'

let product: Product
let said = 0

/** What the bot says to these words in this talk. */
async function say(id: string, text: string, channel: 'web' | 'telegram' = 'web'): Promise<string> {
  const clientId = `resume-${(said += 1)}`
  const received = await receiveMessage(product.house.turns, id, { clientId, channel, text })
  return 'view' in received ? received.view.replies.map((reply) => reply.text).join('\n') : ''
}

async function stateOf(id: string): Promise<ConversationState> {
  return foldConversation((await product.house.turns.conversations.load(id))?.events ?? [])
}

/** A talk about a father in hospital, left half-way: its id and the code that was told. */
async function left(phone: string): Promise<{ id: string; code: string }> {
  const id = (await openSession(product.house.turns)).sessionId
  await say(id, '老爹脑梗住院 欠了医院三万一 卖猪的钱都填进去了')
  await say(id, '扬中 油坊 老郎村')
  const words = await say(id, `电话${phone} 先去喂猪 等下再讲`)
  expect(words).toContain('存好了')
  return { id, code: /接续码(\d{3} \d{3})/.exec(words)?.[1] ?? '' }
}

const other = (address: string): Promise<string> => conversationOf(product.house.turns, 'telegram', address)

beforeAll(async () => {
  product = await openProduct(new Date('2026-11-24T16:00:00+08:00'), 'words')
})
afterAll(() => product.end())

describe('a talk on another device', () => {
  it('goes on by code and phone, also after a restart, and asks nothing twice', async () => {
    const { code } = await left('13900007718')
    await product.restart()
    const there = await other('900100301')
    expect(await say(there, '昨天在电脑上讲了一半', 'telegram')).toContain('接续码')
    const taken = await say(there, `接续码${code} 尾号7718`, 'telegram')
    expect(taken).toContain('对上了')
    expect(taken).toContain('扬中市油坊镇老郎村')
    expect(taken).not.toMatch(/哪个镇|哪个电话|出了什么事/)
    const { slots } = await stateOf(there)
    expect(slots['phone']).toMatchObject({ kind: 'filled', value: '13900007718' })
    expect(slots['cost']).toMatchObject({ value: 31000 })
    expect(slots['harm']).toMatchObject({ value: expect.stringContaining('老爹脑梗住院') as string })
  })

  it('asks for the phone when only the code is told, and takes it in the next message', async () => {
    const { code } = await left('13900007719')
    const there = await other('900100302')
    expect(await say(there, `接续码 ${code.replace(' ', '')}`, 'telegram')).toContain('后四位')
    expect(await say(there, '7719', 'telegram')).toContain('对上了')
  })

  it('opens once: the code is used up', async () => {
    const { code } = await left('13900007720')
    expect(await say(await other('900100303'), `${code} 7720`, 'telegram')).toContain('对上了')
    expect(await say(await other('900100304'), `接续码${code} 尾号7720`, 'telegram')).toContain('对不上')
  })

  it('shows nothing to whoever guesses, and the code dies of five wrong tries', async () => {
    const { id, code } = await left('13900007721')
    for (const guess of ['1111', '2222', '3333', '4444', '5555']) {
      const words = await say(await other(`9001004${guess}`), `接续码${code} 尾号${guess}`, 'telegram')
      expect(words).toContain('对不上')
      expect(words).not.toContain('油坊')
    }
    expect(await say(await other('900100305'), `接续码${code} 尾号7721`, 'telegram')).toContain('对不上')
    // Where it was begun it waits all the same, with a code of its own again.
    expect((await stateOf(id)).paused?.intent).toBe('emergency-help')
  })

  it('lets nobody try without end', async () => {
    const there = await other('900100306')
    for (const code of ['111222', '222333']) await say(there, `接续码${code} 尾号1234`, 'telegram')
    expect(await say(there, '接续码333444 尾号1234', 'telegram')).toContain('过10分钟再试')
  })

  it('is no code: a sum, a code of a bank, a number told for the phone', async () => {
    const id = (await openSession(product.house.turns)).sessionId
    await say(id, '厂倒了我失业了，丹阳珥陵')
    for (const words of ['欠了235000', '验证码482913 要不要给他', '13900007722'])
      expect(await say(id, words), words).not.toMatch(/对不上|后四位/)
  })

  it('tells no code where none may be shown: no phone, no consent, a watched screen', async () => {
    const bare = (await openSession(product.house.turns)).sessionId
    await say(bare, '厂倒了我失业了，家里欠了两万块，丹阳珥陵')
    expect(await say(bare, '等下再说')).not.toContain('接续码')
    const refused = (await openSession(product.house.turns)).sessionId
    await say(refused, '厂倒了我失业了，丹阳珥陵，电话13900007723')
    await say(refused, '不同意你们记我的东西')
    expect(await say(refused, '等下再说')).not.toContain('接续码')
  })
})
