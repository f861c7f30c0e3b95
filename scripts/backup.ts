/** `npm run backup -- <file>`: a consistent copy of the database and the sealed attachments, while the server runs. */
import { cpSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { KEY_FILE } from '../src/adapters/files/node-key.ts'
import { backUpFile } from '../src/adapters/sqlite/backup.ts'
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
  console.log(
    `The data key is NOT in it. Keep ${KEY_FILE} (or DATA_KEY) in another safe place: without it nothing opens.`,
  )
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
