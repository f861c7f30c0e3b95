/** Ids, bell and log. */
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { inProcessBell } from '../../src/adapters/system/bell.ts'
import { consoleLog } from '../../src/adapters/system/console-log.ts'
import { timeSortedIds } from '../../src/adapters/system/ids.ts'
import { pinoLog } from '../../src/adapters/system/pino-log.ts'
import { CANARY } from './build.ts'
import { now } from './temp-store.ts'

describe('ids', () => {
  it('sort by time, also within one millisecond and when the clock steps back', () => {
    let ms = now().getTime()
    const ids = timeSortedIds({ now: () => new Date(ms) })
    const made: string[] = []
    for (let i = 0; i < 5000; i++) {
      made.push(ids.next('c'))
      if (i === 3000) ms -= 60_000
      if (i === 4000) ms += 120_000
    }
    expect(made).toEqual(made.toSorted())
    expect(new Set(made).size).toBe(5000)
    expect(made[0]).toMatch(/^c_[0-9a-z]{28}$/)
  })

  it('make tokens of 256 bits and fair digits', () => {
    const ids = timeSortedIds({ now })
    expect(ids.token()).toMatch(/^[\w-]{43}$/)
    expect(ids.token()).not.toBe(ids.token())
    const digits = ids.digits(20_000)
    expect(digits).toMatch(/^\d{20000}$/)
    for (const digit of '0123456789') expect(digits.split(digit).length - 1).toBeGreaterThan(1700)
  })
})

describe('the bell', () => {
  it('wakes everybody who waits on the topic', async () => {
    const bell = inProcessBell()
    const woken: string[] = []
    const waits = ['a', 'a', 'b'].map((topic) => bell.wait(topic, 10_000).then(() => woken.push(topic)))
    bell.ring('a')
    await Promise.all(waits.slice(0, 2))
    expect(woken).toEqual(['a', 'a'])
    bell.ring('b')
    await waits[2]
  })

  it('ends waiting at the timeout or the abort', async () => {
    const bell = inProcessBell()
    await bell.wait('a', 5)
    const stop = new AbortController()
    const wait = bell.wait('a', 10_000, stop.signal)
    stop.abort()
    await wait
    await bell.wait('a', 10_000, stop.signal)
  })
})

describe('the log', () => {
  const lines: string[] = []
  const collect = { log: (line: string) => void lines.push(line) }
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const logs = [
    pinoLog({ destination }),
    consoleLog({ now }, { ...collect, log: collect.log, warn: collect.log, error: collect.log }),
  ]

  it.each(logs.map((log) => [log]))('keeps ids and codes and masks the rest', (log) => {
    lines.length = 0
    const cause = new Error(`Unexpected token '金', "${CANARY.words}" is not valid JSON`)
    const error = Object.assign(new Error(`bad phone ${CANARY.phone}`, { cause }), { code: 'SQLITE_BUSY', row: CANARY })
    log.info('turn.stored', { conversation: 'c_01jd8w0x7k00', case: 'WL-202611240007', events: 3, note: CANARY.words })
    log.warn('sign-in.failed', { username: '李工', token: 'abc', detail: `tel${CANARY.phone} 0511-86912345` })
    log.error('store.failed', error, { operation: 'conversations.append' })
    const told = lines.join('')
    for (const kept of ['turn.stored', 'c_01jd8w0x7k00', 'WL-202611240007', 'SQLITE_BUSY', 'system.test.ts']) {
      expect(told).toContain(kept)
    }
    for (const masked of [...Object.values(CANARY), '李工', 'abc', '86912345']) expect(told).not.toContain(masked)
    expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(['info', 'warn', 'error'])
  })

  it.each(logs.map((log) => [log]))('says nothing of an error with bound values but its code', (log) => {
    lines.length = 0
    const error = Object.assign(new Error('Failed query: insert\nparams: secretword'), {
      params: ['secretword'],
      code: 'X',
    })
    log.error('store.failed', error)
    log.error('odd', 'secretword')
    expect(lines.join('')).not.toContain('secretword')
    expect(lines.join('')).toContain('"X"')
  })
})
