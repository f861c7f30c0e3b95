/** Classes of answers that the tenth set by another hand told in words nobody had listed, with near misses. */
import { describe, expect, test } from 'vitest'
import { findHousehold } from '../../../src/core/understanding/household/household.ts'
import { findCost } from '../../../src/core/understanding/money/cost.ts'
import { findIncome } from '../../../src/core/understanding/money/income.ts'
import { findName } from '../../../src/core/understanding/name.ts'

describe('who lives at home', () => {
  test.each([
    ['就我一个过日子', [1, 0, 0, 1]],
    ['只有我一个人过日子了', [1, 0, 0, 1]],
    ['他爸跑了 我一个人拖俩娃', [1, 2, 0, 3]],
    ['我一个人拉巴三个孩子', [1, 3, 0, 4]],
    ['我们小两口 还有个吃奶的', [2, 1, 0, 3]],
    ['丈人丈母娘都七十多 我们小两口 还有个没断奶的娃', [2, 1, 2, 5]],
    ['我二十六 跟爸妈过 他俩都五十出头', [3, 0, 0, 3]],
    ['我三十 跟爸妈过 他们都七十了', [1, 0, 2, 3]],
    ['爷爷奶奶都过八十了 就剩我们祖孙三个 我读高二', [0, 1, 2, 3]],
  ] as const)('%s', (text, [adults, children, elders, total]) =>
    expect(findHousehold(text)).toEqual({ adults, children, elders, total }),
  )
})

describe('sums', () => {
  test.each([
    ['三百五十块零五毛', 350.5],
    ['八块五毛', 8.5],
    ['十二块三', 12.3],
    ['两百块钱零五毛', 200.5],
    ['病房在六楼618', null],
    ['住三楼 花了618', 618],
    ['修屋顶八千', 8000],
  ] as const)('%s', (text, value) => expect(findCost(text)).toBe(value))

  test.each([
    ['日工一百五 一个月干二十二天', 3300],
    ['点工两百 一个月做十天', 2000],
    ['一个月三千', 3000],
  ] as const)('income: %s', (text, value) => expect(findIncome(text)).toBe(value))
})

test.each([
  ['我男人叫吴成林 我自己叫殷巧云', '殷巧云'],
  ['我本人叫殷巧云', '殷巧云'],
  ['我男人叫吴成林 我叫殷巧云', '殷巧云'],
])('name: %s', (text, name) => expect(findName(text)).toBe(name))
