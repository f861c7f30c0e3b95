/** Fetches updates by long polling, for an office without a public address. An update is confirmed only after it is on disk. */
import type { Update } from 'grammy/types'
import type { Metrics } from '../../ports/metrics.ts'
import type { Log } from '../../ports/system.ts'
import { telegramApi, type TelegramOptions } from './channel.ts'
import type { UpdateTaker } from './webhook.ts'

interface Watch {
  log: Log
  metrics: Metrics
}

/** How long Telegram holds an empty answer back; the call itself may take a little longer. */
const HOLD_SECONDS = 25
const PAUSE_MS = 3_000

/** Runs until `signal` aborts. A failed call is tried again; Telegram keeps what was not confirmed for 24 hours. */
export async function pollTelegram(
  options: TelegramOptions,
  taker: Pick<UpdateTaker, 'handle'>,
  watch: Watch,
  signal: AbortSignal,
): Promise<void> {
  const api = telegramApi(options, HOLD_SECONDS + 10)
  // grammY names the type of its own polyfill.
  const ending = signal as unknown as Parameters<typeof api.deleteWebhook>[1]
  let offset = 0
  let mayAsk = false
  while (!signal.aborted) {
    try {
      // While a webhook is set, Telegram refuses to be polled (409).
      if (!mayAsk) await api.deleteWebhook({}, ending)
      mayAsk = true
      const allowed = ['message', 'edited_message', 'callback_query'] as const
      const updates = await api.getUpdates({ offset, timeout: HOLD_SECONDS, allowed_updates: allowed }, ending)
      for (const update of updates) offset = await take(update, taker, watch)
    } catch (error) {
      if (signal.aborted) return
      mayAsk = false
      watch.log.error('telegram-polling', error)
      await pause(signal)
    }
  }
}

async function take(update: Update, taker: Pick<UpdateTaker, 'handle'>, { log, metrics }: Watch): Promise<number> {
  const { kind, afterwards } = await taker.handle(update)
  log.info('telegram-update', { update: update.update_id, kind })
  metrics.add('warmline_webhook_updates_total', { channel: 'telegram', kind })
  if (afterwards) void afterwards()
  return update.update_id + 1
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE_MS)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
