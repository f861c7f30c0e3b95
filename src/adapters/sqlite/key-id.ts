/** Which data key a database file was sealed under: its short id stands in every sealed value and tells nothing about the key. */
import Database from 'better-sqlite3'

/** The row that the store checks its key by (adapters/store/create-store.ts). */
const KEY_CHECK = 'data-key-check'
/** Version, then four bytes of id (adapters/crypto/sealing.ts). */
const ID_FROM = 1
const ID_TO = 5

/** Eight hex digits, or null when nothing was sealed in it yet. */
export function keyIdOfDatabase(file: string): string | null {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'settings'").get() === undefined) return null
    const row = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?').get(KEY_CHECK)
    return row ? Buffer.from(row.value, 'base64url').subarray(ID_FROM, ID_TO).toString('hex') : null
  } finally {
    db.close()
  }
}
