/** Fits how the evidence is weighed, for topics and for the articles within one. */
import { COLUMN, FEATURES, WIDTH } from '../../src/core/knowledge/evidence.ts'
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
const WEIGHT = { fit: 2, own: 0.2, ask: 0.05 } as const

/** Fits over the named features only; the others get no weight. */
export function fitFusion(
  library: Library,
  trials: readonly Trial[],
  features: { topics: readonly Feature[]; articles: readonly Feature[] },
): Fusion {
  const topics = trials.map((trial): Choice => {
    return { rows: masked(trial.evidence.topics, features.topics), right: trial.right, weight: WEIGHT[trial.set] }
  })
  const articles = trials.flatMap((trial) =>
    trial.article < 0 ? [] : [amongSiblings(library, trial, features.articles)],
  )
  return {
    topics: named(fitWeights(topics, { width: WIDTH, decay: DECAY, free: FREE }), features.topics),
    articles: named(fitWeights(articles, { width: WIDTH, decay: DECAY, free: FREE }), features.articles),
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
  return { rows: masked(rows, features), right: [siblings.indexOf(trial.article)], weight: 1 }
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
