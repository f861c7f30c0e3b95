/** The loops of the search: assembled and plain say the same, and stay near what exact numbers would say. */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assembled } from '../../../scripts/build/assemble.ts'
import { KERNEL_BYTES } from '../../../src/core/knowledge/kernel/kernel-bytes.ts'
import { dotAll, rowOf, vectorTable } from '../../../src/core/knowledge/vectors.ts'
import { weigh, weightTable } from '../../../src/core/knowledge/weight-table.ts'

/** A vector of length one, or of zeros only. */
const unit = (dims: number): fc.Arbitrary<Float32Array> =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: dims, maxLength: dims }).map((numbers) => {
    const length = Math.hypot(...numbers)
    return Float32Array.from(numbers, (number) => (length === 0 ? 0 : number / length))
  })

const tables = fc
  .integer({ min: 1, max: 37 })
  .chain((dims) => fc.tuple(fc.array(unit(dims), { maxLength: 11 }), unit(dims), fc.constant(dims)))

describe('products with every row', () => {
  it('are those of unit vectors, to four places', () => {
    fc.assert(
      fc.property(tables, ([rows, vector, dims]) => {
        const products = dotAll(vectorTable(rows, dims), vector)
        rows.forEach((row, at) => {
          const exact = row.reduce((sum, value, place) => sum + value * (vector[place] ?? 0), 0)
          expect(Math.abs((products[at] ?? 9) - exact)).toBeLessThan(0.0005)
        })
        expect(products).toHaveLength(rows.length)
      }),
    )
  })

  it('are the same to the last bit with and without the assembled loop', () => {
    fc.assert(
      fc.property(tables, ([rows, vector, dims]) => {
        const [quick, plain] = [false, true].map((slow) => vectorTable(rows, dims, { plain: slow }))
        expect(quick?.kernel).not.toBeNull()
        expect(plain?.kernel).toBeNull()
        expect(quick && dotAll(quick, vector)).toEqual(plain && dotAll(plain, vector))
      }),
    )
  })

  it.each([false, true])('keep their sign for a vector that is none of length one (plain: %s)', (plain) => {
    const rows = [[3], [-3], [1e30], [Infinity], [NaN]]
    const table = vectorTable(rows, 1, { plain })
    expect([...dotAll(table, Float32Array.of(1))]).toEqual([1, -1, 1, 1, 0])
    expect([...dotAll(table, Float32Array.of(-2.5))]).toEqual([-1, 1, -1, -1, 0])
  })

  it('do not change when asked again, nor when another table is asked between', () => {
    const one = vectorTable([Float32Array.of(1, 0), Float32Array.of(0.6, 0.8)], 2)
    const other = vectorTable([Float32Array.of(0, 1)], 2)
    const first = dotAll(one, Float32Array.of(1, 0))
    expect([...dotAll(other, Float32Array.of(0, 1))]).toEqual([1])
    expect(dotAll(one, Float32Array.of(1, 0))).toEqual(first)
    expect([...rowOf(one, 1)].map((value) => value.toFixed(2))).toEqual(['0.60', '0.80'])
  })
})

describe('weighed rows', () => {
  it('are the sum of the rows by their shares, with and without the assembled loop', () => {
    const shares = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { maxLength: 9 })
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 13 }), (given, columns) => {
        const fill = (row: number, at: number): number => Math.sin(row * 31 + at)
        for (const plain of [false, true]) {
          const table = weightTable(given.length, columns, fill, { plain })
          expect(table.kernel === null).toBe(plain)
          const sums = weigh(table, Float32Array.from(given))
          expect(sums).toHaveLength(columns)
          for (let at = 0; at < columns; at += 1) {
            const exact = given.reduce((sum, share, row) => sum + share * fill(row, at), 0)
            expect(sums[at]).toBeCloseTo(exact, 4)
          }
        }
      }),
    )
  })
})

it('the bytes are those of the text beside them', async () => {
  const text = readFileSync('src/core/knowledge/kernel/kernel.wat', 'utf8')
  expect(Buffer.from(await assembled(text)).toString('base64')).toBe(KERNEL_BYTES)
})
