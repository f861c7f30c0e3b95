/** Telegram end to end against a local Bot API server: the secret, dedupe, buttons, the outbox and its retries. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fakeTelegram, update, type FakeTelegram } from '../support/fake-telegram.ts'
import { testHouse, type TestHouse } from '../support/house.ts'

const TOKEN = '123456:TEST-token-of-nobody'
const SECRET = 'webhook-secret-of-tests'
let api: FakeTelegram
let house: TestHouse
let now = Date.parse('2026-11-24T02:00:00Z')

beforeAll(async () => {
  api = await fakeTelegram(TOKEN)
  house = await testHouse(
    { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_API_ROOT: api.url },
    { clock: { now: () => new Date(now) } },
  )
})
afterAll(async () => {
  house.close()
  await api.close()
})
beforeEach(() => void api.calls.splice(0))

const post = (body: unknown, secret: string | null = SECRET) =>
  house.call('/webhooks/telegram', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    },
    body: JSON.stringify(body),
  })
const sent = () => api.calls.filter(({ method }) => method === 'sendMessage').map(({ payload }) => payload)
const talkOf = async (chat: string) => {
  const id = await house.house.turns.conversations.findByAddress('telegram', chat)
  return id === null ? null : house.house.turns.conversations.load(id)
}

describe('the webhook', () => {
  it.each([
    ['no secret', null],
    ['a wrong secret', 'webhook-secret-of-testz'],
    ['an empty secret', ''],
  ])('answers %s with 401 and writes nothing', async (_, secret) => {
    const chat = { id: 99, type: 'private', first_name: 'x' }
    expect((await post(update.text('家里着火了', 5, chat), secret)).status).toBe(401)
    expect(await talkOf('99')).toBeNull()
  })

  it('refuses what is no update', async () => {
    expect((await post({ hello: 1 })).status).toBe(400)
    expect((await post([])).status).toBe(400)
  })

  it('counts the same update_id once', async () => {
    const same = update.text('低保怎么申请')
    for (let turn = 0; turn < 3; turn += 1) expect((await post(same)).status).toBe(200)
    const talk = await talkOf('4711')
    expect(talk?.events.filter(({ event }) => event.type === 'message-received')).toHaveLength(1)
    await house.house.deliver()
  })

  it('ignores kinds of updates it does not know', async () => {
    expect((await post({ update_id: 77, poll: { id: '1' } })).status).toBe(200)
  })
})

describe('a talk on Telegram', () => {
  it('shows the phones first and buttons that answer', async () => {
    await post(update.text('家里着火了咋办'))
    await house.house.deliver()
    const [card, question] = sent()
    expect(card?.['text']).toMatch(/^☎ 119 火警\n☎ 120 急救\n人先出来/)
    const keyboard = question?.['reply_markup'] as { inline_keyboard: { text: string; callback_data: string }[][] }
    const keys = keyboard.inline_keyboard.flat()
    expect(keys.map(({ text }) => text)).toContain('都出来了')
    expect(keys.every(({ callback_data: data }) => new TextEncoder().encode(data).length <= 64)).toBe(true)
    api.calls.splice(0)
    await post(update.press(keys[0]?.callback_data ?? ''))
    expect(api.calls.map(({ method }) => method)).toContain('answerCallbackQuery')
    const pressed = (await talkOf('4711'))?.events.findLast(({ event }) => event.type === 'message-received')?.event
    expect(pressed).toMatchObject({ text: keys[0]?.text })
    await house.house.deliver()
    expect(sent()[0]?.['text']).toContain('出来就好')
  })

  it('keeps a photo that was sent', async () => {
    api.addFile('photo-1', new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 0xff, 0xd9]))
    expect((await post(update.photo('photo-1'))).status).toBe(200)
    const talk = await talkOf('4711')
    const last = talk?.events.findLast(({ event }) => event.type === 'message-received')?.event
    expect(last).toMatchObject({ attachments: [{ kind: 'image/jpeg' }] })
    await house.house.deliver()
  })
})

describe('the outbox', () => {
  it('tries again after 429, and sends each reply once', async () => {
    await post(update.text('您好'))
    api.failNext('sendMessage', 429, 'Too Many Requests')
    await house.house.deliver()
    const tried = sent().length
    expect(await house.house.turns.conversations.outboxPending()).toBeGreaterThan(0)
    now += 60_000
    await house.house.deliver()
    expect(await house.house.turns.conversations.outboxPending()).toBe(0)
    expect(sent().length).toBeGreaterThan(tried)
    await house.house.deliver()
    const texts = sent().map(({ text }) => text)
    expect(texts.length).toBe(tried + new Set(texts).size)
  })

  it('gives up on a resident who blocked the bot, and says so in the log only', async () => {
    await post(update.text('谢谢'))
    api.failNext('sendMessage', 403, 'Forbidden: bot was blocked by the user', 10)
    await house.house.deliver()
    expect(await house.house.turns.conversations.outboxPending()).toBe(0)
    now += 3_600_000
    api.calls.splice(0)
    await house.house.deliver()
    expect(sent()).toHaveLength(0)
  })
})
