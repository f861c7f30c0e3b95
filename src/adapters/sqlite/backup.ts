/** A consistent copy of a database that is in use, checked before it gets its name. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/** `corrupt`: the file is damaged; `foreign`: a sound SQLite file, but not one of ours. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly code: 'corrupt' | 'foreign' | 'missing' | 'exists' | 'in-use'
  constructor(code: BackupError['code'], file: string, cause?: unknown) {
    super(`${file}: ${code}`, { cause })
    this.code = code
  }
}

/** Pages (4 KiB) copied without letting others run: the serving process stays answering, a script copies all at once. */
const PAGES_WHILE_SERVING = 256
const ALL_PAGES = 0x7fffffff

/** Copies from the connection of the running server; its writes during the copy are in the copy too. */
export function backUpOnline(connection: Database.Database, file: string): Promise<void> {
  return copyChecked(connection, file, PAGES_WHILE_SERVING)
}

/** Copies from outside of the process that serves: in one read, since another's write would start a slow copy over again. */
export async function backUpFile(source: string, file: string): Promise<void> {
  if (!existsSync(source)) throw new BackupError('missing', source)
  const connection = new Database(source, { fileMustExist: true, timeout: 10_000 })
  try {
    await copyChecked(connection, file, ALL_PAGES)
  } finally {
    connection.close()
  }
}

async function copyChecked(connection: Database.Database, file: string, pages: number): Promise<void> {
  const part = `${file}.part`
  removeDatabase(part)
  closeSync(openSync(part, 'w', 0o600))
  try {
    await connection.backup(part, { progress: () => pages })
    checkDatabase(part)
    syncPath(part)
    renameSync(part, file)
    syncPath(dirname(file))
  } finally {
    removeDatabase(part)
  }
}

/** Throws unless the file is a whole database of this product; leaves it as one file without a log beside it. */
export function checkDatabase(file: string): void {
  const copy = openForCheck(file)
  try {
    if (copy.pragma('integrity_check', { simple: true }) !== 'ok') throw new BackupError('corrupt', file)
    if ((copy.pragma('foreign_key_check') as unknown[]).length > 0) throw new BackupError('corrupt', file)
    const migrated = copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'applied_migrations'").get()
    if (migrated === undefined) throw new BackupError('foreign', file)
    copy.pragma('journal_mode = DELETE')
  } catch (error) {
    throw error instanceof BackupError ? error : new BackupError('corrupt', file, error)
  } finally {
    copy.close()
  }
}

function openForCheck(file: string): Database.Database {
  if (!existsSync(file)) throw new BackupError('missing', file)
  return new Database(file, { fileMustExist: true, timeout: 0 })
}

export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
}

/** Waits until a file or a folder is on disk. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
