/** Turns the trained table into the bytes that are kept: eight bits a number, one scale a row. */
import { createHash } from 'node:crypto'
import type { StaticModel } from '../../src/adapters/static-embedder/format.ts'

const MOST = 127

export function quantise(table: Float32Array, tokens: readonly string[], dims: number): StaticModel {
  const scales = new Float32Array(tokens.length)
  const values = new Int8Array(tokens.length * dims)
  for (let row = 0; row < tokens.length; row += 1) {
    const own = table.subarray(row * dims, (row + 1) * dims)
    const scale = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / MOST
    scales[row] = scale
    if (scale > 0)
      for (let at = 0; at < dims; at += 1) values[row * dims + at] = Math.round((own[at] as number) / scale)
  }
  const digest = createHash('sha256').update(tokens.join('\n')).update(scales).update(values).digest('hex')
  return { hash: digest.slice(0, 8), dims, tokens, scales, values }
}
