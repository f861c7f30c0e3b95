/** Rows of numerals without end: whoever sends them waits for an answer, and nobody else does. */
import { expect, it } from 'vitest'
import { findHousehold } from '../../../src/core/understanding/household.ts'
import { NUMBER } from '../../../src/core/understanding/numerals.ts'
import { findAgo } from '../../../src/core/understanding/time-ago.ts'

it('a number that is sought anywhere is never looked at from every place to the end', () => {
  const sought = new RegExp(`(${NUMBER})(?:口|个人)`)
  const took = (length: number): number => {
    const text = '一'.repeat(length)
    const began = performance.now()
    for (let times = 0; times < 20; times += 1) sought.exec(text)
    return performance.now() - began
  }
  took(1000)
  // Four times the length costs about four times, not sixteen.
  expect(took(8000) / Math.max(1, took(1000))).toBeLessThan(24)
})

it.each(['一', '1', '三十', '二人', '1,', '一个'])('is quick on 4,000 characters of %s', (piece) => {
  const text = piece.repeat(4000 / piece.length)
  const began = performance.now()
  findHousehold(text, false)
  findAgo(text, 0, false)
  expect(performance.now() - began).toBeLessThan(1500)
})

it('still reads the longest number that anybody writes', () => {
  const written = '九千九百九十九万九千九百九十九点'.slice(0, -1)
  expect(new RegExp(`^${NUMBER}$`).test(written)).toBe(true)
  expect(new RegExp(`^${NUMBER}$`).test('1234567890'.repeat(3))).toBe(true)
})
