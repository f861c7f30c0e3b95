/** Replies to WeChat by customer-service messages: plain text in parts of 2,048 bytes, pictures, links to papers; errors told apart by what to do about them. */
import * as z from 'zod'
import { replyText, splitText, utf8Length } from '../../core/reply-text.ts'
import type { Reply } from '../../core/reply.ts'
import type { Channel, MediaOutcome, OutgoingFile, SendOutcome } from '../../ports/channel.ts'
import { downloadUrl, wechatApi, type ApiAnswer, type WechatApi } from './api.ts'

export interface WechatOptions {
  appId: string
  /** Null: no customer-service messages; only the answer in the HTTP response reaches the resident. */
  appSecret: string | null
  apiRoot: string | null
}

/** Longest text of a message, in bytes of UTF-8 (客服接口-发消息, 被动回复用户消息). */
export const MAX_TEXT_BYTES = 2048
const RETRY_MS = 5_000
/** The office mends it (secret, list of addresses) or the day's quota comes back: not worth asking every few seconds. */
const SLOW_RETRY_MS = 60_000

/** -1 busy; 45009 quota; 40013, 40125, 40164, 41001 and 50002 settings of the account. */
const RETRIES: Readonly<Record<number, number>> = {
  [-1]: RETRY_MS,
  40001: RETRY_MS,
  40014: RETRY_MS,
  42001: RETRY_MS,
  40013: SLOW_RETRY_MS,
  40125: SLOW_RETRY_MS,
  40164: SLOW_RETRY_MS,
  41001: SLOW_RETRY_MS,
  45009: SLOW_RETRY_MS,
  50002: SLOW_RETRY_MS,
}

export function wechatChannel({ appId, appSecret, apiRoot }: WechatOptions): Channel {
  const api = appSecret === null ? null : wechatApi({ appId, appSecret, apiRoot })
  return {
    name: 'wechat',
    can: { choices: false, links: false },
    async send(address, reply, done = 0, files = []) {
      if (api === null) return { kind: 'gone', reason: 'wechat without app secret' }
      const steps = [
        ...textParts(reply).map((part) => () => api.sendText(address, part)),
        ...files.map((file) => () => sendFile(api, address, file)),
      ]
      for (const [index, step] of steps.entries()) {
        if (index < done) continue
        const { code } = await step()
        const failed = code === 0 ? null : failureOf(code)
        if (failed !== null) return failed.kind === 'retry' ? { ...failed, done: index } : failed
      }
      return { kind: 'sent' }
    },
    fetchMedia: (ref) => fetchPicture(api, apiRoot, ref),
  }
}

/** 素材管理, 新增临时素材: pictures of these kinds up to 10 MB; there is no message for a PDF. */
const UPLOADED = /^image\/(jpeg|png)$/
const MAX_IMAGE_BYTES = 10 * 1024 * 1024
/** WeChat's own code for a kind of file that it does not take. */
const NOT_TAKEN = 40004

/** A picture as a picture; what WeChat does not take as words with an address. */
async function sendFile(api: WechatApi, openId: string, file: OutgoingFile): Promise<ApiAnswer> {
  if (UPLOADED.test(file.kind) && file.bytes.length <= MAX_IMAGE_BYTES) {
    const uploaded = await api.uploadImage(file)
    if ('mediaId' in uploaded) return api.sendImage(openId, uploaded.mediaId)
    if (uploaded.code === null || RETRIES[uploaded.code] !== undefined) return uploaded
  }
  return file.byLink === null ? { code: NOT_TAKEN } : api.sendText(openId, file.byLink)
}

export function textParts(reply: Reply): string[] {
  return splitText(replyText(reply, { buttons: false }), MAX_TEXT_BYTES, utf8Length)
}

/** 45015: silent for 48 hours; 45047: too many without an answer; 43004, 48001 …: not following. None of them mends by trying. */
function failureOf(code: number | null): Exclude<SendOutcome, { kind: 'sent' }> {
  if (code === null) return { kind: 'retry', afterMs: RETRY_MS }
  const afterMs = RETRIES[code]
  return afterMs === undefined ? { kind: 'gone', reason: `wechat ${code}` } : { kind: 'retry', afterMs }
}

/** No such picture, or it is older than three days. */
const NOT_FOUND = 40007
const picture = z.object({ id: z.string(), url: z.string() })

/** By its id when there is a token for it, else by the address in the message, if that is one of WeChat's own. */
async function fetchPicture(api: WechatApi | null, apiRoot: string | null, ref: string): Promise<MediaOutcome> {
  const { id, url } = picture.parse(JSON.parse(ref))
  const found = api !== null && id !== '' ? await api.download(id) : { code: NOT_FOUND }
  const refused = found !== 'too-big' && 'code' in found && found.code !== null && RETRIES[found.code] === undefined
  return outcomeOf(refused && isWechats(url, apiRoot) ? await downloadUrl(url) : found)
}

function outcomeOf(found: Awaited<ReturnType<typeof downloadUrl>>): MediaOutcome {
  if (found === 'too-big') return { kind: 'gone', reason: 'too-big' }
  if ('bytes' in found) return { kind: 'fetched', bytes: found.bytes }
  return found.code === null || RETRIES[found.code] !== undefined
    ? { kind: 'retry' }
    : { kind: 'gone', reason: 'not-found' }
}

/** In plain mode the body is not signed: an address in it must not make this server ask just anybody. */
function isWechats(url: string, apiRoot: string | null): boolean {
  if (!URL.canParse(url)) return false
  const { host, protocol } = new URL(url)
  if (apiRoot !== null && URL.canParse(apiRoot) && new URL(apiRoot).host === host) return true
  return /^https?:$/.test(protocol) && /(^|\.)(qpic\.cn|weixin\.qq\.com)$/.test(host)
}
