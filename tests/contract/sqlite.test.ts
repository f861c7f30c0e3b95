/** What only the SQLite face promises: shared commits, durable answers, nothing readable on the disk. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, readMigrations } from '../../src/adapters/sqlite/migrate.ts'
import { openSqlite } from '../../src/adapters/sqlite/open.ts'
import { aCase, aCaseWrite, aGap, aHead, anOutboxItem, aStaff, aTurn, CANARY, NOW, replied, said } from './build.ts'
import { now, storeOn, tempStore } from './temp-store.ts'

let temp: ReturnType<typeof tempStore>
beforeEach(() => {
  temp = tempStore()
})
afterEach(() => temp.close())

const insert = (key: string) =>
  temp.sqlite.d1.prepare('INSERT INTO settings VALUES (?, ?, ?, ?)').bind(key, 'v', NOW, 'test')

describe('shared commits', () => {
  it('writes forty waiting batches with one commit', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => temp.sqlite.d1.batch([insert(`a${i}`), insert(`b${i}`)])))
    expect(temp.sqlite.counts()).toEqual({ commits: 1, batches: 40 })
  })

  it('answers nobody before the commit is there for another connection', async () => {
    const reader = new Database(temp.file, { readonly: true })
    const seen = reader.prepare('SELECT count(*) FROM settings').pluck()
    const counts = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        await temp.sqlite.d1.batch([insert(`a${i}`)])
        return seen.get()
      }),
    )
    expect(counts).toEqual(Array.from({ length: 40 }, () => 40))
    reader.close()
  })

  it('undoes a failing batch alone', async () => {
    const batches = [[insert('a')], [insert('b'), insert('a')], [insert('c')], [insert('d'), insert('d')]]
    const outcomes = await Promise.allSettled(batches.map((batch) => temp.sqlite.d1.batch(batch)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    const { results } = await temp.sqlite.d1.prepare('SELECT key FROM settings ORDER BY key').all()
    expect(results).toEqual([{ key: 'a' }, { key: 'c' }])
  })

  it('refuses everybody of the group when the file is held by another process', async () => {
    const other = new Database(temp.file)
    other.exec('BEGIN IMMEDIATE')
    const head = aHead()
    const outcomes = await Promise.allSettled([
      temp.store.conversations.append(aTurn(head, [said()])),
      temp.store.conversations.append(aTurn(aHead(), [said()])),
    ])
    expect(outcomes).toMatchObject([{ reason: { code: 'busy' } }, { reason: { code: 'busy' } }])
    other.exec('ROLLBACK')
    other.close()
    expect(await temp.store.conversations.append(aTurn(head, [said()]))).toBe('stored')
  })

  it('tells nobody "stored" when the commit itself fails', async () => {
    const { d1 } = temp.sqlite
    const orphan = d1.prepare("INSERT INTO events VALUES ('c_none', 1, ?, 'x')").bind(NOW)
    const outcomes = await Promise.allSettled([
      d1.batch([insert('a')]),
      d1.batch([d1.prepare('PRAGMA defer_foreign_keys = ON'), orphan]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await d1.prepare('SELECT key FROM settings').all()).results).toEqual([])
    await d1.batch([insert('a')])
    expect(temp.sqlite.counts()).toEqual({ commits: 1, batches: 1 })
  })

  it('answers reads while a write waits', async () => {
    const order: string[] = []
    const write = temp.sqlite.d1.batch([insert('a')]).then(() => order.push('write'))
    await temp.sqlite.d1.prepare('SELECT 1').all()
    order.push('read')
    await temp.store.conversations.load('c_none')
    order.push('load')
    await write
    expect(order).toEqual(['read', 'load', 'write'])
    expect(temp.sqlite.counts()).toEqual({ commits: 1, batches: 1 })
  })

  it('commits what waits when it closes', async () => {
    const write = temp.sqlite.d1.batch([insert('last')])
    temp.sqlite.close()
    await write
    const reader = new Database(temp.file, { readonly: true })
    expect(reader.prepare('SELECT key FROM settings').pluck().all()).toEqual(['last'])
    reader.close()
    await expect(temp.sqlite.d1.prepare('SELECT 1').all()).rejects.toThrow('not open')
  })
})

describe('the face of D1', () => {
  it('binds and answers as D1 does', async () => {
    const { d1 } = temp.sqlite
    const row = d1.prepare('SELECT ? AS yes, ? AS empty, ? AS word').bind(true, null, '字')
    expect(await row.first()).toEqual({ yes: 1, empty: null, word: '字' })
    expect(await row.raw()).toEqual([[1, null, '字']])
    expect((await insert('a').run()).meta.changes).toBe(1)
    const deleted = d1.prepare('DELETE FROM settings RETURNING key')
    expect((await deleted.all()).results).toEqual([{ key: 'a' }])
    expect(await deleted.first()).toBeNull()
    expect(() => d1.prepare('SELECT ?').bind(undefined)).toThrow('undefined')
    await expect(d1.prepare('SELEC').all()).rejects.toThrow('syntax')
  })

  it('is durable, private and strict', () => {
    const pragma = (name: string) => temp.sqlite.connection.pragma(name, { simple: true })
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map(pragma)).toEqual(['wal', 2, 1, 1])
    const modes = readdirSync(temp.folder).map((name) => statSync(join(temp.folder, name)).mode & 0o777)
    expect(new Set(modes)).toEqual(new Set([0o600]))
  })

  it('works in memory', async () => {
    const { store, sqlite } = storeOn(':memory:')
    await store.ready()
    const head = aHead()
    expect(await store.conversations.append(aTurn(head, [said()]))).toBe('stored')
    await store.conversations.erase(head.id, NOW)
    expect((await store.conversations.load(head.id))?.head.preview).toBe('')
    sqlite.close()
  })
})

describe('the file on the disk', () => {
  const bytes = () =>
    readdirSync(temp.folder)
      .map((name) => readFileSync(join(temp.folder, name)).toString('latin1'))
      .join('')
  const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

  it('holds no name, phone or word of a resident', async () => {
    const { conversations, staff } = temp.store
    const head = aHead({ channel: 'telegram', address: CANARY.phone })
    const turn = aTurn(head, [said(), replied(CANARY.words)], {
      inbound: { clientId: 'x', bodyHash: 'h' },
      outbox: [anOutboxItem(head.id)],
      gaps: [aGap(head.id)],
      cases: [aCaseWrite(aCase(), 0)],
    })
    expect(await conversations.append(turn)).toBe('stored')
    await staff.put(aStaff({ otpSecret: CANARY.words }))
    await conversations.leaseOutbox(NOW, NOW, 5)
    expect(bytes()).toContain(head.id)
    for (const secret of Object.values(CANARY)) expect(bytes()).not.toContain(asBytes(secret))
  })

  it('loses even the sealed form of what was erased, in the database and its log', async () => {
    const { conversations } = temp.store
    const head = aHead({ channel: 'telegram', address: CANARY.phone })
    const long = CANARY.words.repeat(600)
    const kept = aHead()
    await conversations.append(aTurn(kept, [said('别人的话')]))
    await conversations.append(
      aTurn(head, [said(), replied(long)], { gaps: [aGap(head.id)], outbox: [anOutboxItem(head.id)] }),
    )
    const read = (sql: string) => temp.sqlite.connection.prepare<[string], string>(sql).pluck().all(head.id)
    const sealed = [
      ...read('SELECT body FROM events WHERE conversation_id = ?'),
      ...read('SELECT address FROM conversations WHERE id = ?'),
      ...read('SELECT preview FROM conversations WHERE id = ?'),
      ...read('SELECT address_index FROM conversations WHERE id = ?'),
      ...read('SELECT question FROM gaps WHERE conversation_id = ?'),
      ...read('SELECT body FROM outbox WHERE conversation_id = ?'),
    ]
    expect(sealed).toHaveLength(7)
    for (const value of sealed) expect(bytes()).toContain(value.slice(-20))
    await conversations.erase(head.id, NOW)
    const left = bytes()
    for (const value of sealed) {
      for (let at = 24; at + 20 <= value.length; at += 400) expect(left).not.toContain(value.slice(at, at + 20))
    }
    expect((await conversations.load(kept.id))?.events[0]?.event).toMatchObject({ text: '别人的话' })
  })

  it('loses it after the next write when a reader held the log during the erasure', async () => {
    const { conversations } = temp.store
    const head = aHead()
    await conversations.append(aTurn(head, [said()]))
    const sealed = temp.sqlite.connection.prepare('SELECT body FROM events').pluck().get() as string
    const reader = new Database(temp.file, { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM events').get()
    await conversations.erase(head.id, NOW)
    expect(bytes()).toContain(sealed)
    reader.close()
    await conversations.append(aTurn(aHead(), [said()]))
    expect(bytes()).not.toContain(sealed)
  })

  it('is not opened under another data key', async () => {
    await temp.store.ready()
    temp.sqlite.close()
    const { store, sqlite } = storeOn(temp.file, new Uint8Array(32).fill(8))
    await expect(store.ready()).rejects.toMatchObject({ name: 'StoreError', code: 'data-key' })
    sqlite.close()
  })
})

describe('migrations', () => {
  const migrations = readMigrations()

  it('run once', () => {
    expect(migrate(temp.sqlite.connection, migrations, now)).toEqual([])
  })

  it('refuse a file that was changed after it ran', () => {
    const changed = migrations.map((each) => ({ ...each, sql: `${each.sql}\n-- changed` }))
    expect(() => migrate(temp.sqlite.connection, changed, now)).toThrow('0001_base.sql: changed')
  })

  it('refuse a database of a newer release', () => {
    expect(() => migrate(temp.sqlite.connection, [], now)).toThrow('0001_base.sql: missing')
  })

  it('leave nothing of one that fails', () => {
    const { connection, close } = openSqlite({ file: ':memory:' })
    const broken = { name: '0002_broken.sql', sql: 'CREATE TABLE half (a); CREATE TABL other (b);' }
    expect(() => migrate(connection, [...migrations, broken], now)).toThrow('0002_broken.sql: failed')
    expect(connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
    close()
  })
})
