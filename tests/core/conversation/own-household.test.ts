import { describe, expect, it } from 'vitest'
import { withoutOwnHouse } from '../../../src/core/conversation/asking/own-household.ts'

describe('what a reporter tells of the own house', () => {
  it.each([
    ['我自己家也三口人 婆婆瘫在床上 我还吃着低保 实在是顾不过来', ''],
    ['她一个人住 我家里也有个瘫子 走不开，她今天没吃', '她一个人住  ，她今天没吃'],
    ['我自己也是低保户 一个月八百，他儿子在苏州', ' ，他儿子在苏州'],
    ['我老公也有病 顾不上她', ''],
    ['俺家四口人 挤不下，老人今晚没地方住', ' ，老人今晚没地方住'],
  ])('is left out of %s', (text, rest) => expect(withoutOwnHouse(text).trim()).toBe(rest.trim()))

  it.each([
    '我家对过姓吴的 老头子中午给救护车拉走了',
    '我家楼上的老人没人管 三口人',
    '中饭是我端给她的 吃了一碗 晚上我要上夜班',
    '我们小区有一户 三口人 吃低保',
    '我看见他躺在地上 两天没吃了',
  ])('stays in %s', (text) => expect(withoutOwnHouse(text)).toBe(text))
})
