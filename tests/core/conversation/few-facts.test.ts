/** Facts in very few words: a bare age, pills that run out, a blister, what is received already, a call that was ended. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type Household } from '../../../src/core/understanding/slots.ts'
import { aTalk, NOW, type Talk } from './talk.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const context = { now: new Date(NOW), gazetteer }
const slot = (talk: Talk, name: string): unknown => {
  const held = talk.state.slots[name]
  return held?.kind === 'filled' ? held.value : null
}

describe('a bare number behind 一个人', () => {
  const told = (): Talk => aTalk().say('没米了').say('一个人').say('珥陵')
  it.each(['78', '78岁', '七十八', '今年78了', '我八十一', '90'])('%s is an old one', (text) => {
    const talk = told().say(text)
    expect((slot(talk, 'household') as Household).elders).toBe(1)
    expect(slot(talk, 'vulnerable')).toContain('elder')
  })
  it.each(['45', '120', '8', '138', '12点'])('%s is none', (text) => {
    expect((slot(told().say(text), 'household') as Household).elders).toBe(0)
  })
  it('is none in a home of four', () => {
    expect((slot(aTalk().say('没米了').say('四口人').say('珥陵').say('78'), 'household') as Household).elders).toBe(
      null,
    )
  })
})

describe('treatment that will be needed', () => {
  it.each([
    ['现在药钱都拿不出 他的药还剩四五天', 'soon'],
    ['药只剩三天', 'soon'],
    ['胰岛素还够两天', 'soon'],
    ['药就剩几片了', 'soon'],
    ['老娘刚刚说手疼 一看起了好大的泡', 'soon'],
    ['手上烫了个泡', 'soon'],
    ['脚上起了水泡 疼', 'soon'],
    ['背上烧得起泡', 'soon'],
    ['墙上起了泡', undefined],
    ['吃了泡面', undefined],
    ['泡茶的水烧了', undefined],
  ])('%s → %s', (text, wanted) => {
    const need = extractAll(text, context).medical
    if (wanted === 'soon') expect(['soon', 'now']).toContain(need)
    else expect(need).toBe(wanted)
  })
  it('counts after 没人受伤', () => {
    const talk = aTalk().say('昨晚家里烧掉了 火灭了 人都出来了').say('没人受伤').say('荣炳')
    expect(slot(talk.say('老娘刚刚说手疼 一看起了好大的泡 她昨晚没吭声'), 'medical')).not.toBe('none')
  })
})

describe('what is received already', () => {
  it.each([
    ['护理补贴我们拿的', 'disability-allowances'],
    ['残疾人护理补贴我们拿的 一个月一百多 这个要写吗', 'disability-allowances'],
    ['低保有的', 'dibao'],
    ['不是缺钱 低保有的 卡在侄子那里', 'dibao'],
    ['低保我们拿的', 'dibao'],
    ['低保是有', 'dibao'],
    ['尊老金领的', 'elderly-allowances'],
  ])('%s → %s', (text, wanted) => {
    expect(slot(aTalk().say('家里没米了').say('珥陵').say(text), 'alreadyReceives')).toEqual([wanted])
  })
  it.each(['护理补贴我们没拿', '低保有吗', '低保有的人都没我难', '低保怎么办', '低保没批'])('%s → none', (text) => {
    expect(slot(aTalk().say('家里没米了').say('珥陵').say(text), 'alreadyReceives')).toBe(null)
  })
})

describe('a call that was ended', () => {
  it.each(['挂掉了 没转', '没转', '电话挂了', '我没给他转钱', '挂断了 不转了', '还没转过去'])(
    '%s tells no bed',
    (text) => {
      expect(extractSlot('shelter', text, context)).toBe(null)
    },
  )
  it.each(['没有', '没地方', '没处去'])('%s does', (text) => {
    expect(extractSlot('shelter', text, context)).toBe(false)
  })
})
