/**
 * What the desk writes is answered at once. The learnt models know the topics they were fitted on; of an article written since,
 * or a wording added since, they are unsure and ask back. Here a question that is one of its asks, or nearly, is answered by it.
 */
import { areaIn } from '../../core/knowledge/areas.ts'
import type { Article } from '../../core/knowledge/article.ts'
import { normaliseText } from '../../core/knowledge/text.ts'
import { withoutYears } from '../../core/knowledge/years.ts'
import { likeness } from '../../core/knowledge/statements.ts'
import type { Answerer } from '../answer-question.ts'

/** Shared pairs of characters of all; two wordings of another matter share fewer. */
const ALIKE_LEAST = 0.6

type Ask = { slug: string; pairs: ReadonlySet<string> }

/** `written`: the articles that the learnt models have not seen as they stand. */
export function answerOwnAsks(answerer: Answerer, written: readonly Article[]): Answerer {
  if (written.length === 0) return answerer
  const asks = written.flatMap(({ slug, asks: own }) => own.map((ask): Ask => ({ slug, pairs: pairsOf(ask) })))
  return {
    async answer(question, options) {
      const result = await answerer.answer(question, options)
      if (result.outcome !== 'choose' && result.outcome !== 'unknown') return result
      const slug = ownerOf(asks, question)
      if (slug === null) return result
      const area = areaIn(question)
      // A slug is what a tapped choice sends: the article is given, and the question says which passage.
      const chosen = await answerer.answer(slug, {
        ...options,
        ...(area === null ? {} : { area }),
        history: [question],
      })
      if (chosen.slug !== slug) return result
      const others = result.candidates.filter((candidate) => candidate.slug !== slug)
      const told = { ...chosen, question, candidates: [...chosen.candidates, ...others], ms: result.ms + chosen.ms }
      // The numbers are those of the search that was in doubt; the passages those that were quoted.
      const { trace } = result
      const passages = chosen.trace?.passages ?? []
      return trace ? { ...told, trace: { ...trace, by: 'own-ask' as const, passages } } : told
    },
  }
}

/** The one article whose ask is nearest; null when none is near enough. */
function ownerOf(asks: readonly Ask[], question: string): string | null {
  const pairs = pairsOf(question)
  let owner: string | null = null
  let most = ALIKE_LEAST
  for (const ask of asks) {
    const near = likeness(pairs, ask.pairs)
    if (near < most) continue
    owner = ask.slug
    most = near
  }
  return owner
}

function pairsOf(text: string): Set<string> {
  const characters = [...withoutYears(normaliseText(text)).replace(/[\s\p{P}]/gu, '')]
  return new Set(characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`))
}
