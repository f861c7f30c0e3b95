/** Kernel ridge regression in its dual form, with exact leave-one-out scores of any example. */

export type RidgeFit = {
  /** A row of classes for each example. */
  alphas: Float64Array
  /** What each of these examples, in rising order, would score had it not been learnt from; cheap for the last, dear for the first. */
  leftOut(examples: readonly number[]): Float64Array[]
}

/** Columns worked on together and how deep, so that what is read of the matrix (hundreds of megabytes) stays near. */
const PANEL = 64
const DEPTH = 256

/** Solves (K + diag(ridge)) α = Y. `kernel` is overwritten; only its lower half is read. */
export function fitKernelRidge(
  kernel: Float64Array,
  ridge: Float64Array,
  labels: Float64Array,
  classes: number,
): RidgeFit {
  const size = ridge.length
  for (let at = 0; at < size; at += 1)
    kernel[at * size + at] = (kernel[at * size + at] as number) + (ridge[at] as number)
  factorise(kernel, size)
  const alphas = Float64Array.from(labels)
  solveForward(kernel, alphas, size, classes)
  solveBackward(kernel, alphas, size, classes)
  return {
    alphas,
    leftOut(examples) {
      const own = inverseDiagonals(kernel, examples, size)
      return examples.map((at, order) =>
        labels
          .slice(at * classes, (at + 1) * classes)
          .map((label, place) => label - (alphas[at * classes + place] as number) / (own[order] as number)),
      )
    },
  }
}

/** Cholesky, in place: the lower half becomes L with L·Lᵀ = matrix. Panels of columns, each less what the columns before it say. */
function factorise(matrix: Float64Array, size: number): void {
  for (let from = 0; from < size; from += PANEL) {
    const to = Math.min(from + PANEL, size)
    for (let low = 0; low < from; low += DEPTH)
      takeOff(matrix, size, { from, to, low, high: Math.min(low + DEPTH, from) })
    for (let i = from; i < size; i += 1) {
      for (let j = from; j < Math.min(i + 1, to); j += 1) {
        const rest = (matrix[i * size + j] as number) - dotRows(matrix, i * size + from, j * size + from, j - from)
        matrix[i * size + j] = i === j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / (matrix[j * size + j] as number)
      }
    }
  }
}

/** Columns from–to of the panel, and the columns low–high that are taken off it. */
type Panel = { from: number; to: number; low: number; high: number }

function takeOff(matrix: Float64Array, size: number, { from, to, low, high }: Panel): void {
  const one = (i: number, j: number): void => {
    const place = i * size + j
    matrix[place] = (matrix[place] as number) - dotRows(matrix, i * size + low, j * size + low, high - low)
  }
  let i = from
  for (; i + 4 <= size; i += 4) {
    // The entries above the diagonal that a tile touches are never read.
    const last = Math.min(to, i + 4)
    let j = from
    for (; j + 2 <= last; j += 2) takeOffTile(matrix, size, i, j, low, high)
    for (; j < last; j += 1) for (let row = i; row < i + 4; row += 1) one(row, j)
  }
  for (; i < size; i += 1) for (let j = from; j < Math.min(to, i + 1); j += 1) one(i, j)
}

/** Four rows by two columns at once: each number read from memory serves two or four products. */
function takeOffTile(matrix: Float64Array, size: number, i: number, j: number, low: number, high: number): void {
  const rows = [i * size, (i + 1) * size, (i + 2) * size, (i + 3) * size] as const
  const [a, b, c, d] = rows
  const first = j * size
  const second = first + size
  let a0 = 0
  let a1 = 0
  let b0 = 0
  let b1 = 0
  let c0 = 0
  let c1 = 0
  let d0 = 0
  let d1 = 0
  for (let k = low; k < high; k += 1) {
    const x = matrix[first + k] as number
    const y = matrix[second + k] as number
    const p = matrix[a + k] as number
    const q = matrix[b + k] as number
    const r = matrix[c + k] as number
    const s = matrix[d + k] as number
    a0 += p * x
    a1 += p * y
    b0 += q * x
    b1 += q * y
    c0 += r * x
    c1 += r * y
    d0 += s * x
    d1 += s * y
  }
  const sums = [a0, a1, b0, b1, c0, c1, d0, d1]
  rows.forEach((row, at) => {
    matrix[row + j] = (matrix[row + j] as number) - (sums[2 * at] as number)
    matrix[row + j + 1] = (matrix[row + j + 1] as number) - (sums[2 * at + 1] as number)
  })
}

function solveForward(lower: Float64Array, into: Float64Array, size: number, width: number): void {
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) addScaled(into, i, k, -(lower[i * size + k] as number), width)
    scaleRow(into, i, 1 / (lower[i * size + i] as number), width)
  }
}

/** With Lᵀ, yet reading L along its rows: each solved row is taken off all rows above it. */
function solveBackward(lower: Float64Array, into: Float64Array, size: number, width: number): void {
  for (let i = size - 1; i >= 0; i -= 1) {
    scaleRow(into, i, 1 / (lower[i * size + i] as number), width)
    for (let k = 0; k < i; k += 1) addScaled(into, k, i, -(lower[i * size + k] as number), width)
  }
}

/** Entries (at, at) of the inverse, four at a time: each the squared length of column `at` of L⁻¹. */
function inverseDiagonals(lower: Float64Array, examples: readonly number[], size: number): number[] {
  const found: number[] = []
  for (let first = 0; first < examples.length; first += 4)
    found.push(...fourDiagonals(lower, examples.slice(first, first + 4), size))
  return found
}

function fourDiagonals(lower: Float64Array, examples: readonly number[], size: number): number[] {
  const start = examples[0] ?? size
  const columns = new Float64Array((size - start) * 4)
  const sums = [0, 0, 0, 0]
  for (let i = start; i < size; i += 1) {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    const row = i * size + start
    for (let k = 0; k < i - start; k += 1) {
      const entry = lower[row + k] as number
      a -= entry * (columns[4 * k] as number)
      b -= entry * (columns[4 * k + 1] as number)
      c -= entry * (columns[4 * k + 2] as number)
      d -= entry * (columns[4 * k + 3] as number)
    }
    for (const [at, rest] of [a, b, c, d].entries()) {
      const value = ((examples[at] === i ? 1 : 0) + rest) / (lower[i * size + i] as number)
      columns[4 * (i - start) + at] = value
      sums[at] = (sums[at] as number) + value * value
    }
  }
  return sums.slice(0, examples.length)
}

/** Product of the first `length` entries of two rows; four sums side by side let the processor work ahead. */
function dotRows(matrix: Float64Array, one: number, other: number, length: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  const whole = length - (length % 4)
  for (let at = 0; at < whole; at += 4) {
    a += (matrix[one + at] as number) * (matrix[other + at] as number)
    b += (matrix[one + at + 1] as number) * (matrix[other + at + 1] as number)
    c += (matrix[one + at + 2] as number) * (matrix[other + at + 2] as number)
    d += (matrix[one + at + 3] as number) * (matrix[other + at + 3] as number)
  }
  for (let at = whole; at < length; at += 1) a += (matrix[one + at] as number) * (matrix[other + at] as number)
  return a + b + c + d
}

function addScaled(rows: Float64Array, into: number, from: number, by: number, width: number): void {
  const start = into * width
  const source = from * width
  for (let at = 0; at < width; at += 1)
    rows[start + at] = (rows[start + at] as number) + by * (rows[source + at] as number)
}

function scaleRow(rows: Float64Array, row: number, by: number, width: number): void {
  for (let at = row * width; at < (row + 1) * width; at += 1) rows[at] = (rows[at] as number) * by
}
