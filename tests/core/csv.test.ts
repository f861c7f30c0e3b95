/** Cells that a spreadsheet would calculate are kept from it (CWE-1236). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toCsv } from '../../src/core/csv.ts'

const line = (value: string | number | null) => toCsv([[value]]).slice(1, -2)

it.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['＝1', "'＝1"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['a,b', '"a,b"'],
  ['说“好”', '说“好”'],
  ['a"b', '"a""b"'],
  ['1-2', '1-2'],
])('%j becomes %j', (value, written) => expect(line(value)).toBe(written))

it('numbers stay numbers, nothing stays empty', () => {
  expect(line(-5)).toBe('-5')
  expect(line(null)).toBe('')
})

it('no text of any kind begins a cell with a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = line(text).replace(/^"/, '')
      expect(/^[=+\-@\t\r]/.test(written)).toBe(false)
    }),
  )
})
