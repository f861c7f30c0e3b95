/** `npm run backup` while the server writes, `npm run restore` with and without --force. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUpOnline, checkDatabase } from '../../src/adapters/sqlite/backup.ts'
import { DATABASE_FILE } from '../../src/adapters/sqlite/open.ts'
import { aHead, aTurn, said } from './build.ts'
import { storeOn, tempFolder, tempStore } from './temp-store.ts'

const script = (name: string) => fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url))
const command = (name: string, args: string[]) => ['--import', 'tsx', script(name), ...args]

let live: ReturnType<typeof tempStore>
let other: ReturnType<typeof tempFolder>
beforeEach(() => {
  live = tempStore()
  other = tempFolder()
})
afterEach(() => {
  live.close()
  other.remove()
})

function run(name: string, dataDir: string, args: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir }
  const { status, stdout, stderr } = spawnSync(process.execPath, command(name, args), { env, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

async function write(): Promise<string> {
  const head = aHead()
  await live.store.conversations.append(aTurn(head, [said()]))
  return head.id
}

describe('a backup', () => {
  it('is whole while the server goes on writing', async () => {
    const first = await write()
    const file = join(other.folder, 'copy.db')
    const done = new AbortController()
    const writer = (async () => {
      while (!done.signal.aborted) await write()
    })()
    const env = { ...process.env, DATA_DIR: live.folder }
    const { stdout } = await promisify(execFile)(process.execPath, command('backup', [file]), { env })
    done.abort()
    await writer
    expect(stdout).toContain('data key is NOT in it')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(other.folder)).toEqual(['copy.db'])
    const copy = storeOn(file)
    expect((await copy.store.conversations.load(first))?.events).toHaveLength(1)
    expect(await copy.store.staff.verifyAudit()).toMatchObject({ ok: true })
    copy.sqlite.close()
  })

  it('can be taken by the serving process itself', async () => {
    const ids = await Promise.all(Array.from({ length: 300 }, write))
    const file = join(other.folder, 'online.db')
    const [, during] = await Promise.all([backUpOnline(live.sqlite.connection, file), write()])
    checkDatabase(file)
    const copy = storeOn(file)
    for (const id of [...ids, during]) expect(await copy.store.conversations.head(id)).not.toBeNull()
    copy.sqlite.close()
  })

  it('takes the sealed photos along and leaves the key', () => {
    mkdirSync(join(live.folder, 'files'))
    writeFileSync(join(live.folder, 'files', 'f_1'), 'sealed')
    writeFileSync(join(live.folder, 'data.key'), 'secret')
    const file = join(other.folder, 'copy.db')
    expect(run('backup', live.folder, [file]).status).toBe(0)
    expect(readdirSync(other.folder).toSorted()).toEqual(['copy.db', 'copy.db.files'])
    expect(readdirSync(join(other.folder, 'copy.db.files'))).toEqual(['f_1'])
    const target = join(other.folder, 'data')
    expect(run('restore', target, [file])).toMatchObject({
      status: 0,
      said: expect.stringContaining('data.key') as string,
    })
    expect(readFileSync(join(target, 'files', 'f_1'), 'utf8')).toBe('sealed')
  })

  it('says when there is nothing to copy', () => {
    expect(run('backup', other.folder, [join(other.folder, 'x.db')])).toMatchObject({ status: 1 })
    expect(run('backup', other.folder, [])).toMatchObject({ status: 2 })
    expect(readdirSync(other.folder)).toEqual([])
  })
})

describe('a restore', () => {
  async function aBackup(): Promise<{ file: string; id: string }> {
    const id = await write()
    const file = join(other.folder, 'copy.db')
    await backUpOnline(live.sqlite.connection, file)
    return { file, id }
  }

  it('refuses to replace live data without --force', async () => {
    const { file } = await aBackup()
    live.sqlite.close()
    const before = readFileSync(live.file)
    expect(run('restore', live.folder, [file])).toMatchObject({
      status: 1,
      said: expect.stringContaining('--force') as string,
    })
    expect(readFileSync(live.file).equals(before)).toBe(true)
  })

  it('replaces with --force and keeps what was there', async () => {
    const { file, id } = await aBackup()
    const later = await write()
    live.sqlite.close()
    expect(run('restore', live.folder, [file, '--force']).status).toBe(0)
    const restored = storeOn(live.file)
    expect(await restored.store.conversations.head(id)).not.toBeNull()
    expect(await restored.store.conversations.head(later)).toBeNull()
    restored.sqlite.close()
    const aside = readdirSync(live.folder).find((name) => name.includes('replaced'))
    const kept = storeOn(join(live.folder, aside ?? ''))
    expect(await kept.store.conversations.head(later)).not.toBeNull()
    kept.sqlite.close()
  })

  it('refuses while a server has the database open', async () => {
    const { file } = await aBackup()
    expect(run('restore', live.folder, [file, '--force'])).toMatchObject({
      status: 1,
      said: expect.stringContaining('in-use') as string,
    })
    expect(await write()).toMatch(/^c_/)
  })

  it('refuses a damaged or foreign file and changes nothing', async () => {
    const { file } = await aBackup()
    const damaged = join(other.folder, 'damaged.db')
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096, 4096 * 6)
    writeFileSync(damaged, bytes)
    const words = join(other.folder, 'words.db')
    writeFileSync(words, 'these are words and no database at all, however long one reads them')
    const target = join(other.folder, 'data')
    for (const bad of [damaged, words, join(other.folder, 'missing.db')]) {
      expect(run('restore', target, [bad]).status).toBe(1)
      expect(existsSync(join(target, DATABASE_FILE))).toBe(false)
    }
  })

  it('puts a damaged live database aside', async () => {
    const { file, id } = await aBackup()
    const target = join(other.folder, 'data')
    mkdirSync(target)
    copyFileSync(script('backup'), join(target, DATABASE_FILE))
    expect(run('restore', target, [file, '--force']).status).toBe(0)
    const restored = storeOn(join(target, DATABASE_FILE))
    expect(await restored.store.conversations.head(id)).not.toBeNull()
    restored.sqlite.close()
  })
})
