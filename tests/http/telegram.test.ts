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

/** Sends all that waits, whatever it waits for. */
const drained = async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    now += 600_000
    await house.house.deliver()
  }
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
    // Asked for after the acknowledgement: nobody waits for the Bot API.
    await expect.poll(() => api.calls.map(({ method }) => method)).toContain('answerCallbackQuery')
    const pressed = (await talkOf('4711'))?.events.findLast(({ event }) => event.type === 'message-received')?.event
    expect(pressed).toMatchObject({ text: keys[0]?.text })
    await house.house.deliver()
    expect(sent()[0]?.['text']).toContain('出来就好')
  })

  it('keeps a photo that was sent', async () => {
    api.addFile('photo-1', new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 0xff, 0xd9]))
    expect((await post(update.photo('photo-1'))).status).toBe(200)
    // Noted with the acknowledgement, fetched after it.
    await house.house.fetchMedia()
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

describe('a Bot API that is down or hangs', () => {
  it('keeps no update from being acknowledged', async () => {
    await post(update.text('家里着火了咋办'))
    await house.house.deliver()
    api.failNext('answerCallbackQuery', 500, 'Internal Server Error')
    api.failNext('getFile', 502, 'Bad Gateway')
    const release = api.hang()
    const statuses = await Promise.all(
      [update.press('c:x'), update.photo('photo-2'), update.text('您好')].map(
        async (each) => (await post(each)).status,
      ),
    )
    expect(statuses).toEqual([200, 200, 200])
    release()
    await drained()
  })

  it('holds up only the chat that it hangs for', async () => {
    const other = { id: 5151, type: 'private', first_name: 'x' }
    await post(update.text('您好'))
    await post(update.text('您好', 90_001, other))
    const release = api.hang(4711)
    const first = house.house.deliver()
    await expect.poll(() => sent().filter(({ chat_id: chat }) => chat === 5151).length).toBeGreaterThan(0)
    // While the first pass still hangs, a second one brings what came later.
    await post(update.text('谢谢', 90_002, other))
    await house.house.deliver()
    expect(sent().filter(({ chat_id: chat }) => chat === 5151).length).toBeGreaterThan(1)
    release()
    await first
    await drained()
  })

  it('loses no photo: it is fetched later', async () => {
    api.addFile('photo-3', new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 0xff, 0xd9]))
    api.failNext('getFile', 502, 'Bad Gateway')
    await post(update.photo('photo-3', 91_000))
    await house.house.fetchMedia()
    now += 60_000
    await house.house.fetchMedia()
    const talk = await talkOf('4711')
    expect(talk?.events.findLast(({ event }) => event.type === 'message-received')?.event).toMatchObject({
      clientId: 'tg-91000#photo',
      attachments: [{ kind: 'image/jpeg' }],
    })
    // Brought once more by Telegram: nothing new.
    const before = talk?.head.lastSeq
    await post(update.photo('photo-3', 91_000))
    await house.house.fetchMedia()
    expect((await talkOf('4711'))?.head.lastSeq).toBe(before)
    await drained()
  })
})

describe('updates of every shape', () => {
  // A chat of its own for each: Telegram takes about a message a second in one chat, and the product keeps to it.
  let CHAT = { id: 6000, type: 'private', first_name: 'x' }
  beforeEach(() => void (CHAT = { ...CHAT, id: CHAT.id + 1 }))
  const fresh = (content: Record<string, unknown>) => update.message(content, undefined, CHAT)
  const lastHeard = async () => {
    const talk = await talkOf(String(CHAT.id))
    const found = talk?.events.findLast(({ event }) => event.type === 'message-received')?.event
    return found?.type === 'message-received' ? found : null
  }

  it.each([
    ['a message without a chat', { update_id: 92_001, message: { message_id: 1, text: 'x' } }],
    ['a message that is a word', { update_id: 92_002, message: 'x' }],
    ['a press without a message', { update_id: 92_003, callback_query: { id: '1', from: { id: 1 }, data: 'c:x' } }],
    ['a press of nothing', { update_id: 92_004, callback_query: 7 }],
    ['a channel post', { update_id: 92_005, channel_post: { chat: { id: 1 }, text: 'x' } }],
    ['news about membership', { update_id: 92_006, my_chat_member: { chat: { id: 1 } } }],
  ])('%s is acknowledged', async (_, body) => {
    expect((await post(body)).status).toBe(200)
  })

  it('a group is no place for a talk about hardship', async () => {
    const group = { id: -100, type: 'supergroup', title: '村里' } as unknown as typeof CHAT
    expect((await post(update.text('家里着火了', 92_007, group as never))).status).toBe(200)
    expect(await talkOf('-100')).toBeNull()
  })

  it.each([
    ['a voice message', { voice: { file_id: 'v', duration: 3 } }, '打字', '（发来一段语音）'],
    ['a sticker', { sticker: { file_id: 's', emoji: '😢' } }, '文字和照片', '（发来一个表情）'],
    ['a video', { video: { file_id: 'v' } }, '照片', '（发来一段视频）'],
    ['a PDF', { document: { file_id: 'd', mime_type: 'application/pdf' } }, '照片', '（发来一个文件）'],
    ['a picture too large', { document: { file_id: 'd', mime_type: 'image/png', file_size: 2e7 } }, '太大', '太大'],
    ['a bare place', { location: { latitude: 32.1, longitude: 119.6 } }, '哪个镇', '北纬32.1，东经119.6'],
    ['a poll', { poll: { id: '1' } }, '打字', '（发来一条看不了的消息）'],
  ])('%s is kept and answered with what to do', async (_, content, told, heard) => {
    expect((await post(fresh(content))).status).toBe(200)
    expect((await lastHeard())?.text).toContain(heard)
    await drained()
    expect(String(sent().at(-1)?.['text'])).toContain(told)
  })

  it.each([
    ['a contact', { contact: { phone_number: '13912345678', first_name: 'x' } }, '电话13912345678'],
    ['a known place', { venue: { title: '珥陵镇政府', address: '丹阳市珥陵镇' } }, '我在丹阳市珥陵镇珥陵镇政府'],
    ['words with broken decoration', { text: '您好', entities: 7, photo: 'x' }, '您好'],
  ])('%s is read as words', async (_, content, words) => {
    expect((await post(fresh(content))).status).toBe(200)
    expect((await lastHeard())?.text).toBe(words)
    await drained()
  })

  it('the words under a photo count at once', async () => {
    await post(fresh({ photo: [{ file_id: 'late', file_size: 9 }], caption: '家里着火了' }))
    expect((await lastHeard())?.text).toBe('家里着火了')
    await drained()
    expect(
      sent()
        .map(({ text }) => String(text))
        .join(),
    ).toContain('☎ 119')
    await house.house.fetchMedia()
    await drained()
  })

  it('a changed message is asked for again', async () => {
    const { message, ...rest } = fresh({ text: '改过的话' })
    await post({ ...rest, edited_message: message })
    await drained()
    expect(String(sent().at(-1)?.['text'])).toContain('再发一遍')
  })
})
