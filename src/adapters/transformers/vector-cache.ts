/** Keeps passage vectors on disk by text and model, so that a start embeds only what changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Embedder } from '../../ports/embedder.ts'

export type VectorCacheOptions = {
  folder: string
  /** Told before and after a long batch, because the first start of a fresh clone takes a while. */
  say?: (line: string) => void
}

type Kept = Map<string, Float32Array>

const KEY_BYTES = 16
/** Rows kept before texts that are no longer asked for are dropped. */
const ROWS_MOST = 30_000
/** Fewer new texts than this are embedded without a word. */
const QUIET = 64

/** Questions pass through; only passages are kept. */
export function cachedEmbedder(inner: Embedder, { folder, say = () => {} }: VectorCacheOptions): Embedder {
  const file = join(folder, `${inner.id}.bin`)
  let kept: Kept | null = null

  async function embedPassages(texts: readonly string[]): Promise<Float32Array[]> {
    const known = (kept ??= readVectors(file, inner.dims))
    const keys = texts.map(keyOf)
    const missing = [...new Set(keys.flatMap((key, at) => (known.has(key) ? [] : [at])))]
    if (missing.length > 0) {
      if (missing.length >= QUIET) say(`embedding ${missing.length} texts of the handbook (once)…`)
      const startedAt = performance.now()
      const vectors = await inner.embed(
        missing.map((at) => texts[at] ?? ''),
        'passage',
      )
      missing.forEach((at, row) => known.set(keys[at] ?? '', vectors[row] ?? new Float32Array(inner.dims)))
      kept = writeVectors(file, known, new Set(keys), inner.dims)
      if (missing.length >= QUIET)
        say(`done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s, kept in ${file}`)
    }
    return keys.map((key) => known.get(key) ?? new Float32Array(inner.dims))
  }

  return {
    id: inner.id,
    dims: inner.dims,
    learnt: inner.learnt,
    senses: inner.senses,
    acts: inner.acts,
    embed: (texts, kind) => (kind === 'passage' ? embedPassages(texts) : inner.embed(texts, kind)),
  }
}

function keyOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, KEY_BYTES * 2)
}

/** A row is the key, then the vector as little-endian floats. A file of another shape is started anew. */
function readVectors(file: string, dims: number): Kept {
  const kept: Kept = new Map()
  if (!existsSync(file)) return kept
  const bytes = readFileSync(file)
  const row = KEY_BYTES + dims * 4
  if (bytes.length % row !== 0) return kept
  for (let start = 0; start < bytes.length; start += row) {
    const vector = new Float32Array(dims)
    new Uint8Array(vector.buffer).set(bytes.subarray(start + KEY_BYTES, start + row))
    kept.set(bytes.toString('hex', start, start + KEY_BYTES), vector)
  }
  return kept
}

function writeVectors(file: string, all: Kept, wanted: ReadonlySet<string>, dims: number): Kept {
  const kept: Kept = all.size > ROWS_MOST ? new Map([...all].filter(([key]) => wanted.has(key))) : all
  const row = KEY_BYTES + dims * 4
  const bytes = Buffer.alloc(kept.size * row)
  let start = 0
  for (const [key, vector] of kept) {
    bytes.write(key, start, 'hex')
    bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, dims * 4), start + KEY_BYTES)
    start += row
  }
  mkdirSync(join(file, '..'), { recursive: true })
  // By way of a second name: a crash in the middle leaves the old file whole.
  writeFileSync(`${file}.${process.pid}`, bytes)
  renameSync(`${file}.${process.pid}`, file)
  return kept
}
