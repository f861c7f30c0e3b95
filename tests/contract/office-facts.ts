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
}
