import { describe, expect, it } from 'vitest'
import { findFood } from '../../../src/core/understanding/food.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'
import { aTalk, rules, slotsOf } from './talk.ts'

const kindsOf = (text: string): string[] => readSafety(text, rules.safety).hits.map(({ kind }) => kind)

describe('an old person of the house who will not eat', () => {
  it.each([
    '婆婆躺床上不肯吃饭 一天就喝几口水 我劝不动',
    '我妈三天不吃饭了 就抿几口水',
    '老娘吃不下东西 一天喝两口粥',
    '老头子躺在床上不吃东西',
  ])('is asked about as one who is seen: %s', (text) => {
    const talk = aTalk().say(text)
    expect(kindsOf(text)).toContain('elder_weak')
    expect(kindsOf(text)).not.toContain('elder_alone')
    expect(talk.said).toContain('小便')
    expect(talk.said).not.toMatch(/门开不了|还没见到人/)
    expect(slotsOf(talk)['food']).not.toBe(false)
    expect(talk.case?.reasons.map(({ rule }) => rule) ?? []).not.toContain('T102')
  })

  it('is life at risk when drowsy', () => {
    const talk = aTalk().say('婆婆躺床上不肯吃饭 一天就喝几口水').say('迷迷糊糊的 叫不大醒')
    expect(talk.said).toContain('120')
    expect(slotsOf(talk)['medical']).toBe('now')
  })

  it.each([
    '隔壁独居老太三天没开门 敲门没人应',
    '老人饿了两天没饭吃',
    '瘫在床上没人照顾 两天没吃',
    '媳妇不给婆婆饭吃 一天就喝几口水',
  ])('is another danger in: %s', (text) => {
    expect(kindsOf(text)).not.toContain('elder_weak')
    expect(kindsOf(text).length).toBeGreaterThan(0)
  })

  it.each([
    ['米没了 一天就喝几口水', false],
    ['家里没米了 不肯吃别人的', false],
    ['婆婆不肯吃饭', null],
    ['我妈没胃口 一天就喝两口粥', null],
  ])('says of the larder only what is said of it: %s', (text, food) => expect(findFood(text, false)).toBe(food))
})

describe('what only sounds like blows or a cry', () => {
  it.each(['我爸爸会不会骂我', '会有警察来吗 我爸爸会不会骂我', '妈妈要骂我的', '爸爸肯定会骂我'])(
    'no abuse: %s',
    (text) => expect(kindsOf(text)).not.toContain('child_abuse'),
  )
  it.each(['我爸爸会不会打我', '爸爸天天打我骂我', '爸爸又要打我了', '妈妈骂我还拿衣架抽我'])('abuse: %s', (text) =>
    expect(kindsOf(text)).toContain('child_abuse'),
  )
})
