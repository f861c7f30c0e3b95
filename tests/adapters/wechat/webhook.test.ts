/** Which way a reply goes: in the HTTP answer when it fits and is in time, else by the outbox; never both. */
import { describe, expect, it } from 'vitest'
import { wechatWebhook } from '../../../src/adapters/wechat/webhook.ts'
import type { InboundReceipt } from '../../../src/ports/channel.ts'
import type { Message } from '../../../src/core/reply.ts'
import { contentOf, plainXml, signedQuery, type WechatAccount } from '../../support/fake-wechat.ts'

const AT = new Date('2026-11-24T02:00:00Z')
const ACCOUNT: WechatAccount = {
  appId: 'wx0000000000000001',
  token: 'token-of-tests',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  seconds: () => AT.getTime() / 1000,
}
const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined }
const XML = plainXml({
  ToUserName: 'gh_1',
  FromUserName: 'o-1',
  CreateTime: ACCOUNT.seconds(),
  MsgType: 'text',
  Content: '您好',
  MsgId: 1,
})

function reply(text: string): Message {
  return { id: 'c.2', seq: 2, from: 'bot', kind: 'text', text, at: AT.toISOString() }
}

/** A webhook over a door that notes what it is asked; `took` says how long the turn took. */
function stage(replies: Message[], { took = 10, free = true, appSecret = 'secret' as string | null } = {}) {
  const asked: string[] = []
  let tick = 0
  const receipt: InboundReceipt = { conversationId: 'c', from: 1, to: 2, replies }
  const door = {
    receive: async () => {
      tick += took
      asked.push('receive')
      return receipt
    },
    take: async () => {
      asked.push('take')
      return free
    },
    release: async () => void asked.push('release'),
  }
  const settings = { appId: ACCOUNT.appId, token: ACCOUNT.token, aesKey: ACCOUNT.aesKey, appSecret }
  const webhook = wechatWebhook(settings, door, { now: () => AT }, LOG, () => tick)
  return {
    asked,
    async answer(): Promise<string> {
      const answered = await webhook.receive(signedQuery(ACCOUNT), XML)
      return answered.kind === 'answered' ? answered.body : answered.kind
    },
  }
}

describe('the replies of a turn', () => {
  it('ride on the answer, all in one text', async () => {
    const { asked, answer } = stage([reply('一'), reply('二')])
    expect(contentOf(await answer())).toBe('一\n\n二')
    expect(asked).toEqual(['receive', 'take'])
  })

  it('go by the outbox at once when the turn took too long', async () => {
    const { asked, answer } = stage([reply('一')], { took: 4_100 })
    expect(await answer()).toBe('success')
    expect(asked).toEqual(['receive', 'release'])
  })

  it('go by the outbox when they are too long for one text', async () => {
    const { asked, answer } = stage([reply('长'.repeat(500)), reply('长'.repeat(300))])
    expect(await answer()).toBe('success')
    expect(asked).toEqual(['receive', 'release'])
  })

  it('ride on the answer as far as they fit where there is no other way', async () => {
    const { asked, answer } = stage([reply('长。'.repeat(800))], { appSecret: null })
    const said = contentOf(await answer())
    expect(new TextEncoder().encode(said).length).toBeGreaterThan(1_500)
    expect(new TextEncoder().encode(said).length).toBeLessThanOrEqual(2_048)
    expect(asked).toEqual(['receive', 'take'])
  })

  it('are not said here when the outbox has them already', async () => {
    const { answer } = stage([reply('一')], { free: false })
    expect(await answer()).toBe('success')
  })

  it('may be none: a worker holds the floor', async () => {
    const { asked, answer } = stage([])
    expect(await answer()).toBe('success')
    expect(asked).toEqual(['receive'])
  })
})

describe('registration', () => {
  it('opens the sealed words in safe mode', async () => {
    const { sealedPush } = await import('../../support/fake-wechat.ts')
    const { query, body } = sealedPush(ACCOUNT, '5839208')
    const echostr = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body)?.[1] ?? ''
    const settings = { appId: ACCOUNT.appId, token: ACCOUNT.token, aesKey: ACCOUNT.aesKey, appSecret: null }
    const never = async () => Promise.reject(new Error('not now'))
    const door = { receive: never, take: never, release: never }
    const webhook = wechatWebhook(settings, door, { now: () => AT }, LOG)
    const { msg_signature, timestamp, nonce } = query
    const sealed = { msg_signature, timestamp, nonce, echostr } as Record<string, string>
    expect(await webhook.echo(sealed)).toBe('5839208')
    expect(await webhook.echo({ ...sealed, msg_signature: 'x' })).toBeNull()
  })
})
