/** What a reply is made by: release, rules, model and learnt numbers, named so that the reply can be traced to them. */
import type { Bundle } from '../../core/knowledge/article.ts'
import type { InForce } from '../../core/conversation/asides/explanation.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { Vault } from '../../ports/system.ts'
import { weightsId } from './learnt.ts'

interface InForceParts {
  vault: Pick<Vault, 'sha256'>
  bundle: Pick<Bundle, 'intents'>
  /** Name of the model. */
  embedder: string | null
  handbook?: { embedder: Embedder | null }
}

/** Worked out once, while the house is built: no first message waits for it. */
export function rulesInForce(
  { vault, bundle, embedder, handbook }: InForceParts,
  release: string,
): () => Promise<InForce> {
  const read = async (): Promise<InForce> => ({
    release,
    rules: (await vault.sha256(JSON.stringify(bundle.intents))).slice(0, 16),
    model: embedder,
    weights: await weightsId(handbook?.embedder ?? null, (text) => vault.sha256(text)),
  })
  const known = read()
  // A fault is told to whoever asks.
  known.catch(() => undefined)
  return () => known
}
