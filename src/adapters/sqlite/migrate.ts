/** Brings a database to the newest schema: runs `migrations/*.sql` in order, once, and refuses a file that was changed later. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type { Database } from 'better-sqlite3'

export interface Migration {
  name: string
  sql: string
}

const MIGRATIONS = new URL('../../../migrations/', import.meta.url)

const TABLE = `CREATE TABLE IF NOT EXISTS applied_migrations (
  name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT`

export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  readonly code: 'changed' | 'missing' | 'failed'
  constructor(code: MigrationError['code'], migration: string, cause?: unknown) {
    super(`migration ${migration}: ${code}`, { cause })
    this.code = code
  }
}

/** Migrations of a folder in the order of their numbers. */
export function readMigrations(folder: URL = MIGRATIONS): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(new URL(name, folder), 'utf8') }))
}

/** Returns the names that were applied now. Two processes may start at once: the second waits and finds the work done. */
export function migrate(db: Database, migrations: Migration[], now: () => Date): string[] {
  db.exec(TABLE)
  const apply = db.transaction((migration: Migration) => applyOnce(db, migration, now().toISOString()))
  refuseUnknown(db, migrations)
  return migrations.filter((migration) => apply.immediate(migration)).map(({ name }) => name)
}

function applyOnce(db: Database, migration: Migration, at: string): boolean {
  const checksum = createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex')
  const known = db.prepare('SELECT checksum FROM applied_migrations WHERE name = ?').pluck().get(migration.name)
  if (known === checksum) return false
  if (known !== undefined) throw new MigrationError('changed', migration.name)
  try {
    db.exec(migration.sql)
  } catch (cause) {
    throw new MigrationError('failed', migration.name, cause)
  }
  db.prepare('INSERT INTO applied_migrations VALUES (?, ?, ?)').run(migration.name, checksum, at)
  return true
}

/** A database of a newer release must not be written by an older one. */
function refuseUnknown(db: Database, migrations: Migration[]): void {
  const names = new Set(migrations.map(({ name }) => name))
  const applied = db.prepare<[], string>('SELECT name FROM applied_migrations ORDER BY name').pluck().all()
  const unknown = applied.find((name) => !names.has(name))
  if (unknown !== undefined) throw new MigrationError('missing', unknown)
}
