/** Which rules people keep correcting. */
import { expect, it } from 'vitest'
import { overridesByRule, type OverrideMark } from '../../../src/core/cases/overrides.ts'

function change(
  rule: string | null,
  from: OverrideMark['from'],
  to: OverrideMark['to'],
  at = '2026-11-24T02:00:00.000Z',
) {
  return { rule, from, to, at, by: '012' }
}

it('counts up and down by rule and by week of Beijing, the most corrected rule first', () => {
  const rules = overridesByRule(
    [
      change('T301', 'P3', 'P2'),
      change('T107', 'P1', 'P2', '2026-11-22T15:59:00.000Z'),
      change('T107', 'P1', 'P2', '2026-11-22T16:00:00.000Z'),
      change('T107', 'P1', 'P0'),
    ],
    ['T107', 'T107', 'T301', 'T001', null],
  )
  expect(rules.map(({ rule, up, down, decided }) => ({ rule, up, down, decided }))).toEqual([
    { rule: 'T107', up: 1, down: 2, decided: 2 },
    { rule: 'T301', up: 1, down: 0, decided: 1 },
  ])
  expect(rules[0]?.weeks).toEqual([
    { week: '2026-11-16', up: 0, down: 1 },
    { week: '2026-11-23', up: 1, down: 1 },
  ])
})

it('proposes to look at a rule that is corrected one way, and at no rule for a few changes or both ways', () => {
  const of = (...ways: ('up' | 'down')[]) =>
    overridesByRule(
      ways.map((way) => change('T201', 'P2', way === 'up' ? 'P1' : 'P3')),
      [],
    )[0]?.proposal
  expect(of('up', 'up')).toBeNull()
  expect(of('up', 'up', 'up')).toBe('too-low')
  expect(of('down', 'down', 'up')).toBe('too-high')
  expect(of('up', 'up', 'down', 'down')).toBeNull()
  expect(overridesByRule(Array(4).fill(change(null, 'P3', 'P1')), [])[0]?.proposal).toBeNull()
})
