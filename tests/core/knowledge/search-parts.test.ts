import { describe, expect, it } from 'vitest'
import { areaIn, areaOf, withoutAreas } from '../../../src/core/knowledge/areas.ts'
import { buildWordIndex } from '../../../src/core/knowledge/bm25.ts'
import { compileLexicon } from '../../../src/core/knowledge/lexicon.ts'
import { areasFor, baseSlug } from '../../../src/core/knowledge/sections.ts'
import { gramsOf, normaliseText, termsOf } from '../../../src/core/knowledge/text.ts'

describe('text', () => {
  it('has one form of writing', () => {
    expect(normaliseText('ＤＩＢＡＯ\u200B　怎么\n办')).toBe('dibao 怎么 办')
  })

  it('becomes pairs of characters, latin words and telling words', () => {
    expect(termsOf('低保db', null)).toEqual(['2低保', 'wdb'])
    expect(termsOf('低保吗', (text) => [text.slice(0, 2), '吗'])).toEqual(['2低保', '2保吗', 'w低保'])
    expect(gramsOf('低保')).toEqual(['1低', '1保', '2低保'])
  })
})

describe('the lexicon', () => {
  const read = compileLexicon({
    synonyms: [
      { term: '低保', words: ['吃低保', 'dibao', 'db'] },
      { term: '特困人员', words: ['五保'] },
    ],
    lifeEvents: [{ event: '失火', words: ['着火'] }],
  })

  it('writes pinyin as the handbook does, whole words only', () => {
    expect(read('dibao 怎么办').text).toBe('低保 怎么办')
    expect(read('adbc').text).toBe('adbc')
  })

  it('adds terms and life events that are meant', () => {
    expect(read('五保户家里着火了')).toMatchObject({ terms: ['特困人员'], events: ['失火'] })
  })
})

describe('BM25', () => {
  const index = buildWordIndex([
    ['低保', '怎么', '申请'],
    ['公租房', '怎么', '申请'],
    ['低保', '标准', '低保'],
  ])

  it('prefers rare terms', () => {
    const [first = 0, second = 0] = index.score(['公租房', '申请'])
    expect(second).toBeGreaterThan(first)
  })

  it('gives nothing to documents without any term, and less to questions with unknown ones', () => {
    expect(index.score(['飞船'])[0]).toBe(0)
    expect(index.score(['低保', '飞船'])[2]).toBeLessThan(index.score(['低保'])[2] ?? 0)
  })

  it('survives an empty handbook', () => {
    expect(buildWordIndex([]).score(['低保'])).toHaveLength(0)
  })
})

describe('areas', () => {
  it('are heard in a question', () => {
    expect(areaIn('丹阳低保多少钱')).toBe('丹阳市')
    expect(areaIn('低保多少钱')).toBeNull()
    expect(withoutAreas('丹阳市低保多少钱')).toBe('低保多少钱')
    expect(withoutAreas('丹阳')).toBe('丹阳')
  })

  it('are found for a town', () => {
    expect(areaOf('珥陵镇', new Map([['珥陵镇', '丹阳市']]))).toBe('丹阳市')
    expect(areaOf('江苏省', new Map())).toBe('江苏省')
    expect(areaOf('别处', new Map())).toBeNull()
  })

  it('widen step by step', () => {
    expect(areasFor('丹阳市')).toEqual(['丹阳市', '镇江市', '江苏省', '全国'])
    expect(areasFor('江苏省')).toEqual(['江苏省', '全国'])
    expect(baseSlug('dibao.single-person')).toBe('dibao')
  })
})
