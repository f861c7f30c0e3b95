/** `npm run -s ledger [-- --json]`: how long people waited for a person, and which messages nobody answered; also while the server runs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeVault } from '../src/adapters/crypto/node-vault.ts'
import { findDataKey } from '../src/adapters/files/node-key.ts'
import { DATABASE_FILE, openSqlite } from '../src/adapters/sqlite/open.ts'
import { createStore } from '../src/adapters/store/create-store.ts'
import { systemClock } from '../src/adapters/system/clock.ts'
import { findOrphans } from '../src/services/audit-orphans.ts'
import { waitingTimes } from '../src/services/waiting-times.ts'

const dataDir = process.env['DATA_DIR'] ?? './data'
const file = join(dataDir, DATABASE_FILE)
const given = process.env['DATA_KEY']
const dataKey = await findDataKey({ dataDir, ...(given ? { dataKey: given } : {}) })
if (!existsSync(file) || dataKey === null) {
  console.error(`ledger failed: ${existsSync(file) ? 'the data key' : file} is not there; set DATA_DIR`)
  process.exit(2)
}

const sqlite = openSqlite({ file, busyTimeoutMs: 10_000 })
try {
  const clock = systemClock()
  const { conversations } = createStore({ d1: sqlite.d1, vault: createNodeVault({ dataKey }), now: () => clock.now() })
  const deps = { conversations, clock, log: { error: () => undefined } }
  const [waits, audit] = [await waitingTimes(deps), await findOrphans(deps)]
  if (process.argv.includes('--json')) console.log(JSON.stringify({ waits, audit }))
  else {
    console.log(
      `time to human, last ${waits.days} days: ${waits.n} waits, median ${waits.median ?? '-'} s, p95 ${waits.p95 ?? '-'} s`,
    )
    console.log(`messages of the last day: ${audit.messages} in ${audit.talks} talks, ${audit.orphans} orphans`)
    for (const one of audit.where) console.log(`  ${one}`)
  }
  process.exitCode = audit.orphans === 0 ? 0 : 1
} finally {
  sqlite.close()
}
