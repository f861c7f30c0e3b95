/** What speaks for each article and topic: a short row of numbers that the fitted weights turn into one score. */
import type { Library, UnitKind } from './library.ts'

/** Worked out for each article; a topic takes the best of its articles. */
export const ARTICLE_FEATURES = [
  'denseTitle',
  'denseAsk',
  'densePassage',
  'denseTop3',
  'wordTitle',
  'wordAsk',
  'wordPassage',
  'wordArticle',
  'event',
] as const
/** Worked out for each topic only. */
export const TOPIC_FEATURES = ['learnt', 'size', 'doors'] as const
export const FEATURES = [...ARTICLE_FEATURES, ...TOPIC_FEATURES] as const
export type Feature = (typeof FEATURES)[number]

export const WIDTH = FEATURES.length
export const COLUMN = Object.fromEntries(FEATURES.map((name, at) => [name, at])) as Record<Feature, number>

/** The topic of everything that is not assistance: it tells where else to go. */
export const DOORS = 'other-doors'

/** Scores of one question before they are gathered; the dense ones are null where no model runs. */
export type Scores = {
  dense: Float32Array | null
  words: Float32Array
  wordsOfArticle: Float32Array
  events: Float32Array
  /** By the topic model; null for a topic it has never seen. */
  learnt: readonly (number | null)[]
}

const COLUMNS_OF: Readonly<Record<UnitKind, { dense: number; word: number }>> = {
  title: { dense: COLUMN.denseTitle, word: COLUMN.wordTitle },
  ask: { dense: COLUMN.denseAsk, word: COLUMN.wordAsk },
  passage: { dense: COLUMN.densePassage, word: COLUMN.wordPassage },
}

/** Rows of FEATURES, one after another. */
export type Evidence = { articles: Float64Array; topics: Float64Array }

/** Whose each unit is, and where its likenesses count among the evidence of the articles. */
type Places = { article: Int32Array; dense: Int32Array; word: Int32Array }

const places = new WeakMap<Library, Places>()

/** Laid out once a library: a question walks some thousand units. */
function placesOf(library: Library): Places {
  const { units } = library
  const known = places.get(library) ?? {
    article: Int32Array.from(units, ({ article }) => article),
    dense: Int32Array.from(units, ({ article, kind }) => article * WIDTH + COLUMNS_OF[kind].dense),
    word: Int32Array.from(units, ({ article, kind }) => article * WIDTH + COLUMNS_OF[kind].word),
  }
  places.set(library, known)
  return known
}

export function gatherEvidence(library: Library, scores: Scores): Evidence {
  const articles = new Float64Array(library.articles.length * WIDTH)
  const best3 = new Float64Array(library.articles.length * 3)
  const { dense: denseOf, words } = scores
  const { article, dense, word } = placesOf(library)
  for (let unit = 0; unit < article.length; unit += 1) {
    const likeness = denseOf === null ? 0 : (denseOf[unit] as number)
    const best = (article[unit] as number) * 3
    // Most units are far from the question: what is no better than a third best changes nothing.
    if (likeness > (best3[best + 2] as number)) keepBest(best3, best, likeness)
    raise(articles, dense[unit] as number, likeness)
    raise(articles, word[unit] as number, words[unit] as number)
  }
  library.articles.forEach((_, at) => {
    const row = at * WIDTH
    articles[row + COLUMN.denseTop3] = ((best3[at * 3] ?? 0) + (best3[at * 3 + 1] ?? 0) + (best3[at * 3 + 2] ?? 0)) / 3
    articles[row + COLUMN.wordArticle] = scores.wordsOfArticle[at] ?? 0
    articles[row + COLUMN.event] = scores.events[at] ?? 0
  })
  return { articles, topics: gatherTopics(library, scores, articles) }
}

function gatherTopics(library: Library, scores: Scores, articles: Float64Array): Float64Array {
  const topics = new Float64Array(library.topics.length * WIDTH)
  library.articles.forEach((_, article) => {
    const row = (library.topicOf[article] ?? 0) * WIDTH
    for (let at = 0; at < ARTICLE_FEATURES.length; at += 1) raise(topics, row + at, articles[article * WIDTH + at] ?? 0)
  })
  library.topics.forEach((name, topic) => {
    const row = topic * WIDTH
    const look = Math.max(topics[row + COLUMN.denseTop3] ?? 0, topics[row + COLUMN.wordAsk] ?? 0)
    topics[row + COLUMN.learnt] = scores.learnt[topic] ?? guessUnseen(look)
    topics[row + COLUMN.size] = library.sizes[topic] ?? 0
    topics[row + COLUMN.doors] = name === DOORS ? 1 : 0
  })
  return topics
}

/** A topic published after the last fit: a close likeness stands in for what the model would have learnt. */
function guessUnseen(likeness: number): number {
  return Math.max(0, (likeness - 0.55) * 2)
}

function raise(into: Float64Array, at: number, value: number): void {
  if (value > (into[at] as number)) into[at] = value
}

function keepBest(into: Float64Array, at: number, value: number): void {
  let falling = value
  for (let place = at; place < at + 3; place += 1) {
    const held = into[place] as number
    if (falling > held) {
      into[place] = falling
      falling = held
    }
  }
}
