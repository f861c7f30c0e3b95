/** What every store keeps for other systems: tokens by their hash, addresses, and tellings queued in the batch of the change. */
import { describe, expect, it } from 'vitest'
import { aCase } from './build.ts'
import type { Subject } from './describe-store.ts'

const AT = '2026-11-24T01:00:00.000Z'
const LATER = '2026-11-24T02:00:00.000Z'

export function hookFacts(subject: Subject): void {
  describe('tokens', () => {
    it('are found by their hash until they are revoked, once', async () => {
      const { tokens } = subject().store
      const token = {
        id: 'k_1',
        tokenHash: 'hash-1',
        hint: 'abcd',
        name: '对接',
        staffId: 's_1',
        permissions: ['case.read'] as const,
        towns: ['云阳街道'],
        createdAt: AT,
        expiresAt: LATER,
        lastUsedAt: null,
        revokedAt: null,
      }
      await tokens.put(token)
      await tokens.used('k_1', LATER)
      expect(await tokens.findByHash('hash-1')).toEqual({ ...token, lastUsedAt: LATER })
      expect(await tokens.findByHash('hash-2')).toBeNull()
      expect([await tokens.revoke('k_1', LATER), await tokens.revoke('k_1', LATER)]).toEqual([true, false])
    })
  })

  describe('addresses to tell', () => {
    it('get one telling of what a write changed, leased to one sender', async () => {
      const { webhooks, cases } = subject().store
      const hook = {
        id: 'w_1',
        name: '甲',
        url: 'https://a.example.cn/',
        events: ['case.opened', 'case.level_changed', 'case.status_changed'] as (
          | 'case.opened'
          | 'case.level_changed'
        )[],
        towns: ['云阳街道'],
        secret: 'whsec_c2VjcmV0',
        state: 'on' as const,
        createdBy: 's_1',
        createdAt: AT,
      }
      await webhooks.put(hook)
      expect(await webhooks.find('w_1')).toEqual(hook)
      expect(JSON.stringify((await subject().d1.prepare('SELECT * FROM webhooks').all()).results)).not.toContain(
        'whsec_',
      )
      const told = aCase({ number: '2611-7001', openedAt: AT })
      await cases.write({ cases: [{ case: told, expectedVersion: 0, entries: told.timeline }] })
      const raised = { ...told, level: 'P0' as const, version: 2 }
      const entry = { seq: 2, at: AT, by: '012', kind: 'level' as const, text: '更急' }
      await cases.write({ cases: [{ case: raised, expectedVersion: 1, entries: [entry] }] })
      // A write that lost its race tells nothing.
      expect(await cases.write({ cases: [{ case: told, expectedVersion: 1, entries: [entry] }] })).toBe('conflict')
      const elsewhere = aCase({ number: '2611-7002', town: '珥陵镇', openedAt: AT })
      await cases.write({ cases: [{ case: elsewhere, expectedVersion: 0, entries: elsewhere.timeline }] })

      const now = new Date(Date.now() + 86_400_000 * 400).toISOString()
      const until = new Date(Date.parse(now) + 60_000).toISOString()
      const both = (await Promise.all([webhooks.lease(now, until, 10), webhooks.lease(now, until, 10)])).flat()
      expect(both.map(({ event }) => event).toSorted()).toEqual(['case.level_changed', 'case.opened'])
      const [first, second] = both
      await webhooks.sent(first?.id ?? '', 204, now)
      await webhooks.failed(second?.id ?? '', { status: 500, error: null }, null, now)
      expect(await webhooks.lease(until, until, 10)).toEqual([])
      expect(await webhooks.resend('w_1', second?.id ?? '', until)).toBe(true)
      expect(await webhooks.resend('w_other', second?.id ?? '', until)).toBe(false)
      await webhooks.put({ ...hook, state: 'off' })
      expect(await webhooks.lease(until, until, 10)).toEqual([])
      expect(await webhooks.deliveries('w_1', 10)).toHaveLength(2)
      await webhooks.purge(until)
      expect((await webhooks.deliveries('w_1', 10)).map(({ id }) => id)).toEqual([second?.id])
      await webhooks.remove('w_1')
      expect(await webhooks.find('w_1')).toBeNull()
      expect(await webhooks.deliveries('w_1', 10)).toEqual([])
    })
  })
}
