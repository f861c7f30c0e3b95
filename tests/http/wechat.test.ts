/** WeChat end to end against a local API server: signatures, both modes, dedupe, the answer in time, and what WeChat refuses. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  contentOf,
  fakeWechat,
  openAnswer,
  plainXml,
  sealedPush,
  signedQuery,
  type FakeWechat,
  type WechatAccount,
} from '../support/fake-wechat.ts'
import { testHouse, type TestHouse } from '../support/house.ts'

const SECRET = 'app-secret-of-tests'
const ACCOUNT: WechatAccount = {
  appId: 'wx0000000000000001',
  token: 'token-of-tests',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  seconds: () => Math.floor(now / 1000),
}
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 7, 0xff, 0xd9])
let now = Date.parse('2026-11-24T02:00:00Z')
let api: FakeWechat
let house: TestHouse
let person = 0
let openId = ''
let msgId = 24_000_000

beforeAll(async () => {
  api = await fakeWechat(ACCOUNT.appId, SECRET)
  house = await testHouse(
    {
      WECHAT_APP_ID: ACCOUNT.appId,
      WECHAT_TOKEN: ACCOUNT.token,
      WECHAT_AES_KEY: ACCOUNT.aesKey,
      WECHAT_APP_SECRET: SECRET,
      WECHAT_API_ROOT: api.url,
    },
    { clock: { now: () => new Date(now) } },
  )
})
afterAll(async () => {
  house.close()
  await api.close()
})
beforeEach(() => {
  openId = `o-resident-${(person += 1)}`
  api.sent.splice(0)
  api.tokensAsked.splice(0)
})
afterEach(() => expect(house.house.turns.conversations.outboxPending()).resolves.toBe(0))

const push = (query: Record<string, string>, body: string) =>
  house.call(`/webhooks/wechat?${new URLSearchParams(query)}`, { method: 'POST', body })
const fieldsOf = (over: Record<string, string | number>) => ({
  ToUserName: 'gh_account',
  FromUserName: openId,
  CreateTime: ACCOUNT.seconds(),
  MsgType: 'text',
  ...('Event' in over ? {} : { MsgId: (msgId += 1) }),
  ...over,
})
const send = (over: Record<string, string | number>) => push(signedQuery(ACCOUNT), plainXml(fieldsOf(over)))
const say = async (text: string) => contentOf(await (await send({ Content: text })).text())
const talk = async () => {
  const id = await house.house.turns.conversations.findByAddress('wechat', openId)
  return id === null ? null : house.house.turns.conversations.load(id)
}
const heard = async () =>
  ((await talk())?.events ?? []).flatMap(({ event }) => (event.type === 'message-received' ? [event] : []))
const deliverAll = async () => {
  now += 6_000
  await house.house.deliver()
}

describe('the signature', () => {
  it('echoes at registration, in plain and in safe mode', async () => {
    const query = { ...signedQuery(ACCOUNT), echostr: '5839208' }
    const answer = await house.call(`/webhooks/wechat?${new URLSearchParams(query)}`)
    expect([answer.status, await answer.text()]).toEqual([200, '5839208'])
  })

  it.each([
    ['no signature', { signature: '' }],
    ['a wrong signature', { signature: '0'.repeat(40) }],
    ['another nonce', { nonce: 'another' }],
    ['another time', { timestamp: '1795000001' }],
  ])('answers %s with 401 and writes nothing', async (_, over) => {
    const query = { ...signedQuery(ACCOUNT), ...over }
    const answer = await push(query, plainXml(fieldsOf({ Content: '家里着火了' })))
    expect(answer.status).toBe(401)
    expect((await house.call(`/webhooks/wechat?${new URLSearchParams({ ...query, echostr: '1' })}`)).status).toBe(401)
    expect(await talk()).toBeNull()
  })

  it.each([
    ['older', -301],
    ['newer', 301],
  ])('is too old for use when it is %s than five minutes', async (_, seconds) => {
    const query = signedQuery(ACCOUNT, String(ACCOUNT.seconds() + seconds))
    expect((await push(query, plainXml(fieldsOf({ Content: '您好' })))).status).toBe(401)
    expect(await talk()).toBeNull()
  })

  it('covers the sealed words in safe mode', async () => {
    const { query, body } = sealedPush(ACCOUNT, plainXml(fieldsOf({ Content: '您好' })))
    const other = sealedPush(ACCOUNT, plainXml(fieldsOf({ Content: '着火了' })))
    expect((await push(query, other.body)).status).toBe(401)
    expect((await push({ ...query, msg_signature: '' }, body)).status).toBe(401)
    const stranger = sealedPush({ ...ACCOUNT, appId: 'wx-another' }, plainXml(fieldsOf({ Content: '您好' })))
    expect((await push(stranger.query, stranger.body)).status).toBe(401)
    expect(await talk()).toBeNull()
  })
})

describe('a body', () => {
  it.each([
    ['with a DTD', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><Content>&a;</Content></xml>', 400],
    ['that is no XML', '{}', 400],
    ['that is empty', '', 400],
    ['that is far too long', `<xml><Content>${'x'.repeat(70_000)}</Content></xml>`, 413],
  ])('%s is refused', async (_, body, status) => {
    expect((await push(signedQuery(ACCOUNT), body)).status).toBe(status)
  })

  it('without a sender is acknowledged, for WeChat would bring it for ever', async () => {
    const answer = await push(signedQuery(ACCOUNT), plainXml({ MsgType: 'text', Content: 'x' }))
    expect([answer.status, await answer.text()]).toEqual([200, 'success'])
  })
})

describe('a talk', () => {
  it('answers in the HTTP response, phones first, and says nothing twice', async () => {
    const answer = await send({ Content: '家里着火了咋办' })
    expect(answer.headers.get('content-type')).toContain('xml')
    const xml = await answer.text()
    expect(xml).toContain(`<ToUserName><![CDATA[${openId}]]></ToUserName><FromUserName><![CDATA[gh_account]]>`)
    expect(contentOf(xml)).toMatch(/^☎ 119 火警\n☎ 120 急救\n人先出来/)
    expect(contentOf(xml)).toMatch(/\n1\. \S+\n2\. /)
    await deliverAll()
    expect(api.sent).toEqual([])
  })

  it('takes a typed number for the choice', async () => {
    const shown = await say('家里着火了咋办')
    const number = /(\d)\. 都出来了/.exec(shown)?.[1] ?? ''
    expect(await say(number)).toContain('出来就好')
    expect((await heard()).at(-1)).toMatchObject({ text: '都出来了', choice: expect.any(String) as string })
  })

  it('is the same in safe mode, sealed both ways', async () => {
    const { query, body } = sealedPush(ACCOUNT, plainXml(fieldsOf({ Content: '家里着火了咋办' })))
    const answer = await push(query, body)
    const xml = await answer.text()
    // Not the number: sealed letters and digits may hold it by chance.
    expect(xml).not.toContain('☎')
    expect(contentOf(openAnswer(ACCOUNT, xml))).toContain('☎ 119')
    expect((await heard())[0]?.text).toBe('家里着火了咋办')
  })

  it('counts a message once, and answers it the same when WeChat brings it again', async () => {
    const fields = fieldsOf({ Content: '家里着火了咋办' })
    const answers = []
    for (let turn = 0; turn < 3; turn += 1)
      answers.push(contentOf(await (await push(signedQuery(ACCOUNT), plainXml(fields))).text()))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('119')
    expect(await heard()).toHaveLength(1)
    await deliverAll()
    expect(api.sent).toEqual([])
  })

  it('counts a message once when it is brought again while the first is in work', async () => {
    const fields = fieldsOf({ Content: '家里着火了咋办' })
    const both = await Promise.all([0, 1].map(() => push(signedQuery(ACCOUNT), plainXml(fields))))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await heard()).toHaveLength(1)
    await deliverAll()
    expect(api.sent).toEqual([])
  })
})

describe('what is no text', () => {
  it('keeps a picture, fetched by its id behind the answer', async () => {
    api.addMedia('media-1', JPEG)
    const answer = await send({ MsgType: 'image', PicUrl: 'http://mmbiz.qpic.cn/x', MediaId: 'media-1' })
    expect(await answer.text()).toBe('success')
    expect(await heard()).toEqual([])
    await house.house.fetchMedia()
    expect(await heard()).toMatchObject([{ attachments: [{ kind: 'image/jpeg' }] }])
    // No answer in the response waits for it, so the outbox does not either.
    await house.house.deliver()
    expect(api.sent.map(({ touser }) => touser)).toEqual([openId])
    await house.house.fetchMedia()
    expect(await heard()).toHaveLength(1)
  })

  it('says so when a picture cannot be had', async () => {
    await send({ MsgType: 'image', PicUrl: 'http://169.254.169.254/latest', MediaId: 'gone' })
    await house.house.fetchMedia()
    await deliverAll()
    expect(api.sent.map(({ content }) => content).join()).toContain('照片没收到')
  })

  it('reads the words WeChat heard in a voice message', async () => {
    await send({ MsgType: 'voice', MediaId: 'v', Format: 'amr', Recognition: '低保怎么申请。' })
    expect(await heard()).toMatchObject([{ text: '低保怎么申请。' }])
  })

  it('asks to write where WeChat heard nothing, and offers a phone', async () => {
    const said = contentOf(await (await send({ MsgType: 'voice', MediaId: 'v', Recognition: '' })).text())
    expect(said).toContain('☎ 12345')
    expect(said).toContain('打字')
    expect(await heard()).toMatchObject([{ text: '（发来一段语音）' }])
  })

  it('reads the address of a place', async () => {
    await say('家里没饭吃了')
    await send({ MsgType: 'location', Location_X: '32.1', Location_Y: '119.6', Label: '江苏省镇江市丹阳市珥陵镇' })
    expect((await heard()).at(-1)).toMatchObject({ text: '我在江苏省镇江市丹阳市珥陵镇' })
  })

  it.each(['video', 'shortvideo', 'link', 'file', 'something-new'])('answers %s with what to do', async (type) => {
    expect(contentOf(await (await send({ MsgType: type })).text())).toContain('打字')
  })
})

describe('events', () => {
  it('greet who begins to follow, once', async () => {
    const fields = fieldsOf({ MsgType: 'event', Event: 'subscribe', EventKey: '' })
    for (let turn = 0; turn < 2; turn += 1)
      expect(contentOf(await (await push(signedQuery(ACCOUNT), plainXml(fields))).text())).toMatch(/1\. 我要求助/)
    expect(await heard()).toHaveLength(1)
  })

  it('take a menu key for the button of that name', async () => {
    await send({ MsgType: 'event', Event: 'CLICK', EventKey: 'start:emergency-help' })
    expect(await heard()).toMatchObject([{ choice: 'start:emergency-help' }])
    await send({ MsgType: 'event', Event: 'CLICK', EventKey: '低保怎么申请', CreateTime: ACCOUNT.seconds() + 1 })
    expect((await heard()).at(-1)).toMatchObject({ text: '低保怎么申请' })
  })

  it.each(['unsubscribe', 'VIEW', 'TEMPLATESENDJOBFINISH'])('%s are acknowledged and leave no trace', async (event) => {
    const answer = await send({ MsgType: 'event', Event: event })
    expect([answer.status, await answer.text()]).toEqual([200, 'success'])
    expect(await talk()).toBeNull()
  })
})

describe('customer-service messages', () => {
  /** A worker's words come when no message waits for an answer. */
  const workerSays = async (...texts: string[]) => {
    await say('您好')
    const id = (await talk())?.head.id ?? ''
    for (const text of texts) {
      const loaded = await house.house.turns.conversations.load(id)
      if (loaded === null) throw new Error('no talk')
      const { head } = loaded
      const seq = head.lastSeq + 1
      const at = new Date(now).toISOString()
      const event = { type: 'notice-posted', text } as const
      const reply = { kind: 'notice', text } as const
      await house.house.turns.conversations.append({
        head: { ...head, lastSeq: seq },
        expectedSeq: head.lastSeq,
        events: [{ at, event }],
        outbox: [
          { id: `o-${openId}-${seq}`, conversationId: id, channel: 'wechat', address: openId, seq, reply, dueAt: at },
        ],
      })
    }
  }
  const texts = () => api.sent.map(({ content }) => content)

  it('bring the words of a worker, with one token for all', async () => {
    await workerSays('一', '二')
    await Promise.all([house.house.deliver(), house.house.deliver()])
    expect(texts()).toEqual(['一', '二'])
    expect(api.tokensAsked.length).toBeLessThanOrEqual(1)
  })

  it('ask for a new token when the old one has ended', async () => {
    await workerSays('一')
    api.endToken()
    await house.house.deliver()
    expect(texts()).toEqual(['一'])
    expect(api.tokensAsked).toEqual(['stable_token'])
  })

  it('take the plain token where there is no stable one', async () => {
    api.stableToken = false
    await workerSays('一')
    api.endToken()
    await house.house.deliver()
    expect(texts()).toEqual(['一'])
    expect(api.tokensAsked).toEqual(['token'])
    api.stableToken = true
  })

  it.each([45015, 45047, 43004, 40003])('are given up after %i, not tried for ever', async (code) => {
    await workerSays('一')
    api.failNext(code)
    await house.house.deliver()
    expect(await house.house.turns.conversations.outboxPending()).toBe(0)
    now += 3_600_000
    await house.house.deliver()
    expect(texts()).toEqual([])
  })

  it('are tried again when WeChat is busy, in their order', async () => {
    await workerSays('一', '二')
    api.failNext(-1)
    await house.house.deliver()
    expect(texts()).toEqual([])
    now += 60_000
    await house.house.deliver()
    expect(texts()).toEqual(['一', '二'])
  })

  it('send the parts of a long text once each, also when one fails', async () => {
    const long = Array.from({ length: 200 }, (_, index) => `第${index}句。`).join('')
    await workerSays(long.repeat(2))
    await house.house.deliver()
    expect(texts().length).toBeGreaterThan(1)
    expect(texts().join('')).toBe(long.repeat(2))
  })
})
