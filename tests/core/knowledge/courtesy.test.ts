import { describe, expect, it } from 'vitest'
import { withoutCourtesy } from '../../../src/core/knowledge/courtesy.ts'

describe('greetings and thanks', () => {
  it.each([
    ['领导您好，请问低保怎么办，谢谢！', '低保怎么办'],
    ['尊敬的市长：您好！老人住院没钱，望尽快回复，谢谢', '老人住院没钱'],
    ['你好 我想咨询一下残疾证 急', '残疾证'],
    ['麻烦问一下，孩子上学补助', '孩子上学补助'],
  ])('are left out: %s', (text, bare) => expect(withoutCourtesy(text)).toBe(bare))

  it.each([
    '您好',
    '急',
    '谢谢',
    '急诊的钱谁出',
    '等级评定不服',
    '请求救助的电话是多少',
    '感谢信送到哪里',
    '申请等了三个月',
  ])('stay when they are the matter: %s', (text) => expect(withoutCourtesy(text)).toBe(text))
})
