/** Levels by group: nothing that few could be told from is shown, also not by reckoning. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equityTable, FEW } from '../../../src/core/cases/equity.ts'
import { toldOf } from '../../../src/core/cases/told.ts'
import { LEVELS, type Level } from '../../../src/core/triage/level.ts'

const cases = (group: string, level: Level, n: number) => Array.from({ length: n }, () => ({ group, level }))

describe('levels by group', () => {
  it('shows counts, the share of urgent ones and the gap between groups', () => {
    const { rows, gap } = equityTable(
      [...cases('web', 'P0', 10), ...cases('web', 'P3', 30), ...cases('phone', 'P1', 20), ...cases('phone', 'P3', 20)],
      ['web', 'phone'],
    )
    expect(rows.map(({ group, total, urgentShare }) => ({ group, total, urgentShare }))).toEqual([
      { group: 'web', total: 40, urgentShare: 25 },
      { group: 'phone', total: 40, urgentShare: 50 },
    ])
    expect(gap).toBe(25)
  })

  it('hides a cell of few, and a second one that the first could be reckoned from', () => {
    const [row] = equityTable([...cases('a', 'P0', 2), ...cases('a', 'P2', 8), ...cases('a', 'P3', 40)], []).rows
    expect(row).toMatchObject({ total: 50, levels: { P0: null, P1: 0, P2: null, P3: 40 }, urgentShare: null })
  })

  it('never lets a hidden number be reckoned from what is shown', () => {
    const counts = fc.record({ P0: fc.nat(9), P1: fc.nat(9), P2: fc.nat(9), P3: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 6 }), (groups) => {
        const all = groups.flatMap((group, index) => LEVELS.flatMap((level) => cases(`g${index}`, level, group[level])))
        const { rows } = equityTable(all, [])
        for (const row of rows) {
          const cells = LEVELS.map((level) => row.levels[level])
          for (const cell of cells) expect(cell === null || cell === 0 || cell >= FEW).toBe(true)
          const hidden = cells.filter((cell) => cell === null).length
          if (row.total === null) continue
          expect(row.total).toBeGreaterThanOrEqual(FEW)
          const shown = cells.filter((cell) => cell !== null && cell > 0).length
          expect(hidden !== 1 || shown === 0).toBe(true)
        }
        const withoutTotal = rows.filter(({ total }) => total === null).length
        expect(withoutTotal === 1 && rows.length > 1).toBe(false)
      }),
    )
  })
})

describe('how a need was told', () => {
  const told = (firstMessage: string, over: object = {}) =>
    toldOf({ firstMessage, facts: {}, reasons: [], reportedBy: 'self', ...over })

  it('knows plain words, dialect, traditional script, others and children', () => {
    expect(told('家里着火了').wording).toBe('plain')
    expect(told('俺家没得吃咯').wording).toBe('dialect')
    expect(told('家裡沒有吃的了').wording).toBe('traditional')
    expect(told('邻居家老人没人管', { reportedBy: 'neighbour' }).wording).toBe('proxy')
    const child = [{ rule: 'RU-6', level: 'P1', text: '', source: '' }]
    expect(told('爸爸打我', { reasons: child }).wording).toBe('child')
    expect(told('').wording).toBe('none')
  })

  it('knows the age of those in need from the household, else from who was named', () => {
    const age = (facts: object) => told('x', { facts }).age
    expect(age({ household: { total: 4, children: 1, elders: 0, adults: 3 } })).toBe('child')
    expect(age({ vulnerable: ['elder', 'infant'] })).toBe('child-and-elder')
    expect(age({ household: { total: 1, children: 0, elders: 0, adults: 1 } })).toBe('adult')
    expect(age({})).toBe('unknown')
  })

  it('keeps the kinds when the words are gone', () => {
    expect(told('', { told: { wording: 'dialect', age: 'elder' } })).toEqual({ wording: 'dialect', age: 'elder' })
  })
})
