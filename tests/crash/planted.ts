/** A product in this process with the clients of the crash test, and a gate before it that can be made dishonest. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ADMIN_ENV } from '../../bench/support/desk.ts'
import { wire, type Answer, type Call, type Wire } from '../../bench/support/http.ts'
import { seeded } from '../../bench/support/seeded.ts'
import { auditDatabase, type Finding } from '../../scripts/crash/audit.ts'
import { auditSends } from '../../scripts/crash/audit-sends.ts'
import { acknowledgements, dangerClient, pause, telegramClient, webClient } from '../../scripts/crash/clients.ts'
import { deskClient } from '../../scripts/crash/desk-client.ts'
import { openEvidence } from '../../scripts/crash/evidence.ts'
import { newLedger, type Ledger } from '../../scripts/crash/ledger.ts'
import { auditReplays } from '../../scripts/crash/replay.ts'
import { DATABASE_FILE } from '../../src/adapters/sqlite/open.ts'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/start-node.ts'
import { fakeTelegram, update, type SentCall } from '../support/fake-telegram.ts'

const TELEGRAM = { token: '4711:planted', secret: 'planted-secret-000001' }

export interface Played {
  dataDir: string
  ledger: Ledger
  calls: SentCall[]
  replays: Finding
  remove(): void
}

/** What stands between a client and the product. */
export type Gate = (honest: Wire) => Wire

/** A few clients for some forty messages, no crash; then everything is stopped and the folder kept. */
export async function play(gate: Gate = (honest) => honest): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-planted-'))
  const fake = await fakeTelegram(TELEGRAM.token)
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    EMBEDDER: 'words',
    LOG_LEVEL: 'silent',
    ...ADMIN_ENV,
    TELEGRAM_BOT_TOKEN: TELEGRAM.token,
    TELEGRAM_WEBHOOK_SECRET: TELEGRAM.secret,
    TELEGRAM_API_ROOT: fake.url,
  })
  const running = await startServer(config)
  const honest = wire(running.url, 16)
  const ledger = newLedger()
  let over = false
  const stage = { wire: gate(honest), ledger, random: seeded(3), isOver: () => over }
  const settings = {
    secret: TELEGRAM.secret,
    update: (text: string, id: number, chat: number) =>
      update.text(text, id, { id: chat, type: 'private', first_name: '' }),
  }
  const clients = [
    webClient(stage, 'k0', true),
    webClient(stage, 'k1', false),
    telegramClient(stage, 7000, settings),
    dangerClient(stage, 'p0'),
    deskClient(stage, 'desk'),
  ]
  await acknowledgements(ledger, 45, 20_000)
  over = true
  await Promise.all(clients)
  // One reply a second to a chat (the pace Telegram asks for): what is waiting needs its time.
  for (let tries = 0; tries < 1_000 && (await running.house.turns.conversations.outboxPending()) > 0; tries += 1)
    await pause(50)
  honest.close()
  await running.stop()
  cpSync(config.dataDir, join(folder, 'kept'), { recursive: true })
  const again = await startServer(config)
  const replaying = wire(again.url, 8)
  const replays = await auditReplays(replaying, ledger)
  replaying.close()
  await again.stop()
  await fake.close()
  return {
    dataDir: join(folder, 'kept'),
    ledger,
    calls: fake.calls,
    replays,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The audit of a played folder, after `tamper` had its way with a copy of the database. Names of failed checks only. */
export async function failedChecks(played: Played, tamper?: (db: Database.Database) => void): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-tampered-'))
  cpSync(played.dataDir, folder, { recursive: true })
  if (tamper) {
    const db = new Database(join(folder, DATABASE_FILE))
    db.pragma('foreign_keys = OFF')
    tamper(db)
    db.close()
  }
  const evidence = await openEvidence(folder)
  const findings = [
    ...(await auditDatabase(evidence, played.ledger)),
    ...auditSends(evidence, played.calls, 1),
    played.replays,
  ]
  evidence.close()
  rmSync(folder, { recursive: true, force: true })
  return findings.filter(({ faults }) => faults.length > 0).map(({ check }) => check)
}

/** A gate that treats every third message of a talk as `dishonest` says. */
export function everyThird(dishonest: (honest: Wire, path: string, call: Call) => Promise<Answer>): Gate {
  return (honest) => {
    let messages = 0
    const gate = (path: string, call: Call = {}): Promise<Answer> => {
      if (path !== '/api/chat/messages' || (messages += 1) % 3 !== 0) return honest(path, call)
      return dishonest(honest, path, call)
    }
    return Object.assign(gate, { close: () => honest.close() })
  }
}
