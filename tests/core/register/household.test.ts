/** The register without a database: numbers, standing, masks, changes, and the table of kinds. */
import { describe, expect, it } from 'vitest'
import { STARTING_KINDS } from '../../../src/content/register-kinds.zh-CN.ts'
import { changesOf, householdFields, maskedName, rowOf, standingOf } from '../../../src/core/register/household.ts'
import { readIdNumber } from '../../../src/core/register/id-number.ts'
import { findKind, kindsOf, kindTable, missingKinds } from '../../../src/core/register/kinds.ts'
import { aHousehold, ELDER, fieldsOf } from '../../support/household.ts'

describe('an identity number', () => {
  it('is kept in capitals without blanks when its check digit is right', () => {
    expect(readIdNumber(` ${ELDER.slice(0, 6)} ${ELDER.slice(6).toLowerCase()}`)).toBe(ELDER)
  })

  it('with one digit changed, a month 13 or a missing digit is none', () => {
    const last = ELDER.at(-1) === '1' ? '2' : '1'
    expect(readIdNumber(ELDER.slice(0, -1) + last)).toBeNull()
    expect(readIdNumber('321181195013011230')).toBeNull()
    expect(readIdNumber(ELDER.slice(1))).toBeNull()
  })
})

describe('a household', () => {
  it.each([
    ['2027-01-31', null, 'valid'],
    ['2026-12-24', null, 'expiring'],
    ['2026-11-24', null, 'expiring'],
    ['2026-11-23', null, 'expired'],
    [null, null, 'valid'],
    ['2027-01-31', '2026-11-24', 'ended'],
  ])('valid until %s, ended on %s, is %s on 2026-11-24', (validUntil, endedOn, standing) => {
    expect(standingOf({ validUntil, endedOn }, '2026-11-24')).toBe(standing)
  })

  it('shows in a list neither a name, a number, a phone nor an address', () => {
    const household = aHousehold()
    const text = JSON.stringify(rowOf(household, '2026-11-24'))
    for (const secret of [household.people[0]?.name, ELDER, household.phone, household.address])
      expect(text).not.toContain(secret)
    expect(maskedName('欧阳测试')).toBe('欧***')
    expect(maskedName('王')).toBe('王*')
  })

  it('names only the fields that changed, before and after', () => {
    const before = aHousehold()
    expect(changesOf(before, { ...before, note: '腿脚不便' })).toEqual([
      { field: 'note', before: before.note, after: '腿脚不便' },
    ])
    expect(changesOf(before, { ...before })).toEqual([])
  })

  it('needs a person, dates that exist and an end behind its beginning', () => {
    const wrong = (over: object) => householdFields.safeParse({ ...fieldsOf(aHousehold()), ...over }).success
    expect(wrong({})).toBe(true)
    expect(wrong({ people: [] })).toBe(false)
    expect(wrong({ validFrom: '2026-02-30' })).toBe(false)
    expect(wrong({ validFrom: '2026-03-01', validUntil: '2026-02-01' })).toBe(false)
  })
})

describe('the table of kinds', () => {
  it('starts with 9 categories and 20 kinds, and is sound', () => {
    expect(kindTable.parse(STARTING_KINDS).categories).toHaveLength(9)
    expect(kindsOf(STARTING_KINDS)).toHaveLength(20)
    expect(findKind(STARTING_KINDS, '农村低保')).toMatchObject({ code: 'dibao-rural', category: '低保' })
    expect(findKind(STARTING_KINDS, '没有')).toBeNull()
  })

  it('refuses one code twice and tells what an edit would take away', () => {
    const [first, ...rest] = STARTING_KINDS.categories
    expect(kindTable.safeParse({ categories: [first, first] }).success).toBe(false)
    expect(missingKinds(STARTING_KINDS, { categories: rest })).toEqual(['城市低保', '农村低保'])
  })
})
