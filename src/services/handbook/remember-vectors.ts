/** Keeps the vectors of texts that come again, so that a new handbook embeds only what changed and a second bench run nothing. */
import type { Embedder } from '../../ports/embedder.ts'

/** About twice the handbook with its bench; the oldest texts go first. */
const KEPT_MOST = 20_000

/** `passage` vectors always, `question` vectors when asked for: residents' questions are never kept. */
export function rememberVectors(inner: Embedder, kinds: readonly ('question' | 'passage')[]): Embedder {
  const kept = new Map<string, Float32Array>()
  return {
    id: inner.id,
    dims: inner.dims,
    learnt: inner.learnt,
    senses: inner.senses,
    acts: inner.acts,
    async embed(texts, kind) {
      if (!kinds.includes(kind)) return inner.embed(texts, kind)
      const keys = texts.map((text) => `${kind} ${text}`)
      const missing = [...new Set(keys.flatMap((key, at) => (kept.has(key) ? [] : [at])))]
      if (missing.length > 0) {
        const vectors = await inner.embed(
          missing.map((at) => texts[at] ?? ''),
          kind,
        )
        missing.forEach((at, row) => kept.set(keys[at] ?? '', vectors[row] as Float32Array))
      }
      const found = keys.map((key) => kept.get(key) as Float32Array)
      for (const key of kept.keys()) {
        if (kept.size <= KEPT_MOST) break
        kept.delete(key)
      }
      return found
    },
  }
}
