/** The key file and the sealed attachments on Node. */
import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNodeVault } from '../../src/adapters/crypto/node-vault.ts'
import { KEY_FILE, loadDataKey } from '../../src/adapters/files/node-key.ts'
import { sealedFiles } from '../../src/adapters/files/sealed-files.ts'
import { CANARY } from './build.ts'
import { tempFolder } from './temp-store.ts'

let temp: ReturnType<typeof tempFolder>
beforeEach(() => {
  temp = tempFolder()
})
afterEach(() => temp.remove())

describe('the data key', () => {
  const hex = 'ab'.repeat(32)

  it('is made at the first start, for this user only, and kept', async () => {
    const dataDir = join(temp.folder, 'data')
    const keys = await Promise.all(Array.from({ length: 5 }, () => loadDataKey({ dataDir })))
    expect(keys[0]).toHaveLength(32)
    for (const key of [...keys, await loadDataKey({ dataDir, dataKey: '' })]) expect(key).toEqual(keys[0])
    expect(readdirSync(dataDir)).toEqual([KEY_FILE])
    expect(statSync(join(dataDir, KEY_FILE)).mode & 0o777).toBe(0o600)
  })

  it('is closed again when others may read it', async () => {
    const first = await loadDataKey({ dataDir: temp.folder })
    chmodSync(join(temp.folder, KEY_FILE), 0o644)
    expect(await loadDataKey({ dataDir: temp.folder })).toEqual(first)
    expect(statSync(join(temp.folder, KEY_FILE)).mode & 0o777).toBe(0o600)
  })

  it('comes from the settings in hex or base64', async () => {
    const bytes = Buffer.from(hex, 'hex')
    for (const dataKey of [hex, bytes.toString('base64'), `${bytes.toString('base64url')}\n`]) {
      expect(await loadDataKey({ dataDir: temp.folder, dataKey })).toEqual(new Uint8Array(bytes))
    }
    expect(readdirSync(temp.folder)).toEqual([])
  })

  it('is refused when it is no key, without showing it', async () => {
    for (const dataKey of ['changeme', hex.slice(2), `${hex}00`]) {
      const error = await loadDataKey({ dataDir: temp.folder, dataKey }).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'DataKeyError', message: 'DATA_KEY is not 32 bytes in base64 or hex' })
    }
    writeFileSync(join(temp.folder, KEY_FILE), '')
    await expect(loadDataKey({ dataDir: temp.folder })).rejects.toThrow(KEY_FILE)
  })
})

describe('attachments', () => {
  const make = () => sealedFiles(join(temp.folder, 'files'), createNodeVault({ dataKey: new Uint8Array(32).fill(1) }))
  const photo = new TextEncoder().encode(CANARY.words.repeat(5000))

  it('come back as they were, unreadable on the disk', async () => {
    const files = make()
    await files.put('f_1', photo)
    expect(await files.get('f_1')).toEqual(photo)
    expect(readdirSync(join(temp.folder, 'files'))).toEqual(['f_1'])
    expect(readFileSync(join(temp.folder, 'files', 'f_1')).includes(Buffer.from(CANARY.words))).toBe(false)
    expect(statSync(join(temp.folder, 'files', 'f_1')).mode & 0o777).toBe(0o600)
  })

  it('do not open under another name', async () => {
    const files = make()
    await files.put('f_1', photo)
    writeFileSync(join(temp.folder, 'files', 'f_2'), readFileSync(join(temp.folder, 'files', 'f_1')))
    await expect(files.get('f_2')).rejects.toMatchObject({ name: 'UnsealError' })
  })

  it('are gone after removal, and removing twice is no error', async () => {
    const files = make()
    expect(await files.get('f_1')).toBeNull()
    await files.put('f_1', photo)
    await files.remove('f_1')
    await files.remove('f_1')
    expect(await files.get('f_1')).toBeNull()
  })

  it('never leave their folder', async () => {
    const files = make()
    for (const id of ['../data.key', '/etc/passwd', 'a/b', '', '.', 'f_1.part', 'a\0b']) {
      await expect(files.put(id, photo)).rejects.toThrow('not the id of a file')
      await expect(files.get(id)).rejects.toThrow('not the id of a file')
      await expect(files.remove(id)).rejects.toThrow('not the id of a file')
    }
  })
})
