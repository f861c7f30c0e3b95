/** One catalogue for dialogue, aid and visits: five classes, 21 items, and sums by class. */
import { describe, expect, it } from 'vitest'
import { catalogue, catalogueFrom, itemById, itemsOf, providersOf } from '../../../src/core/catalogue/catalogue.ts'
import { classTotals } from '../../../src/core/catalogue/visit.ts'
import { rules } from '../conversation/talk.ts'

const table = catalogueFrom(rules.dialogues)

describe('the catalogue of services', () => {
  it('starts as the dialogue asks it: five classes and 21 items, each once', () => {
    expect(table.classes.map(({ id }) => id)).toEqual(['life', 'rehab', 'comfort', 'safety', 'help'])
    expect(itemsOf(table)).toHaveLength(21)
    expect(catalogue.safeParse(table).success).toBe(true)
    expect(itemById(table, 'meals')).toMatchObject({ label: '送餐', classId: 'life' })
  })

  it('refuses an item that stands in two classes', () => {
    const [first, ...others] = table.classes
    if (!first) throw new Error('no class')
    const item = others[0]?.items[0]
    const twice = { ...table, classes: [{ ...first, items: [...first.items, ...(item ? [item] : [])] }, ...others] }
    expect(catalogue.safeParse(twice).success).toBe(false)
  })

  it('knows who does what where', () => {
    const provider = { id: 'p1', name: '示例养老中心', items: ['meals'], towns: ['云阳街道'], active: true }
    const held = { ...table, providers: [provider, { ...provider, id: 'p2', items: [], towns: [] }] }
    const names = (item: string, town: string | null) => providersOf(held, item, town).map(({ id }) => id)
    expect(names('meals', '云阳街道')).toEqual(['p1', 'p2'])
    expect(names('meals', '珥陵镇')).toEqual(['p2'])
    expect(names('law', null)).toEqual(['p2'])
  })

  it('sums visits by class, and loses none whose item was taken off', () => {
    const total = (item: string, visits: number) => ({ item, visits, minutes: visits * 60, rated: 1, ratingSum: 4 })
    const totals = classTotals(table, [total('meals', 3), total('bath', 1), total('gone', 2)])
    expect(totals.map(({ classId, visits }) => [classId, visits])).toEqual([
      ['life', 4],
      ['rehab', 0],
      ['comfort', 0],
      ['safety', 0],
      ['help', 0],
      ['other', 2],
    ])
    expect(totals[0]).toMatchObject({ minutes: 240, rating: 4, items: [{ item: 'meals' }, { item: 'bath' }] })
  })
})
