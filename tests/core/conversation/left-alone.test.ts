import { describe, expect, it } from 'vitest'
import { aloneNotLost, speaksAsChild } from '../../../src/core/conversation/danger/left-alone.ts'
import { EMPTY_STATE } from '../../../src/core/conversation/state.ts'
import { compileRules } from '../../../src/content/rules.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'

const { safety } = compileRules(loadBundle().intents)
const missing = readSafety('孩子放学不见了', safety).hits.filter(({ kind }) => kind === 'missing')
const kindsOf = (text: string): string[] => aloneNotLost(missing, text, EMPTY_STATE, safety).map(({ kind }) => kind)

describe('who is left alone at home', () => {
  it.each(['老头子给救护车拉走了 屋里就剩老太一个 老年痴呆', '她一个人在家 脑子糊涂 没人看', '家里只剩他自己 痴呆'])(
    'is not lost: %s',
    (text) => expect(kindsOf(text)).toEqual(['elder_alone']),
  )

  it.each(['妈妈昨天晚上出去到现在没回来 家里就我跟弟弟', '爸爸妈妈都没回家 只有我和妹妹 我上二年级'])(
    'is a child, and whoever is away stays an alarm: %s',
    (text) => expect(kindsOf(text)).toEqual(['child_alone', 'missing']),
  )

  it.each([
    '老太一个人在家跑出去了 找不到',
    '我妈痴呆 早上出去没回来',
    '孩子放学不见了',
    '老娘走丢了 家里没人看',
    '女儿联系不上了',
  ])('is lost all the same: %s', (text) => expect(kindsOf(text)).toEqual(['missing']))
})

describe('a child that writes', () => {
  it.each(['我上三年级 怕', '我今年九岁', '妈妈没回来 家里就我跟弟弟', '爸爸妈妈不在家 妈妈不许我碰煤气'])(
    'is heard in %s',
    (text) => expect(speaksAsChild(text, EMPTY_STATE)).toBe(true),
  )

  it.each(['我女儿九岁', '家里就我跟老伴', '我妈没回来', '孩子上三年级', '我八十一岁'])('is not heard in %s', (text) =>
    expect(speaksAsChild(text, EMPTY_STATE)).toBe(false),
  )
})
