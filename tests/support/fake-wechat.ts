/** A local WeChat API server that speaks the real protocol, and pushes signed and sealed as WeChat makes them (by node:crypto, not by our own code). */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'

export interface SentText {
  touser: string
  content: string
}

export interface SentImage {
  touser: string
  name: string
  bytes: Uint8Array
}

export interface FakeWechat {
  url: string
  sent: SentText[]
  images: SentImage[]
  /** The next uploads are refused with this code. */
  failUpload(errcode: number, times?: number): void
  /** How often a token was asked for, by path. */
  tokensAsked: string[]
  /** The next `times` customer-service messages are refused with this code. */
  failNext(errcode: number, times?: number): void
  /** The token given out last ends now. */
  endToken(): void
  /** Calls hang until released. */
  hang(): () => void
  addMedia(id: string, bytes: Uint8Array): void
  /** Without it, only the plain token is served. */
  stableToken: boolean
  close(): Promise<void>
}

type CustomMessage = { touser: string } & (
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: { media_id: string } }
)

export async function fakeWechat(appId: string, secret: string): Promise<FakeWechat> {
  const sent: SentText[] = []
  const images: SentImage[] = []
  const uploads = new Map<string, Omit<SentImage, 'touser'>>()
  const uploadFailures: number[] = []
  const tokensAsked: string[] = []
  const failures: number[] = []
  const media = new Map<string, Uint8Array>()
  let token = ''
  let hanging: Promise<void> | null = null
  const app = new Hono()
  const fake = { stableToken: true }

  const give = (given: { appid?: string | undefined; secret?: string | undefined }) => {
    if (given.appid !== appId) return { errcode: 40013, errmsg: 'invalid appid' }
    if (given.secret !== secret) return { errcode: 40125, errmsg: 'invalid appsecret' }
    token = `token-${randomBytes(8).toString('hex')}`
    return { access_token: token, expires_in: 7200 }
  }
  app.use('*', async (_, next) => {
    await hanging
    await next()
  })
  app.post('/cgi-bin/stable_token', async (c) => {
    if (!fake.stableToken) return c.json({ errcode: 48001, errmsg: 'api unauthorized' })
    tokensAsked.push('stable_token')
    return c.json(give(await c.req.json()))
  })
  app.get('/cgi-bin/token', (c) => {
    tokensAsked.push('token')
    return c.json(give(c.req.query()))
  })
  app.post('/cgi-bin/message/custom/send', async (c) => {
    if (c.req.query('access_token') !== token) return c.json({ errcode: 42001, errmsg: 'access_token expired' })
    const failure = failures.shift()
    if (failure !== undefined) return c.json({ errcode: failure, errmsg: 'refused' })
    const message = (await c.req.json()) as CustomMessage
    const { touser } = message
    if (message.msgtype === 'image') {
      const uploaded = uploads.get(message.image.media_id)
      if (!uploaded) return c.json({ errcode: 40007, errmsg: 'invalid media_id' })
      images.push({ touser, ...uploaded })
      return c.json({ errcode: 0, errmsg: 'ok' })
    }
    const { text } = message
    if (Buffer.byteLength(text.content) > 2048) return c.json({ errcode: 45002, errmsg: 'content size out of limit' })
    sent.push({ touser, content: text.content })
    return c.json({ errcode: 0, errmsg: 'ok' })
  })
  app.post('/cgi-bin/media/upload', async (c) => {
    if (c.req.query('access_token') !== token) return c.json({ errcode: 42001, errmsg: 'access_token expired' })
    const failure = uploadFailures.shift()
    if (failure !== undefined) return c.json({ errcode: failure, errmsg: 'refused' })
    if (c.req.query('type') !== 'image') return c.json({ errcode: 40004, errmsg: 'invalid media type' })
    const part = (await c.req.formData()).get('media')
    if (!(part instanceof File)) return c.json({ errcode: 41005, errmsg: 'media data missing' })
    // WeChat goes by the ending of the name.
    if (!/\.(jpe?g|png|gif)$/i.test(part.name)) return c.json({ errcode: 40005, errmsg: 'invalid file type' })
    const mediaId = `media-${randomBytes(6).toString('hex')}`
    uploads.set(mediaId, { name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) })
    return c.json({ type: 'image', media_id: mediaId, created_at: 1_795_000_000 })
  })
  app.get('/cgi-bin/media/get', (c) => {
    if (c.req.query('access_token') !== token) return c.json({ errcode: 40001, errmsg: 'invalid credential' })
    const bytes = media.get(c.req.query('media_id') ?? '')
    if (!bytes) return c.json({ errcode: 40007, errmsg: 'invalid media_id' })
    return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/jpeg' })
  })

  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return Object.assign(fake, {
    url: `http://127.0.0.1:${port}`,
    sent,
    images,
    tokensAsked,
    failUpload: (errcode: number, times = 1) => {
      for (let left = times; left > 0; left -= 1) uploadFailures.push(errcode)
    },
    failNext: (errcode: number, times = 1) => {
      for (let left = times; left > 0; left -= 1) failures.push(errcode)
    },
    endToken: () => void (token = 'ended'),
    hang() {
      let release = (): void => undefined
      hanging = new Promise((resolve) => {
        release = () => {
          hanging = null
          resolve()
        }
      })
      return release
    },
    addMedia: (id: string, bytes: Uint8Array) => void media.set(id, bytes),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  })
}

const sha1 = (...parts: string[]) => createHash('sha1').update(parts.toSorted().join('')).digest('hex')

export interface WechatAccount {
  appId: string
  token: string
  aesKey: string
  /** Seconds, by the clock of the house under test. */
  seconds: () => number
}

/** The query of a signed push, as WeChat appends it. */
export function signedQuery({ token, seconds }: WechatAccount, timestamp = String(seconds())): Record<string, string> {
  const nonce = randomBytes(5).toString('hex')
  return { signature: sha1(token, timestamp, nonce), timestamp, nonce, openid: 'o-anybody' }
}

export function plainXml(fields: Record<string, string | number>): string {
  const lines = Object.entries(fields).map(([name, value]) =>
    typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`,
  )
  return `<xml>\n${lines.join('\n')}\n</xml>`
}

/** A sealed push (安全模式) with its query. */
export function sealedPush(account: WechatAccount, xml: string): { query: Record<string, string>; body: string } {
  const { token, seconds } = account
  const sealed = seal(account, xml)
  const [timestamp, nonce] = [String(seconds()), randomBytes(5).toString('hex')]
  const query = {
    signature: sha1(token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: sha1(token, timestamp, nonce, sealed),
  }
  return { query, body: plainXml({ ToUserName: 'gh_account', Encrypt: sealed }) }
}

function seal({ aesKey, appId }: WechatAccount, text: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const words = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(words.length)
  const body = Buffer.concat([randomBytes(16), length, words, Buffer.from(appId)])
  const missing = 32 - (body.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([body, Buffer.alloc(missing, missing)])), cipher.final()]).toString(
    'base64',
  )
}

/** Opens a sealed answer and checks its signature as WeChat would. */
export function openAnswer(account: WechatAccount, xml: string): string {
  const field = (name: string) =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? ''
  const [sealed, timestamp, nonce] = [field('Encrypt'), field('TimeStamp'), field('Nonce')]
  if (field('MsgSignature') !== sha1(account.token, timestamp, nonce, sealed)) throw new Error('wrong MsgSignature')
  const key = Buffer.from(`${account.aesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
  const missing = plain.at(-1) ?? 0
  if (plain.length % 32 !== 0 || missing < 1 || missing > 32) throw new Error('wrong padding')
  const end = 20 + plain.readUInt32BE(16)
  const owner = plain.subarray(end, plain.length - missing).toString()
  if (owner !== account.appId) throw new Error(`sealed for ${owner}`)
  return plain.subarray(20, end).toString()
}

/** The words of a passive answer; '' for `success`. */
export function contentOf(xml: string): string {
  return /<Content><!\[CDATA\[([\s\S]*?)\]\]><\/Content>/.exec(xml)?.[1] ?? ''
}
