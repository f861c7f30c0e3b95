/** The database of a finished run, opened as a copy: the audit looks and changes nothing of the original. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeVault } from '../../src/adapters/crypto/node-vault.ts'
import { loadDataKey } from '../../src/adapters/files/node-key.ts'
import { DATABASE_FILE, openSqlite } from '../../src/adapters/sqlite/open.ts'
import { createStore, type Store } from '../../src/adapters/store/create-store.ts'
import type { Conversation } from '../../src/ports/conversation-store.ts'

export interface Evidence {
  store: Store
  /** Every conversation that could be read, by id. */
  talks: ReadonlyMap<string, Conversation>
  /** Conversations that are there and cannot be read. */
  unreadable: readonly string[]
  rows: <Row>(sql: string, ...values: unknown[]) => Row[]
  pragma: (text: string) => unknown[]
  close: () => void
}

export async function openEvidence(dataDir: string): Promise<Evidence> {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-audit-'))
  cpSync(dataDir, folder, { recursive: true })
  const sqlite = openSqlite({ file: join(folder, DATABASE_FILE) })
  const vault = createNodeVault({ dataKey: await loadDataKey({ dataDir: folder }) })
  const store = createStore({ d1: sqlite.d1, vault, now: () => new Date() })
  const rows = <Row>(sql: string, ...values: unknown[]): Row[] => sqlite.connection.prepare(sql).all(...values) as Row[]
  const talks = new Map<string, Conversation>()
  const unreadable: string[] = []
  for (const { id } of rows<{ id: string }>('SELECT id FROM conversations')) {
    const talk = await store.conversations.load(id).catch(() => null)
    if (talk === null) unreadable.push(id)
    else talks.set(id, talk)
  }
  return {
    store,
    talks,
    unreadable,
    rows,
    pragma: (text) => sqlite.connection.pragma(text) as unknown[],
    close() {
      sqlite.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
