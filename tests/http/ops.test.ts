/** Readiness and figures of the whole house: what an operator sees, and that no resident is in it. */
import { afterEach, describe, expect, it } from 'vitest'
import { openTalk, testHouse, type TestHouse } from '../support/house.ts'

const TELEGRAM = {
  TELEGRAM_BOT_TOKEN: '123456:TEST',
  TELEGRAM_WEBHOOK_SECRET: 'secret',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
}
let house: TestHouse
let now = Date.parse('2026-11-24T02:00:00Z')
const open = async (env: Record<string, string> = {}) =>
  (house = await testHouse(env, { clock: { now: () => new Date(now) } }))
afterEach(() => house.close())

const page = async (headers: Record<string, string> = {}) => {
  const answer = await house.call('/metrics', { headers })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

describe('GET /metrics', () => {
  it('counts requests, messages, cases and turns, and names nobody', async () => {
    await open()
    const talk = await openTalk(house)
    await talk.say({ text: '家里着火了，我叫欧阳测试甲，电话13912345678' })
    await talk.say({ text: '低保怎么申请' })
    await house.call('/nowhere/13912345678')
    const { status, type, text } = await page()
    expect(status).toBe(200)
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(text).toContain('warmline_http_requests_total{method="POST",route="/api/chat/messages",status="200"} 2')
    expect(text).toContain('warmline_messages_total{channel="web",outcome="danger"} 1')
    expect(text).toContain('warmline_cases_opened_total{level="P0",channel="web"} 1')
    expect(text).toContain('warmline_turn_seconds_count{channel="web"} 2')
    expect(text).toContain('warmline_alerts_open{level="P0"} 1')
    expect(text).toMatch(/warmline_info\{version="\d+\.\d+\.\d+",model="words-only",embedder="none"\} 1/)
    expect(text).toMatch(/warmline_commits_total [1-9]/)
    expect(text).toMatch(/process_resident_memory_bytes [1-9]/)
    for (const personal of ['13912345678', '欧阳', talk.sessionId, talk.token]) expect(text).not.toContain(personal)
  })

  it('is read with the token alone once there is one', async () => {
    await open({ METRICS_TOKEN: 'only-for-the-monitoring' })
    expect((await page()).status).toBe(401)
    expect((await page({ authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await page({ authorization: 'Bearer only-for-the-monitoring' })).status).toBe(200)
  })

  it('counts an event stream while it is open', async () => {
    await open()
    const talk = await openTalk(house)
    const stream = await talk.get('/api/chat/stream')
    expect((await page()).text).toContain('warmline_sse_clients 1')
    await stream.body?.cancel()
    expect((await page()).text).toContain('warmline_sse_clients 0')
  })

  it('shows what waits in the outbox, and since when', async () => {
    await open(TELEGRAM)
    await house.call('/webhooks/telegram', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'secret' },
      body: JSON.stringify({
        update_id: 1,
        message: {
          message_id: 1,
          date: 1,
          chat: { id: 7, type: 'private' },
          from: { id: 7, is_bot: false },
          text: '您好',
        },
      }),
    })
    now += 90_000
    const { text } = await page()
    expect(text).toContain('warmline_outbox_pending 1')
    expect(text).toContain('warmline_outbox_oldest_seconds 90')
    const ready = await (await house.call('/readyz')).json()
    expect(ready).toMatchObject({ status: 'ready', outbox: 1, outboxOldestSeconds: 90, model: 'words-only' })
  })
})

describe('behind a proxy', () => {
  const cookieOf = async () => {
    const answer = await house.call('/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://127.0.0.1:8787',
        host: '127.0.0.1:8787',
        'x-forwarded-proto': 'https',
      },
      body: new URLSearchParams({ clientId: 't.proxy-01', text: '你好' }),
    })
    return answer.headers.get('set-cookie') ?? ''
  }

  it.each([
    ['counts', { TRUST_PROXY: 'true' }, true],
    ['counts not', {}, false],
  ])('its word on https %s with %o', async (_, env, secure) => {
    await open(env)
    expect((await cookieOf()).includes('Secure')).toBe(secure)
  })
})
