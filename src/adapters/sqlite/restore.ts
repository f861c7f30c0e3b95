/** Puts a backup in the place of the live database, and the live one aside. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { BackupError, checkDatabase, removeDatabase, syncPath } from './backup.ts'

export interface RestoreOptions {
  backup: string
  /** The live database. */
  file: string
  /** Without it a live database is never replaced. */
  force: boolean
  now: Date
}

/** Answers where the replaced database was put, or null when there was none. */
export function restoreDatabase({ backup, file, force, now }: RestoreOptions): string | null {
  const occupied = existsSync(file)
  if (!existsSync(backup)) throw new BackupError('missing', backup)
  if (occupied && !force) throw new BackupError('exists', file)
  const incoming = `${file}.incoming`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    removeDatabase(incoming)
    copyFileSync(backup, incoming)
    chmodSync(incoming, 0o600)
    checkDatabase(incoming)
    syncPath(incoming)
    const aside = occupied ? putAside(file, now) : null
    renameSync(incoming, file)
    syncPath(dirname(file))
    return aside
  } finally {
    removeDatabase(incoming)
  }
}

function putAside(file: string, now: Date): string {
  refuseWhileServed(file)
  const aside = `${file}.replaced-${now.toISOString().replaceAll(/\D/g, '')}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`)
  }
  return aside
}

/** Leaving WAL needs the file for oneself: it fails while a server has it open, and otherwise folds the log in. */
function refuseWhileServed(file: string): void {
  const live = new Database(file, { timeout: 0 })
  try {
    live.pragma('journal_mode = DELETE')
  } catch (error) {
    if (isBusy(error)) throw new BackupError('in-use', file, error)
    // A damaged database is the very reason to restore; it is put aside as it is.
  } finally {
    live.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
