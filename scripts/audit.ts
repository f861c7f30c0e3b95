/** `npm run audit`: walks the audit log's chain of hashes, also while the server runs; says how many lines follow, or the first that does not. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeVault } from '../src/adapters/crypto/node-vault.ts'
import { DATABASE_FILE, openSqlite } from '../src/adapters/sqlite/open.ts'
import { createStore } from '../src/adapters/store/create-store.ts'

const dataDir = process.env['DATA_DIR'] ?? './data'
const file = join(dataDir, DATABASE_FILE)
if (!existsSync(file)) {
  console.error(`audit failed: ${file} is not there; set DATA_DIR`)
  process.exit(2)
}

const sqlite = openSqlite({ file, busyTimeoutMs: 10_000 })
try {
  // Lines of the log are not sealed: the chain is checked without the data key, by whoever holds a copy of the file.
  const vault = createNodeVault({ dataKey: new Uint8Array(32) })
  const { staff } = createStore({ d1: sqlite.d1, vault, now: () => new Date() })
  const verdict = await staff.verifyAudit()
  if (verdict.ok) console.log(`audit log intact: ${verdict.rows} lines, each following from the one before`)
  else console.error(`audit log broken at line ${verdict.brokenAt}: it was changed or taken out after it was written`)
  process.exitCode = verdict.ok ? 0 : 1
} finally {
  sqlite.close()
}
