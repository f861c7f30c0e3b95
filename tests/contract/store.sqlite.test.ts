/** The contract on a real SQLite file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeVault } from '../../src/adapters/crypto/node-vault.ts'
import { migrate, readMigrations } from '../../src/adapters/sqlite/migrate.ts'
import { openSqlite } from '../../src/adapters/sqlite/open.ts'
import { createStore } from '../../src/adapters/store/create-store.ts'
import { NOW } from './build.ts'
import { describeStore } from './describe-store.ts'

describeStore('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-store-'))
  const sqlite = openSqlite({ file: join(folder, 'warmline.db') })
  migrate(sqlite.connection, readMigrations(), () => new Date(NOW))
  const vault = createNodeVault({ dataKey: new Uint8Array(32).fill(7) })
  const store = createStore({ d1: sqlite.d1, vault, now: () => new Date(NOW) })
  return {
    store,
    d1: sqlite.d1,
    close() {
      sqlite.close()
      rmSync(folder, { recursive: true })
    },
  }
})
