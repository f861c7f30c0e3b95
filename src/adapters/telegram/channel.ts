/** Replies to Telegram by grammY: text with an inline keyboard; errors told apart by what to do about them. */
import { Api, GrammyError, HttpError, InlineKeyboard } from 'grammy'
import type { Reply } from '../../core/reply.ts'
import type { Channel } from '../../ports/channel.ts'
import { callbackData } from './callback.ts'

export interface TelegramOptions {
  token: string
  /** Where the Bot API answers; a local fake in tests. */
  apiRoot: string | null
}

/** Telegram's longest message, in UTF-16 units (Bot API, sendMessage). */
const MAX_TEXT = 4096
const DEFAULT_RETRY_MS = 5_000

export function telegramApi({ token, apiRoot }: TelegramOptions): Api {
  return new Api(token, apiRoot ? { apiRoot } : {})
}

export function telegramChannel(options: TelegramOptions): Channel {
  const api = telegramApi(options)
  return {
    name: 'telegram',
    can: { choices: true, links: true },
    async send(address, reply) {
      try {
        const keyboard = keyboardOf(reply)
        await api.sendMessage(
          Number(address),
          textOf(reply).slice(0, MAX_TEXT),
          keyboard ? { reply_markup: keyboard } : {},
        )
        return { kind: 'sent' }
      } catch (error) {
        if (error instanceof GrammyError) return refused(error)
        if (error instanceof HttpError) return { kind: 'retry', afterMs: DEFAULT_RETRY_MS }
        throw error
      }
    },
  }
}

function refused(error: GrammyError): { kind: 'retry'; afterMs: number } | { kind: 'gone'; reason: string } {
  if (error.error_code === 429) return { kind: 'retry', afterMs: (error.parameters.retry_after ?? 5) * 1000 }
  if (error.error_code >= 500) return { kind: 'retry', afterMs: DEFAULT_RETRY_MS }
  return { kind: 'gone', reason: `telegram ${error.error_code}` }
}

/** The reply as plain text: phones first, then the words, why we ask, and the source. */
export function textOf(reply: Reply): string {
  const phones = (reply.phones ?? []).map(({ number, label }) => `☎ ${number} ${label}`).join('\n')
  const sources = (reply.citations ?? [])
    .map(({ title, section, source, effective }) => `依据：${title}·${section}，${source}（${effective}）`)
    .join('\n')
  return [phones, reply.text, reply.why ? `（为什么问：${reply.why}）` : '', sources].filter(Boolean).join('\n')
}

function keyboardOf(reply: Reply): InlineKeyboard | null {
  if (!reply.choices?.length) return null
  return reply.choices.reduce(
    (keyboard, choice) => keyboard.text(choice.label, callbackData(choice)).row(),
    new InlineKeyboard(),
  )
}
