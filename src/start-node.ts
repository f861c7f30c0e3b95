/** The product in one Node process: SQLite file, built-in model, web pages, clocks and outbox. Used by `npm start`, tests and benches. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { argon2Hasher } from './adapters/crypto/argon2-hasher.ts'
import { workbookWriter } from './adapters/spreadsheet/workbook-writer.ts'
import { createNodeVault } from './adapters/crypto/node-vault.ts'
import { folderAssets } from './adapters/files/folder-assets.ts'
import { DataKeyError, KEY_FILE, loadDataKey, parseKey } from './adapters/files/node-key.ts'
import { sealedFiles } from './adapters/files/sealed-files.ts'
import { documentReader } from './adapters/import/document-reader.ts'
import { jiebaSegmenter } from './adapters/jieba/segmenter.ts'
import { keyIdOfDatabase } from './adapters/sqlite/key-id.ts'
import { migrate, readMigrations } from './adapters/sqlite/migrate.ts'
import { DATABASE_FILE, openSqlite } from './adapters/sqlite/open.ts'
import { createStore } from './adapters/store/create-store.ts'
import { StoreError } from './adapters/store/store-error.ts'
import { inProcessBell } from './adapters/system/bell.ts'
import { systemClock } from './adapters/system/clock.ts'
import { timeSortedIds } from './adapters/system/ids.ts'
import { metricsRegistry } from './adapters/system/metrics.ts'
import { nodeReadings } from './adapters/system/node-readings.ts'
import { pinoLog } from './adapters/system/pino-log.ts'
import { telegramChannel } from './adapters/telegram/channel.ts'
import { pollTelegram } from './adapters/telegram/polling.ts'
import { telegramWebhook } from './adapters/telegram/webhook.ts'
import { nodeHookSender } from './adapters/webhook/node-sender.ts'
import { wechatChannel } from './adapters/wechat/channel.ts'
import { wechatWebhook } from './adapters/wechat/webhook.ts'
import { answererMaker } from './build-answerer.ts'
import { compose, type House } from './compose.ts'
import type { Config } from './config.ts'
import { loadBundle } from './content/load-bundle.ts'
import { articleFile, knownPhones, labelledQuestions } from './content/load-handbook.ts'
import { drain, type Drain } from './drain.ts'
import { fullModel, loadEmbedder } from './load-embedder.ts'
import { runLoops } from './run-loops.ts'
import { nationalCalendar } from './core/triage/calendar.ts'
import type { Channel } from './ports/channel.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Clock } from './ports/system.ts'
import { rememberVectors } from './services/handbook/remember-vectors.ts'
import { ensureAdministrator } from './services/auth/ensure-administrator.ts'

export interface Running {
  url: string
  port: number
  house: House
  /** One-time sign-in of the first administrator, while none has a password. */
  ticket: string | null
  /** Finishes what is being answered, within five seconds. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** `:memory:` keeps nothing; used by journeys. */
  database?: string
  clock?: Clock
  /** Instead of the push channels of the settings; used by journeys. */
  channels?: readonly Channel[]
  /** Told what takes a while: the first start of a fresh clone embeds the handbook. */
  say?: (line: string) => void
}

/** How long a request in work or a reply on its way may still take when the process is asked to end. */
const END_WITHIN_MS = 4_000

export async function buildHouse(
  config: Config,
  options: StartOptions = {},
): Promise<{ house: House; ticket: string | null; close: () => void }> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const clock = options.clock ?? systemClock()
  const log = pinoLog({ level: config.logLevel })
  const file = options.database ?? join(config.dataDir, DATABASE_FILE)
  const { dataDir } = config
  const dataKey = await loadDataKey({ dataDir, database: file, ...(config.dataKey ? { dataKey: config.dataKey } : {}) })
  const formerKeys = config.formerDataKeys.map((key) => parseKey(key, 'FORMER_DATA_KEYS'))
  const vault = createNodeVault({ dataKey, formerKeys })
  const sqlite = openSqlite({ file })
  migrate(sqlite.connection, readMigrations(), () => clock.now())
  const store = createStore({ d1: sqlite.d1, vault, now: () => clock.now() })
  await readyUnderItsKey(store, file)
  const ids = timeSortedIds(clock)
  const bundle = loadBundle()
  const { embedder, dictionary } = await loadEmbedder(config.embedder, log, fullModel(options.say))
  // Vectors of the handbook are kept for the next publication; questions only where the bench asks them.
  const remembered = embedder && rememberVectors(embedder, ['passage'])
  const trying = remembered && rememberVectors(remembered, ['question'])
  const answererWith = (own: Embedder | null) =>
    answererMaker({ embedder: own, log, segmenter: dictionary ? jiebaSegmenter : null })
  const { telegram, wechat } = config
  const hasher = argon2Hasher()
  const house = compose({
    config,
    store,
    vault,
    clock,
    ids,
    bell: inProcessBell(),
    log,
    metrics: metricsRegistry(),
    readings: () => nodeReadings(sqlite.counts()),
    files: sealedFiles(join(config.dataDir, 'files'), vault),
    hasher,
    workbooks: workbookWriter(),
    calendar: nationalCalendar,
    bundle,
    answerer: await answererWith(remembered)(bundle),
    handbook: {
      make: answererWith(remembered),
      makeTrial: answererWith(trying),
      baseText: articleFile,
      embedder,
      documents: documentReader(),
      phones: knownPhones(),
      questions: labelledQuestions(),
    },
    assets: folderAssets(new URL('../build/', import.meta.url)),
    hooks: nodeHookSender(config.hookHosts),
    channels: options.channels ?? [
      ...(telegram ? [telegramChannel(telegram)] : []),
      ...(wechat ? [wechatChannel(wechat)] : []),
    ],
    telegram: telegram ? (door) => telegramWebhook(telegram, door, log) : null,
    wechat: wechat ? (door) => wechatWebhook(wechat, door, clock, log) : null,
    model: modelState(config.embedder, embedder),
    embedder: embedder?.id ?? null,
  })
  const { ticket } = await ensureAdministrator(
    { staff: store.staff, clock, ids, vault, hasher, bell: house.turns.bell },
    config.admin ?? {},
  )
  // What was published before the stop answers from the first question on.
  await house.handbook.live.refresh()
  return { house, ticket: ticket ?? null, close: () => sqlite.close() }
}

/** A key that does not fit is a matter of files, not of code: it is said in words. */
async function readyUnderItsKey(store: { ready(): Promise<void> }, file: string): Promise<void> {
  try {
    await store.ready()
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'data-key') throw error
    throw new DataKeyError(
      `${KEY_FILE} (or DATA_KEY) does not open ${file}: the data was sealed under another key` +
        ` (id ${keyIdOfDatabase(file) ?? 'unknown'}). Bring the key of the server that the data comes from. Nothing was lost.`,
    )
  }
}

/** The full model is named by its family; another in its place is a fault that `/readyz` shows. */
function modelState(wanted: Config['embedder'], embedder: Embedder | null): 'loaded' | 'fallback' | 'words-only' {
  if (embedder === null) return 'words-only'
  return wanted === 'bge' && !embedder.id.startsWith('bge') ? 'fallback' : 'loaded'
}

/** Starts serving. Resolves when the port listens. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<Running> {
  const { house, ticket, close } = await buildHouse(config, options)
  const { fetch, watch } = drain((request, env) => house.app.fetch(request, env))
  const server = await listen(fetch, config)
  const port = portOf(server)
  const endServer = watch(server)
  const loops = runLoops(house, polling(config, house))
  return {
    url: `http://${config.host}:${port}`,
    port,
    house,
    ticket,
    async stop() {
      // Both at once: the whole end stays below five seconds, whatever hangs.
      await Promise.all([endServer(END_WITHIN_MS), loops.stop(END_WITHIN_MS)])
      close()
    },
  }
}

/** Telegram without a webhook secret: updates are fetched. */
function polling({ telegram }: Config, { inbound, turns }: House): ((signal: AbortSignal) => Promise<void>) | null {
  if (telegram === null || telegram.secret !== null) return null
  const taker = telegramWebhook(telegram, inbound, turns.log)
  return (signal) => pollTelegram(telegram, taker, turns, signal)
}

function listen(fetch: Drain['fetch'], config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: config.host, port: config.port }, () => resolve(server))
    server.once('error', reject)
  })
}

function portOf(server: ServerType): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
