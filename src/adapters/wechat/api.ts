/** The calls to WeChat that the product makes: an access token kept until it ends, customer-service messages, pictures. */
import * as z from 'zod'
import { readAtMost } from '../../core/read-at-most.ts'

export interface WechatApiOptions {
  appId: string
  appSecret: string
  /** Where the API answers; a local fake in tests. */
  apiRoot: string | null
  now?: () => number
}

/** `code` 0 went through; other codes are WeChat's own; null: no answer, or none that can be read. */
export type ApiAnswer = { code: number | null }

export interface WechatApi {
  sendText(openId: string, text: string): Promise<ApiAnswer>
  sendImage(openId: string, mediaId: string): Promise<ApiAnswer>
  /** A picture that may be sent for three days. */
  uploadImage(picture: { name: string; kind: string; bytes: Uint8Array }): Promise<{ mediaId: string } | ApiAnswer>
  download(mediaId: string): Promise<{ bytes: Uint8Array } | ApiAnswer | 'too-big'>
}

const API_ROOT = 'https://api.weixin.qq.com'
const TIMEOUT_MS = 6_000
const UPLOAD_MS = 15_000
/** A token is given up early, so that none ends on the way. */
const EARLY_MS = 300_000
export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** The token is wrong, over, or replaced by somebody else's call for one. */
const TOKEN_CODES = new Set([40001, 40014, 42001])

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().default(7200) })
const uploadedSchema = z.object({ media_id: z.string().min(1) })
const codeSchema = z.looseObject({ errcode: z.number().default(0) })

export function wechatApi({ appId, appSecret, apiRoot, now = () => Date.now() }: WechatApiOptions): WechatApi {
  const root = (apiRoot ?? API_ROOT).replace(/\/+$/, '')
  let held: { token: string; until: number } | null = null
  let asking: Promise<string | ApiAnswer> | null = null

  /** One question for a token at a time, however many wait for it. */
  function accessToken(force: boolean): Promise<string | ApiAnswer> {
    if (!force && held !== null && held.until > now()) return Promise.resolve(held.token)
    asking ??= askToken(force).finally(() => (asking = null))
    return asking
  }

  /** The stable token leaves those of other servers valid; accounts and proxies without it have the plain one. */
  async function askToken(force: boolean): Promise<string | ApiAnswer> {
    const wanted = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }
    const stable = await jsonOf(await post(`${root}/cgi-bin/stable_token`, wanted))
    const query = new URLSearchParams({ grant_type: 'client_credential', appid: appId, secret: appSecret })
    const answer = tokenSchema.safeParse(stable).success
      ? stable
      : await jsonOf(await get(`${root}/cgi-bin/token?${query}`))
    const parsed = tokenSchema.safeParse(answer)
    if (!parsed.success) return { code: codeOf(answer) || null }
    const { access_token: token, expires_in: seconds } = parsed.data
    held = { token, until: now() + Math.max(60_000, seconds * 1000 - EARLY_MS) }
    return token
  }

  /** Runs a call with a token, and once more with a new one when WeChat says that it is over. */
  async function withToken<T>(call: (token: string) => Promise<T | ApiAnswer>): Promise<T | ApiAnswer> {
    const token = await accessToken(false)
    if (typeof token !== 'string') return token
    const answer = await call(token)
    if (!isAnswer(answer) || answer.code === null || !TOKEN_CODES.has(answer.code)) return answer
    const fresh = await accessToken(true)
    return typeof fresh === 'string' ? call(fresh) : fresh
  }

  const send = (message: Record<string, unknown>) =>
    withToken(async (token) => ({
      code: codeOf(await jsonOf(await post(`${root}/cgi-bin/message/custom/send?access_token=${token}`, message))),
    }))

  return {
    sendText: (openId, text) => send({ touser: openId, msgtype: 'text', text: { content: text } }),
    sendImage: (openId, mediaId) => send({ touser: openId, msgtype: 'image', image: { media_id: mediaId } }),
    uploadImage: ({ name, kind, bytes }) =>
      withToken(async (token) => {
        const form = new FormData()
        form.append('media', new File([new Uint8Array(bytes)], name, { type: kind }))
        const query = new URLSearchParams({ access_token: token, type: 'image' })
        const init = { method: 'POST', body: form }
        const answer = await jsonOf(await call(`${root}/cgi-bin/media/upload?${query}`, init, UPLOAD_MS))
        const uploaded = uploadedSchema.safeParse(answer)
        // An answer without a code and without a picture is none.
        return uploaded.success ? { mediaId: uploaded.data.media_id } : { code: codeOf(answer) || null }
      }),
    download: (mediaId) =>
      withToken(async (token) => {
        const query = new URLSearchParams({ access_token: token, media_id: mediaId })
        const response = await get(`${root}/cgi-bin/media/get?${query}`)
        return downloaded(response)
      }),
  }
}

/** A picture that WeChat serves without a token, by the address in the message. */
export async function downloadUrl(url: string): Promise<{ bytes: Uint8Array } | ApiAnswer | 'too-big'> {
  return downloaded(await get(url))
}

async function downloaded(response: Response | null): Promise<{ bytes: Uint8Array } | ApiAnswer | 'too-big'> {
  if (!response?.ok) return { code: null }
  // What goes wrong comes as JSON with status 200.
  if (/json|text\/plain/.test(response.headers.get('content-type') ?? ''))
    return { code: codeOf(await jsonOf(response)) }
  try {
    const bytes = await readAtMost(response.body, MAX_FILE_BYTES)
    return bytes === null ? 'too-big' : { bytes }
  } catch {
    return { code: null }
  }
}

function isAnswer(value: unknown): value is ApiAnswer {
  return typeof value === 'object' && value !== null && 'code' in value
}

function post(url: string, body: unknown): Promise<Response | null> {
  return call(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

function get(url: string): Promise<Response | null> {
  return call(url, {})
}

/** Null when the network or the other side failed. The address holds a token, so no error of it goes further. */
async function call(url: string, init: RequestInit, timeoutMs = TIMEOUT_MS): Promise<Response | null> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
  } catch {
    return null
  }
}

async function jsonOf(response: Response | null): Promise<unknown> {
  if (!response?.ok) return null
  try {
    return await response.json()
  } catch {
    return null
  }
}

function codeOf(answer: unknown): number | null {
  const parsed = codeSchema.safeParse(answer)
  return parsed.success ? parsed.data.errcode : null
}
