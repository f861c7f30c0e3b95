import { describe, expect, it } from 'vitest'
import { facetsOf } from '../../../src/core/knowledge/facets.ts'
import { passagesOf, pickPassages } from '../../../src/core/knowledge/pick-passage.ts'
import { article, passage } from './samples.ts'

const DAY = '2026-11-24'
const slug = 'dibao'

const money = article(slug, {
  passages: [
    passage({ slug }),
    passage({ slug, section: '给什么', text: '按月发，差多少补多少。' }),
    passage({ slug, section: '给什么', area: '镇江市', text: '旧标准 700 元。', until: '2026-06-30' }),
    passage({ slug, section: '给什么', area: '镇江市', text: '标准 800 元。', from: '2026-07-01' }),
    passage({ slug, section: '给什么', area: '丹阳市', text: '丹阳 780 元。' }),
    passage({ slug, section: '给什么', area: '扬中市', text: '明年起 900 元。', from: '2027-01-01' }),
    passage({ slug, section: '带什么', text: '身份证和户口本。' }),
  ],
})

const texts = (area: Parameters<typeof passagesOf>[2], day = DAY): string[] =>
  passagesOf(money, '给什么', area, day).map(({ text }) => text)

describe('the passages of a section', () => {
  it('are the general one and that of the asked area', () => {
    expect(texts('丹阳市')).toEqual(['按月发，差多少补多少。', '丹阳 780 元。'])
  })

  it('fall back to the city when the area has none of its own', () => {
    expect(texts('句容市')).toEqual(['按月发，差多少补多少。', '标准 800 元。'])
  })

  it('fall back to the city while the passage of the area is not in force', () => {
    expect(texts('扬中市')).toEqual(['按月发，差多少补多少。', '标准 800 元。'])
    expect(texts('扬中市', '2027-01-01')).toEqual(['按月发，差多少补多少。', '明年起 900 元。'])
  })

  it('never hold an expired amount', () => {
    expect(texts('镇江市', '2026-06-30')).toContain('旧标准 700 元。')
    expect(texts('镇江市', '2026-07-01')).not.toContain('旧标准 700 元。')
  })

  it('leave out other areas for the whole province', () => {
    expect(texts('江苏省')).toEqual(['按月发，差多少补多少。'])
  })
})

describe('picking', () => {
  const pick = (question: string): string | undefined =>
    pickPassages(money, facetsOf(question), '镇江市', DAY, () => 0.5)?.section

  it('follows what is asked', () => {
    expect(pick('低保一个月多少钱')).toBe('给什么')
    expect(pick('办低保要带什么材料')).toBe('带什么')
  })

  it('starts with the short sentence', () => {
    const picked = pickPassages(money, facetsOf('要带什么'), '镇江市', DAY, () => 0)
    expect(picked?.passages.map(({ section }) => section)).toEqual(['一句话', '带什么'])
  })

  it('gives the short sentence alone when there is nothing else', () => {
    expect(pickPassages(article('x'), new Map(), '镇江市', DAY, () => 0)?.section).toBe('一句话')
  })

  it('gives nothing when everything has expired', () => {
    const gone = article('x', { passages: [passage({ slug: 'x', until: '2020-01-01' })] })
    expect(pickPassages(gone, new Map(), '镇江市', DAY, () => 0)).toBeNull()
  })
})

describe('facets', () => {
  it.each([
    ['残疾补贴一个月多少钱', '给什么'],
    ['办残疾证要带什么材料', '带什么'],
    ['五保老人火化费免不免', '给什么'],
    ['当过兵的生大病补不补', '给什么'],
    ['低保几天能批下来', '多久'],
    ['公租房去哪里申请', '去哪办'],
    ['低保没批下来怎么办', '不同意怎么办'],
    ['救助站电话多少', '电话'],
    ['怎么申请法律援助', '怎么办'],
    ['我这种情况能不能吃低保', '谁能办'],
  ] as const)('of "%s" lead to %s', (question, section) => {
    const facets = [...facetsOf(question)].sort((one, other) => other[1] - one[1])
    expect(facets[0]?.[0]).toBe(section)
  })
})
