/** Facts about what the desk watches: outbox, changes, alerts, timers, gaps. */
import { describe, expect, it } from 'vitest'
import {
  aCase,
  aCaseWrite,
  aGap,
  aHead,
  anAlert,
  anOutboxItem,
  aTimer,
  aTurn,
  CANARY,
  later,
  NOW,
  said,
} from './build.ts'
import type { Subject } from './describe-store.ts'

export function deskFacts(subject: Subject): void {
  const store = () => subject().store.conversations

  async function drainOutbox(): Promise<void> {
    const items = await store().leaseOutbox(later(1e6), later(1e6 + 1), 10_000)
    for (const { id } of items) await store().outboxSent(id, NOW)
  }

  describe('outbox', () => {
    it('never hands one item to two senders', async () => {
      await drainOutbox()
      const items = Array.from({ length: 30 }, () => aHead()).map((head) => ({ head, item: anOutboxItem(head.id) }))
      for (const { head, item } of items) await store().append(aTurn(head, [said('一')], { outbox: [item] }))
      const leases = await Promise.all(Array.from({ length: 6 }, () => store().leaseOutbox(NOW, later(1), 10)))
      const ids = leases.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.toSorted()).toEqual(items.map(({ item }) => item.id).toSorted())
      expect(await store().outboxPending()).toBe(30)
    })

    it('knows since when the oldest reply waits, however often it was tried', async () => {
      await drainOutbox()
      expect(await store().outboxOldest()).toBeNull()
      const head = aHead()
      const item = { ...anOutboxItem(head.id), seq: 1 }
      await store().append(aTurn(head, [said('一')], { outbox: [item] }))
      await store().outboxFailed(item.id, 'retry', later(60))
      const stored = await store().eventsAfter(head.id, 0)
      expect(await store().outboxOldest()).toBe(stored[0]?.at)
      await store().outboxSent(item.id, later(61))
      expect(await store().outboxOldest()).toBeNull()
    })

    it('gives out the replies of a turn to be said another way: all or none, and the same ones again', async () => {
      await drainOutbox()
      const head = aHead()
      const items = [1, 2, 3].map((seq) => ({ ...anOutboxItem(head.id), seq, dueAt: later(5) }))
      await store().append(aTurn(head, [said('一'), said('二'), said('三')], { outbox: items }))
      const range = (from: number, to: number) => ({ conversationId: head.id, from, to })
      expect(await store().takeOutbox(range(2, 3), NOW)).toBe(false)
      expect(await store().takeOutbox(range(1, 2), NOW)).toBe(true)
      expect(await store().takeOutbox(range(1, 2), later(1))).toBe(true)
      expect(await store().leaseOutbox(later(9), later(10), 5)).toMatchObject([{ seq: 3 }])
      expect(await store().takeOutbox(range(3, 3), later(11))).toBe(false)
      expect(await store().takeOutbox(range(1, 3), later(11))).toBe(false)
      expect(await store().takeOutbox({ ...range(1, 2), conversationId: 'c-other' }, later(11))).toBe(false)
    })

    it('lets held replies go at once', async () => {
      await drainOutbox()
      const head = aHead()
      const item = { ...anOutboxItem(head.id), dueAt: later(5) }
      await store().append(aTurn(head, [said('一')], { outbox: [item] }))
      expect(await store().leaseOutbox(NOW, later(1), 5)).toEqual([])
      await store().releaseOutbox({ conversationId: head.id, from: 1, to: 1 }, NOW)
      expect(await store().leaseOutbox(NOW, later(1), 5)).toHaveLength(1)
    })

    it('gives an item back when its lease has run out, and counts the attempts', async () => {
      await drainOutbox()
      const head = aHead()
      const item = anOutboxItem(head.id)
      await store().append(aTurn(head, [said('一')], { outbox: [item] }))
      expect(await store().leaseOutbox(NOW, later(1), 5)).toEqual([{ ...item, attempts: 1 }])
      expect(await store().leaseOutbox(NOW, later(1), 5)).toEqual([])
      expect(await store().leaseOutbox(later(2), later(3), 5)).toEqual([{ ...item, attempts: 2 }])
      await store().outboxSent(item.id, later(2))
      expect(await store().leaseOutbox(later(9), later(10), 5)).toEqual([])
      expect(await store().outboxPending()).toBe(0)
    })

    it('keeps the order of a conversation while an earlier reply waits for its next try', async () => {
      await drainOutbox()
      const head = aHead()
      const [first, second] = [anOutboxItem(head.id, { seq: 2 }), anOutboxItem(head.id, { seq: 3 })]
      await store().append(aTurn(head, [said('一')], { outbox: [second, first] }))
      expect((await store().leaseOutbox(NOW, later(1), 5)).map(({ id }) => id)).toEqual([first.id, second.id])
      await store().outboxFailed(first.id, '429', later(10))
      expect(await store().leaseOutbox(later(2), later(3), 5)).toEqual([])
      expect((await store().leaseOutbox(later(10), later(11), 1)).map(({ id }) => id)).toEqual([first.id])
      expect(await store().leaseOutbox(later(10), later(11), 5)).toEqual([])
      expect((await store().leaseOutbox(later(12), later(13), 5)).map(({ id }) => id)).toEqual([first.id, second.id])
    })

    it('gives up on an item whose resident is gone', async () => {
      await drainOutbox()
      const head = aHead()
      const item = anOutboxItem(head.id)
      await store().append(aTurn(head, [said('一')], { outbox: [item] }))
      await store().outboxFailed(item.id, 'blocked', null)
      expect(await store().outboxPending()).toBe(0)
      expect(await store().leaseOutbox(later(99), later(100), 5)).toEqual([])
    })

    it('does not send before the time', async () => {
      await drainOutbox()
      const head = aHead()
      await store().append(aTurn(head, [said('一')], { outbox: [anOutboxItem(head.id, { dueAt: later(5) })] }))
      expect(await store().leaseOutbox(later(4), later(5), 5)).toEqual([])
      expect(await store().leaseOutbox(later(5), later(6), 5)).toHaveLength(1)
    })
  })

  describe('changes', () => {
    it('tell of conversation, case and alert in one go', async () => {
      const cursor = await store().lastCursor()
      const head = aHead({ town: '云阳街道', level: 'P0', updatedAt: later(1) })
      const value = aCase({ level: 'P0' })
      const alert = anAlert({ town: '云阳街道' })
      await store().append(aTurn(head, [said('一')], { cases: [aCaseWrite(value, 0)], alerts: [alert] }))
      const news = await store().changesAfter(cursor, 10)
      expect(news.map(({ kind, ref, town, level }) => ({ kind, ref, town, level }))).toEqual([
        { kind: 'conversation', ref: head.id, town: '云阳街道', level: 'P0' },
        { kind: 'case', ref: value.number, town: '云阳街道', level: 'P0' },
        { kind: 'alert', ref: alert.id, town: '云阳街道', level: 'P0' },
      ])
      expect(await store().lastCursor()).toBe(news.at(-1)?.cursor)
    })

    it('reach a reader that follows while forty writers write, each once and without a gap', async () => {
      const start = await store().lastCursor()
      const heads = Array.from({ length: 40 }, () => aHead())
      const seen: { cursor: number; ref: string }[] = []
      let writing = true
      const follow = async () => {
        for (;;) {
          const done = !writing
          seen.push(...(await store().changesAfter(seen.at(-1)?.cursor ?? start, 7)))
          if (done && (seen.at(-1)?.cursor ?? start) === (await store().lastCursor())) return
          await new Promise((resolve) => setTimeout(resolve, 0))
        }
      }
      const reader = follow()
      await Promise.all(heads.map((head) => store().append(aTurn(head, [said('一')]))))
      writing = false
      await reader
      expect(seen.map(({ cursor }) => cursor)).toEqual(seen.map((_, i) => start + 1 + i))
      expect(seen.map(({ ref }) => ref).toSorted()).toEqual(heads.map(({ id }) => id).toSorted())
    })
  })

  describe('alerts', () => {
    it('stay open until their conversation or case closes them', async () => {
      const head = aHead()
      const ofTalk = anAlert({ conversationId: head.id })
      const ofCase = anAlert({ level: 'P1', kind: 'overdue', caseNumber: 'WL1' })
      await store().append(aTurn(head, [said('一')], { alerts: [ofCase, ofTalk] }))
      const open = await store().openAlerts()
      expect(open.filter(({ id }) => [ofTalk.id, ofCase.id].includes(id))).toEqual([ofTalk, ofCase])
      const cursor = await store().lastCursor()
      await store().closeAlerts({ conversationId: head.id }, later(1), 's_1')
      expect((await store().openAlerts()).map(({ id }) => id)).not.toContain(ofTalk.id)
      expect((await store().openAlerts()).map(({ id }) => id)).toContain(ofCase.id)
      const news = await store().changesAfter(cursor, 10)
      expect(news).toEqual([
        { cursor: cursor + 1, kind: 'alert', ref: ofTalk.id, town: null, level: 'P0', at: later(1) },
      ])
      await store().closeAlerts({ caseNumber: 'WL1' }, later(1), 's_1')
      expect((await store().openAlerts()).map(({ id }) => id)).not.toContain(ofCase.id)
    })

    it('are not closed twice', async () => {
      const cursor = await store().lastCursor()
      await store().closeAlerts({ conversationId: 'c_nobody' }, NOW, 's_1')
      expect(await store().lastCursor()).toBe(cursor)
      await expect(store().closeAlerts({}, NOW, 's_1')).rejects.toMatchObject({ name: 'StoreError' })
    })
  })

  describe('timers', () => {
    it('come due in their order and move when set again', async () => {
      const [first, second] = [aTimer({ dueAt: later(-600) }), aTimer({ dueAt: later(-590), kind: 'overdue' })]
      await store().setTimer(second)
      await store().setTimer(first)
      expect(await store().dueTimers(later(-590), 10)).toEqual([first, second])
      expect(await store().dueTimers(later(-600), 10)).toEqual([first])
      expect(await store().timer(second.id)).toEqual(second)
      expect(await store().timer('nobody')).toBeNull()
      const picture = { ...first, id: `media:${first.id}`, kind: 'media:sealed' }
      await store().setTimer(picture)
      expect(await store().dueTimers(later(-600), 10)).toEqual([first])
      expect(await store().dueMedia(later(-600), 10)).toEqual([picture])
      await store().removeTimer(picture.id)
      await store().setTimer({ ...first, dueAt: later(-580) })
      expect(await store().dueTimers(later(-500), 10)).toEqual([second, { ...first, dueAt: later(-580) }])
      await store().removeTimer(first.id)
      await store().removeTimer(second.id)
      expect(await store().dueTimers(later(-500), 10)).toEqual([])
    })

    it('are set and cancelled with a turn', async () => {
      const head = aHead()
      const [kept, dropped] = [aTimer({ dueAt: later(-700) }), aTimer({ dueAt: later(-700) })]
      await store().append(aTurn(head, [said('一')], { timers: { set: [kept, dropped], cancel: [] } }))
      const next = aTurn({ ...head, lastSeq: 1 }, [said('二')], {
        timers: { set: [{ ...kept, dueAt: later(-690) }], cancel: [dropped.id, kept.id] },
      })
      expect(await store().append(next)).toBe('stored')
      expect(await store().dueTimers(later(-650), 10)).toEqual([{ ...kept, dueAt: later(-690) }])
      await store().removeTimer(kept.id)
    })

    it('compare instants of any offset', async () => {
      const timer = aTimer({ dueAt: '2026-11-20T08:00:00+08:00' })
      await store().setTimer(timer)
      expect(await store().dueTimers('2026-11-20T00:00:00.000Z', 10)).toHaveLength(1)
      expect(await store().dueTimers('2026-11-20T07:59:59+08:00', 10)).toEqual([])
      await store().removeTimer(timer.id)
    })
  })

  describe('gaps', () => {
    it('are read back newest first', async () => {
      const head = aHead()
      const [older, newer] = [aGap(head.id), { ...aGap(head.id), at: later(1e5), slug: 'dibao' }]
      await store().append(aTurn(head, [said('一')], { gaps: [newer, older] }))
      expect(await store().gaps(1)).toEqual([newer])
      expect((await store().gaps(100)).find(({ id }) => id === older.id)?.question).toBe(CANARY.words)
    })
  })
}
