import { describe, expect, it } from 'vitest'
import { areasOfTowns } from '../../../src/content/load-areas.ts'
import { areaIn, isPlaceOnly } from '../../../src/core/knowledge/areas.ts'

const towns = areasOfTowns()

describe('the area of a question', () => {
  it.each([
    ['大路的低保多少钱', '镇江新区'],
    ['大路镇临时救助给多少', '镇江新区'],
    ['我是丁岗的，能办低保吗', '镇江新区'],
    ['云阳低保多少', '丹阳市'],
    ['三茅这边怎么申请低保', '扬中市'],
    ['住在后白，房子漏了', '句容市'],
    ['江苏2025年低保平均多少', '江苏省'],
    ['镇江市尊老金多少', '镇江市'],
    ['镇江新区临时救助', '镇江新区'],
    ['户口在丹阳，人在镇江', '丹阳市'],
  ])('%s', (question, area) => expect(areaIn(question, towns)).toBe(area))

  it.each(['低保多少钱', '走在大路上被车撞了', '家里养了白兔', '上党课算不算', '江苏医惠保怎么买'])(
    'is none in "%s"',
    (question) => expect(areaIn(question, towns)).toBeNull(),
  )

  it('alone is an answer to the question for it', () => {
    expect(['丹阳', '三茅街道', '我是大路的', '在丁岗'].every((text) => isPlaceOnly(text, towns))).toBe(true)
    expect(['丹阳低保', '低保', '要带什么'].some((text) => isPlaceOnly(text, towns))).toBe(false)
  })
})
