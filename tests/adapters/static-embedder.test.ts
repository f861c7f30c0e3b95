/** The static model: its file, its cutting, and that near meanings lie near each other. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BadStaticModel, packStaticModel, parseStaticModel } from '../../src/adapters/static-embedder/format.ts'
import { readLearnt } from '../../src/adapters/static-embedder/learnt.ts'
import { staticEmbedder } from '../../src/adapters/static-embedder/static-embedder.ts'
import { tokensOf } from '../../src/adapters/static-embedder/tokens.ts'
import { fittedFileSchema } from '../../src/core/knowledge/fitted.ts'

const read = (path: string): Uint8Array => readFileSync(new URL(`../../${path}`, import.meta.url))
const readJson = (path: string): unknown => JSON.parse(new TextDecoder().decode(read(path)))
const bytes = read('models/static/static.bin')
const learnt = await readLearnt(new Uint8Array(read('models/topics/static.json.gz')))
const embedder = staticEmbedder({ bytes, learnt })

const small = {
  hash: 'abcdef01',
  dims: 4,
  tokens: ['低', '保', '低保', '怎么'],
  scales: Float32Array.of(0.5, 0.25, 1, 2),
  values: Int8Array.from([1, 2, 3, 4, -1, -2, -3, -4, 127, 0, 0, -127, 5, 6, 7, 8]),
}

async function likeness(one: string, other: string): Promise<number> {
  const [a, b] = await embedder.embed([one, other], 'question')
  return (a ?? new Float32Array(0)).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0)
}

describe('the file', () => {
  it('comes back as it was packed', () => {
    expect(parseStaticModel(packStaticModel(small))).toEqual(small)
  })

  it('is read from the middle of a larger block of memory', () => {
    const packed = packStaticModel(small)
    const block = new Uint8Array(packed.length + 3)
    block.set(packed, 3)
    expect(parseStaticModel(block.subarray(3))).toEqual(small)
  })

  it.each([
    ['empty', new Uint8Array(0)],
    ['of another kind', new TextEncoder().encode('{"not":"a model, but long enough to hold a head"}')],
    ['cut short', packStaticModel(small).subarray(0, -1)],
    ['longer than announced', Uint8Array.from([...packStaticModel(small), 0])],
  ])('is refused when %s', (_, wrong) => {
    expect(() => parseStaticModel(wrong)).toThrow(BadStaticModel)
  })

  it('takes at most 4 MB and holds whole rows', () => {
    const model = parseStaticModel(bytes)
    expect(bytes.length).toBeLessThanOrEqual(4_000_000)
    expect(model.dims % 4).toBe(0)
    expect(new Set(model.tokens).size).toBe(model.tokens.length)
  })
})

describe('cutting', () => {
  const { placesOf } = tokensOf(['低', '保', '低保', '低保金', '金额', 'db'])

  it('takes the longest known word, and its characters beside it', () => {
    expect(placesOf('低保金额')).toEqual([3, 0, 1])
    expect(placesOf('低保金额db')).toEqual([3, 0, 1, 5])
  })

  it('passes over what it does not know, surrogate pairs included', () => {
    expect(placesOf('𠮷?低')).toEqual([0])
    expect(placesOf('')).toEqual([])
  })
})

describe('the embedder', () => {
  it('names its model and has weights of its own in the search', () => {
    expect(embedder.id).toMatch(/^static-[0-9a-f]{8}$/)
    expect(Object.keys(fittedFileSchema.parse(readJson('src/core/knowledge/weights.json')).sets)).toContain(embedder.id)
  })

  it('carries what was learnt on words or on its own vectors, and leaves aside the rest', () => {
    const learntOn = (model: string) => {
      const kernel = { embedder: model, dims: 4, gamma: 1, supportScale: 1, support: '', scales: [1], alphas: '' }
      return staticEmbedder({ bytes: packStaticModel(small), learnt: { ...learnt, kernel } }).learnt
    }
    expect(embedder.learnt).toBe(learnt)
    expect(learntOn('static-abcdef01')).not.toBeNull()
    expect(learntOn('bge-small-zh-v1.5-q8')).toBeNull()
  })

  it('gives unit vectors, the same for the same text, whatever its width and case', async () => {
    const [one, other] = await embedder.embed(['低保 App 怎么办', '低保　ａｐｐ 怎么办'], 'question')
    expect(one).toEqual(other)
    expect(Math.hypot(...(one ?? []))).toBeCloseTo(1, 5)
  })

  it('keeps a text without a known token at zero, near to nothing', async () => {
    const [vector] = await embedder.embed(['\u{1F600}'], 'question')
    expect(vector).toEqual(new Float32Array(embedder.dims))
  })

  it.each([
    ['家里着火了怎么申请救助', '因火灾导致基本生活困难的家庭可以申请临时救助', '公积金贷款需要哪些材料'],
    ['吃低保的人看病能报多少', '最低生活保障对象的医疗救助比例', '高温天气去哪里纳凉'],
    ['老公打我怎么办', '遭受家庭暴力可以申请人身安全保护令', '残疾人乘公交车免费'],
    ['欠我工钱不给', '拖欠农民工工资怎么投诉', '孤儿基本生活费标准'],
  ])('puts %s nearer to its answer than to another', async (question, near, far) => {
    expect(await likeness(question, near)).toBeGreaterThan((await likeness(question, far)) + 0.1)
  })
})
