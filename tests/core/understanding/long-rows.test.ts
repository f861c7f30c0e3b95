/** Rows of numerals without end: whoever sends them waits for an answer, and nobody else does. */
import { expect, it } from 'vitest'
import { findHousehold } from '../../../src/core/understanding/household/household.ts'
import { NUMBER } from '../../../src/core/understanding/numerals.ts'
import { findAgo } from '../../../src/core/understanding/time/ago.ts'

it.each(['一', '1', '三十'])('of %s are no one number, so that none is sought from every place to the end', (piece) => {
  const [found = ''] = new RegExp(NUMBER).exec(piece.repeat(4000 / piece.length)) ?? []
  expect(found.length).toBeLessThan(50)
})

it.each(['一', '1', '三十', '二人', '1,', '一个'])('is quick on 4,000 characters of %s', (piece) => {
  const text = piece.repeat(4000 / piece.length)
  const began = performance.now()
  findHousehold(text, false)
  findAgo(text, 0, false)
  expect(performance.now() - began).toBeLessThan(3000)
})

it('still reads the longest number that anybody writes', () => {
  const written = '九千九百九十九万九千九百九十九点'.slice(0, -1)
  expect(new RegExp(`^${NUMBER}$`).test(written)).toBe(true)
  expect(new RegExp(`^${NUMBER}$`).test('1234567890'.repeat(3))).toBe(true)
})
