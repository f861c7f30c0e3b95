import { describe, expect, it } from 'vitest'
import { contradicts, figuresIn, sharesUnit } from '../../../src/core/knowledge/statements.ts'
import { warnAbout } from '../../../src/core/knowledge/warnings.ts'
import { article, passage } from './samples.ts'

const slug = 'tekun'
const national = passage({ slug, section: '谁能办', text: '特困供养的未成年人，是未满16周岁的孩子。' })
const province = passage({
  slug,
  section: '谁能办',
  area: '江苏省',
  text: '特困供养的未成年人，是未满18周岁的孩子。',
})

describe('statements', () => {
  it('carry money, days, ages, hours, power and area', () => {
    expect(figuresIn('满60周岁，每月3小时，免15度电，按15平方米算，1.3倍').map(({ unit }) => unit)).toEqual([
      'age',
      'hours',
      'power',
      'area',
      'times',
    ])
  })

  it('contradict each other on one thing with another figure', () => {
    expect(contradicts(province, national)).toBe(true)
    expect(sharesUnit('丹阳 780 元', '标准 800 元')).toBe(true)
    expect(sharesUnit('按天算，180 天', '标准 800 元')).toBe(false)
  })

  it('of one article are held against each other before it is published', () => {
    const warnings = warnAbout(article(slug, { passages: [national, province] }), [], '2026-11-24')
    expect(warnings.map(({ kind }) => kind)).toEqual(['contradiction'])
  })
})
