/** Two who save one record: nothing that either typed is lost. */
import { describe, expect, it } from 'vitest'
import { mergeFields, mergeLists } from '../../src/web/console/stale.ts'

describe('fields', () => {
  const base = { phone: '1', address: '甲', note: '' }

  it('that only the other changed are taken over; what only I changed stays', () => {
    const { fields, clashes, taken } = mergeFields(base, { ...base, note: '我写的' }, [{ field: 'phone', after: '2' }])
    expect(fields).toEqual({ phone: '2', address: '甲', note: '我写的' })
    expect([clashes, taken]).toEqual([[], ['phone']])
  })

  it('that both changed clash, with mine kept; the same change is no clash', () => {
    const mine = { ...base, address: '乙', phone: '2' }
    const {
      fields,
      base: next,
      clashes,
    } = mergeFields(base, mine, [
      { field: 'address', after: '丙' },
      { field: 'phone', after: '2' },
      { field: 'endedOn', after: '2026-11-30' },
    ])
    expect(fields).toEqual(mine)
    expect(clashes).toEqual([{ field: 'address', mine: '乙', theirs: '丙' }])
    expect(next).toEqual({ phone: '2', address: '丙', note: '' })
  })
})

describe('lists', () => {
  const [a, b, c] = [
    { id: 'a', text: '一' },
    { id: 'b', text: '二' },
    { id: 'c', text: '三' },
  ]

  it('take over what the other added, changed and removed where I changed nothing', () => {
    const theirs = [
      { ...a, text: '一改' },
      { id: 'd', text: '新的' },
    ]
    const { items, clashes } = mergeLists([a, b, c], [a, b, { ...c, text: '我改' }], theirs)
    expect(items).toEqual([
      { id: 'a', text: '一改' },
      { id: 'c', text: '我改' },
      { id: 'd', text: '新的' },
    ])
    expect(clashes).toEqual([{ mine: { id: 'c', text: '我改' }, theirs: null }])
  })

  it('keep what I added and removed', () => {
    const { items } = mergeLists([a, b], [b, { id: 'n', text: '我加' }], [a, b])
    expect(items).toEqual([b, { id: 'n', text: '我加' }])
  })
})
