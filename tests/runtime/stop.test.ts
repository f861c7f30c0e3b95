/** The end of the process and long polling, on a real server: what is being answered is finished, what hangs is left. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startServer, type Running } from '../../src/start-node.ts'
import { fakeTelegram, update, type FakeTelegram } from '../support/fake-telegram.ts'

const TOKEN = '123456:TEST-token-of-nobody'
const SECRET = 'secret'
let api: FakeTelegram
let dataDir = ''
let server: Running | null = null

beforeEach(async () => {
  api = await fakeTelegram(TOKEN)
  dataDir = mkdtempSync(join(tmpdir(), 'warmline-stop-'))
})
afterEach(async () => {
  await server?.stop()
  server = null
  await api.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(env: Record<string, string>): Promise<Running> {
  const always = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', EMBEDDER: 'words' }
  server = await startServer(readConfig({ ...always, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.url, ...env }))
  return server
}

const post = (url: string, body: unknown) =>
  fetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    body: JSON.stringify(body),
  })

async function stopped(running: Running): Promise<number> {
  const from = performance.now()
  await running.stop()
  server = null
  return performance.now() - from
}

describe('the end', () => {
  it('comes within five seconds while the Bot API hangs', async () => {
    const running = await start({ TELEGRAM_WEBHOOK_SECRET: SECRET })
    const release = api.hang()
    expect((await post(running.url, update.text('您好'))).status).toBe(200)
    await expect.poll(() => api.calls.length).toBeGreaterThan(0)
    expect(await stopped(running)).toBeLessThan(5_000)
    release()
  })

  it('waits for no event stream, and comes at once when nothing is in work', async () => {
    const running = await start({ TELEGRAM_WEBHOOK_SECRET: SECRET })
    const opened = await fetch(`${running.url}/api/chat/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const { token } = (await opened.json()) as { token: string }
    const stream = await fetch(`${running.url}/api/chat/stream`, { headers: { authorization: `Bearer ${token}` } })
    expect(stream.status).toBe(200)
    expect(await stopped(running)).toBeLessThan(1_500)
    await stream.body?.cancel().catch(() => undefined)
  })

  it('finishes a request that is being answered', async () => {
    const running = await start({ TELEGRAM_WEBHOOK_SECRET: SECRET })
    const { turns } = running.house
    let began = (): void => undefined
    const inWork = new Promise<void>((resolve) => (began = resolve))
    const { append } = turns.conversations
    let letGo = (): void => undefined
    const gate = new Promise<void>((resolve) => (letGo = resolve))
    turns.conversations.append = async (batch) => {
      began()
      await gate
      return append(batch)
    }
    const answer = fetch(`${running.url}/`, {
      method: 'POST',
      headers: { origin: running.url },
      body: new URLSearchParams({ clientId: 't.end-0001', text: '您好' }),
      redirect: 'manual',
    })
    await inWork
    const end = stopped(running)
    letGo()
    expect((await answer).status).toBe(303)
    expect(await end).toBeLessThan(5_000)
  })
})

describe('long polling', () => {
  it('fetches updates, confirms them after they are on disk, and answers', async () => {
    api.queue(update.text('家里着火了咋办', 501), { update_id: 502, message: { no: 'chat' } })
    const running = await start({ TELEGRAM_MODE: 'polling' })
    await expect
      .poll(() => api.calls.some(({ method, payload }) => method === 'getUpdates' && payload['offset'] === 503), {
        timeout: 10_000,
      })
      .toBe(true)
    expect(api.calls.map(({ method }) => method).indexOf('deleteWebhook')).toBe(0)
    await expect
      .poll(() => api.calls.filter(({ method }) => method === 'sendMessage').length, { timeout: 10_000 })
      .toBeGreaterThan(0)
    expect((await post(running.url, update.text('x'))).status).toBe(401)
  })
})
