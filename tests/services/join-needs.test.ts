/** Several needs in one story: which of them is answered, and which only stand beside it. */
import { expect, it } from 'vitest'
import type { Ranked } from '../../src/core/knowledge/fuse.ts'
import type { Verdict } from '../../src/core/knowledge/decide.ts'
import { withNeeds } from '../../src/services/answering/join-needs.ts'
import type { Found } from '../../src/services/answering/find-topics.ts'

const none = new Float32Array(0)
const scores = { dense: null, words: none, wordsOfArticle: none, events: none, learnt: [] }

function found(...shares: readonly (readonly [string, number])[]): Found {
  const candidates = shares.map(([topic, probability], article): Ranked => ({ topic, article, score: 0, probability }))
  const verdict: Verdict = { outcome: 'answer', confidence: 0.9, scope: 1, candidates }
  return { text: '', scores, verdict }
}

function lead(alone: Found): (string | undefined)[] {
  const clauses = [found(['orphans-children', 0.9]), found(['education-aid', 0.9]), found(['dibao', 0.9])]
  return withNeeds(alone, clauses).verdict.candidates.map(({ topic }) => topic)
}

it('answer what the whole story is about, and put a pressing circumstance beside it', () => {
  const alone = found(['education-aid', 0.99], ['dibao', 0.005], ['orphans-children', 0.002])
  expect(lead(alone)).toEqual(['education-aid', 'orphans-children', 'dibao'])
})

it('answer the more pressing need, where the whole tells of it as well', () => {
  const alone = found(['education-aid', 0.6], ['orphans-children', 0.3])
  expect(lead(alone)).toEqual(['orphans-children', 'education-aid', 'dibao'])
})
