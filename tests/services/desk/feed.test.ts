/** The feed of many desks: each sees what it may, and one change is read once for all of them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { feedFor, type Feed } from '../../../src/services/desk/feed.ts'
import { sharedReads } from '../../../src/services/desk/shared-reads.ts'
import { aDesk, aTalk, PEOPLE, type Desk } from '../../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await aDesk()
})
afterEach(() => {
  vi.restoreAllMocks()
  desk.close()
})

function feeds(ids: readonly string[]): Feed[] {
  const reads = sharedReads(desk.deps)
  return PEOPLE.filter(({ id }) => ids.includes(id)).flatMap((person) => feedFor(desk.deps, person, reads))
}

const seen = async (feed: Feed, cursor: number) => (await feed.after(cursor)).events.map(({ kind }) => kind).toSorted()

describe('the feed', () => {
  it('reads a change once for all desks, and the next change anew', async () => {
    const start = await desk.deps.conversations.lastCursor()
    const { id } = await aTalk(desk, { case: {} })
    const all = feeds(['s_agent', 's_agent2', 's_yunyang', 's_super', 's_admin'])
    const head = vi.spyOn(desk.deps.conversations, 'head')
    const alerts = vi.spyOn(desk.deps.conversations, 'openAlerts')
    for (const one of await Promise.all(all.map((feed) => seen(feed, start)))) {
      expect(one).toEqual(['alert', 'case', 'conversation'])
    }
    expect([head.mock.calls.length, alerts.mock.calls.length]).toEqual([1, 1])

    const middle = await desk.deps.conversations.lastCursor()
    const current = await desk.deps.conversations.head(id)
    if (current === null) throw new Error('the talk is gone')
    const at = desk.clock.now().toISOString()
    await desk.deps.conversations.append({
      expectedSeq: current.lastSeq,
      events: [{ at, event: { type: 'message-received', clientId: 'm2', channel: 'web', text: '还有一句' } }],
      head: { ...current, lastSeq: current.lastSeq + 1, preview: '还有一句' },
    })
    const news = await Promise.all(all.map((feed) => feed.after(middle)))
    for (const { events } of news) {
      expect(events).toMatchObject([{ kind: 'conversation', data: { id, lastSeq: current.lastSeq + 1 } }])
    }
  })

  it('shares no sight: another town learns nothing of what its neighbour was just shown', async () => {
    const start = await desk.deps.conversations.lastCursor()
    await aTalk(desk, { town: '云阳街道', case: {} })
    const [yunyang, erling, auditor] = feeds(['s_yunyang', 's_erling', 's_auditor'])
    if (!yunyang || !erling || !auditor) throw new Error('nobody there')
    expect(await seen(yunyang, start)).toEqual(['alert', 'case', 'conversation'])
    expect(await seen(erling, start)).toEqual([])
    expect(await seen(auditor, start)).toEqual(['case'])
  })

  it('tries again after a read that failed', async () => {
    const start = await desk.deps.conversations.lastCursor()
    await aTalk(desk, {})
    const [one, two] = feeds(['s_agent', 's_agent2'])
    if (!one || !two) throw new Error('nobody there')
    vi.spyOn(desk.deps.conversations, 'head').mockRejectedValueOnce(new Error('disk'))
    await expect(one.after(start)).rejects.toThrow('disk')
    expect(await seen(two, start)).toEqual(['conversation'])
    expect(await seen(one, start)).toEqual(['conversation'])
  })
})
