import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../scripts/distil/random.ts'
import { packTopicModel } from '../../../scripts/fit/pack.ts'
import { trainTopics } from '../../../scripts/fit/train-topics.ts'
import type { Example } from '../../../scripts/fit/train-topics.ts'
import { gramsOf } from '../../../src/core/knowledge/text.ts'
import { packedTopicModelSchema, topicScores, unpackTopicModel } from '../../../src/core/knowledge/topic-model.ts'
import type { TopicModel } from '../../../src/core/knowledge/topic-model.ts'
import { vectorTable } from '../../../src/core/knowledge/vectors.ts'
import { weightTable } from '../../../src/core/knowledge/weight-table.ts'

const classes = ['dibao', 'housing-aid']
const lines: [string, number][] = [
  ['低保怎么申请', 0],
  ['低保标准多少', 0],
  ['怎么申请低保标准', 0],
  ['公租房怎么申请', 1],
  ['公租房标准多少', 1],
  ['住公租房的标准', 1],
]

function examples(dense: boolean): Example[] {
  return lines.map(([text, row], at) => ({
    grams: gramsOf(text),
    vector: dense ? unit([row, 1 - row, at / 20, 0.1]) : null,
    rows: [row],
    weight: 1,
  }))
}

function unit(values: number[]): Float32Array {
  const length = Math.hypot(...values)
  return Float32Array.from(values, (value) => value / length)
}

describe.each([
  ['with words only', null],
  ['with dense vectors', 'test-model'],
])('the topic model %s', (_, embedder) => {
  const taught = examples(embedder !== null)
  const trained = trainTopics(taught, { classes, embedder, lambda: 0.2 })

  it('tells the topics apart', () => {
    for (const { grams, vector, rows } of taught) {
      const scores = topicScores(trained.model, grams, vector, classes).map((score) => score ?? 0)
      expect(scores[rows[0] ?? 0]).toBeGreaterThan(scores[1 - (rows[0] ?? 0)] ?? 0)
    }
  })

  it('leaves one out exactly as if it had been trained without it', () => {
    const at = 3
    // The vocabulary counts all examples in both cases, so only the labels differ.
    const without = taught.map((example, place) => (place === at ? { ...example, weight: 1e-9 } : example))
    const again = trainTopics(without, { classes, embedder, lambda: 0.2 })
    const left = topicScores(again.model, taught[at]?.grams ?? [], taught[at]?.vector ?? null, classes)
    const [scores = []] = trained.leftOut([at])
    expect(scores).toHaveLength(classes.length)
    scores.forEach((score, topic) => expect(score).toBeCloseTo(left[topic] ?? 0, 4))
  })

  it('stays nearly the same as bytes', () => {
    const packed = packedTopicModelSchema.parse(JSON.parse(JSON.stringify(packTopicModel(trained.model, 'test'))))
    const back = unpackTopicModel(packed)
    for (const { grams, vector } of taught) {
      const before = topicScores(trained.model, grams, vector, classes)
      topicScores(back, grams, vector, classes).forEach((score, at) => expect(score).toBeCloseTo(before[at] ?? 0, 1))
    }
  })

  it('leaves several out at once as it leaves out each', () => {
    const places = taught.map((_, at) => at)
    const alone = places.map((at) => trained.leftOut([at])[0] ?? [])
    trained.leftOut(places).forEach((scores, at) => {
      scores.forEach((score, topic) => expect(score).toBeCloseTo(alone[at]?.[topic] ?? NaN, 9))
    })
  })

  it('says nothing about a topic it has never seen', () => {
    expect(topicScores(trained.model, gramsOf('低保'), null, ['new-topic'])).toEqual([null])
  })
})

describe('a model that leans on thousands of examples', () => {
  it('keeps its scores as bytes: many small roundings do not add up', () => {
    const rows = 3000
    const dims = 16
    const { next } = seededRandom(7)
    const anywhere = (): Float32Array => unit(Array.from({ length: dims }, () => next() - 0.5))
    // One weight stands far above the rest, as in life: it alone sets the scale of its column.
    const weights = Array.from({ length: rows }, (_, row) => (row === 0 ? 3 : (next() - 0.5) / 30))
    const model: TopicModel = {
      classes: ['dibao'],
      bias: new Float32Array(1),
      vocabulary: new Map([['1低', 0]]),
      idf: new Float32Array(1),
      wordWeights: new Float32Array(1),
      kernel: {
        embedder: 'test-model',
        gamma: 2,
        support: vectorTable(
          weights.map(() => anywhere()),
          dims,
        ),
        alphas: weightTable(rows, 1, (row) => weights[row] ?? 0),
      },
    }
    const packed = packedTopicModelSchema.parse(JSON.parse(JSON.stringify(packTopicModel(model, 'test'))))
    const back = unpackTopicModel(packed)
    for (let trial = 0; trial < 20; trial += 1) {
      const vector = anywhere()
      const [before] = topicScores(model, [], vector, ['dibao'])
      const [after] = topicScores(back, [], vector, ['dibao'])
      expect(Math.abs((after ?? 9) - (before ?? 0))).toBeLessThan(0.005)
    }
  })
})
