/** The Telegram webhook of a house: the secret to demand, what to do with an update, and what may wait until it is acknowledged. */
import type { InboundDoor } from '../../ports/channel.ts'
import type { Log } from '../../ports/system.ts'
import { telegramApi } from './channel.ts'
import { readUpdate } from './inbound.ts'

export interface TelegramSettings {
  token: string
  /** Null: no webhook, every call of it is refused. */
  secret: string | null
  apiRoot: string | null
}

export interface Taken {
  kind: string
  /** Asks the Bot API; nobody waits for it and its failure loses nothing. */
  afterwards: (() => Promise<void>) | null
}

export interface UpdateTaker {
  secret: string
  /** Resolves when everything of the update is on disk. */
  handle(update: unknown): Promise<Taken>
}

export function telegramWebhook(settings: TelegramSettings, door: Pick<InboundDoor, 'receive'>, log: Log): UpdateTaker {
  const api = telegramApi(settings)
  return {
    secret: settings.secret ?? '',
    async handle(update) {
      const { kind, message, callbackId } = readUpdate(update)
      if (message !== null) await door.receive(message)
      if (callbackId === null) return { kind, afterwards: null }
      const afterwards = async (): Promise<void> => {
        await api.answerCallbackQuery(callbackId).catch(() => log.warn('telegram-press-not-answered'))
      }
      return { kind, afterwards }
    },
  }
}
