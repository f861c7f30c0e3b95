/** A month against the one before: differences as they are read, and only the largest three in words. */
import { expect, it } from 'vitest'
import { difference, largestChanges, type MonthLine } from '../../../src/core/cases/month-changes.ts'

const count = (label: string, before: number | null, now: number | null): MonthLine => ({
  label,
  now: { kind: 'number', value: now },
  before: { kind: 'number', value: before },
})
const share = (label: string, before: [number, number], now: [number, number]): MonthLine => ({
  label,
  now: { kind: 'share', kept: now[0], of: now[1] },
  before: { kind: 'share', kept: before[0], of: before[1] },
})

it('says differences with their sign, and nothing where a month says nothing', () => {
  expect(difference(count('求助', 30, 42))).toBe('+12')
  expect(difference(count('救助金', 900.5, 400))).toBe('−500.5')
  expect(difference(count('求助', 3, 3))).toBe('没有变')
  expect(difference(share('按时', [9, 10], [8, 10]))).toBe('−10 个百分点')
  expect(difference(share('按时', [0, 0], [8, 10]))).toBeNull()
  expect(difference(count('中位', null, 3))).toBeNull()
})

it('puts the largest three into words, and leaves out what hardly changed', () => {
  const lines = [
    count('问答', 100, 103),
    count('求助', 30, 60),
    count('没批', 1, 2),
    share('按时联系', [96, 100], [46, 100]),
    count('服务', 40, 10),
  ]
  expect(largestChanges(lines)).toEqual([
    '按时联系比上月少 50 个百分点（96% → 46%）',
    '求助比上月多 30（30 → 60）',
    '服务比上月少 30（40 → 10）',
  ])
  expect(largestChanges([count('问答', 100, 103)])).toEqual([])
})
