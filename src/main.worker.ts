/** Entry on Cloudflare Workers: the same house over D1, answering by the small static model. No Node-only import on this path. */
import bundleJson from '../build/content.json' with { type: 'json' }
import questionsJson from '../build/questions.json' with { type: 'json' }
import modelBytes from '../models/static/static.bin'
import learntBytes from '../models/topics/static.json.gz'
import { scryptHasher } from './adapters/crypto/scrypt-hasher.ts'
import { workbookWriter } from './adapters/spreadsheet/workbook-writer.ts'
import { createVault } from './adapters/crypto/web-vault.ts'
import type { D1 } from './adapters/sqlite/d1.ts'
import { readLearnt } from './adapters/static-embedder/learnt.ts'
import { staticEmbedder } from './adapters/static-embedder/static-embedder.ts'
import { createStore } from './adapters/store/create-store.ts'
import { d1Files } from './adapters/store/d1-files.ts'
import { inProcessBell } from './adapters/system/bell.ts'
import { systemClock } from './adapters/system/clock.ts'
import { consoleLog } from './adapters/system/console-log.ts'
import { timeSortedIds } from './adapters/system/ids.ts'
import { metricsRegistry } from './adapters/system/metrics.ts'
import { telegramChannel } from './adapters/telegram/channel.ts'
import { telegramWebhook } from './adapters/telegram/webhook.ts'
import { fetchHookSender } from './adapters/webhook/fetch-sender.ts'
import { wechatChannel } from './adapters/wechat/channel.ts'
import { wechatWebhook } from './adapters/wechat/webhook.ts'
import { answererMaker } from './build-answerer.ts'
import { compose, type House } from './compose.ts'
import { readConfig } from './config.ts'
import { labelledLine } from './content/labelled-line.ts'
import { bundleSchema } from './core/knowledge/article.ts'
import { nationalCalendar } from './core/triage/calendar.ts'
import type { Bell } from './ports/system.ts'
import { ensureAdministrator } from './services/auth/ensure-administrator.ts'

interface Env {
  DB: D1
  ASSETS: { fetch(request: Request | string): Promise<Response> }
  DATA_KEY?: string
  [setting: string]: unknown
}

interface Context {
  waitUntil(work: Promise<unknown>): void
}

/** News may come from another isolate, which cannot ring here: look again after this time. */
const LOOK_AGAIN_MS = 1_500

let built: Promise<House> | null = null

async function build(env: Env): Promise<House> {
  const config = readConfig(settingsOf(env))
  if (config.dataKey === null)
    throw new Error('DATA_KEY is missing: set it with "wrangler secret put DATA_KEY" (64 hex digits)')
  const clock = systemClock()
  const log = consoleLog(clock)
  const vault = createVault({ dataKey: bytesOf(config.dataKey), formerKeys: config.formerDataKeys.map(bytesOf) })
  const store = createStore({ d1: env.DB, vault, now: () => clock.now() })
  await store.ready()
  const ids = timeSortedIds(clock)
  const bundle = bundleSchema.parse(bundleJson)
  const questions = labelledLine.array().parse(questionsJson)
  // The full model needs a native runtime; here `bge` means the small one made from it.
  const embedder =
    config.embedder === 'words' ? null : staticEmbedder({ bytes: modelBytes, learnt: await readLearnt(learntBytes) })
  const answererOf = answererMaker({ embedder, log })
  const { telegram, wechat } = config
  const hasher = scryptHasher()
  const bell = impatient(inProcessBell())
  const { ticket } = await ensureAdministrator(
    { staff: store.staff, clock, ids, vault, hasher, bell },
    config.admin ?? {},
  )
  // The one line that prints a secret: without it nobody could ever sign in for the first time.
  if (ticket) console.log(`first sign-in, valid 24 hours, works once: /desk/sign-in?ticket=${ticket}`)
  return compose({
    config,
    store,
    vault,
    clock,
    ids,
    bell,
    log,
    metrics: metricsRegistry(),
    files: d1Files(env.DB, vault),
    hasher,
    workbooks: workbookWriter(),
    calendar: nationalCalendar,
    bundle,
    answerer: await answererOf(bundle),
    // No file of knowledge/ and no reader of Word and PDF here; articles are written anew from the bundle.
    handbook: { make: answererOf, baseText: async () => null, embedder, documents: null, phones: null, questions },
    assets: (path) => assetOf(env, path),
    hooks: fetchHookSender(config.hookHosts),
    channels: [...(telegram ? [telegramChannel(telegram)] : []), ...(wechat ? [wechatChannel(wechat)] : [])],
    telegram: telegram ? (door) => telegramWebhook(telegram, door, log) : null,
    wechat: wechat ? (door) => wechatWebhook(wechat, door, clock, log) : null,
    model: embedder ? 'loaded' : 'words-only',
    embedder: embedder?.id ?? null,
  })
}

function settingsOf(env: Env): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function bytesOf(key: string): Uint8Array {
  if (/^[0-9a-fA-F]{64}$/.test(key)) return Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

function impatient(bell: Bell): Bell {
  return {
    ring: (topic) => bell.ring(topic),
    wait: (topic, timeoutMs, signal) => bell.wait(topic, Math.min(timeoutMs, LOOK_AGAIN_MS), signal),
  }
}

async function assetOf(env: Env, path: string): Promise<{ body: Uint8Array; type: string } | null> {
  const response = await env.ASSETS.fetch(`https://assets.local/${path}`)
  if (!response.ok) return null
  return {
    body: new Uint8Array(await response.arrayBuffer()),
    type: response.headers.get('content-type') ?? 'application/octet-stream',
  }
}

/** One house an isolate; a failed start is tried again by the next request instead of failing for ever. */
function house(env: Env): Promise<House> {
  built ??= build(env).catch((error: unknown) => {
    built = null
    throw error
  })
  return built
}

/** No loop runs here between requests: pictures are fetched and replies sent behind the answer. */
async function afterPost(open: House): Promise<void> {
  await open.fetchMedia()
  await open.deliver()
  await open.push()
}

export default {
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const open = await house(env)
    const response = await open.app.fetch(request, env, context as never)
    if (request.method === 'POST') context.waitUntil(afterPost(open))
    return response
  },
  async scheduled(_: unknown, env: Env, context: Context): Promise<void> {
    const open = await house(env)
    context.waitUntil(open.tick().then(() => afterPost(open)))
  },
}
