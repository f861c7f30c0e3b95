/** Replies to Telegram by grammY: text with an inline keyboard, long texts in parts, files; errors told apart by what to do about them. */
import { Api, GrammyError, HttpError, InlineKeyboard, InputFile } from 'grammy'
import { readAtMost } from '../../core/read-at-most.ts'
import { replyText, splitText } from '../../core/reply-text.ts'
import type { Reply } from '../../core/reply.ts'
import type { Channel, MediaOutcome, OutgoingFile, SendOutcome } from '../../ports/channel.ts'
import { callbackData } from './callback.ts'
import { telegramPace } from './pace.ts'

export interface TelegramOptions {
  token: string
  /** Where the Bot API answers; a local fake in tests. */
  apiRoot: string | null
}

/** Telegram's longest message, in UTF-16 units (Bot API, sendMessage). */
const MAX_TEXT = 4096
/** Longest words under a picture (sendPhoto, sendDocument). */
const MAX_CAPTION = 1024
/** A larger picture goes as a file (sendPhoto). */
const MAX_PHOTO_BYTES = 10 * 1024 * 1024
const UPLOAD_SECONDS = 20
const DEFAULT_RETRY_MS = 5_000
/** A call that hangs is given up; the reply is tried again later. */
const TIMEOUT_SECONDS = 10
const API_ROOT = 'https://api.telegram.org'
/** Photos of a phone are below 1 MB; the Bot API itself serves up to 20 MB. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024

export function telegramApi({ token, apiRoot }: TelegramOptions, timeoutSeconds = TIMEOUT_SECONDS): Api {
  return new Api(token, { timeoutSeconds, ...(apiRoot ? { apiRoot } : {}) })
}

export function telegramChannel(options: TelegramOptions): Channel {
  const api = telegramApi(options)
  const uploads = telegramApi(options, UPLOAD_SECONDS)
  const pace = telegramPace()
  return {
    name: 'telegram',
    can: { choices: true, links: true },
    async send(address, reply, done = 0, files = []) {
      const chat = Number(address)
      const text = replyText(reply, { buttons: true })
      const caption = files.length > 0 && text.length <= MAX_CAPTION ? text : null
      const parts = caption === null ? splitText(text, MAX_TEXT, (part) => part.length) : []
      const keyboard = keyboardOf(reply)
      const steps = [
        ...parts.map((part, index) => () => {
          const buttons = keyboard && index === parts.length - 1 ? { reply_markup: keyboard } : {}
          return failureOf(api.sendMessage(chat, part, buttons))
        }),
        ...files.map((file, index) => () => sendFile(uploads, chat, file, index === 0 ? caption : null)),
      ]
      for (const [index, step] of steps.entries()) {
        if (index < done) continue
        await pace.turn(address)
        const failed = await step()
        if (failed !== null) return failed.kind === 'retry' ? { ...failed, done: index } : failed
      }
      return { kind: 'sent' }
    },
    fetchMedia: (ref) => fetchFile(api, options, ref),
  }
}

type Failure = Exclude<SendOutcome, { kind: 'sent' }>

/** A photo as a picture; what Telegram takes for none (too long, too large) and a paper as a file. */
async function sendFile(api: Api, chat: number, file: OutgoingFile, caption: string | null): Promise<Failure | null> {
  const words = caption === null ? {} : { caption }
  if (/^image\/(jpeg|png)$/.test(file.kind) && file.bytes.length <= MAX_PHOTO_BYTES) {
    const failed = await failureOf(api.sendPhoto(chat, new InputFile(file.bytes, file.name), words))
    if (failed?.kind !== 'gone' || failed.reason !== 'telegram 400') return failed
  }
  return failureOf(api.sendDocument(chat, new InputFile(file.bytes, file.name), words))
}

async function failureOf(call: Promise<unknown>): Promise<Failure | null> {
  try {
    await call
    return null
  } catch (error) {
    if (error instanceof GrammyError) return refused(error)
    if (error instanceof HttpError) return { kind: 'retry', afterMs: DEFAULT_RETRY_MS }
    throw error
  }
}

function refused(error: GrammyError): { kind: 'retry'; afterMs: number } | { kind: 'gone'; reason: string } {
  if (error.error_code === 429) return { kind: 'retry', afterMs: (error.parameters.retry_after ?? 5) * 1000 }
  // A wrong token (401, 404) is mended by the office: the words wait for it.
  if (error.error_code >= 500 || error.error_code === 401 || error.error_code === 404)
    return { kind: 'retry', afterMs: DEFAULT_RETRY_MS }
  return { kind: 'gone', reason: `telegram ${error.error_code}` }
}

async function fetchFile(api: Api, { token, apiRoot }: TelegramOptions, fileId: string): Promise<MediaOutcome> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(fileId)
    if (size > MAX_FILE_BYTES) return { kind: 'gone', reason: 'too-big' }
    if (path === undefined) return { kind: 'gone', reason: 'not-found' }
    const response = await fetch(`${apiRoot ?? API_ROOT}/file/bot${token}/${path}`, {
      signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
    })
    if (response.status === 404) return { kind: 'gone', reason: 'not-found' }
    if (!response.ok) return { kind: 'retry' }
    const bytes = await readAtMost(response.body, MAX_FILE_BYTES)
    return bytes === null ? { kind: 'gone', reason: 'too-big' } : { kind: 'fetched', bytes }
  } catch (error) {
    // "file is too big" and "wrong file_id" come as 400; what else fails is the network and passes.
    if (error instanceof GrammyError && error.error_code === 400)
      return { kind: 'gone', reason: /too big/.test(error.description) ? 'too-big' : 'not-found' }
    return { kind: 'retry' }
  }
}

function keyboardOf(reply: Reply): InlineKeyboard | null {
  if (!reply.choices?.length) return null
  return reply.choices.reduce(
    (keyboard, choice) => keyboard.text(choice.label, callbackData(choice)).row(),
    new InlineKeyboard(),
  )
}
