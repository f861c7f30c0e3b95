/** One run of the model for a text, whoever asks for it. */
import { expect, it } from 'vitest'
import type { Embedder } from '../../src/ports/embedder.ts'
import { vectorOnce } from '../../src/services/vector-once.ts'

function counting(senses: Embedder['senses']): { embedder: Embedder; asked: string[] } {
  const asked: string[] = []
  const embed: Embedder['embed'] = (texts) => {
    asked.push(...texts)
    return Promise.resolve(texts.map((text) => Float32Array.of(text.length)))
  }
  return { asked, embedder: { id: 'counting', dims: 1, learnt: null, senses, acts: null, embed } }
}

const SENSES: NonNullable<Embedder['senses']> = {
  about: '',
  classes: [],
  bias: [],
  words: { vocabulary: '', idf: [], scales: [], weights: '' },
  kernel: null,
}

it('asks the model once for what the search and the ears both want, also through a wrapping', async () => {
  const { embedder, asked } = counting({ ...SENSES })
  const wrapped = { ...embedder }
  const [one, other] = await Promise.all([vectorOnce(embedder, '低保'), vectorOnce(wrapped, '低保')])
  expect(await vectorOnce(embedder, '五保')).toEqual(Float32Array.of(2))
  expect(other).toBe(one)
  expect(asked).toEqual(['低保', '五保'])
})

it('keeps nothing for a model without ears, and no two models apart in their ears take each other for one', async () => {
  const deaf = counting(null)
  await vectorOnce(deaf.embedder, '低保')
  await vectorOnce(deaf.embedder, '低保')
  expect(deaf.asked).toEqual(['低保', '低保'])
  const [first, second] = [counting({ ...SENSES }), counting({ ...SENSES })]
  await vectorOnce(first.embedder, '低保')
  await vectorOnce(second.embedder, '低保')
  expect([first.asked, second.asked]).toEqual([['低保'], ['低保']])
})
