/**
 * `npm run rehearse`: takes a backup of DATA_DIR, also while the server runs, restores it into an empty folder, starts the product
 * on it and reads what was sealed. What was restored is deleted again; the live data is only read. Goal: ten minutes.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeVault } from '../src/adapters/crypto/node-vault.ts'
import { KEY_FILE } from '../src/adapters/files/node-key.ts'
import { backUpFile } from '../src/adapters/sqlite/backup.ts'
import { DATABASE_FILE, openSqlite } from '../src/adapters/sqlite/open.ts'
import { restoreDatabase } from '../src/adapters/sqlite/restore.ts'
import { createStore } from '../src/adapters/store/create-store.ts'
import { readConfig } from '../src/config.ts'
import { buildHouse } from '../src/start-node.ts'

const GOAL_MS = 10 * 60_000
/** Talks that are opened; each is unsealed with the key. */
const READ = 200

const dataDir = process.env['DATA_DIR'] ?? './data'
const live = join(dataDir, DATABASE_FILE)
if (!existsSync(live)) {
  console.error(`${live} is not there; set DATA_DIR, or fill one: DATA_DIR=./data-demo npm run demo`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'warmline-rehearsal-'))
const backup = join(folder, 'backup.db')
const fresh = join(folder, 'restored')
const started = performance.now()

async function step(name: string, work: () => Promise<string> | string): Promise<void> {
  const from = performance.now()
  const found = await work()
  console.log(`${((performance.now() - from) / 1000).toFixed(1).padStart(7)} s  ${name}${found ? `: ${found}` : ''}`)
}

try {
  await step('backup, checked', async () => {
    await backUpFile(live, backup)
    return ''
  })
  await step('restored into an empty folder, checked', () => {
    mkdirSync(fresh, { mode: 0o700 })
    restoreDatabase({ backup, file: join(fresh, DATABASE_FILE), force: false, now: new Date() })
    return bringKey()
  })
  await step('chain of the audit log', checkAudit)
  await step('started, what was sealed is read, a question is answered', startAndRead)
  const took = performance.now() - started
  console.log(`${(took / 1000).toFixed(1).padStart(7)} s  in all; goal ${GOAL_MS / 60_000} minutes`)
  process.exitCode = took <= GOAL_MS ? 0 : 1
} catch (error) {
  console.error(`rehearsal failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The key is kept apart from backups; here it is taken from where the server has it. */
function bringKey(): string {
  if (process.env['DATA_KEY']) return 'key from DATA_KEY'
  copyFileSync(join(dataDir, KEY_FILE), join(fresh, KEY_FILE))
  return `key from ${join(dataDir, KEY_FILE)}`
}

async function checkAudit(): Promise<string> {
  const sqlite = openSqlite({ file: join(fresh, DATABASE_FILE) })
  try {
    // Lines of the log are not sealed: any key will do.
    const vault = createNodeVault({ dataKey: new Uint8Array(32) })
    const verdict = await createStore({ d1: sqlite.d1, vault, now: () => new Date() }).staff.verifyAudit()
    if (!verdict.ok) throw new Error(`the audit log is broken at line ${verdict.brokenAt}`)
    return `${verdict.rows} lines`
  } finally {
    sqlite.close()
  }
}

async function startAndRead(): Promise<string> {
  // No push channel: what waits in the outbox of the copy must reach nobody.
  const config = readConfig({ DATA_DIR: fresh, LOG_LEVEL: 'error', ...keys() })
  const { house, close } = await buildHouse(config, { channels: [] })
  try {
    const { conversations, cases } = house.turns
    const talks = await conversations.list({ limit: READ })
    for (const { id } of talks)
      if ((await conversations.load(id)) === null) throw new Error(`talk ${id} cannot be read`)
    const heads = await cases.list({ limit: READ })
    for (const { number } of heads) if ((await cases.find(number)) === null) throw new Error(`case ${number} is gone`)
    const { status } = await house.app.request('/readyz')
    if (status !== 200) throw new Error(`/readyz answers ${status}`)
    const { outcome } = await house.turns.ask('低保怎么申请', { history: [], town: null, now: new Date() })
    if (outcome !== 'answer') throw new Error(`a plain question is met with ${outcome}`)
    return `${talks.length} talks and ${heads.length} cases`
  } finally {
    close()
  }
}

function keys(): Record<string, string> {
  const { DATA_KEY, FORMER_DATA_KEYS, EMBEDDER } = process.env
  const given = { DATA_KEY, FORMER_DATA_KEYS, EMBEDDER }
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
