/** What every store keeps of the register: sealed rows, one winner of two writers, nobody twice, the history. */
import { describe, expect, it } from 'vitest'
import type { Household, HouseholdEntry } from '../../src/core/register/household.ts'
import { STARTING_KINDS } from '../../src/content/register-kinds.zh-CN.ts'
import { aHousehold, CHILD, ELDER } from '../support/household.ts'
import type { Subject } from './describe-store.ts'

const AT = '2026-11-24T01:00:00.000Z'
const entry = (seq: number, why = ''): HouseholdEntry => ({
  seq,
  at: AT,
  by: { id: 's_1', badge: '012' },
  why,
  changes: [{ field: 'note', before: null, after: why }],
})

export function registerFacts(subject: Subject): void {
  const put = (household: Household, why = '') =>
    subject().store.households.write(household, entry(household.version, why), [])

  describe('the register', () => {
    it('keeps a household, finds it by what one can say about it, and writes none of it in the clear', async () => {
      const { store, d1 } = subject()
      const household = aHousehold()
      expect(await put(household)).toBe('stored')
      expect(await store.households.find(household.id)).toEqual(household)
      for (const key of [
        { purpose: 'phone', value: '+86 139 1234 5678' },
        { purpose: 'id-number', value: ELDER },
        { purpose: 'name', value: '欧阳测试甲' },
        { purpose: 'number', value: '丹云001' },
      ] as const)
        expect(
          (await store.households.byKey(key)).map(({ id }) => id),
          key.purpose,
        ).toEqual([household.id])
      const rows = await d1.batch(
        ['households', 'household_keys', 'household_entries'].map((table) => d1.prepare(`SELECT * FROM ${table}`)),
      )
      const text = JSON.stringify(rows)
      for (const secret of ['欧阳', ELDER, '13912345678', '金丝雀', '丹云001']) expect(text).not.toContain(secret)
    })

    it('lets one of two writers of a version win, and keeps the history of the winner', async () => {
      const { households } = subject().store
      const next = (note: string) => put(aHousehold({ version: 2, note }), note)
      expect((await Promise.all([next('甲'), next('乙')])).toSorted()).toEqual(['stale', 'stored'])
      const kept = await households.find('h_000001')
      const history = await households.history('h_000001')
      expect(history.map(({ seq }) => seq)).toEqual([2, 1])
      expect(history[0]?.why).toBe(kept?.note)
    })

    it('has nobody twice, until the first household has ended', async () => {
      const second = aHousehold({ id: 'h_000002', number: '丹云002', phone: null })
      expect(await put(second)).toBe('taken')
      expect(await subject().store.households.find('h_000002')).toBeNull()
      await put(aHousehold({ version: 3, endedOn: '2026-11-24' }))
      expect(await put(second)).toBe('stored')
    })

    it('lists what expires first first, from a place on, and only of the towns asked for', async () => {
      const { households } = subject().store
      const other = { town: '珥陵镇', number: null, phone: null }
      const people = [{ name: '测试丙', idNumber: CHILD, relation: '户主', kind: null }]
      await put(aHousehold({ ...other, id: 'h_000003', validUntil: null, people }))
      await put(
        aHousehold({ ...other, id: 'h_000004', validUntil: '2026-12-01', people: [{ ...people[0]!, idNumber: null }] }),
      )
      const ids = async (filter: object) =>
        (await households.list({ towns: null, limit: 10, ...filter })).map(({ id }) => id)
      expect(await ids({})).toEqual(['h_000004', 'h_000002', 'h_000003'])
      expect(await ids({ withEnded: true })).toContain('h_000001')
      expect(await ids({ towns: ['珥陵镇'] })).toEqual(['h_000004', 'h_000003'])
      expect(await ids({ towns: [] })).toEqual([])
      expect(await ids({ until: '2026-12-01' })).toEqual(['h_000004'])
      expect(await ids({ after: { validUntil: '2026-12-01', id: 'h_000004' } })).toEqual(['h_000002', 'h_000003'])
      expect(await ids({ after: { validUntil: null, id: 'h_000003' } })).toEqual([])
    })

    it('counts households and people by town and kind', async () => {
      const totals = await subject().store.households.totals(['珥陵镇'])
      expect(totals).toEqual([{ town: '珥陵镇', kind: 'dibao-rural', households: 2, people: 2 }])
    })

    it('keeps the newest table of kinds, and one of two edits of it', async () => {
      const { households } = subject().store
      expect(await households.kinds()).toBeNull()
      const edit = () => households.putKinds(1, STARTING_KINDS, { id: 's_1', at: AT }, [])
      expect((await Promise.all([edit(), edit()])).toSorted()).toEqual(['stale', 'stored'])
      expect(await households.kinds()).toEqual({ version: 1, table: STARTING_KINDS })
    })
  })
}
