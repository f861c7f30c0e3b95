/** A colleague called on Telegram, end to end: the code binds, the call comes with keys, a pressed key answers it for the desk. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fakeTelegram, update, type FakeTelegram } from '../support/fake-telegram.ts'
import { ADMIN, testHouse, type TestHouse } from '../support/house.ts'

const TOKEN = '123456:TEST-token-of-nobody'
const SECRET = 'webhook-secret-of-tests'
let api: FakeTelegram
let house: TestHouse
let cookie = ''
let now = Date.parse('2026-11-24T02:00:00Z')

beforeAll(async () => {
  api = await fakeTelegram(TOKEN)
  house = await testHouse(
    { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_API_ROOT: api.url },
    { clock: { now: () => new Date(now) } },
  )
  const signedIn = await send('/api/desk/session', ADMIN)
  cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
})
afterAll(async () => {
  house.close()
  await api.close()
})

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:8787', cookie, ...headers },
    body: JSON.stringify(body),
  })
const desk = async <T>(path: string, body: unknown = {}) => (await (await send(`/api/desk${path}`, body)).json()) as T
const hook = (body: unknown) => send('/webhooks/telegram', body, { 'x-telegram-bot-api-secret-token': SECRET })

interface Sent {
  text: string
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] }
}
async function sent(): Promise<Sent[]> {
  api.calls.splice(0)
  for (let turn = 0; turn < 3; turn += 1) {
    now += 2_000
    await house.house.deliver()
  }
  return api.calls.filter(({ method }) => method === 'sendMessage').map(({ payload }) => payload as unknown as Sent)
}

it('binds, calls, is answered, and opens no talk', async () => {
  const { code } = await desk<{ code: string }>('/me/chat')
  await hook(update.text(`绑定 ${code}`))
  expect((await sent()).map(({ text }) => text)).toEqual([expect.stringContaining('绑好了')])

  const facts = { incident: 'homeless', shelterTonight: false }
  const { number } = await desk<{ number: string }>('/cases', { firstMessage: '今晚没地方住', facts, town: '访仙镇' })
  await house.house.tick()
  const [call] = await sent()
  expect(call?.text).toContain('很急求助 1 宗 · 访仙镇')
  const [coming, told] = (call?.reply_markup?.inline_keyboard ?? []).flat()
  expect([coming?.text, told?.text]).toEqual(['我来', '已通知别人'])

  await hook(update.press(coming?.callback_data ?? ''))
  expect((await sent()).map(({ text }) => text)).toEqual([expect.stringContaining('记下了，您来')])
  expect((await house.house.turns.cases.find(number))?.timeline.at(-1)?.text).toBe('应了呼叫：我来')
  expect(await house.house.turns.conversations.findByAddress('telegram', '4711')).toBeNull()
})
