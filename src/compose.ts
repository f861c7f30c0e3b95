/** The one place where adapters meet services. Whoever starts the product — Node, workerd, a journey, a test — hands in the parts. */
import type { Hono } from 'hono'
import manifest from '../package.json' with { type: 'json' }
import { answererMaker } from './build-answerer.ts'
import type { Config } from './config.ts'
import { compileRules } from './content/rules.ts'
import { messages } from './content/messages.zh-CN.ts'
import { firstContactDue, type WorkingCalendar } from './core/cases/deadlines.ts'
import type { Bundle } from './core/knowledge/article.ts'
import type { Phones } from './core/knowledge/check-passage.ts'
import { assess } from './core/triage/assess.ts'
import { findPlace } from './core/understanding/place/place.ts'
import { townNamed } from './core/understanding/town-name.ts'
import { createApp } from './http/app.ts'
import { chatLimits } from './http/chat/env.ts'
import { deskRoutes } from './http/desk/routes.ts'
import type { DeskServices } from './services/desk/deps.ts'
import type { OpsDeps, Readiness } from './http/ops/routes.ts'
import type { TelegramWebhook } from './http/webhooks/telegram.ts'
import type { WechatWebhook } from './http/webhooks/wechat.ts'
import type { ArticleStore } from './ports/article-store.ts'
import type { AttachmentStore } from './ports/attachment-store.ts'
import type { Channel, InboundDoor } from './ports/channel.ts'
import type { CallOutStore } from './ports/call-out-store.ts'
import type { CaseStore } from './ports/case-store.ts'
import type { ConversationStore } from './ports/conversation-store.ts'
import type { DutyStore } from './ports/duty-store.ts'
import type { DocumentReader } from './ports/document-reader.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Metrics, Reading } from './ports/metrics.ts'
import type { FilterStore } from './ports/filter-store.ts'
import type { HouseholdStore } from './ports/household-store.ts'
import type { OfficeStore } from './ports/office-store.ts'
import type { ServiceVisitStore } from './ports/service-visit-store.ts'
import type { StaffStore } from './ports/staff-store.ts'
import type { TokenStore } from './ports/token-store.ts'
import type { Bell, Clock, Files, Ids, Log, PasswordHasher, Vault } from './ports/system.ts'
import type { HookSender } from './ports/hook-sender.ts'
import type { WebhookStore } from './ports/webhook-store.ts'
import type { VisitStore } from './ports/visit-store.ts'
import type { WorkbookWriter } from './ports/workbook-writer.ts'
import { deliverReplies, type DeliverDeps } from './services/deliver-replies.ts'
import { deliverHooks, hookPurge } from './services/webhooks/deliver.ts'
import { fetchMedia } from './services/fetch-media.ts'
import { linkToFile } from './services/file-link.ts'
import type { Answerer } from './services/answer-question.ts'
import { rulesInForce } from './services/answering/in-force.ts'
import { tickHandbook } from './services/handbook/clock.ts'
import type { HandbookServices } from './services/handbook/deps.ts'
import type { LabelledQuestion } from './services/handbook/labelled.ts'
import { liveHandbook } from './services/handbook/live.ts'
import { caseRegister } from './services/desk/case-register.ts'
import { presence, type Presence } from './services/desk/presence.ts'
import { hourlyOrphanAudit } from './services/audit-orphans.ts'
import { callingOut } from './services/dispatch/call-out.ts'
import { dispatcher } from './services/dispatch/dispatcher.ts'
import { answerByChat } from './services/dispatch/answer-by-chat.ts'
import { bindChat } from './services/dispatch/staff-chat.ts'
import { dailyPurge } from './services/erase-talk.ts'
import { deskStates } from './services/desk-state.ts'
import { handBack } from './services/hand-back.ts'
import { receiveInbound, type InboundDeps } from './services/receive-inbound.ts'
import type { TurnDeps } from './services/gather-world.ts'
import { senseMessage } from './services/sense-message.ts'
import { runTimers } from './services/run-timers.ts'
import { measuredStores } from './services/measure-store.ts'
import { outboxAge, readFigures } from './services/read-figures.ts'
import { webPages, type Assets } from './web/pages.ts'

const { version } = manifest

export interface Store {
  conversations: ConversationStore
  cases: CaseStore
  staff: StaffStore
  attachments: AttachmentStore
  articles: ArticleStore
  households: HouseholdStore
  visits: VisitStore
  office: OfficeStore
  duty: DutyStore
  callOuts: CallOutStore
  serviceVisits: ServiceVisitStore
  filters: FilterStore
  tokens: TokenStore
  webhooks: WebhookStore
  ready(): Promise<void>
}

export interface Parts {
  config: Pick<
    Config,
    'office' | 'deskHours' | 'publicUrl' | 'trustProxy' | 'metricsToken' | 'embedOrigins' | 'hookHosts'
  >
  store: Store
  vault: Vault
  clock: Clock
  ids: Ids
  bell: Bell
  log: Log
  metrics: MetricsRegistry
  /** What only the runtime knows: memory, commits. */
  readings?: () => readonly Reading[]
  files: Files
  hasher: PasswordHasher
  workbooks: WorkbookWriter
  calendar: WorkingCalendar
  bundle: Bundle
  answerer: Answerer
  /** What the handbook's backend needs besides; a runtime leaves out what it does not have. */
  handbook?: HandbookParts
  assets: Assets
  channels: readonly Channel[]
  /** Tells other systems of changes. */
  hooks: HookSender
  /** Makes the Telegram webhook out of the two things it may do; null without a bot. */
  telegram: ((door: InboundDoor) => TelegramWebhook) | null
  wechat?: ((door: InboundDoor) => WechatWebhook) | null
  model: Readiness['model']
  embedder: Readiness['embedder']
}

export interface HandbookParts {
  /** Builds the answerer of another handbook the way `answerer` was built. */
  make: (bundle: Bundle) => Promise<Answerer>
  makeTrial?: (bundle: Bundle) => Promise<Answerer>
  baseText: (slug: string) => Promise<string | null>
  embedder: Embedder | null
  documents: DocumentReader | null
  phones: Phones | null
  questions: readonly LabelledQuestion[]
}

/** Counts by name, and the page that shows them. */
export interface MetricsRegistry extends Metrics {
  text(readings?: readonly Reading[]): string
}

export interface House {
  app: Hono
  turns: TurnDeps
  handbook: HandbookServices
  presence: Presence
  /** Runs due clocks; returns how many. */
  tick(): Promise<number>
  /** Sends waiting replies; returns how many. Passes may overlap. */
  deliver(): Promise<number>
  /** Fetches pictures that channels only named; returns how many it looked at. */
  fetchMedia(): Promise<number>
  /** Tells other systems what waits to be told; returns how many were told. */
  push(): Promise<number>
  /** What a push channel may do with what it received. */
  inbound: InboundDoor
}

export function compose(parts: Parts): House {
  const { vault, clock, ids, bell, log, files, hasher, calendar, config, metrics } = parts
  const store = { ...parts.store, ...measuredStores(parts.store, metrics) }
  const rules = compileRules(parts.bundle.intents)
  const handbook = handbookServices(parts)
  const turns: TurnDeps = {
    ...store,
    clock,
    ids,
    bell,
    vault,
    files,
    log,
    metrics,
    rules,
    words: messages,
    office: config.office,
    calendar,
    sense: senseMessage(parts.handbook?.embedder ?? null, log),
    desk: deskStates({ ...store, calendar, hours: config.deskHours }),
    ask: (question, { history, town, now }) =>
      handbook.live.answerer.answer(question, { history, now, explain: true, ...(town ? { area: town } : {}) }),
    inForce: rulesInForce(parts, version),
  }
  const auditHourly = hourlyOrphanAudit(turns)
  const purgeDaily = dailyPurge(turns, config.office.keep)
  const purgeHooks = hookPurge({ webhooks: store.webhooks, clock })
  const watching = presence({ clock, bell })
  const chat = { ...turns, attachments: store.attachments, files, presence: watching, limits: chatLimits(clock) }
  const inboundDeps = { ...chat, channels: parts.channels }
  const links = { vault, clock, publicUrl: config.publicUrl }
  const linkTo = (attachmentId: string) => linkToFile(links, attachmentId)
  const delivery: DeliverDeps = { ...turns, channels: parts.channels, files, linkTo, partsDone: new Map() }
  const register = caseRegister(store)
  const dispatching = { ...turns, ...store, register }
  const callOut = callingOut({ ...dispatching, dispatcher: dispatcher(dispatching) })
  const atDesk: Parameters<typeof deskRoutes>[0] = {
    ...turns,
    register,
    takesChats: parts.channels.some(({ name }) => name === 'telegram'),
    staff: store.staff,
    attachments: store.attachments,
    households: store.households,
    visits: store.visits,
    office: store.office,
    duty: store.duty,
    callOuts: store.callOuts,
    serviceVisits: store.serviceVisits,
    filters: store.filters,
    tokens: store.tokens,
    webhooks: store.webhooks,
    hookHosts: config.hookHosts,
    presence: watching,
    answer: (question, options) => handbook.live.answerer.answer(question, options),
    tryOut: { sense: turns.sense, office: config.office },
    workbooks: parts.workbooks,
    files,
    hasher,
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    handbook,
    townOf: (named) => townNamed(named, rules.gazetteer),
    districtOf: (town) => findPlace(town, rules.gazetteer)?.county ?? null,
    eligibility: rules.eligibility,
    linksFiles: config.publicUrl !== null,
    handBack: (id, worker, instruction) => handBack(turns, id, worker, instruction),
    triage: (facts, firstMessage, now) => {
      const assessment = assess({ facts, firstMessage, now }, rules.triage, rules.safety)
      return { ...assessment, dueAt: firstContactDue(assessment.level, now, calendar).toISOString() }
    },
  }
  const inbound = inboundDoor(inboundDeps, atDesk)
  const desk = deskRoutes(atDesk)
  return {
    app: createApp({
      chat,
      desk,
      pages: webPages({
        ...chat,
        assets: parts.assets,
        handbook: handbook.live.bundle,
        embedOrigins: config.embedOrigins,
        staff: store.staff,
        secureCookies: config.publicUrl?.startsWith('https:') ?? false,
      }),
      telegram: parts.telegram?.(inbound) ?? null,
      wechat: parts.wechat?.(inbound) ?? null,
      ops: opsOf(parts),
      metrics,
      version,
      trustProxy: config.trustProxy,
      log,
    }),
    turns,
    handbook,
    presence: watching,
    inbound,
    async tick() {
      const ran = (await runTimers(turns)) + (await callOut())
      await auditHourly()
      await purgeHooks()
      return ran + (await purgeDaily()) + (await tickHandbook(handbook))
    },
    deliver: () => deliverReplies(delivery),
    push: () => deliverHooks({ ...turns, staff: store.staff, webhooks: store.webhooks, sender: parts.hooks }),
    fetchMedia: () => fetchMedia(inboundDeps),
  }
}

function inboundDoor(deps: InboundDeps, atDesk: DeskServices): InboundDoor {
  const { conversations, clock, bell } = deps
  return {
    receive: async (message) =>
      (await bindChat(atDesk, message)) || (await answerByChat(atDesk, message)) ? null : receiveInbound(deps, message),
    take: (receipt) => conversations.takeOutbox(receipt, clock.now().toISOString()),
    async release(receipt) {
      await conversations.releaseOutbox(receipt, clock.now().toISOString())
      bell.ring('outbox')
    },
  }
}

/** Without parts of its own the handbook still lives by words: drafts, reviews and publications work the same. */
function handbookServices(parts: Parts): HandbookServices {
  const { store, vault, clock, ids, bell, log, bundle, answerer } = parts
  const own: HandbookParts = parts.handbook ?? {
    make: answererMaker({ embedder: null, log: parts.log }),
    baseText: async () => null,
    embedder: null,
    documents: null,
    phones: null,
    questions: [],
  }
  const live = liveHandbook({ ...own, base: bundle, answerer, articles: store.articles, vault, clock, log })
  const { embedder, documents, phones, questions } = own
  return { ...store, live, clock, ids, bell, vault, log, embedder, documents, phones, questions }
}

function opsOf(parts: Parts): OpsDeps {
  const { store, model, embedder, clock, metrics, readings, config } = parts
  const build = { version, model, embedder }
  const figures = { conversations: store.conversations, clock, build, runtime: () => readings?.() ?? [] }
  return {
    ready: () => readiness(parts),
    metrics: async () => metrics.text(await readFigures(figures)),
    metricsToken: config.metricsToken,
  }
}

async function readiness({ store, model, embedder, clock, log }: Parts): Promise<Readiness> {
  const { conversations } = store
  try {
    await store.ready()
    const [outbox, outboxOldestSeconds] = [await conversations.outboxPending(), await outboxAge(conversations, clock)]
    return { database: true, model, embedder, outbox, outboxOldestSeconds }
  } catch (error) {
    log.error('not-ready', error)
    return { database: false, model, embedder, outbox: 0, outboxOldestSeconds: 0 }
  }
}
