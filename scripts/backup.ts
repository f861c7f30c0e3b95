/** `npm run backup -- <file>`: a consistent copy of the database and the sealed attachments, while the server runs. */
import { cpSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { dataKeyId } from '../src/adapters/crypto/node-vault.ts'
import { findDataKey, KEY_FILE } from '../src/adapters/files/node-key.ts'
import { backUpFile } from '../src/adapters/sqlite/backup.ts'
import { keyIdOfDatabase } from '../src/adapters/sqlite/key-id.ts'
import { DATABASE_FILE } from '../src/adapters/sqlite/open.ts'

const [file] = process.argv.slice(2)
const dataDir = process.env['DATA_DIR'] ?? './data'

if (file === undefined) {
  console.error('usage: npm run backup -- <file>')
  process.exit(2)
}

try {
  await backUpFile(join(dataDir, DATABASE_FILE), file)
  const photos = copyFiles(join(dataDir, 'files'), `${file}.files`)
  console.log(`backup written and checked: ${file}${photos ? ` and ${basename(file)}.files/` : ''}`)
  console.log(`The data key is NOT in it. ${whichKey(file, await keyHere())}`)
  console.log('Keep a copy of that key in another safe place, apart from the backup: without it nothing opens.')
} catch (error) {
  console.error(`backup failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

/** Attachments never change once written, so those of an earlier backup are not copied again. */
function copyFiles(from: string, to: string): boolean {
  if (!existsSync(from)) return false
  cpSync(from, to, { recursive: true, force: false, filter: (source) => !source.endsWith('.part') })
  return true
}

async function keyHere(): Promise<string | null> {
  const dataKey = process.env['DATA_KEY']
  // A broken key file keeps nobody from a backup; the start says what is wrong with it.
  const key = await findDataKey({ dataDir, ...(dataKey ? { dataKey } : {}) }).catch(() => null)
  return key && dataKeyId(key)
}

/** Which file or setting belongs to this backup, by the id that both carry. */
function whichKey(backup: string, here: string | null): string {
  const id = keyIdOfDatabase(backup)
  if (id === null) return `It belongs to ${KEY_FILE} (or DATA_KEY) of this server.`
  const place = process.env['DATA_KEY'] ? 'the setting DATA_KEY of this server' : join(dataDir, KEY_FILE)
  if (here === id) return `It opens with ${place} (key id ${id}).`
  return `It opens with the key of id ${id}, which is NOT ${here === null ? `here: ${place} is missing` : place}.`
}
