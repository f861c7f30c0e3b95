/** The data key on Node: given by the settings, or a file that only this user reads, made at the first start. */
import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isCode, PRIVATE, syncFolder, writePrivate } from './disk.ts'

export const KEY_FILE = 'data.key'
const KEY_BYTES = 32

/** Says what is wrong with the key and nothing of the key. */
export class DataKeyError extends Error {
  override readonly name = 'DataKeyError'
  readonly code = 'data-key'
}

export interface DataKeySource {
  /** `DATA_KEY` of the settings: 32 bytes as base64, base64url or 64 hex digits. */
  dataKey?: string | undefined
  /** Folder that holds the key file when the settings give none. */
  dataDir: string
  /** The database; a key is never made for one that holds data already. */
  database?: string
}

/** Throws DataKeyError when the key is none, or is missing although there is data that only it opens. */
export async function loadDataKey(source: DataKeySource): Promise<Uint8Array> {
  const { dataKey, dataDir } = source
  if (dataKey !== undefined && dataKey !== '') return parseKey(dataKey, 'DATA_KEY')
  const stored = await storedKey(source)
  return parseKey(stored ?? (await makeKey(dataDir, join(dataDir, KEY_FILE))), KEY_FILE)
}

/** The key of the settings or of the file; null when there is neither. Makes none. */
export async function findDataKey({ dataKey, dataDir }: DataKeySource): Promise<Uint8Array | null> {
  if (dataKey !== undefined && dataKey !== '') return parseKey(dataKey, 'DATA_KEY')
  const stored = await readKey(join(dataDir, KEY_FILE))
  return stored === null ? null : parseKey(stored, KEY_FILE)
}

async function storedKey({ dataDir, database }: DataKeySource): Promise<string | null> {
  const file = join(dataDir, KEY_FILE)
  const stored = await readKey(file)
  if (stored !== null || database === undefined || !(await holdsData(database))) return stored
  // Another process may have made both in the meantime.
  const now = await readKey(file)
  if (now !== null) return now
  throw new DataKeyError(
    `${database} holds data, but the key that opens it is not here. Bring ${KEY_FILE} of the server that the data comes from ` +
      `into ${dataDir} (or set DATA_KEY to it) and start again. Nothing was changed. ` +
      `A new key would not open the data, so none was made.`,
  )
}

async function holdsData(database: string): Promise<boolean> {
  try {
    return (await stat(database)).size > 0
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
}

/** 32 bytes from their written form. */
export function parseKey(text: string, where: string): Uint8Array {
  const trimmed = text.trim()
  const bytes = /^[0-9a-f]{64}$/i.test(trimmed) ? Buffer.from(trimmed, 'hex') : fromBase64(trimmed)
  if (bytes?.length !== KEY_BYTES) throw new DataKeyError(`${where} is not ${KEY_BYTES} bytes in base64 or hex`)
  return new Uint8Array(bytes)
}

function fromBase64(text: string): Buffer | null {
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : null
}

async function readKey(file: string): Promise<string | null> {
  try {
    const text = await readFile(file, 'utf8')
    if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, PRIVATE)
    return text
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Written aside and linked into place: of two processes that start at once both get the key of the first. */
async function makeKey(dataDir: string, file: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(8).toString('hex')}`
  await writePrivate(aside, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
  try {
    await link(aside, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await unlink(aside)
  }
  await syncFolder(dataDir)
  return readFile(file, 'utf8')
}
