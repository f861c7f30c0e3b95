/** A table of unit vectors in one block of memory; a few thousand rows need no library (performance 1b). */

export type VectorTable = { readonly dims: number; readonly rows: number; readonly values: Float32Array }

export function vectorTable(vectors: readonly Float32Array[], dims: number): VectorTable {
  const values = new Float32Array(vectors.length * dims)
  vectors.forEach((vector, row) => values.set(vector, row * dims))
  return { dims, rows: vectors.length, values }
}

/** The product of `vector` with every row; four rows at a time share what is read of the vector. */
export function dotAll({ dims, rows, values }: VectorTable, vector: Float32Array): Float32Array {
  const products = new Float32Array(rows)
  const whole = rows - (rows % 4)
  for (let row = 0; row < whole; row += 4) {
    const one = row * dims
    const two = one + dims
    const three = two + dims
    const four = three + dims
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let at = 0; at < dims; at += 1) {
      const value = vector[at] as number
      a += (values[one + at] as number) * value
      b += (values[two + at] as number) * value
      c += (values[three + at] as number) * value
      d += (values[four + at] as number) * value
    }
    products[row] = a
    products[row + 1] = b
    products[row + 2] = c
    products[row + 3] = d
  }
  for (let row = whole; row < rows; row += 1) {
    for (let at = 0; at < dims; at += 1)
      products[row] = (products[row] as number) + (values[row * dims + at] as number) * (vector[at] as number)
  }
  return products
}
