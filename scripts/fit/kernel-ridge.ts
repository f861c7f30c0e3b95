/** Kernel ridge regression in its dual form, with exact leave-one-out scores of any example. */

export type RidgeFit = {
  /** A row of classes for each example. */
  alphas: Float64Array
  /** What example `at` would score had it not been learnt from; cheap for the last examples, dear for the first. */
  leftOut(at: number): Float64Array
}

/** Rows worked on together, so that the matrix (hundreds of megabytes) is read from memory only once a block. */
const BLOCK = 48

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
    leftOut(at) {
      const own = inverseDiagonal(kernel, at, size)
      return labels
        .slice(at * classes, (at + 1) * classes)
        .map((label, place) => label - (alphas[at * classes + place] as number) / own)
    },
  }
}

/** Cholesky, in place: the lower half becomes L with L·Lᵀ = matrix. */
function factorise(matrix: Float64Array, size: number): void {
  for (let from = 0; from < size; from += BLOCK) {
    const to = Math.min(from + BLOCK, size)
    for (let j = 0; j < to; j += 1) {
      for (let i = Math.max(from, j); i < to; i += 1) {
        const rest = (matrix[i * size + j] as number) - dotRows(matrix, i * size, j * size, j)
        matrix[i * size + j] = i === j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / (matrix[j * size + j] as number)
      }
    }
  }
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

/** Entry (at, at) of the inverse: the squared length of column `at` of L⁻¹. */
function inverseDiagonal(lower: Float64Array, at: number, size: number): number {
  const column = new Float64Array(size)
  column[at] = 1 / (lower[at * size + at] as number)
  let sum = (column[at] as number) ** 2
  for (let i = at + 1; i < size; i += 1) {
    let product = 0
    const start = i * size
    for (let k = at; k < i; k += 1) product += (lower[start + k] as number) * (column[k] as number)
    const value = -product / (lower[start + i] as number)
    column[i] = value
    sum += value * value
  }
  return sum
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
