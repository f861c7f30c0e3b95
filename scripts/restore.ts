/** `npm run restore -- <file> [--force]`: puts a checked backup into DATA_DIR; refuses to replace live data without --force. */
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataKeyId } from '../src/adapters/crypto/node-vault.ts'
import { findDataKey, KEY_FILE } from '../src/adapters/files/node-key.ts'
import { BackupError } from '../src/adapters/sqlite/backup.ts'
import { keyIdOfDatabase } from '../src/adapters/sqlite/key-id.ts'
import { DATABASE_FILE } from '../src/adapters/sqlite/open.ts'
import { restoreDatabase } from '../src/adapters/sqlite/restore.ts'

const WHY: Record<BackupError['code'], string> = {
  missing: 'there is no such file',
  corrupt: 'the backup is damaged; nothing was changed',
  foreign: 'this is no database of Warmline; nothing was changed',
  exists: 'there is a live database; add --force to replace it (it is kept beside)',
  'in-use': 'a server has the database open; stop it first',
}

const args = process.argv.slice(2)
const force = args.includes('--force')
const backup = args.find((arg) => !arg.startsWith('--'))
const dataDir = process.env['DATA_DIR'] ?? './data'

if (backup === undefined) {
  console.error('usage: npm run restore -- <file> [--force]')
  process.exit(2)
}

try {
  const aside = restoreDatabase({ backup, file: join(dataDir, DATABASE_FILE), force, now: new Date() })
  if (existsSync(`${backup}.files`)) {
    cpSync(`${backup}.files`, join(dataDir, 'files'), { recursive: true, force: false })
  }
  console.log(`restored into ${dataDir}`)
  if (aside !== null) console.log(`the database that was there is kept as ${aside}`)
  console.log(await aboutKey(keyIdOfDatabase(join(dataDir, DATABASE_FILE))))
} catch (error) {
  const why = error instanceof BackupError ? `${error.message} (${WHY[error.code]})` : String(error)
  console.error(`restore failed: ${why}`)
  process.exit(1)
}

/** Whether the key that is here opens what was restored; said now rather than at the start. */
async function aboutKey(id: string | null): Promise<string> {
  const dataKey = process.env['DATA_KEY']
  // A broken key file is as good as none here; the start says what is wrong with it.
  const here = await findDataKey({ dataDir, ...(dataKey ? { dataKey } : {}) }).catch(() => null)
  const bring = `put ${KEY_FILE} of the server that the backup comes from into ${dataDir}, or set DATA_KEY, before the start`
  if (here === null) return `The data key was not part of the backup${id ? ` (key id ${id})` : ''}: ${bring}.`
  if (id === null || dataKeyId(here) === id) return 'The data key is here and fits.'
  return `The key that is here (id ${dataKeyId(here)}) does NOT open this backup (key id ${id}): ${bring}.`
}
