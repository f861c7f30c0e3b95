/**
 * A table of unit vectors in one block of memory; a few thousand rows need no library (performance 1b). Numbers are kept as
 * 16-bit fixed point: half the memory to walk, whole-number sums that are the same on every machine, errors below 0.0001.
 */
import { kernelOf, type Kernel } from './kernel/kernel.ts'

export type VectorTable = {
  readonly dims: number
  readonly rows: number
  /** Numbers a row takes: `dims`, filled up with zeros to a multiple of eight. */
  readonly width: number
  readonly values: Int16Array
  readonly kernel: Kernel | null
}

/** 1.0 as it is kept; a number of a unit vector never leaves ±1. */
const ONE = 1 << 14
const LANES = 8

/** A table of vectors, each number taken `scale` times. With `plain` the loops of TypeScript run, as on Workers. */
export function vectorTable(
  vectors: readonly ArrayLike<number>[],
  dims: number,
  { scale = 1, plain = false }: { scale?: number; plain?: boolean } = {},
): VectorTable {
  const rows = vectors.length
  const width = Math.ceil(dims / LANES) * LANES
  const places = placesOf(rows, width)
  const kernel = plain ? null : kernelOf(places.end)
  const values = new Int16Array(kernel?.memory ?? new ArrayBuffer(places.vector), 0, rows * width)
  vectors.forEach((vector, row) => putRow(values, row * width, vector, dims, scale))
  return { dims, rows, width, values, kernel }
}

/** The product of `vector` with every row. */
export function dotAll(table: VectorTable, vector: Float32Array): Float32Array {
  const asked = new Int16Array(table.width)
  for (let at = 0; at < table.dims; at += 1) asked[at] = fixed(vector[at] ?? 0)
  const sums = table.kernel ? sumsBy(table.kernel, table, asked) : sumsOf(table, asked)
  const products = new Float32Array(table.rows)
  // A plain loop: `Float32Array.from` with a callback took a quarter of a whole search.
  for (let row = 0; row < table.rows; row += 1) products[row] = (sums[row] as number) / (ONE * ONE)
  return products
}

/** Every start walks ten million numbers here: a small loop, compiled early, and no call for each of them. */
function putRow(values: Int16Array, start: number, vector: ArrayLike<number>, dims: number, scale: number): void {
  const count = Math.min(dims, vector.length)
  for (let at = 0; at < count; at += 1) values[start + at] = fixed((vector[at] as number) * scale)
}

/** Row `row` as numbers again. */
export function rowOf({ dims, width, values }: VectorTable, row: number): Float32Array {
  return Float32Array.from(values.subarray(row * width, row * width + dims), (value) => value / ONE)
}

/**
 * A number beyond ±1 is of no unit vector: it stays at the edge, or sixteen bits would turn its sign.
 * Comparisons, since `Math.round`, `min` and `max` took three times as long at every start.
 */
function fixed(value: number): number {
  const whole = Math.floor(value * ONE + 0.5)
  return whole > ONE ? ONE : whole < -ONE ? -ONE : whole
}

/** Where the vector and the sums lie behind the rows, in bytes. */
function placesOf(rows: number, width: number): { vector: number; sums: number; end: number } {
  const vector = rows * width * 2
  const sums = vector + width * 2
  return { vector, sums, end: sums + rows * 4 }
}

function sumsBy({ memory, products }: Kernel, { rows, width }: VectorTable, asked: Int16Array): Int32Array {
  const { vector, sums } = placesOf(rows, width)
  new Int16Array(memory, vector, width).set(asked)
  products(0, rows, width, vector, sums)
  return new Int32Array(memory, sums, rows)
}

/** Four rows at a time share what is read of the vector. */
function sumsOf({ rows, width, values }: VectorTable, asked: Int16Array): Int32Array {
  const sums = new Int32Array(rows)
  const whole = rows - (rows % 4)
  for (let row = 0; row < whole; row += 4) {
    const one = row * width
    const two = one + width
    const three = two + width
    const four = three + width
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let at = 0; at < width; at += 1) {
      const value = asked[at] as number
      a += (values[one + at] as number) * value
      b += (values[two + at] as number) * value
      c += (values[three + at] as number) * value
      d += (values[four + at] as number) * value
    }
    sums.set([a, b, c, d], row)
  }
  for (let row = whole; row < rows; row += 1) {
    let sum = 0
    for (let at = 0; at < width; at += 1) sum += (values[row * width + at] as number) * (asked[at] as number)
    sums[row] = sum
  }
  return sums
}
