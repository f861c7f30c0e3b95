/** Backup → restore into a new folder → start: works when the key is brought, and says what to bring when it is not. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { buildHouse } from '../../src/start-node.ts'
import { openTalk, testHouse } from '../support/house.ts'

const folder = mkdtempSync(join(tmpdir(), 'warmline-restore-'))
const live = join(folder, 'live')
const backup = join(folder, 'backup.db')
let session = ''

function run(file: string, args: string[], env: Record<string, string>) {
  const started = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return { status: started.status, said: started.stdout + started.stderr }
}

const start = (dataDir: string) =>
  run('src/main.node.ts', [], { DATA_DIR: dataDir, PORT: '0', EMBEDDER: 'words', LOG_LEVEL: 'silent' })

async function reads(dataDir: string, env: Record<string, string> = {}): Promise<boolean> {
  const { house, close } = await buildHouse(
    readConfig({ DATA_DIR: dataDir, EMBEDDER: 'words', LOG_LEVEL: 'silent', ...env }),
  )
  const found = await house.turns.conversations.load(session)
  close()
  return found?.events.some(({ event }) => event.type === 'message-received' && event.text === '家里着火了') ?? false
}

beforeAll(async () => {
  const house = await testHouse({}, { dataDir: live })
  const talk = await openTalk(house)
  await talk.say({ text: '家里着火了' })
  session = talk.sessionId
  house.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a backup', () => {
  it('names the key that belongs to it', () => {
    const { status, said } = run('scripts/backup.ts', [backup], { DATA_DIR: live })
    expect(status).toBe(0)
    expect(said).toMatch(/It opens with \S*data\.key \(key id [0-9a-f]{8}\)/)
  })
})

describe('a restore into a new folder', () => {
  const fresh = join(folder, 'fresh')

  it('without the key starts no server, makes no key, and says in words what to bring', () => {
    const { status, said } = run('scripts/restore.ts', [backup], { DATA_DIR: fresh })
    expect(status).toBe(0)
    expect(said).toMatch(/key id [0-9a-f]{8}/)
    const started = start(fresh)
    expect(started.status).toBe(1)
    expect(started.said).toContain('Bring data.key')
    expect(started.said).not.toMatch(/^\s+at /m)
    expect(existsSync(join(fresh, 'data.key'))).toBe(false)
  })

  it('with another key says which one is wanted', () => {
    writeFileSync(join(fresh, 'data.key'), `${'0a'.repeat(32)}\n`)
    const started = start(fresh)
    expect(started.status).toBe(1)
    expect(started.said).toMatch(/does not open .*id [0-9a-f]{8}/)
    expect(started.said).not.toMatch(/^\s+at /m)
    expect(run('scripts/restore.ts', [backup, '--force'], { DATA_DIR: fresh }).said).toContain('does NOT open')
  })

  it('with the key is the same as before', async () => {
    copyFileSync(join(live, 'data.key'), join(fresh, 'data.key'))
    expect(run('scripts/restore.ts', [backup, '--force'], { DATA_DIR: fresh }).said).toContain('is here and fits')
    expect(await reads(fresh)).toBe(true)
  })
})

describe('a rehearsal', () => {
  it('restores a copy, starts on it, reads what was sealed, and leaves the live data alone', async () => {
    const { status, said } = run('scripts/rehearse.ts', [], { DATA_DIR: live, EMBEDDER: 'words' })
    expect(said).toMatch(/is read, a question is answered: 1 talks and 1 cases/)
    expect(status).toBe(0)
    expect(await reads(live)).toBe(true)
  })

  it('says what stands in the way, and fails', () => {
    const { status, said } = run('scripts/rehearse.ts', [], { DATA_DIR: live, DATA_KEY: '0d'.repeat(32) })
    expect(status).toBe(1)
    expect(said).toMatch(/rehearsal failed: .*does not open/)
    expect(run('scripts/rehearse.ts', [], { DATA_DIR: join(folder, 'nowhere') }).status).toBe(2)
  })
})

describe('an exchanged key', () => {
  it('still opens what the former one sealed, and the backup names the new one', async () => {
    const former = spawnSync('cat', [join(live, 'data.key')], { encoding: 'utf8' }).stdout.trim()
    const key = '0b'.repeat(32)
    expect(await reads(live, { DATA_KEY: key, FORMER_DATA_KEYS: former })).toBe(true)
    const { said } = run('scripts/backup.ts', [join(folder, 'later.db')], { DATA_DIR: live, DATA_KEY: key })
    expect(said).toContain('It opens with the setting DATA_KEY')
    await expect(reads(live, { DATA_KEY: '0c'.repeat(32) })).rejects.toThrow('does not open')
  })
})
