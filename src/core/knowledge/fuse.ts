/** Weighs the evidence: one score and one probability a topic, and the best articles within each. */
import { ARTICLE_FEATURES, FEATURES, WIDTH } from './evidence.ts'
import type { Evidence, Feature } from './evidence.ts'
import type { Library } from './library.ts'
import type { Signs } from './trace.ts'

export type Weights = Partial<Record<Feature, number>>
export type Fusion = { topics: Weights; articles: Weights }
export type Ranked = {
  topic: string
  /** Index of the topic's best article. */
  article: number
  score: number
  probability: number
  /** What spoke for it. */
  signs?: Signs
}

/** All topics, the likeliest first. `fits` tells how well an article fits what is asked about its topic. */
export function fuse(
  library: Library,
  evidence: Evidence,
  fusion: Fusion,
  fits: (article: number) => number = () => 0,
): Ranked[] {
  const row = rowOf(fusion.topics)
  const scores = library.topics.map((_, topic) => weigh(evidence.topics, topic, row, WIDTH))
  const best = bestArticles(library, evidence, fusion.articles, fits)
  const top = Math.max(...scores)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - top), 0)
  return library.topics
    .map((topic, at) => ({
      topic,
      article: best[at] ?? 0,
      score: scores[at] ?? 0,
      probability: Math.exp((scores[at] ?? 0) - top) / total,
    }))
    .sort((one, other) => other.score - one.score)
}

/** The best article of each topic. */
function bestArticles(
  library: Library,
  evidence: Evidence,
  weights: Weights,
  fits: (article: number) => number,
): number[] {
  const row = rowOf(weights)
  const best: number[] = library.topics.map(() => -1)
  const bestScore: number[] = library.topics.map(() => -Infinity)
  library.articles.forEach((_, article) => {
    const topic = library.topicOf[article] ?? 0
    const score = weigh(evidence.articles, article, row, ARTICLE_FEATURES.length) + fits(article)
    if (score > (bestScore[topic] ?? -Infinity)) {
      bestScore[topic] = score
      best[topic] = article
    }
  })
  return best
}

function rowOf(weights: Weights): number[] {
  return FEATURES.map((name) => weights[name] ?? 0)
}

function weigh(rows: Float64Array, at: number, weights: readonly number[], width: number): number {
  let sum = 0
  for (let place = 0; place < width; place += 1) sum += (rows[at * WIDTH + place] ?? 0) * (weights[place] ?? 0)
  return sum
}
