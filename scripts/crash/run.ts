/** The crash test (performance.md 3c): load, kill -9, restart, many times; then the audit. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ADMIN_ENV } from '../../bench/support/desk.ts'
import { wire, type Wire } from '../../bench/support/http.ts'
import { seeded } from '../../bench/support/seeded.ts'
import { checkDatabase } from '../../src/adapters/sqlite/backup.ts'
import { DATABASE_FILE } from '../../src/adapters/sqlite/open.ts'
import { fakeTelegram, update } from '../../tests/support/fake-telegram.ts'
import { auditDatabase, type Finding } from './audit.ts'
import { auditSends } from './audit-sends.ts'
import { acknowledgements, dangerClient, pause, telegramClient, webClient, type Stage } from './clients.ts'
import { deskClient } from './desk-client.ts'
import { openEvidence, type Evidence } from './evidence.ts'
import { acknowledged, newLedger, type Ledger } from './ledger.ts'
import { backUp, freePort, startProduct, type Started } from './product.ts'
import { auditReplays } from './replay.ts'

export interface CrashOptions {
  kills: number
  seed: number
  /** Without Telegram there is no wait for leased replies at the end. */
  telegram: boolean
  say: (line: string) => void
}

export interface CrashReport {
  findings: Finding[]
  ledger: Ledger
  /** Milliseconds to `listening` of every start that was let come so far. */
  starts: number[]
  kills: Record<KillKind, number>
  acknowledged: number
}

type KillKind = 'load' | 'listening' | 'starting' | 'backup'

const TELEGRAM = { token: '4711:crash-test', secret: 'crash-test-secret-0001' }
const WEB_CLIENTS = 12
const TELEGRAM_CLIENTS = 3
const FIRST_CHAT = 7000
/** A reply leased by a killed process is free again after a minute, and a chat takes one a second. */
const DRAIN_MS = 150_000

/** The first kill falls into the making of the database; then every tenth into a start, a listening, a backup. */
function kindOf(kill: number): KillKind {
  if (kill === 1 || kill % 10 === 0) return 'starting'
  if (kill % 10 === 5) return 'listening'
  return kill % 10 === 7 ? 'backup' : 'load'
}

export async function runCrash({ kills, seed, telegram, say }: CrashOptions): Promise<CrashReport> {
  const random = seeded(seed)
  const folder = mkdtempSync(join(tmpdir(), 'warmline-crash-'))
  const dataDir = join(folder, 'data')
  const fake = await fakeTelegram(TELEGRAM.token)
  const port = await freePort()
  const env = {
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    EMBEDDER: 'words',
    LOG_LEVEL: 'silent',
    ...ADMIN_ENV,
    TELEGRAM_BOT_TOKEN: TELEGRAM.token,
    TELEGRAM_WEBHOOK_SECRET: TELEGRAM.secret,
    TELEGRAM_API_ROOT: fake.url,
  }
  const calls = wire(`http://127.0.0.1:${port}`, 64)
  const ledger = newLedger()
  let over = false
  const stage: Stage = { wire: calls, ledger, random, isOver: () => over }
  const counts: Record<KillKind, number> = { load: 0, listening: 0, starting: 0, backup: 0 }
  const starts: number[] = []
  const clients = startClients(stage, telegram)
  const backups: Promise<number>[] = []
  let product: Started = startProduct(env)

  for (let kill = 1; kill <= kills; kill += 1) {
    const kind = kindOf(kill)
    counts[kind] += 1
    const usual = starts.at(-1) ?? 1_500
    if (kind === 'starting') await Promise.race([inTheStart(dataDir, kill === 1, usual, random), product.ready])
    else await whileServing(product, kind, { starts, ledger, random, env, folder, kill, backups })
    await product.kill()
    say(`kill ${kill}/${kills} (${kind}), ${acknowledged(ledger)} acknowledged`)
    product = startProduct(env)
  }

  starts.push((await product.ready) ?? Number.NaN)
  await pause(500)
  over = true
  await Promise.all(clients)
  if (telegram) await drained(calls)
  await product.kill()
  const evidence = await openEvidence(dataDir)
  const stored = storedMessages(evidence)
  const findings = [
    ...(await auditDatabase(evidence, ledger)),
    ...auditSends(evidence, fake.calls, kills + 1),
    await auditBackups(folder, backups),
  ]
  evidence.close()
  findings.push(...(await replayed(env, dataDir, calls, ledger, stored)))
  calls.close()
  await fake.close()
  rmSync(folder, { recursive: true, force: true })
  return { findings, ledger, starts, kills: counts, acknowledged: acknowledged(ledger) }
}

/** Started once more, asked the same once more: the same answers, and not a message more than before. */
async function replayed(
  env: Readonly<Record<string, string>>,
  dataDir: string,
  calls: Wire,
  ledger: Ledger,
  stored: string,
): Promise<Finding[]> {
  const product = startProduct(env)
  await product.ready
  const replays = await auditReplays(calls, ledger)
  await product.kill()
  const evidence = await openEvidence(dataDir)
  const after = storedMessages(evidence)
  evidence.close()
  const faults = after === stored ? [] : [`before ${stored}, after ${after}`]
  return [replays, { check: 'replays write nothing', seen: replays.seen, faults }]
}

/** Messages and their keys; a clock that comes due meanwhile may well write replies of its own. */
function storedMessages({ talks, rows }: Evidence): string {
  const events = [...talks.values()].flatMap((talk) => talk.events)
  const messages = events.filter(({ event }) => event.type === 'message-received').length
  const [keys] = rows<{ keys: number }>('SELECT count(*) AS keys FROM inbound')
  return `${messages} messages, ${keys?.keys ?? 0} keys`
}

function startClients(stage: Stage, telegram: boolean): Promise<void>[] {
  const chats = telegram ? Array.from({ length: TELEGRAM_CLIENTS }, (_, index) => FIRST_CHAT + index) : []
  const settings = {
    secret: TELEGRAM.secret,
    update: (text: string, id: number, chat: number) =>
      update.text(text, id, { id: chat, type: 'private', first_name: '居民' }),
  }
  return [
    ...Array.from({ length: WEB_CLIENTS }, (_, index) => webClient(stage, `k${index}`, index % 3 === 0)),
    ...chats.map((chat) => telegramClient(stage, chat, settings)),
    dangerClient(stage, 'p0'),
    deskClient(stage, 'desk'),
  ]
}

/** At the making of the database: within 30 ms of its file. Later: anywhere in a start. */
async function inTheStart(dataDir: string, isFirst: boolean, usualMs: number, random: () => number): Promise<void> {
  if (!isFirst) return pause(random() * usualMs)
  while (!existsSync(join(dataDir, DATABASE_FILE))) await pause(1)
  return pause(random() * 30)
}

interface Scene {
  starts: number[]
  ledger: Ledger
  random: () => number
  env: Readonly<Record<string, string>>
  folder: string
  kill: number
  backups: Promise<number>[]
}

async function whileServing(product: Started, kind: KillKind, scene: Scene): Promise<void> {
  const { starts, ledger, random, env, folder, kill, backups } = scene
  const ready = await product.ready
  if (ready === null) throw new Error(`the product ended by itself: ${await product.ended}`)
  starts.push(ready)
  if (kind === 'listening') return pause(random() * 30)
  // The first turns of a process are slow: the load counts from when every client was served once.
  await acknowledgements(ledger, WEB_CLIENTS, 10_000)
  if (kind === 'load') return pause(20 + random() * 120)
  // The command goes on by itself: it needs no server, and the server no command.
  backups.push(backUp(env, join(folder, `backup-${kill}.db`)))
  return pause(200 + random() * 1_500)
}

async function drained(calls: Wire): Promise<void> {
  const until = Date.now() + DRAIN_MS
  while (Date.now() < until) {
    const { outbox } = JSON.parse((await calls('/readyz')).text) as { outbox: number }
    if (outbox === 0) return
    await pause(200)
  }
}

async function auditBackups(folder: string, backups: readonly Promise<number>[]): Promise<Finding> {
  const codes = await Promise.all(backups)
  const faults = codes.filter((code) => code !== 0).map((code) => `a backup ended with ${code}`)
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.db'))) {
    try {
      checkDatabase(join(folder, name))
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : 'unreadable'}`)
    }
  }
  return { check: 'backups whole', seen: codes.length, faults }
}
