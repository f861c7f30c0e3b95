/** The Telegram webhook of a house: the secret to demand, and what to do with an update. */
import type { InboundMessage } from '../../ports/channel.ts'
import { telegramBot } from './inbound.ts'

export interface TelegramSettings {
  token: string
  /** Null: no webhook, every call of it is refused. */
  secret: string | null
  apiRoot: string | null
}

export interface InboundDoor {
  receive(message: InboundMessage): Promise<void>
  keepPhoto(channel: InboundMessage['channel'], address: string, bytes: Uint8Array): Promise<string | null>
}

export function telegramWebhook(
  settings: TelegramSettings,
  door: InboundDoor,
): { secret: string; handle(update: { update_id: number }): Promise<void> } {
  const bot = telegramBot(settings, {
    receive: (message) => door.receive(message),
    keepPhoto: (address, bytes) => door.keepPhoto('telegram', address, bytes),
  })
  return {
    secret: settings.secret ?? '',
    handle: (update) => bot.handleUpdate(update as Parameters<typeof bot.handleUpdate>[0]),
  }
}
