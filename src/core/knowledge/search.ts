/** Search over the handbook for one question: prepare the texts, score everything, gather the evidence. Pure. */
import type { Lexicon } from './article.ts'
import { withoutAreas } from './areas.ts'
import { buildWordIndex } from './bm25.ts'
import { withoutCourtesy } from './courtesy.ts'
import { gatherEvidence } from './evidence.ts'
import type { Evidence, Scores } from './evidence.ts'
import { compileLexicon } from './lexicon.ts'
import type { Reading } from './lexicon.ts'
import type { Library } from './library.ts'
import { asksElsewhere } from './elsewhere.ts'
import { createSpeller, usageOf } from './spelling.ts'
import type { Speller } from './spelling.ts'
import { gramsOf, normaliseText, termsOf } from './text.ts'
import type { Segment } from './text.ts'
import { topicScores } from './topic-model.ts'
import type { TopicModel } from './topic-model.ts'
import { dotAll } from './vectors.ts'
import type { VectorTable } from './vectors.ts'
import { withoutYears } from './years.ts'

export type Prepared = {
  /** The question as it is searched for, and embedded. */
  reading: Reading
  /** Terms for the topic model. */
  grams: string[]
  /** Another place's rules are asked for. */
  elsewhere: boolean
}
export type Search = {
  /** A question in one form of writing, its slips mended. */
  mend(question: string): string
  prepare(question: string): Prepared
  /** `vector` is that of `prepared.reading.text`; null: words only. */
  score(prepared: Prepared, vector: Float32Array | null): Scores
  gather(scores: Scores): Evidence
}
export type SearchParts = {
  library: Library
  lexicon: Lexicon
  segment: Segment | null
  /** Traditional to simplified characters. */
  simplify: (text: string) => string
  /** One row a unit of the library; null: words only. */
  vectors: VectorTable | null
  learnt: TopicModel
}

export function createSearch(parts: SearchParts): Search {
  const { library, segment, vectors: table, learnt } = parts
  const read = compileLexicon(parts.lexicon)
  const terms = (text: string): string[] => termsOf(normaliseText(text), segment)
  const units = buildWordIndex(library.units.map(({ text }) => terms(text)))
  const articles = buildWordIndex(library.articles.map((article) => terms(articleText(article))))
  const eventShares = shareEvents(library)
  const spell = spellerFor(learnt, parts.lexicon)
  const mend = (question: string): string => spell(normaliseText(parts.simplify(question)))

  return {
    mend,
    prepare(question) {
      const written = mend(question)
      const reading = read(bareMatter(written))
      return { reading, grams: readingGrams(reading), elsewhere: asksElsewhere(written) }
    },
    score({ reading, grams }, vector) {
      const questionTerms = [...termsOf(reading.text, segment), ...reading.terms.flatMap(terms)]
      return {
        dense: table && vector ? dotAll(table, vector) : null,
        words: units.score(questionTerms),
        wordsOfArticle: articles.score(questionTerms),
        events: eventShares(reading.events),
        learnt: topicScores(learnt, grams, vector, library.topics),
      }
    },
    gather: (scores) => gatherEvidence(library, scores),
  }
}

/** Nothing is mended while the model is still to be learnt: usage is known from it. */
function spellerFor({ vocabulary, idf }: TopicModel, { synonyms }: Lexicon): Speller {
  if (vocabulary.size === 0) return (text) => text
  const terms = synonyms.flatMap(({ term, words }) => [term, ...words])
  return createSpeller(usageOf(vocabulary, idf), terms)
}

function readingGrams({ text, terms, events }: Reading): string[] {
  return [...gramsOf(text), ...terms.flatMap(gramsOf), ...events.map((event) => `e${event}`)]
}

/** Asks stay out: they have units of their own, and fitting leaves them out one at a time. */
function articleText({ title, passages, lifeEvents }: Library['articles'][number]): string {
  return [title, title, ...lifeEvents, ...passages.map(({ text }) => text)].join('\n')
}

/** A life event counts the more, the fewer articles name it. */
function shareEvents(library: Library): (events: readonly string[]) => Float32Array {
  const naming = new Map<string, number[]>()
  library.articles.forEach(({ lifeEvents }, article) => {
    for (const event of lifeEvents) naming.set(event, [...(naming.get(event) ?? []), article])
  })
  return (events) => {
    const shares = new Float32Array(library.articles.length)
    for (const event of events) {
      const named = naming.get(event) ?? []
      for (const article of named) shares[article] = (shares[article] ?? 0) + 1 / Math.log2(2 + named.length)
    }
    return shares
  }
}

/** Where somebody lives, which year is meant and how politely it is said are no words of the topic. */
function bareMatter(text: string): string {
  return withoutCourtesy(withoutYears(withoutAreas(text)))
}
