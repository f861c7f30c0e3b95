/** A better-sqlite3 file behind the face of D1, durable at every answer: WAL, synchronous=FULL, one writer queue. */
import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { D1, D1Rows, D1Statement } from './d1.ts'
import { groupCommit, type CommitCounts } from './group-commit.ts'
import { compiler, sqliteStatement, type SqliteStatement } from './statement.ts'

/** Name of the database file inside `DATA_DIR`. */
export const DATABASE_FILE = 'warmline.db'

export interface SqliteOptions {
  /** Path, or `:memory:`. */
  file: string
  /** How long another process may hold the write lock before a write fails, in milliseconds. */
  busyTimeoutMs?: number
}

export interface Sqlite {
  d1: D1 & { scrub(): Promise<void> }
  /** The connection itself, for migrations and backup. */
  connection: Database.Database
  counts: () => CommitCounts
  /** Commits what waits, folds the log into the file and closes. */
  close: () => void
}

export function openSqlite({ file, busyTimeoutMs = 5000 }: SqliteOptions): Sqlite {
  if (file !== ':memory:') createPrivate(file)
  const connection = new Database(file, { timeout: busyTimeoutMs })
  setPragmas(connection)
  const scrubbing = scrubber(connection, busyTimeoutMs)
  const group = groupCommit(connection, scrubbing.retry)
  const compile = compiler(connection)

  const readTogether = connection.transaction((statements: SqliteStatement[]) => statements.map(executed))

  const d1: Sqlite['d1'] = {
    prepare: (sql) => sqliteStatement(compile, group, sql, []),
    async batch<Row>(statements: D1Statement[]) {
      const own = statements as SqliteStatement[]
      // Reads see one state of the database without waiting for the writers' commit.
      const reads = own.every((statement) => statement.isReadOnly())
      const rows = reads ? readTogether(own) : await group.write(() => own.map(executed))
      return rows as D1Rows<Row>[]
    },
    scrub: async () => scrubbing.scrub(),
  }

  return {
    d1,
    connection,
    counts: group.counts,
    close() {
      if (!connection.open) return
      group.flush()
      scrubbing.scrub()
      connection.close()
    },
  }
}

function executed(statement: SqliteStatement): D1Rows {
  return statement.execute()
}

/** Personal data, even sealed, is for this user only; the log and index files take the mode of the database. */
function createPrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
}

function setPragmas(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  // Erased words must be gone from the file, not only from the tables.
  db.pragma('secure_delete = ON')
  db.pragma('temp_store = MEMORY')
  db.pragma('trusted_schema = OFF')
}

/** Empties the write-ahead log; when a reader such as a backup holds it, tries again after the next commit. */
function scrubber(db: Database.Database, busyTimeoutMs: number): { scrub: () => void; retry: () => void } {
  let owed = false
  function scrub(): void {
    // Waiting for the reader would hold up everybody: this process has one thread.
    db.pragma('busy_timeout = 0')
    const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    db.pragma(`busy_timeout = ${busyTimeoutMs}`)
    owed = row?.busy === 1
  }
  return { scrub, retry: () => (owed ? scrub() : undefined) }
}
