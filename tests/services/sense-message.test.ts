/** One pair of ears for the talk and for every answerer, though each holds the embedder in a wrapping of its own. */
import { expect, it } from 'vitest'
import type { PackedTopicModel } from '../../src/core/knowledge/topic-model.ts'
import { SENSES } from '../../src/core/understanding/sense.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import { rememberVectors } from '../../src/services/handbook/remember-vectors.ts'
import { senseMessage } from '../../src/services/sense-message.ts'

const senses: PackedTopicModel = {
  about: 'knows one word',
  classes: [...SENSES],
  bias: SENSES.map(() => 0),
  words: { vocabulary: '1火', idf: [1], scales: SENSES.map(() => 1), weights: btoa('\u0001'.repeat(SENSES.length)) },
  kernel: null,
}

it('hears a message once, whoever asks, and reads the same in it', async () => {
  const embedded: string[] = []
  const embedder: Embedder = {
    id: 'counts',
    dims: 2,
    learnt: null,
    senses,
    acts: null,
    embed: (texts) => {
      embedded.push(...texts)
      return Promise.resolve(texts.map(() => Float32Array.of(1, 0)))
    },
  }
  const log = { error: expect.fail }
  const talk = senseMessage(embedder, log)
  const answerer = senseMessage(rememberVectors(embedder, ['passage']), log)
  const heard = await Promise.all([talk('火'), answerer('火'), answerer('火')])
  expect(heard[0]?.life).toBe(1)
  expect(heard[1]).toEqual(heard[0])
  expect(heard[2]).toEqual(heard[0])
  expect(embedded).toEqual(['火'])
})
