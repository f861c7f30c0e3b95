/** The directions that hold most of the teacher's vectors. Not centred, so that products of vectors stay what they were. */

export type Basis = { dims: number; reduce(vector: Float32Array): Float32Array }

const ROUNDS = 40

/** Orthogonal iteration on Σ x·xᵀ: a few hundred directions of 512 need no library. */
export function findBasis(vectors: readonly Float32Array[], dims: number): Basis {
  const width = vectors[0]?.length ?? 0
  const moment = secondMoment(vectors, width)
  let rows: Float64Array[] = Array.from({ length: dims }, (_, row) =>
    Float64Array.from({ length: width }, (_unused, at) => (at === row ? 1 : Math.sin(row * 7.1 + at * 3.3) * 0.1)),
  )
  for (let round = 0; round < ROUNDS; round += 1) rows = orthonormal(rows.map((row) => times(moment, row, width)))
  return {
    dims,
    reduce: (vector) =>
      Float32Array.from(rows, (row) => {
        let sum = 0
        for (let at = 0; at < width; at += 1) sum += (row[at] as number) * (vector[at] as number)
        return sum
      }),
  }
}

function secondMoment(vectors: readonly Float32Array[], width: number): Float64Array {
  const moment = new Float64Array(width * width)
  for (const vector of vectors) {
    for (let i = 0; i < width; i += 1) {
      const value = vector[i] as number
      for (let j = 0; j <= i; j += 1)
        moment[i * width + j] = (moment[i * width + j] as number) + value * (vector[j] as number)
    }
  }
  for (let i = 0; i < width; i += 1)
    for (let j = 0; j < i; j += 1) moment[j * width + i] = moment[i * width + j] as number
  return moment
}

function times(matrix: Float64Array, vector: Float64Array, width: number): Float64Array {
  const product = new Float64Array(width)
  for (let i = 0; i < width; i += 1) {
    let sum = 0
    for (let j = 0; j < width; j += 1) sum += (matrix[i * width + j] as number) * (vector[j] as number)
    product[i] = sum
  }
  return product
}

/** Gram and Schmidt, each row against the finished ones. */
function orthonormal(rows: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = []
  for (const row of rows) {
    for (const other of done) {
      const share = dot(row, other)
      for (let at = 0; at < row.length; at += 1) row[at] = (row[at] as number) - share * (other[at] as number)
    }
    const length = Math.sqrt(dot(row, row))
    done.push(row.map((value) => value / length))
  }
  return done
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number)
  return sum
}
