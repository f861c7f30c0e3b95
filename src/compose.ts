/** The one place where adapters meet services. Whoever starts the product — Node, workerd, a journey, a test — hands in the parts. */
import type { Hono } from 'hono'
import type { Config } from './config.ts'
import { compileRules } from './content/rules.ts'
import { messages } from './content/messages.zh-CN.ts'
import { firstContactDue, type WorkingCalendar } from './core/cases/deadlines.ts'
import type { DeskState } from './core/conversation/world.ts'
import type { Bundle } from './core/knowledge/article.ts'
import { beijing } from './core/time.ts'
import { assess } from './core/triage/assess.ts'
import { findPlace } from './core/understanding/place.ts'
import { createApp } from './http/app.ts'
import { deskRoutes } from './http/desk/routes.ts'
import type { Readiness } from './http/ops/routes.ts'
import type { TelegramWebhook } from './http/webhooks/telegram.ts'
import type { AttachmentStore } from './ports/attachment-store.ts'
import type { Channel, InboundMessage } from './ports/channel.ts'
import type { CaseStore, ConversationStore } from './ports/conversation-store.ts'
import type { StaffStore } from './ports/staff-store.ts'
import type { Bell, Clock, Files, Ids, Log, PasswordHasher, Vault } from './ports/system.ts'
import { deliverReplies } from './services/deliver-replies.ts'
import type { Answerer } from './services/answer-question.ts'
import { handBack } from './services/hand-back.ts'
import { keepAttachment } from './services/keep-attachment.ts'
import { conversationOf } from './services/open-conversation.ts'
import { receiveMessage, type TurnDeps } from './services/receive-message.ts'
import { runTimers } from './services/run-timers.ts'
import { webPages, type Assets } from './web/pages.ts'

export interface Store {
  conversations: ConversationStore
  cases: CaseStore
  staff: StaffStore
  attachments: AttachmentStore
  ready(): Promise<void>
}

export interface Parts {
  config: Pick<Config, 'office' | 'deskHours' | 'publicUrl'>
  store: Store
  vault: Vault
  clock: Clock
  ids: Ids
  bell: Bell
  log: Log
  files: Files
  hasher: PasswordHasher
  calendar: WorkingCalendar
  bundle: Bundle
  answerer: Answerer
  assets: Assets
  channels: readonly Channel[]
  /** Makes the Telegram webhook out of the two things it may do; null without a bot. */
  telegram: ((house: Inbound) => TelegramWebhook) | null
  model: Readiness['model']
}

/** What a push channel may do with what it received. */
export interface Inbound {
  receive(message: InboundMessage): Promise<void>
  keepPhoto(channel: InboundMessage['channel'], address: string, bytes: Uint8Array): Promise<string | null>
}

export interface House {
  app: Hono
  turns: TurnDeps
  /** Runs due clocks; returns how many. */
  tick(): Promise<number>
  /** Sends waiting replies; returns how many. */
  deliver(): Promise<number>
}

export function compose(parts: Parts): House {
  const { store, vault, clock, ids, bell, log, files, hasher, calendar, config } = parts
  const rules = compileRules(parts.bundle.intents)
  const turns: TurnDeps = {
    ...store,
    clock,
    ids,
    bell,
    vault,
    log,
    rules,
    words: messages,
    office: config.office,
    calendar,
    desk: (now) => deskState(store.conversations, calendar, config.deskHours, now),
    ask: (question, { history, town, now }) =>
      parts.answerer.answer(question, { history, now, ...(town ? { area: town } : {}) }),
  }
  const chat = { ...turns, attachments: store.attachments, files }
  const inbound: Inbound = {
    async receive(message) {
      const id = await conversationOf(turns, message.channel, message.address)
      const { clientId, channel, text, choice, attachmentIds } = message
      const found = await Promise.all((attachmentIds ?? []).map((attachment) => store.attachments.find(attachment)))
      const attachments = found.flatMap((kept) =>
        kept === null ? [] : [{ attachmentId: kept.id, kind: kept.kind, bytes: kept.bytes }],
      )
      await receiveMessage(turns, id, {
        clientId,
        channel,
        text: text ?? '',
        ...(choice ? { choice } : {}),
        ...(attachments.length > 0 ? { attachments } : {}),
      })
    },
    async keepPhoto(channel, address, bytes) {
      const kept = await keepAttachment(chat, await conversationOf(turns, channel, address), bytes)
      return kept.kind === 'kept' ? kept.attachment.attachmentId : null
    },
  }
  const desk = deskRoutes({
    ...turns,
    staff: store.staff,
    attachments: store.attachments,
    files,
    hasher,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    districtOf: (town) => findPlace(town, rules.gazetteer)?.county ?? null,
    handBack: (id, worker, instruction) => handBack(turns, id, worker, instruction),
    triage: (facts, firstMessage, now) => {
      const assessment = assess({ facts, firstMessage, now }, rules.triage, rules.safety)
      return { ...assessment, dueAt: firstContactDue(assessment.level, now, calendar).toISOString() }
    },
  })
  return {
    app: createApp({
      chat,
      desk,
      pages: webPages({
        ...chat,
        assets: parts.assets,
        handbook: parts.bundle,
        staff: store.staff,
        secureCookies: config.publicUrl?.startsWith('https:') ?? false,
      }),
      telegram: parts.telegram?.(inbound) ?? null,
      ready: () => readiness(parts),
      log,
    }),
    turns,
    tick: () => runTimers(turns),
    deliver: () => deliverReplies({ conversations: store.conversations, channels: parts.channels, clock, log }),
  }
}

async function readiness({ store, model, log }: Parts): Promise<Readiness> {
  try {
    await store.ready()
    return { database: true, model, outbox: await store.conversations.outboxPending() }
  } catch (error) {
    log.error('not-ready', error)
    return { database: false, model, outbox: 0 }
  }
}

/** Whether somebody is at the desk, and how many wait. No estimate is invented: minutes stay null until they are measured. */
async function deskState(
  conversations: ConversationStore,
  calendar: WorkingCalendar,
  hours: Config['deskHours'],
  now: Date,
): Promise<DeskState> {
  const { date, hour, minute } = beijing(now)
  const at = hour * 60 + minute
  const working = calendar.isWorkingDay(date)
  const open = working && at >= hours.from && at < hours.to
  const waiting = await conversations.list({ floor: 'waiting', limit: 100 })
  return {
    open,
    next: nextOpening(calendar, hours, now, working && at < hours.from),
    ahead: waiting.length,
    minutes: null,
  }
}

function nextOpening(calendar: WorkingCalendar, hours: Config['deskHours'], now: Date, today: boolean): string {
  const time = `${Math.floor(hours.from / 60)}:${String(hours.from % 60).padStart(2, '0')}`
  if (today) return `今天${time}`
  let day = new Date(now.getTime() + 86_400_000)
  for (let tries = 0; tries < 30 && !calendar.isWorkingDay(beijing(day).date); tries += 1)
    day = new Date(day.getTime() + 86_400_000)
  const { month, day: date, date: iso } = beijing(day)
  return iso === beijing(new Date(now.getTime() + 86_400_000)).date ? `明天${time}` : `${month}月${date}日${time}`
}
