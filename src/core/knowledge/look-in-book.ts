/** Looks words up in the handbook's pages: for the box above its lists, which must work without script, session or model. */
import type { Article, Bundle, Passage } from './article.ts'
import { buildWordIndex } from './bm25.ts'
import { compileLexicon } from './lexicon.ts'
import { buildLibrary } from './library.ts'
import { areasFor } from './sections.ts'
import type { Area } from './sections.ts'
import { normaliseText, termsOf } from './text.ts'

export interface Found {
  article: Article
  /** The passage that says most about it. */
  passage: Passage
}

/** `area`: only what holds there; `today`: what is over is not looked up. */
export type LookInBook = (words: string, wish: { area: Area | null; today: string }) => Found[]

const FOUND_MOST = 20
/** Titles name the matter, asks and passages only speak of it. */
const TITLE_WORTH = 1.4
/** What fits less than this share of the best says nothing to the matter. */
const SHARE_LEAST = 0.4

export function lookInBook({ articles, lexicon }: Pick<Bundle, 'articles' | 'lexicon'>): LookInBook {
  const { units } = buildLibrary({ articles })
  const read = compileLexicon(lexicon)
  const terms = (text: string): string[] => termsOf(normaliseText(text), null)
  const index = buildWordIndex(units.map(({ text }) => terms(text)))
  return (words, { area, today }) => {
    const reading = read(normaliseText(words))
    const scores = index.score([...terms(reading.text), ...reading.terms.flatMap(terms)])
    const found = new Map<Article, { score: number; passage: Passage; passageScore: number }>()
    units.forEach(({ article: at, kind, passage: place }, unit) => {
      const article = articles[at]
      const score = (scores[unit] ?? 0) * (kind === 'title' ? TITLE_WORTH : 1)
      if (article === undefined || score === 0) return
      const passage = place < 0 ? firstIn(article, area, today) : article.passages[place]
      if (passage === undefined || !isWanted(passage, article, area, today)) return
      const known = found.get(article) ?? { score: 0, passage, passageScore: 0 }
      const isBetter = place >= 0 && score > known.passageScore
      found.set(article, {
        score: Math.max(known.score, score),
        passage: isBetter ? passage : known.passage,
        passageScore: isBetter ? score : known.passageScore,
      })
    })
    return best(found)
  }
}

function best(found: ReadonlyMap<Article, { score: number; passage: Passage }>): Found[] {
  const sorted = [...found].sort(([, one], [, other]) => other.score - one.score)
  const least = (sorted[0]?.[1].score ?? 0) * SHARE_LEAST
  return sorted
    .filter(([, { score }]) => score >= least)
    .slice(0, FOUND_MOST)
    .map(([article, { passage }]) => ({ article, passage }))
}

function firstIn(article: Article, area: Area | null, today: string): Passage | undefined {
  return article.passages.find((passage) => isWanted(passage, article, area, today))
}

function isWanted(passage: Passage, article: Article, area: Area | null, today: string): boolean {
  if (passage.until !== null && passage.until < today) return false
  return area === null || passage.area === article.area || areasFor(area).includes(passage.area)
}
