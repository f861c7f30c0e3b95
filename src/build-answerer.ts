/** The answerer, built in one way for all who ask: the server, the Worker, the console's trials, the command line and the evaluations. */
import { simplifier } from './adapters/opencc/simplifier.ts'
import { compileRules } from './content/rules.ts'
import type { Bundle } from './core/knowledge/article.ts'
import { routeOf } from './core/understanding/route/route.ts'
import type { Embedder } from './ports/embedder.ts'
import type { Log } from './ports/system.ts'
import { senseMessage } from './services/sense-message.ts'
import { createAnswerer, type Answerer, type AnswererParts } from './services/answer-question.ts'

export interface AnswererKind {
  embedder: Embedder | null
  log: Pick<Log, 'error'>
  /** Cuts words by a dictionary that knows the handbook's terms; absent where no native module runs. */
  segmenter?: ((terms: readonly string[]) => NonNullable<AnswererParts['segment']>) | null
}

const simplify = simplifier()

/** Makes the answerer of any handbook: traditional characters read, manners and dangers routed, as the talk itself does. */
export function answererMaker({
  embedder,
  log,
  segmenter = null,
}: AnswererKind): (bundle: Bundle) => Promise<Answerer> {
  const sense = senseMessage(embedder, log)
  return (bundle) => {
    const rules = compileRules(bundle.intents)
    return createAnswerer({
      bundle,
      embedder,
      segment: segmenter?.(bundle.lexicon.synonyms.map(({ term }) => term)) ?? null,
      simplify,
      route: async (text) => routeOf(text, rules, await sense(text)),
    })
  }
}
