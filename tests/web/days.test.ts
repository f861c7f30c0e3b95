/** Days as people write them, and days that do not exist. */
import { expect, it } from 'vitest'
import { dayFrom, dayWords, hourFrom } from '../../src/web/console/days.ts'

it.each(['2026-11-30', '2026年11月30日', '2026/11/30', '2026.11.30', '20261130', ' ２０２６-11-30 '])(
  'reads %s',
  (text) => expect(dayFrom(text)).toBe('2026-11-30'),
)

it('takes this year where none is written', () => {
  expect(dayFrom('3月5日')).toBe(`${new Date().getFullYear()}-03-05`)
})

it.each(['2026-11-31', '2026-13-01', '11/30/2026', '明天', '2026-1', '30'])('refuses %s', (text) =>
  expect(dayFrom(text)).toBeNull(),
)

it('reads months and minutes', () => {
  expect(dayFrom('2026年11月', 'month')).toBe('2026-11')
  expect(dayFrom('202611', 'month')).toBe('2026-11')
  expect(dayFrom('2026-14', 'month')).toBeNull()
  expect(dayFrom('2026-11-30 8:05', 'minute')).toBe('2026-11-30T08:05')
  expect(dayFrom('2026年11月30日 23点10分', 'minute')).toBe('2026-11-30T23:10')
  expect(dayFrom('2026-11-30 24:10', 'minute')).toBeNull()
})

it('says a day in words', () => {
  expect(dayWords('2026-11-30')).toBe('2026年11月30日 周一')
  expect(dayWords('2026-11')).toBe('2026年11月')
  expect(dayWords('2026-11-30T08:05')).toBe('2026年11月30日 周一 08:05')
})

it.each(['8:30', '08:30', '8：30', '8点30', '8点30分', '0830'])('reads %s as half past eight', (text) => {
  expect(hourFrom(text)).toBe('08:30')
})

it('reads a bare hour, and no hour that the clock has not', () => {
  expect(hourFrom('23点')).toBe('23:00')
  for (const text of ['24:00', '8:60', '8', '半夜', '']) expect(hourFrom(text)).toBeNull()
})
