import { describe, expect, it } from 'vitest'
import { refusesCalls, refusesPhone } from '../../../src/core/conversation/asides/refusal-words.ts'

describe('a number that is kept back', () => {
  it.each([
    '电话不留 上回留了个电话天天有人打来推销',
    '手机号我就不给了',
    '我不想留手机号',
    '不愿意提供联系方式',
    '号码不方便说',
  ])('is heard in %s', (text) => expect(refusesPhone(text)).toBe(true))

  it.each([
    '手机不留 打我们科室座机',
    '不留电话你们还管吗',
    '我没有手机',
    '电话打不通',
    '电话给你 13900002468',
    '别的号码我记不得 就这个',
  ])('is not heard in %s', (text) => expect(refusesPhone(text)).toBe(false))
})

describe('calls that are not wanted', () => {
  it.each(['不要打我电话 他翻我通话记录', '别给我打电话', '电话别打', '只发文字就好', '就在这上头回我'])(
    'are heard in %s',
    (text) => expect(refusesCalls(text)).toBe(true),
  )

  it.each(['白天别打电话 晚上可以', '别打电话给我儿子', '打我电话', '你们电话打不通', '晚上再打我电话'])(
    'are not heard in %s',
    (text) => expect(refusesCalls(text)).toBe(false),
  )
})
