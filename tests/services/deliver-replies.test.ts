/** The outbox on its way out: in order, side by side, given up with a reason, and long replies not repeated from the start. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { metricsRegistry } from '../../src/adapters/system/metrics.ts'
import type { Channel, SendOutcome } from '../../src/ports/channel.ts'
import { deliverReplies, type DeliverDeps } from '../../src/services/deliver-replies.ts'
import { aHead, anOutboxItem, aTurn, said } from '../contract/build.ts'
import { tempStore } from '../contract/temp-store.ts'

let live: ReturnType<typeof tempStore>
let now = 0
let made = 0
let logged: string[] = []
let sent: { address: string; text: string; done: number }[] = []
/** What the channel answers next; `sent` when nothing is left. */
let outcomes: (SendOutcome | Promise<SendOutcome> | Error)[] = []
let deps: DeliverDeps

const channel: Channel = {
  name: 'telegram',
  can: { choices: true, links: true },
  async send(address, { text }, done = 0) {
    const outcome = await (outcomes.shift() ?? { kind: 'sent' as const })
    if (outcome instanceof Error) throw outcome
    sent.push({ address, text, done })
    return outcome
  },
}

beforeEach(() => {
  live = tempStore()
  now = Date.parse('2026-11-24T02:00:00Z')
  logged = []
  sent = []
  outcomes = []
  deps = {
    conversations: live.store.conversations,
    cases: live.store.cases,
    bell: { ring: () => undefined, wait: async () => undefined },
    ids: { next: (prefix) => `${prefix}_${(made += 1)}`, token: () => '', digits: () => '' },
    channels: [channel],
    files: { get: async () => null },
    linkTo: async () => null,
    clock: { now: () => new Date(now) },
    log: {
      info: () => undefined,
      warn: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`),
      error: (event) => void logged.push(event),
    },
    metrics: metricsRegistry(),
    partsDone: new Map(),
  }
})
afterEach(() => live.close())

async function waiting(
  address: string,
  texts: string[],
  over: { channel?: 'telegram' | 'wechat' } = {},
  head = aHead(),
): Promise<void> {
  const dueAt = new Date(now).toISOString()
  const outbox = texts.map((text, index) =>
    anOutboxItem(head.id, { seq: index + 1, address, reply: { kind: 'text', text }, dueAt, ...over }),
  )
  const events = texts.map((text) => said(text))
  await live.store.conversations.append(aTurn(head, events, { outbox }))
}

const texts = () => sent.map(({ text }) => text)
const pending = () => live.store.conversations.outboxPending()

describe('replies', () => {
  it('of one talk go in order, and wait behind one that must wait', async () => {
    await waiting('a', ['一', '二', '三'])
    outcomes = [{ kind: 'sent' }, { kind: 'retry', afterMs: 9_000 }]
    expect(await deliverReplies(deps)).toBe(1)
    expect(texts()).toEqual(['一', '二'])
    now += 8_000
    expect(await deliverReplies(deps)).toBe(0)
    now += 1_000
    expect(await deliverReplies(deps)).toBe(2)
    expect(texts()).toEqual(['一', '二', '二', '三'])
  })

  it('of one talk wait for no other talk', async () => {
    await waiting('hangs', ['一'])
    let release: (outcome: SendOutcome) => void = () => undefined
    outcomes = [new Promise((resolve) => (release = resolve))]
    const first = deliverReplies(deps)
    await waiting('b', ['二'])
    await expect.poll(async () => deliverReplies(deps)).toBe(1)
    expect(texts()).toEqual(['二'])
    release({ kind: 'sent' })
    expect(await first).toBe(1)
    expect(await pending()).toBe(0)
  })

  it('without a channel are given up with a reason, once', async () => {
    await waiting('a', ['一'], { channel: 'wechat' })
    await deliverReplies(deps)
    expect(await pending()).toBe(0)
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain('channel not configured')
    now += 3_600_000
    await deliverReplies(deps)
    expect(logged).toHaveLength(1)
  })

  it('that were partly seen go on where they stopped', async () => {
    await waiting('a', ['长'])
    outcomes = [{ kind: 'retry', afterMs: 1_000, done: 2 }]
    await deliverReplies(deps)
    now += 60_000
    await deliverReplies(deps)
    expect(sent.map(({ done }) => done)).toEqual([0, 2])
    expect(deps.partsDone.size).toBe(0)
  })

  it('outlast a channel that is down for an hour', async () => {
    await waiting('a', ['一'])
    outcomes = Array.from({ length: 60 }, () => ({ kind: 'retry', afterMs: 1_000 }))
    for (let minute = 0; minute < 60; minute += 1) {
      await deliverReplies(deps)
      now += 60_000
    }
    expect(await pending()).toBe(1)
    outcomes = []
    now += 600_000
    await deliverReplies(deps)
    expect(await pending()).toBe(0)
    expect(sent.length).toBeLessThan(30)
  })

  it('stay when a channel breaks in a way nobody foresaw', async () => {
    await waiting('a', ['一'])
    outcomes = [new TypeError('boom')]
    await deliverReplies(deps)
    expect(logged).toEqual(['send-failed'])
    now += 60_000
    await deliverReplies(deps)
    expect(await pending()).toBe(0)
  })

  it('that reach nobody call the desk, once, when somebody works on the matter', async () => {
    outcomes = [
      { kind: 'gone', reason: 'wechat 45015' },
      { kind: 'gone', reason: 'wechat 45015' },
    ]
    await waiting('a', ['一', '二'], {}, { ...aHead(), floor: 'human', town: '云阳街道', level: 'P1' })
    await deliverReplies(deps)
    expect(await live.store.conversations.openAlerts()).toMatchObject([
      { kind: 'warning', level: 'P1', town: '云阳街道', text: '回复没送到，请打电话联系 · 云阳街道' },
    ])
    outcomes = [{ kind: 'gone', reason: 'telegram 403' }]
    await waiting('b', ['三'])
    await deliverReplies(deps)
    expect(await live.store.conversations.openAlerts()).toHaveLength(1)
  })

  it('name no person in the log', async () => {
    await waiting('13912345678', ['我的电话13912345678'])
    outcomes = [{ kind: 'gone', reason: 'telegram 403' }]
    await deliverReplies(deps)
    expect(logged.join()).not.toContain('13912345678')
  })
})
