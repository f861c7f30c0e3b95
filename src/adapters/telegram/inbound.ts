/** Telegram updates → messages of the house: parsed, translated, nothing decided. */
import { Bot } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { InboundMessage } from '../../ports/channel.ts'
import { readCallback } from './callback.ts'
import type { TelegramOptions } from './channel.ts'

export interface TelegramHandlers {
  receive(message: InboundMessage): Promise<void>
  /** Keeps a photo and returns its attachment id, or null when it cannot be kept. */
  keepPhoto(address: string, bytes: Uint8Array): Promise<string | null>
}

/** A bot whose updates end in `receive`. It asks Telegram nothing at start: the id is the first part of the token. */
export function telegramBot(options: TelegramOptions, handlers: TelegramHandlers): Bot {
  const bot = new Bot(options.token, {
    botInfo: botInfo(options.token),
    ...(options.apiRoot ? { client: { apiRoot: options.apiRoot } } : {}),
  })
  bot.on('callback_query:data', async (ctx) => {
    const chat = ctx.chat?.id
    if (chat !== undefined) {
      await handlers.receive({
        channel: 'telegram',
        address: String(chat),
        clientId: clientId(ctx.update),
        ...readCallback(ctx.callbackQuery.data),
      })
    }
    await ctx.answerCallbackQuery()
  })
  bot.on('message:photo', async (ctx) => {
    const address = String(ctx.chat.id)
    const id = await handlers.keepPhoto(address, await download(ctx.getFile(), options))
    const caption = ctx.message.caption
    await handlers.receive({
      channel: 'telegram',
      address,
      clientId: clientId(ctx.update),
      ...(caption ? { text: caption } : {}),
      ...(id ? { attachmentIds: [id] } : {}),
    })
  })
  bot.on('message:text', async (ctx) => {
    const text = ctx.message.text === '/start' ? '您好' : ctx.message.text
    await handlers.receive({ channel: 'telegram', address: String(ctx.chat.id), clientId: clientId(ctx.update), text })
  })
  return bot
}

/** `update_id` is unique for a bot, so a redelivered update is the same message. */
function clientId(update: Update): string {
  return `tg-${update.update_id}`
}

async function download(
  file: Promise<{ file_path?: string | undefined }>,
  { token, apiRoot }: TelegramOptions,
): Promise<Uint8Array> {
  const { file_path: path } = await file
  const response = await fetch(`${apiRoot ?? 'https://api.telegram.org'}/file/bot${token}/${path}`)
  if (!response.ok) throw new Error(`telegram file ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

function botInfo(token: string): UserFromGetMe {
  return {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: '温情热线',
    username: 'warmline_bot',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  } as UserFromGetMe
}
