/** A worker's photo or paper on its way to a resident of Telegram or WeChat: through the outbox, by the channel's own upload, or by a link. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pdf } from '../core/pictures/samples.ts'
import { fakeTelegram, update, type FakeTelegram } from '../support/fake-telegram.ts'
import { fakeWechat, plainXml, signedQuery, type FakeWechat } from '../support/fake-wechat.ts'
import { adminDesk, PIXEL_JPEG, testHouse, type TestHouse } from '../support/house.ts'

const TOKEN = '123456:TEST-token-of-nobody'
const [APP, SECRET] = ['wx0000000000000001', 'app-secret-of-tests']
const PDF = pdf()
const ACCOUNT = { appId: APP, token: 'token-of-tests', aesKey: '', seconds: () => Math.floor(now / 1000) }
let telegram: FakeTelegram
let wechat: FakeWechat
let house: TestHouse
let desk: Awaited<ReturnType<typeof adminDesk>>
let now = Date.parse('2026-11-24T02:00:00Z')
let made = 0

beforeAll(async () => {
  telegram = await fakeTelegram(TOKEN)
  wechat = await fakeWechat(APP, SECRET)
  house = await testHouse(
    {
      PUBLIC_URL: 'https://help.test',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_SECRET: 'secret-of-tests',
      TELEGRAM_API_ROOT: telegram.url,
      WECHAT_APP_ID: APP,
      WECHAT_TOKEN: ACCOUNT.token,
      WECHAT_APP_SECRET: SECRET,
      WECHAT_API_ROOT: wechat.url,
    },
    { clock: { now: () => new Date(now) } },
  )
  desk = await adminDesk(house)
})
afterAll(async () => {
  house.close()
  await Promise.all([telegram.close(), wechat.close()])
})
beforeEach(() => {
  telegram.calls.splice(0)
  wechat.sent.splice(0)
  wechat.images.splice(0)
})

const deliver = async () => {
  for (let pass = 0; pass < 3; pass += 1) {
    now += 10_000
    await house.house.deliver()
  }
}

/** A resident of the channel who asked for a person, and whom the administrator took. */
async function held(channel: 'telegram' | 'wechat'): Promise<{ id: string; address: string }> {
  made += 1
  const address = channel === 'telegram' ? String(9_000 + made) : `o-file-${made}`
  if (channel === 'telegram') {
    const chat = { id: Number(address), type: 'private', first_name: 'x' }
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'secret-of-tests' }
    await house.call('/webhooks/telegram', {
      method: 'POST',
      headers,
      body: JSON.stringify(update.text('人工', undefined, chat)),
    })
  } else {
    const fields = { ToUserName: 'gh', FromUserName: address, CreateTime: ACCOUNT.seconds(), MsgType: 'text' }
    const body = plainXml({ ...fields, MsgId: 77_000 + made, Content: '人工' })
    await house.call(`/webhooks/wechat?${new URLSearchParams(signedQuery(ACCOUNT))}`, { method: 'POST', body })
  }
  await deliver()
  const id = await house.house.turns.conversations.findByAddress(channel, address)
  if (id === null) throw new Error('no talk')
  expect((await desk('POST', `/conversations/${id}/claim`)).status).toBe(200)
  await deliver()
  telegram.calls.splice(0)
  wechat.sent.splice(0)
  return { id, address }
}

async function sendFile(id: string, bytes: Uint8Array, name: string): Promise<number> {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], name))
  const init = { method: 'POST', headers: { cookie: desk.cookie }, body: form }
  return (await house.call(`/api/desk/conversations/${id}/attachments`, init)).status
}
const lostIn = async (id: string) => (await desk('GET', `/conversations/${id}`)).body.undelivered as number[]
const alarmOf = async (id: string) =>
  ((await desk('GET', '/alerts')).body.alerts as { conversationId: string; text: string }[]).filter(
    ({ conversationId }) => conversationId === id,
  )

describe('to Telegram', () => {
  it('a photo goes as a picture, with who sent it under it', async () => {
    const { id, address } = await held('telegram')
    expect(await sendFile(id, PIXEL_JPEG, '回执.jpg')).toBe(201)
    await deliver()
    expect(telegram.calls.map(({ method }) => method)).toEqual(['sendPhoto'])
    const payload = telegram.calls[0]?.payload ?? {}
    expect(payload).toMatchObject({ chat_id: Number(address), photo: { name: expect.stringMatching(/\.jpg$/) } })
    expect(payload['caption']).toMatch(/^工作人员 .*：发来一张照片。$/)
    expect((payload['photo'] as { bytes: Uint8Array }).bytes.slice(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]))
  })

  it('a paper goes as a document', async () => {
    const { id } = await held('telegram')
    await sendFile(id, PDF, '申请表.pdf')
    await deliver()
    expect(telegram.calls).toHaveLength(1)
    expect(telegram.calls[0]).toMatchObject({
      method: 'sendDocument',
      payload: { document: { name: expect.stringMatching(/\.pdf$/), bytes: PDF } },
    })
  })

  it('what Telegram takes for no picture goes as a document', async () => {
    const { id } = await held('telegram')
    telegram.failNext('sendPhoto', 400, 'Bad Request: PHOTO_INVALID_DIMENSIONS')
    await sendFile(id, PIXEL_JPEG, 'long.jpg')
    await deliver()
    expect(telegram.calls.map(({ method }) => method)).toEqual(['sendPhoto', 'sendDocument'])
    expect(await lostIn(id)).toEqual([])
  })

  it('is tried again after a fault, and arrives once', async () => {
    const { id } = await held('telegram')
    telegram.failNext('sendPhoto', 502, 'Bad Gateway', 2)
    await sendFile(id, PIXEL_JPEG, 'a.jpg')
    await deliver()
    now += 60_000
    await deliver()
    expect(telegram.calls.filter(({ refused }) => !refused)).toHaveLength(1)
    expect(await house.house.turns.conversations.outboxPending()).toBe(0)
  })

  it('that reaches nobody is shown to the worker', async () => {
    const { id } = await held('telegram')
    telegram.failNext('sendPhoto', 403, 'Forbidden: bot was blocked by the user')
    await sendFile(id, PIXEL_JPEG, 'a.jpg')
    const { messages } = (await desk('GET', `/conversations/${id}`)).body
    await deliver()
    expect(await lostIn(id)).toEqual([messages.at(-1).seq])
    expect((await alarmOf(id)).map(({ text }) => text)).toContainEqual(expect.stringContaining('文件没送到'))
  })
})

describe('to WeChat', () => {
  it('a photo is uploaded and sent as a picture after who sent it', async () => {
    const { id, address } = await held('wechat')
    expect(await sendFile(id, PIXEL_JPEG, '回执.jpg')).toBe(201)
    await deliver()
    expect(wechat.sent.map(({ content }) => content)).toEqual([expect.stringMatching(/^工作人员 .*：发来一张照片。$/)])
    expect(wechat.images).toMatchObject([{ touser: address, name: expect.stringMatching(/\.jpg$/) }])
    expect(wechat.images[0]?.bytes.length).toBeGreaterThan(10)
  })

  it('a fault of the upload says no words twice', async () => {
    const { id } = await held('wechat')
    wechat.failUpload(-1, 2)
    await sendFile(id, PIXEL_JPEG, 'a.jpg')
    await deliver()
    now += 60_000
    await deliver()
    expect(wechat.sent).toHaveLength(1)
    expect(wechat.images).toHaveLength(1)
  })

  it('a paper goes by an address that opens it, for two days and for nobody who changes it', async () => {
    const { id } = await held('wechat')
    expect(await sendFile(id, PDF, '申请表.pdf')).toBe(201)
    await deliver()
    const url = /https:\S+/.exec(wechat.sent.at(-1)?.content ?? '')?.[0] ?? ''
    const { origin, pathname, search } = new URL(url)
    expect(origin).toBe('https://help.test')
    const page = await house.call(pathname + search)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('打开文件')])
    const file = await house.call(`${pathname}/open${search}`)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="f_.*\.pdf"$/)
    expect(file.headers.get('cache-control')).toContain('no-store')
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PDF)

    const query = new URLSearchParams(search)
    const until = Number(query.get('until'))
    for (const changed of [{ until: String(until + 3600) }, { key: 'x' }, { key: '' }, { until: 'NaN' }]) {
      const other = new URLSearchParams({ ...Object.fromEntries(query), ...changed })
      expect((await house.call(`${pathname}/open?${other}`)).status).toBe(404)
    }
    const another = pathname.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
    expect((await house.call(`${another}/open${search}`)).status).toBe(404)

    const before = now
    now = until * 1000
    const over = await house.call(pathname + search)
    expect([over.status, await over.text()]).toEqual([404, expect.stringContaining('这个链接不能用了')])
    expect((await house.call(`${pathname}/open${search}`)).status).toBe(404)
    now = before
  })

  it('a resident out of reach is shown to the worker', async () => {
    const { id } = await held('wechat')
    wechat.failNext(45015)
    await sendFile(id, PIXEL_JPEG, 'a.jpg')
    await deliver()
    expect(await lostIn(id)).toHaveLength(1)
    expect(wechat.images).toEqual([])
    expect((await alarmOf(id)).map(({ text }) => text)).toContainEqual(expect.stringContaining('文件没送到'))
  })
})

it('without a public address a paper for WeChat is refused before it is kept', async () => {
  const own = await testHouse({ WECHAT_APP_ID: APP, WECHAT_TOKEN: ACCOUNT.token, WECHAT_APP_SECRET: SECRET })
  const before = { house, desk }
  house = own
  desk = await adminDesk(own)
  const fields = { ToUserName: 'gh', FromUserName: 'o-own', CreateTime: 1, MsgType: 'text', MsgId: 1, Content: '人工' }
  const seconds = { ...ACCOUNT, seconds: () => Math.floor(Date.now() / 1000) }
  await house.call(`/webhooks/wechat?${new URLSearchParams(signedQuery(seconds))}`, {
    method: 'POST',
    body: plainXml(fields),
  })
  const id = (await house.house.turns.conversations.findByAddress('wechat', 'o-own')) ?? ''
  await desk('POST', `/conversations/${id}/claim`)
  expect(await sendFile(id, PDF, 'a.pdf')).toBe(400)
  expect(await sendFile(id, PIXEL_JPEG, 'a.jpg')).toBe(201)
  ;({ house, desk } = before)
  own.close()
})
