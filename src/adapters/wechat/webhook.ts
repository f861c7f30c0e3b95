/** The WeChat webhook of a house: who may speak to it, plain and safe mode, and the answer within five seconds. */
import type { InboundDoor, InboundReceipt } from '../../ports/channel.ts'
import type { Clock, Log } from '../../ports/system.ts'
import { MAX_TEXT_BYTES, textParts } from './channel.ts'
import { sameSignature, sign, wechatCipher, type WechatCipher } from './crypt.ts'
import { readPush } from './inbound.ts'
import { utf8Length } from '../../core/reply-text.ts'
import { readXml, writeXml } from './xml.ts'

export interface WechatSettings {
  appId: string
  token: string
  aesKey: string | null
  appSecret: string | null
}

export type Query = Readonly<Record<string, string>>
export type Answered =
  | { kind: 'wrong-signature' | 'unreadable' }
  /** `push` is what came, for log and figures. */
  | { kind: 'answered'; body: string; push: string }

export interface WechatTaker {
  /** The words to echo at registration; null when the signature is wrong. */
  echo(query: Query): Promise<string | null>
  /** Resolves when everything of the message is on disk. */
  receive(query: Query, body: string): Promise<Answered>
}

/** A signature is good for so long: in plain mode it covers no word of the body, and addresses end up in the logs of proxies. */
const FRESH_MS = 5 * 60_000
/** WeChat hangs up after five seconds; what is later than this goes by customer-service message. */
const ANSWER_WITHIN_MS = 4_000
/** Tells WeChat that all is well and nothing is said now. */
const NOTHING_NOW = 'success'

export function wechatWebhook(
  settings: WechatSettings,
  door: InboundDoor,
  clock: Clock,
  log: Log,
  ticks: () => number = () => performance.now(),
): WechatTaker {
  const { token, aesKey, appId, appSecret } = settings
  const cipher = aesKey === null ? null : wechatCipher(aesKey, appId)

  /** Whether the query was signed with our token, lately. */
  async function isSigned(
    given: string | undefined,
    { timestamp = '', nonce = '' }: Query,
    ...sealed: string[]
  ): Promise<boolean> {
    const age = Math.abs(clock.now().getTime() - Number(timestamp) * 1000)
    return sameSignature(given ?? '', await sign(token, timestamp, nonce, ...sealed)) && age <= FRESH_MS
  }

  async function answer(receipt: InboundReceipt | null, startedAt: number): Promise<string | null> {
    if (receipt === null || receipt.replies.length === 0) return null
    const text = oneText(receipt, appSecret !== null)
    const inTime = ticks() - startedAt < ANSWER_WITHIN_MS
    // Taken out of the outbox first: from then on nothing else says it, and a message brought again gets the same answer.
    if (text !== null && inTime && (await door.take(receipt))) return text
    await door.release(receipt)
    return null
  }

  return {
    async echo(query) {
      const { echostr = '', signature, msg_signature: sealedSignature } = query
      if (await isSigned(signature, query)) return echostr
      if (cipher === null || !(await isSigned(sealedSignature, query, echostr))) return null
      return cipher.open(echostr)
    },
    async receive(query, body) {
      const startedAt = ticks()
      const opened = await openBody(query, body, cipher, isSigned)
      if (opened.kind !== 'open') return opened
      const push = readPush(opened.fields)
      if (push.people === null) {
        log.warn('wechat-unreadable')
        return { kind: 'answered', body: NOTHING_NOW, push: push.kind }
      }
      const text = await answer(push.message && (await door.receive(push.message)), startedAt)
      if (text === null) return { kind: 'answered', body: NOTHING_NOW, push: push.kind }
      const seconds = Math.floor(clock.now().getTime() / 1000)
      const { from, to } = push.people
      const said = { ToUserName: from, FromUserName: to, CreateTime: seconds, MsgType: 'text', Content: text }
      const xml = writeXml(said)
      return {
        kind: 'answered',
        body: opened.safe && cipher ? await sealed(xml, cipher, token, seconds) : xml,
        push: push.kind,
      }
    },
  }
}

type Opened =
  | { kind: 'open'; fields: Readonly<Record<string, string>>; safe: boolean }
  | { kind: 'wrong-signature' | 'unreadable' }

/** In safe mode the signature covers the sealed words; the address's own signature does not and proves nothing about them. */
async function openBody(
  query: Query,
  body: string,
  cipher: WechatCipher | null,
  isSigned: (given: string | undefined, query: Query, ...sealed: string[]) => Promise<boolean>,
): Promise<Opened> {
  if (query['encrypt_type'] !== 'aes') {
    if (!(await isSigned(query['signature'], query))) return { kind: 'wrong-signature' }
    const fields = readXml(body)
    return fields === null ? { kind: 'unreadable' } : { kind: 'open', fields, safe: false }
  }
  const outer = readXml(body)
  const sealedWords = outer?.['Encrypt'] ?? ''
  if (cipher === null || !(await isSigned(query['msg_signature'], query, sealedWords)))
    return { kind: 'wrong-signature' }
  const inner = await cipher.open(sealedWords)
  // Sealed by our key for another account, or broken: as good as a wrong signature.
  if (inner === null) return { kind: 'wrong-signature' }
  const fields = readXml(inner)
  return fields === null ? { kind: 'unreadable' } : { kind: 'open', fields, safe: true }
}

/** All replies of a turn as the one text that an answer may be; null when they are too long and can go another way. */
function oneText({ replies }: InboundReceipt, canPush: boolean): string | null {
  const parts = replies.flatMap(textParts)
  const text = parts.join('\n\n')
  if (utf8Length(text) <= MAX_TEXT_BYTES) return text
  return canPush ? null : (parts[0] ?? null)
}

async function sealed(xml: string, cipher: WechatCipher, token: string, seconds: number): Promise<string> {
  const words = await cipher.seal(xml)
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => String(byte % 10)).join('')
  const signature = await sign(token, String(seconds), nonce, words)
  return writeXml({ Encrypt: words, MsgSignature: signature, TimeStamp: seconds, Nonce: nonce })
}
