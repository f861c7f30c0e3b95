/** A store on a SQLite file in a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeVault } from '../../src/adapters/crypto/node-vault.ts'
import { migrate, readMigrations } from '../../src/adapters/sqlite/migrate.ts'
import { DATABASE_FILE, openSqlite } from '../../src/adapters/sqlite/open.ts'
import { createStore } from '../../src/adapters/store/create-store.ts'
import { NOW } from './build.ts'

export const DATA_KEY = new Uint8Array(32).fill(7)
export const now = () => new Date(NOW)

export function tempFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export function storeOn(file: string, dataKey: Uint8Array = DATA_KEY) {
  const sqlite = openSqlite({ file, busyTimeoutMs: 0 })
  migrate(sqlite.connection, readMigrations(), now)
  const vault = createNodeVault({ dataKey })
  return { sqlite, vault, store: createStore({ d1: sqlite.d1, vault, now }) }
}

export function tempStore() {
  const { folder, remove } = tempFolder()
  const file = join(folder, DATABASE_FILE)
  const opened = storeOn(file)
  return {
    ...opened,
    folder,
    file,
    close() {
      opened.sqlite.close()
      remove()
    },
  }
}
