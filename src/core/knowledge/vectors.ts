/** A table of unit vectors in one block of memory; a few thousand rows need no library (performance 1b). */

export type VectorTable = { readonly dims: number; readonly rows: number; readonly values: Float32Array }

export function vectorTable(vectors: readonly Float32Array[], dims: number): VectorTable {
  const values = new Float32Array(vectors.length * dims)
  vectors.forEach((vector, row) => values.set(vector, row * dims))
  return { dims, rows: vectors.length, values }
}

/** The product of `vector` with every row; four sums side by side let the processor work ahead. */
export function dotAll({ dims, rows, values }: VectorTable, vector: Float32Array): Float32Array {
  const products = new Float32Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const start = row * dims
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let at = 0; at < dims; at += 4) {
      a += (values[start + at] as number) * (vector[at] as number)
      b += (values[start + at + 1] as number) * (vector[at + 1] as number)
      c += (values[start + at + 2] as number) * (vector[at + 2] as number)
      d += (values[start + at + 3] as number) * (vector[at + 3] as number)
    }
    products[row] = a + b + c + d
  }
  return products
}
