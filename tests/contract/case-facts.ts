/** Facts about cases: racing writers, batches that are whole or not at all, lists. */
import { describe, expect, it } from 'vitest'
import {
  aCase,
  aCaseWrite,
  aHead,
  anAlert,
  anEntry,
  anOutboxItem,
  aTimer,
  aTurn,
  freshId,
  later,
  NOW,
  said,
} from './build.ts'
import type { Subject } from './describe-store.ts'

export function caseFacts(subject: Subject): void {
  const cases = () => subject().store.cases
  const conversations = () => subject().store.conversations

  describe('cases', () => {
    it('gives back what was written, timeline in order', async () => {
      const value = aCase({ assignee: { id: 's_1', badge: '012', office: '云阳街道' }, documentsDueAt: later(900) })
      const entries = [anEntry(1), anEntry(2, { kind: 'note', by: '012', text: '已电话联系' })]
      const written = { ...value, version: 2 }
      expect(await cases().write({ cases: [{ case: written, expectedVersion: 0, entries }] })).toBe('stored')
      expect(await cases().find(value.number)).toEqual({ ...written, timeline: entries })
      expect(await cases().find('none')).toBeNull()
    })

    it('refuses a number that is taken', async () => {
      const value = aCase()
      expect(await cases().write({ cases: [aCaseWrite(value, 0)] })).toBe('stored')
      expect(await cases().write({ cases: [aCaseWrite(value, 0)] })).toBe('conflict')
    })

    it('lets one of two writers of the same version win', async () => {
      const value = aCase()
      await cases().write({ cases: [aCaseWrite(value, 0)] })
      const outcomes = await Promise.all(
        (['accepted', 'declined'] as const).map((status) =>
          cases().write({ cases: [aCaseWrite({ ...value, status }, 1)] }),
        ),
      )
      expect(outcomes.toSorted()).toEqual(['conflict', 'stored'])
      const stands = await cases().find(value.number)
      expect(stands?.status).toBe(outcomes[0] === 'stored' ? 'accepted' : 'declined')
      expect(stands?.version).toBe(2)
      expect(stands?.timeline).toHaveLength(2)
    })

    it('refuses a write without entries on an older version', async () => {
      const value = aCase()
      await cases().write({ cases: [aCaseWrite(value, 0)] })
      await cases().write({ cases: [aCaseWrite(value, 1)] })
      const silent = { case: { ...value, town: '珥陵镇', version: 1 }, expectedVersion: 1, entries: [] }
      expect(await cases().write({ cases: [silent] })).toBe('conflict')
      expect((await cases().find(value.number))?.town).toBe('云阳街道')
    })

    it('leaves nothing of a turn whose case is refused', async () => {
      const value = aCase()
      await cases().write({ cases: [aCaseWrite(value, 0)] })
      const head = aHead()
      const alert = anAlert({ conversationId: head.id })
      const timer = aTimer({ conversationId: head.id })
      const cursor = await conversations().lastCursor()
      const pending = await conversations().outboxPending()
      const turn = aTurn(head, [said('一')], {
        inbound: { clientId: 'x', bodyHash: 'h' },
        outbox: [anOutboxItem(head.id)],
        cases: [aCaseWrite(value, 0)],
        alerts: [alert],
        timers: { set: [timer], cancel: [] },
        audit: [{ at: NOW, actor: 'a', action: 'refused', target: head.id, detail: '' }],
      })
      expect(await conversations().append(turn)).toBe('conflict')
      expect(await conversations().load(head.id)).toBeNull()
      expect(await conversations().findInbound(head.id, 'x')).toBeNull()
      expect(await conversations().outboxPending()).toBe(pending)
      expect((await conversations().openAlerts()).map(({ id }) => id)).not.toContain(alert.id)
      expect((await conversations().dueTimers(later(9), 1000)).map(({ id }) => id)).not.toContain(timer.id)
      expect(await conversations().lastCursor()).toBe(cursor)
      expect((await subject().store.staff.auditLog(5)).map(({ action }) => action)).not.toContain('refused')
    })

    it('stores a case together with its conversation', async () => {
      const head = aHead()
      const value = aCase({ conversationId: head.id })
      const turn = aTurn({ ...head, caseNumber: value.number }, [said('一')], { cases: [aCaseWrite(value, 0)] })
      expect(await conversations().append(turn)).toBe('stored')
      expect((await cases().find(value.number))?.conversationId).toBe(head.id)
    })

    it('finds a person again by the phone, newest first', async () => {
      const phone = '13800001111'
      const contact = { name: '王五', phone, relation: 'self', how: null }
      const [older, newer] = [aCase({ contact }), aCase({ contact, openedAt: later(10) })]
      await cases().write({ cases: [aCaseWrite(newer, 0), aCaseWrite(older, 0)] })
      const numbers = (heads: { number: string }[]) => heads.map(({ number }) => number)
      expect(numbers(await cases().byPhone('138 0000 1111', 10))).toEqual([newer.number, older.number])
      expect(numbers(await cases().byPhone('+86-13800001111', 1))).toEqual([newer.number])
      expect(numbers(await cases().list({ q: phone }))).toHaveLength(2)
      expect(numbers(await cases().list({ q: older.number }))).toEqual([older.number])
      expect(await cases().list({ q: '1380000' })).toEqual([])
    })

    it('lists by level, then by what is due first', async () => {
      const town = freshId('town')
      const make = (level: 'P0' | 'P2', due: number) => aCase({ town, level, dueAt: later(due) })
      const [late, soon, top] = [make('P2', 9), make('P2', 3), make('P0', 99)]
      await cases().write({ cases: [late, soon, top].map((value) => aCaseWrite(value, 0)) })
      const listed = await cases().list({ towns: [town] })
      expect(listed.map(({ number }) => number)).toEqual([top.number, soon.number, late.number])
      expect(Object.keys(listed[0] ?? {})).not.toContain('contact')
    })

    it('filters by status, level, assignee and lateness', async () => {
      const town = freshId('town')
      const assignee = { id: freshId('s'), badge: '007', office: town }
      const idle = aCase({ town, dueAt: later(-5) })
      const met = aCase({ town, dueAt: later(-5), firstContactAt: NOW, status: 'contacted', assignee })
      const calm = aCase({ town, level: 'P3' })
      await cases().write({ cases: [idle, met, calm].map((value) => aCaseWrite(value, 0)) })
      const numbers = async (filter: object) =>
        (await cases().list({ towns: [town], ...filter })).map(({ number }) => number)
      expect(await numbers({ overdueAt: NOW })).toEqual([idle.number])
      expect(await numbers({ status: ['contacted', 'closed'] })).toEqual([met.number])
      expect(await numbers({ level: ['P3'] })).toEqual([calm.number])
      expect(await numbers({ assigneeId: assignee.id })).toEqual([met.number])
      expect(await numbers({ limit: 2 })).toHaveLength(2)
      expect(await numbers({ numbers: [calm.number, met.number], status: ['contacted'] })).toEqual([met.number])
    })
  })
}
