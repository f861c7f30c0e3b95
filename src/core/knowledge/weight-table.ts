/** Rows of learnt weights that are added up, each by a share: what a text says of every class. */
import { kernelOf, type Kernel } from './kernel/kernel.ts'

export type WeightTable = {
  readonly rows: number
  readonly columns: number
  /** Numbers a row takes: `columns`, filled up with zeros to a multiple of four. */
  readonly width: number
  readonly values: Float32Array
  readonly kernel: Kernel | null
}

const LANES = 4

/** `fill` gives the weight of a column in a row. With `plain` the loops of TypeScript run, as on Workers. */
export function weightTable(
  rows: number,
  columns: number,
  fill: (row: number, column: number) => number,
  { plain = false }: { plain?: boolean } = {},
): WeightTable {
  const width = Math.ceil(columns / LANES) * LANES
  const kernel = plain ? null : kernelOf(placesOf(rows, width).end)
  const values = new Float32Array(kernel?.memory ?? new ArrayBuffer(rows * width * 4), 0, rows * width)
  for (let row = 0; row < rows; row += 1)
    for (let at = 0; at < columns; at += 1) values[row * width + at] = fill(row, at)
  return { rows, columns, width, values, kernel }
}

/** The sum of all rows, row `row` taken `shares[row]` times; one number a column. */
export function weigh(table: WeightTable, shares: Float32Array): Float32Array {
  const { rows, columns, width, values, kernel } = table
  if (kernel) {
    const { shares: at, sums } = placesOf(rows, width)
    new Float32Array(kernel.memory, at, rows).set(shares)
    const out = new Float32Array(kernel.memory, sums, width).fill(0)
    kernel.weigh(0, rows, width, at, sums)
    return out.slice(0, columns)
  }
  const out = new Float32Array(columns)
  for (let row = 0; row < rows; row += 1) {
    const share = shares[row] as number
    for (let at = 0; at < columns; at += 1) out[at] = (out[at] as number) + (values[row * width + at] as number) * share
  }
  return out
}

/** Where the shares and the sums lie behind the rows, in bytes. */
function placesOf(rows: number, width: number): { shares: number; sums: number; end: number } {
  const shares = rows * width * 4
  // Sums begin where four numbers can be read at once.
  const sums = shares + Math.ceil(rows / LANES) * LANES * 4
  return { shares, sums, end: sums + width * 4 }
}
