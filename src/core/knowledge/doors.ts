/** Which door is meant by what is no assistance (户口, 驾照, 停水): the one whose asks are near, and clearly nearer than the next. */
import { DOORS } from './evidence.ts'
import type { Scores } from './evidence.ts'
import type { Library } from './library.ts'
import { baseSlug } from './sections.ts'

/** A door's nearness rests on its three nearest asks, so that one chance likeness (你们什么时候来人) opens none. */
const SHARES = [0.6, 0.25, 0.15] as const
const WORD_SHARE = 0.15
/** From tests/eval/doors-own.tsv: all chance likenesses lie below, nine doors of ten above. */
const NEAR = { dense: 0.65, words: 0.28 } as const
const MARGIN_LEAST = 0.015

/** The article of the door that is meant, or null when none is clearly so. */
export function doorFor(library: Library, scores: Pick<Scores, 'dense' | 'words'>): number | null {
  const [first, second] = nearness(library, scores)
  if (!first || first.near < (scores.dense ? NEAR.dense : NEAR.words)) return null
  return first.near - (second?.near ?? 0) < MARGIN_LEAST ? null : first.article
}

type Near = { article: number; near: number }

function nearness(library: Library, { dense, words }: Pick<Scores, 'dense' | 'words'>): Near[] {
  const likenesses = new Map<number, number[]>()
  library.units.forEach(({ article, kind }, at) => {
    const slug = library.articles[article]?.slug ?? ''
    if (kind === 'passage' || slug === DOORS || baseSlug(slug) !== DOORS) return
    const word = words[at] ?? 0
    const likeness = dense ? (dense[at] ?? 0) + WORD_SHARE * word : word
    likenesses.set(article, [...(likenesses.get(article) ?? []), likeness])
  })
  return [...likenesses]
    .map(([article, all]): Near => {
      const sorted = all.toSorted((one, other) => other - one)
      return { article, near: SHARES.reduce((sum, share, at) => sum + share * (sorted[at] ?? 0), 0) }
    })
    .toSorted((one, other) => other.near - one.near)
}
