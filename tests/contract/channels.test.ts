/** Web, Telegram and WeChat pass the one suite of channels. */
import { toMessages } from '../../src/core/conversation/messages.ts'
import { fakeTelegram, update } from '../support/fake-telegram.ts'
import { contentOf, fakeWechat, plainXml, signedQuery, type WechatAccount } from '../support/fake-wechat.ts'
import { openTalk, testHouse } from '../support/house.ts'
import { describeChannel, type ChannelUnderTest } from './describe-channel.ts'

const START = Date.parse('2026-11-24T02:00:00Z')

function movingClock() {
  let now = START
  return { clock: { now: () => new Date(now) }, forward: (ms: number) => void (now += ms) }
}

async function webChannel(): Promise<ChannelUnderTest> {
  const { clock, forward } = movingClock()
  const house = await testHouse({}, { clock })
  return {
    house,
    forward,
    async resident() {
      const talk = await openTalk(house)
      const say = async (body: Record<string, unknown>) => void (await talk.say(body))
      const messages = async () => {
        const found = await house.house.turns.conversations.load(talk.sessionId)
        return toMessages(talk.sessionId, found?.events ?? []).filter(({ from }) => from !== 'resident')
      }
      return {
        say: (text, key) => say({ clientId: key, text }),
        async choose(label, key) {
          const choice = (await messages())
            .flatMap(({ choices }) => choices ?? [])
            .findLast((each) => each.label === label)
          await say({ clientId: key, choice: choice?.id })
        },
        async photo(bytes, key) {
          const form = new FormData()
          form.set('file', new File([new Uint8Array(bytes)], 'photo.jpg'))
          const headers = { authorization: `Bearer ${talk.token}` }
          const kept = await house.call('/api/chat/attachments', { method: 'POST', headers, body: form })
          const { attachmentId } = (await kept.json()) as { attachmentId: string }
          await say({ clientId: key, attachmentIds: [attachmentId] })
        },
        seen: async () =>
          (await messages()).map(({ phones, text }) =>
            [...(phones ?? []).map(({ number }) => number), text].join('\n'),
          ),
        conversationId: async () => talk.sessionId,
      }
    },
    async intrude() {
      const headers = { authorization: 'Bearer guessed', 'content-type': 'application/json' }
      const body = JSON.stringify({ clientId: 'x', text: '着火了' })
      return (await house.call('/api/chat/messages', { method: 'POST', headers, body })).status
    },
    breakDown: null,
    limit: { most: Infinity, measure: (text) => text.length },
    close: async () => house.close(),
  }
}

async function telegram(): Promise<ChannelUnderTest> {
  const [token, secret] = ['123456:TEST-token-of-nobody', 'secret-of-tests']
  const { clock, forward } = movingClock()
  const api = await fakeTelegram(token)
  const env = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_API_ROOT: api.url }
  const house = await testHouse(env, { clock })
  let chats = 8_000
  const post = (body: unknown, given = secret) =>
    house.call('/webhooks/telegram', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': given },
      body: JSON.stringify(body),
    })
  const send = async (body: unknown) => void (await post(body))
  return {
    house,
    forward,
    async resident() {
      const chat = { id: (chats += 1), type: 'private', first_name: 'x' }
      const sent = () =>
        api.calls.filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === chat.id)
      const seen = async () =>
        sent()
          .filter((call) => !call.refused)
          .map(({ payload }) => String(payload['text']))
      return {
        say: (text, key) => send(update.text(text, Number(key), chat)),
        async choose(label, key) {
          type Markup = { inline_keyboard?: { text: string; callback_data: string }[][] }
          const keys = sent().flatMap(
            ({ payload }) => ((payload['reply_markup'] ?? {}) as Markup).inline_keyboard ?? [],
          )
          const data = keys.flat().findLast(({ text }) => text === label)?.callback_data ?? ''
          const press = update.press(data, Number(key)) as { callback_query: Record<string, unknown> }
          await send({
            ...press,
            callback_query: { ...press.callback_query, message: { message_id: 1, date: 1, chat } },
          })
        },
        async photo(bytes, key) {
          api.addFile(`file-${key}`, bytes)
          await send(update.message({ photo: [{ file_id: `file-${key}` }] }, Number(key), chat))
        },
        seen,
        conversationId: async () =>
          (await house.house.turns.conversations.findByAddress('telegram', String(chat.id))) ?? '',
      }
    },
    intrude: async () =>
      (await post(update.text('着火了', 1, { id: 9_999, type: 'private', first_name: 'x' }), 'guessed')).status,
    breakDown: () => api.failNext('sendMessage', 502, 'Bad Gateway'),
    limit: { most: 4096, measure: (text) => text.length },
    async close() {
      house.close()
      await api.close()
    },
  }
}

async function wechat(): Promise<ChannelUnderTest> {
  const { clock, forward } = movingClock()
  const account: WechatAccount = {
    appId: 'wx0000000000000001',
    token: 'token-of-tests',
    aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    seconds: () => Math.floor(clock.now().getTime() / 1000),
  }
  const api = await fakeWechat(account.appId, 'app-secret')
  const house = await testHouse(
    {
      WECHAT_APP_ID: account.appId,
      WECHAT_TOKEN: account.token,
      WECHAT_APP_SECRET: 'app-secret',
      WECHAT_API_ROOT: api.url,
    },
    { clock },
  )
  let people = 0
  const push = (query: Record<string, string>, fields: Record<string, string | number>) =>
    house.call(`/webhooks/wechat?${new URLSearchParams(query)}`, { method: 'POST', body: plainXml(fields) })
  return {
    house,
    forward,
    async resident() {
      const openId = `o-person-${(people += 1)}`
      /** What the app showed: one answer a message, however often it was brought, and what was sent besides. */
      const shown = new Map<string, string>()
      const order: string[] = []
      let read = api.sent.length
      const collect = () => {
        for (const { touser, content } of api.sent.slice(read)) if (touser === openId) order.push(content)
        read = api.sent.length
      }
      const send = async (key: string, fields: Record<string, string>) => {
        collect()
        const base = { ToUserName: 'gh_1', FromUserName: openId, CreateTime: account.seconds(), MsgId: Number(key) }
        const answer = contentOf(
          await (await push(signedQuery(account), { ...base, MsgType: 'text', ...fields })).text(),
        )
        if (answer !== '' && !shown.has(key)) order.push(answer)
        if (answer !== '') shown.set(key, answer)
      }
      const seen = async () => (collect(), [...order])
      return {
        say: (text, key) => send(key, { Content: text }),
        async choose(label, key) {
          const number = new RegExp(`^(\\d+)\\. ${label}$`, 'm').exec((await seen()).join('\n'))?.[1] ?? ''
          await send(key, { Content: number })
        },
        async photo(bytes, key) {
          api.addMedia(`media-${key}`, bytes)
          await send(key, { MsgType: 'image', MediaId: `media-${key}`, PicUrl: '' })
        },
        seen,
        conversationId: async () => (await house.house.turns.conversations.findByAddress('wechat', openId)) ?? '',
      }
    },
    async intrude() {
      const query = { ...signedQuery(account), signature: '0'.repeat(40) }
      const fields = {
        ToUserName: 'gh_1',
        FromUserName: 'o-x',
        CreateTime: 1,
        MsgType: 'text',
        Content: '着火了',
        MsgId: 1,
      }
      return (await push(query, fields)).status
    },
    breakDown: () => api.failNext(-1),
    limit: { most: 2048, measure: (text) => new TextEncoder().encode(text).length },
    async close() {
      house.close()
      await api.close()
    },
  }
}

describeChannel('web', webChannel)
describeChannel('Telegram', telegram)
describeChannel('WeChat', wechat)
