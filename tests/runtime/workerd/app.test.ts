/** The whole house inside workerd on D1: a talk is opened, answered by words, replayed, and the desk stays shut to strangers. */
import { applyD1Migrations, createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { beforeAll, describe, expect, it } from 'vitest'
import { sign, wechatCipher } from '../../../src/adapters/wechat/crypt.ts'
import { readXml, writeXml } from '../../../src/adapters/wechat/xml.ts'
import worker from '../../../src/main.worker.ts'

const bindings = {
  DB: env.DB,
  ASSETS: { fetch: async () => new Response(null, { status: 404 }) },
  DATA_KEY: '07'.repeat(32),
  ADMIN_USERNAME: 'admin-test',
  ADMIN_PASSWORD: 'only-for-tests-0001',
  WECHAT_APP_ID: 'wx0000000000000001',
  WECHAT_TOKEN: 'token-of-tests',
  WECHAT_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

async function call(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const context = createExecutionContext()
  const request = new Request(`https://warmline.test${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await worker.fetch(request, bindings as never, context)
  await waitOnExecutionContext(context)
  return response
}

beforeAll(() => applyD1Migrations(env.DB, env.MIGRATIONS))

describe('the house in workerd', () => {
  it('is ready, with the small model', async () => {
    expect(await (await call('/readyz')).json()).toMatchObject({ status: 'ready', model: 'loaded' })
  })

  it('answers a cry of fire with phones and opens the case', async () => {
    const { token } = (await (await call('/api/chat/sessions', {})).json()) as { token: string }
    const authorization = `Bearer ${token}`
    const said = await call('/api/chat/messages', { clientId: 'w1', text: '家里着火了咋办' }, { authorization })
    expect(said.status).toBe(200)
    const body = await said.text()
    expect(JSON.parse(body)).toMatchObject({
      case: { level: 'P0' },
      replies: [{ phones: [{ number: '119' }, { number: '120' }] }, {}],
    })
    const again = await call('/api/chat/messages', { clientId: 'w1', text: '家里着火了咋办' }, { authorization })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await again.text()).toBe(body)
  })

  it('answers WeChat in safe mode, sealed, by Web Crypto alone', async () => {
    const { WECHAT_AES_KEY, WECHAT_APP_ID, WECHAT_TOKEN } = bindings
    const cipher = wechatCipher(WECHAT_AES_KEY, WECHAT_APP_ID)
    const seconds = Math.floor(Date.now() / 1000)
    const message = { ToUserName: 'gh_1', FromUserName: 'o-1', CreateTime: seconds, MsgType: 'text', MsgId: 7 }
    const sealed = await cipher.seal(writeXml({ ...message, Content: '家里着火了咋办' }))
    const push = async (signature: string) => {
      const query = new URLSearchParams({
        timestamp: String(seconds),
        nonce: 'n',
        encrypt_type: 'aes',
        msg_signature: signature,
      })
      const body = writeXml({ ToUserName: 'gh_1', Encrypt: sealed })
      const request = new Request(`https://warmline.test/webhooks/wechat?${query}`, { method: 'POST', body })
      const context = createExecutionContext()
      const response = await worker.fetch(request, bindings as never, context)
      await waitOnExecutionContext(context)
      return response
    }
    expect((await push('0'.repeat(40))).status).toBe(401)
    const answer = await push(await sign(WECHAT_TOKEN, String(seconds), 'n', sealed))
    expect(answer.status).toBe(200)
    const inner = await cipher.open(readXml(await answer.text())?.['Encrypt'] ?? '')
    expect(readXml(inner ?? '')?.['Content']).toMatch(/^☎ 119 火警/)
  })

  it('counts for Prometheus', async () => {
    const page = await (await call('/metrics')).text()
    expect(page).toContain('warmline_info{')
    expect(page).toContain('warmline_turn_seconds_count{channel="wechat"} 1')
  })

  it('finds a handbook answer, quoted with its source', async () => {
    const { token } = (await (await call('/api/chat/sessions', {})).json()) as { token: string }
    const said = await call(
      '/api/chat/messages',
      { clientId: 'w2', text: '低保怎么申请' },
      { authorization: `Bearer ${token}` },
    )
    const { replies } = (await said.json()) as {
      replies: { kind: string; citations?: unknown[]; choices?: unknown[] }[]
    }
    expect(replies.some(({ citations, choices }) => (citations?.length ?? 0) > 0 || (choices?.length ?? 0) > 1)).toBe(
      true,
    )
  })

  it('shows the page and refuses a stranger at the desk', async () => {
    expect((await call('/')).headers.get('content-type')).toContain('text/html')
    expect((await call('/api/desk/cases')).status).toBe(401)
  })
})
