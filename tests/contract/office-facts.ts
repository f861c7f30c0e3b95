/** What every store keeps of the office's own tables: each version once, the newest holds. */
import { describe, expect, it } from 'vitest'
import type { Subject } from './describe-store.ts'

const AT = '2026-11-24T01:00:00.000Z'

export function officeFacts(subject: Subject): void {
  describe('the office’s tables', () => {
    it('hold the newest version, let one of two writers win, and keep the ones before', async () => {
      const { office, staff } = subject().store
      expect(await office.held('replies')).toBeNull()
      const entry = { at: AT, actor: 's_1', action: 'replies.changed', target: 'v1', detail: '' }
      const put = (version: number, value: unknown) =>
        office.put('replies', { version, at: AT, byId: 's_1', value }, [entry])
      expect((await Promise.all([put(1, ['甲']), put(1, ['乙'])])).toSorted()).toEqual(['stale', 'stored'])
      expect(await put(2, ['丙'])).toBe('stored')
      expect(await office.held('replies')).toEqual({ version: 2, at: AT, byId: 's_1', value: ['丙'] })
      expect((await office.history('replies', 10)).map(({ version }) => version)).toEqual([2, 1])
      expect(await office.held('roster')).toBeNull()
      expect((await staff.auditLog(10)).filter(({ action }) => action === 'replies.changed')).toHaveLength(2)
    })
  })

  describe('calls to colleagues', () => {
    const round = {
      ref: '2611-9001',
      round: 1,
      alertId: 'a_call',
      rung: 'worker' as const,
      called: [{ id: 's_1', badge: '012' }],
      at: AT,
      nextAt: '2026-11-24T01:05:00.000Z',
      answer: null,
    }
    const answer = { id: 's_1', badge: '012', at: '2026-11-24T01:02:00.000Z', how: 'told' as const }

    it('are written once a round, stand while an alert does, and are answered once', async () => {
      const { cases, callOuts, conversations } = subject().store
      const alert = {
        id: 'a_call',
        kind: 'case',
        level: 'P0',
        conversationId: null,
        town: '云阳街道',
        text: '测试',
      } as const
      const write = () => cases.write({ cases: [], callOuts: [round] })
      await cases.write({ cases: [], alerts: [{ ...alert, caseNumber: round.ref, at: AT }] })
      const cursor = await conversations.lastCursor()
      expect((await Promise.all([write(), write()])).toSorted()).toEqual(['conflict', 'stored'])
      expect(await callOuts.standing()).toEqual([round])
      await cases.write({ cases: [], callOuts: [{ ...round, round: 2, rung: 'lead' }] })
      expect(await callOuts.standing()).toMatchObject([{ round: 2, rung: 'lead' }])
      const answered = { ...round, round: 2, nextAt: '2026-11-24T01:17:00.000Z' }
      expect(await callOuts.answer(answered, answer)).toBe(true)
      expect(await callOuts.answer(answered, answer)).toBe(false)
      expect(await callOuts.standing()).toMatchObject([{ answer, nextAt: answered.nextAt }])
      expect((await conversations.changesAfter(cursor, 10)).map(({ kind, ref }) => [kind, ref])).toEqual(
        Array.from({ length: 3 }, () => ['alert', 'a_call']),
      )
      await conversations.closeAlerts({ id: 'a_call' }, AT, 's_1')
      expect(await callOuts.standing()).toEqual([])
    })

    it('reach a chat bound by a code that is taken once and in time; the address is sealed', async () => {
      const { store, d1 } = subject()
      const { callOuts } = store
      await callOuts.putCode('s_1', 'h1', '2026-11-24T01:10:00.000Z')
      await callOuts.putCode('s_1', 'h2', '2026-11-24T01:10:00.000Z')
      expect(await callOuts.takeCode('h1', AT), 'the one before').toBeNull()
      expect(await callOuts.takeCode('h2', AT)).toBe('s_1')
      expect(await callOuts.takeCode('h2', AT)).toBeNull()
      await callOuts.putCode('s_1', 'h3', AT)
      expect(await callOuts.takeCode('h3', AT), 'run out').toBeNull()
      const chat = { staffId: 's_1', channel: 'telegram' as const, address: '700700', at: AT }
      await callOuts.putChat({ ...chat, address: '1' })
      await callOuts.putChat(chat)
      expect(await callOuts.chats()).toEqual([chat])
      const { results } = await d1.prepare('SELECT address FROM staff_chats').all()
      expect(JSON.stringify(results)).not.toContain('700700')
      await callOuts.removeChat('s_1')
      expect(await callOuts.chats()).toEqual([])
    })
  })
}
