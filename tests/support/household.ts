/** A made-up household for tests of the register. */
import type { Household, HouseholdFields } from '../../src/core/register/household.ts'

/** Numbers that nobody has, with right check digits. */
export const ELDER = '321181195001011230'
export const CHILD = '321181201501011235'

export function aHousehold(over: Partial<Household> = {}): Household {
  return {
    id: 'h_000001',
    number: '丹云001',
    town: '云阳街道',
    village: '云阳桥社区',
    address: '幸福路金丝雀巷3号',
    phone: '13912345678',
    kind: 'dibao-rural',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    people: [{ name: '欧阳测试甲', idNumber: ELDER, relation: '户主', kind: null }],
    benefits: [{ name: '低保金', monthlyYuan: 880, since: '2026-01-01' }],
    note: '',
    endedOn: null,
    version: 1,
    updatedAt: '2026-11-24T01:00:00.000Z',
    ...over,
  }
}

/** What is typed into the form. */
export function fieldsOf(household: Household): HouseholdFields {
  const { number, town, village, address, phone, kind, validFrom, validUntil, people, benefits, note } = household
  return { number, town, village, address, phone, kind, validFrom, validUntil, people, benefits, note }
}
