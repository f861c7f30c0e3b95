import { describe, expect, it } from 'vitest'
import { withoutYears, yearAsked } from '../../../src/core/knowledge/years.ts'

const DAY = '2026-11-24'

describe('the year that is asked about', () => {
  it.each([
    ['2025年丹阳低保标准是多少', 2025],
    ['去年的低保标准', 2025],
    ['前年大病补助起付线多少', 2024],
    ['2027年低保涨不涨', 2027],
    ['明年低保标准多少', 2027],
  ])('%s', (question, year) => expect(yearAsked(question, DAY)).toBe(year))

  it.each([
    '2026年低保标准',
    '今年低保多少钱',
    '低保多少钱',
    '我去年离婚了，孩子跟我过',
    '2023年3月摔断腿，现在能申请什么补助',
    '我2019年退休',
  ])('none: %s', (question) => expect(yearAsked(question, DAY)).toBeNull())
})

it('a year is no word of the subject, unless nothing else is left', () => {
  expect(withoutYears('2025年度低保标准')).toBe('低保标准')
  expect(withoutYears('去年的低保')).toBe('低保')
  expect(withoutYears('2025年')).toBe('2025年')
})
