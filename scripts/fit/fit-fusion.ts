/** Fits how the evidence is weighed, for topics and for the articles within one. */
import { ARTICLE_FEATURES, COLUMN, FEATURES, WIDTH } from '../../src/core/knowledge/evidence.ts'
import type { Feature } from '../../src/core/knowledge/evidence.ts'
import type { Fusion, Weights } from '../../src/core/knowledge/fuse.ts'
import type { Library } from '../../src/core/knowledge/library.ts'
import type { Trial } from './trials.ts'
import { fitWeights } from './weigh.ts'
import type { Choice } from './weigh.ts'

/** Against weights that only a few questions speak for. */
const DECAY = 2e-4
/** Both are no evidence but a handicap. */
const FREE = [COLUMN.size, COLUMN.doors]
const WEIGHT = { fit: 2, own: 0.6, ask: 0.1 } as const

export function fitFusion(library: Library, trials: readonly Trial[], features: readonly Feature[] = FEATURES): Fusion {
  const topics = trials.map((trial): Choice => {
    return { rows: masked(trial.evidence.topics, features), right: trial.right, weight: WEIGHT[trial.set] }
  })
  const articles = trials.flatMap((trial) => (trial.article < 0 ? [] : [amongSiblings(library, trial, features)]))
  return {
    topics: named(fitWeights(topics, { width: WIDTH, decay: DECAY, free: FREE }), features),
    articles: named(fitWeights(articles, { width: WIDTH, decay: DECAY, free: FREE }), features),
  }
}

/** The choice between the articles of one topic. */
function amongSiblings(library: Library, trial: Trial, features: readonly Feature[]): Choice {
  const topic = library.topicOf[trial.article]
  const siblings = library.articles.map((_, at) => at).filter((at) => library.topicOf[at] === topic)
  const rows = new Float64Array(siblings.length * WIDTH)
  siblings.forEach((article, at) =>
    rows.set(trial.evidence.articles.subarray(article * WIDTH, (article + 1) * WIDTH), at * WIDTH),
  )
  const kept = features.filter((name) => (ARTICLE_FEATURES as readonly string[]).includes(name))
  return { rows: masked(rows, kept), right: [siblings.indexOf(trial.article)], weight: 1 }
}

function masked(rows: Float64Array, features: readonly Feature[]): Float64Array {
  const keep = FEATURES.map((name) => features.includes(name))
  return rows.map((value, at) => (keep[at % WIDTH] ? value : 0))
}

function named(weights: readonly number[], features: readonly Feature[]): Weights {
  return Object.fromEntries(
    FEATURES.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(4))] as const).filter(([name]) =>
      features.includes(name),
    ),
  )
}
