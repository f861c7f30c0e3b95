/** The file of the static model: a list of tokens and one row of bytes for each, with a scale a row. Little-endian. */

export type StaticModel = {
  /** Of the content, so that vectors of two models are never mixed. */
  hash: string
  dims: number
  tokens: readonly string[]
  scales: Float32Array
  /** A row of `dims` for each token. */
  values: Int8Array
}

export class BadStaticModel extends Error {
  override readonly name = 'BadStaticModel'
}

const MAGIC = 'WLSE1'
const MAGIC_BYTES = 8
const HASH_BYTES = 8
const COUNTS = 3
const HEAD = MAGIC_BYTES + HASH_BYTES + COUNTS * 4

/** Magic, hash, three counts, the tokens one a line, blanks up to a multiple of four, scales, rows. */
export function packStaticModel({ hash, dims, tokens, scales, values }: StaticModel): Uint8Array {
  const list = new TextEncoder().encode(tokens.join('\n'))
  const start = HEAD + roundUp(list.length)
  const bytes = new Uint8Array(start + scales.length * 4 + values.length)
  bytes.set(new TextEncoder().encode(MAGIC))
  bytes.set(new TextEncoder().encode(hash), MAGIC_BYTES)
  const view = new DataView(bytes.buffer)
  for (const [at, count] of [dims, tokens.length, list.length].entries())
    view.setUint32(MAGIC_BYTES + HASH_BYTES + at * 4, count, true)
  bytes.set(list, HEAD)
  for (const [row, scale] of scales.entries()) view.setFloat32(start + row * 4, scale, true)
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), start + scales.length * 4)
  return bytes
}

/** Throws BadStaticModel when the bytes are not such a file, or only a part of one. */
export function parseStaticModel(given: Uint8Array | ArrayBuffer): StaticModel {
  // A copy, so that the numbers lie at even places whatever the bytes were cut from.
  const bytes = given instanceof Uint8Array ? given.slice() : new Uint8Array(given.slice(0))
  if (bytes.length < HEAD || textOf(bytes, 0, MAGIC.length) !== MAGIC)
    throw new BadStaticModel('the bytes are not a static model: make it with "npm run distil"')
  const view = new DataView(bytes.buffer)
  const count = (at: number): number => view.getUint32(MAGIC_BYTES + HASH_BYTES + at * 4, true)
  const [dims, rows, listBytes] = [count(0), count(1), count(2)]
  const start = HEAD + roundUp(listBytes)
  if (bytes.length !== start + rows * 4 + rows * dims)
    throw new BadStaticModel(`the static model has ${bytes.length} bytes, not what its head announces`)
  return {
    hash: textOf(bytes, MAGIC_BYTES, HASH_BYTES),
    dims,
    tokens: textOf(bytes, HEAD, listBytes).split('\n'),
    scales: Float32Array.from({ length: rows }, (_, row) => view.getFloat32(start + row * 4, true)),
    values: new Int8Array(bytes.buffer, start + rows * 4, rows * dims),
  }
}

function roundUp(length: number): number {
  return Math.ceil(length / 4) * 4
}

function textOf(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(start, start + length))
}
