/** What answers 在哪里: landmarks do, words without a place do not, and nobody is asked for the town again and again. */
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../src/core/understanding/slots.ts'
import { aTalk, type Talk } from './talk.ts'

const CUT_OFF = '家里水电都停了 没钱交'

function placeOf({ state }: Talk): Place | null {
  const held = state.slots['place']
  return held?.kind === 'filled' ? (held.value as Place) : null
}

describe('a landmark', () => {
  it.each([
    ['我在镇江火车站', '润州区', null],
    ['在镇江站候车室', '润州区', null],
    ['西津渡那边', '润州区', '金山街道'],
    ['江大后门', '京口区', '象山街道'],
    ['大市口电信局那块', '京口区', '大市口街道'],
    ['我住三茅宫', '润州区', '和平路街道'],
  ])('that the gazetteer knows tells where: %s', (text, county, town) => {
    expect(placeOf(aTalk().say(CUT_OFF).say(text))).toMatchObject({ county, town })
  })

  it.each([
    '电信局那块',
    '医院门口',
    '汽车站',
    '万达旁边',
    '我在大润发门口',
    '我人在救助站',
    '镇江南站',
    '就在医院边上住',
  ])('of the city is an answer: %s', (text) => {
    expect(placeOf(aTalk().say(CUT_OFF).say(text))?.detail).toBeTruthy()
  })

  it.each(['老砖瓦厂旁边', '往东走第二个巷子进去', '过了桥第三家', '水塔底下', '老供销社', '电线杆旁边那家'])(
    'that only the village knows is one at the second try: %s',
    (text) => {
      expect(placeOf(aTalk().say(CUT_OFF).say('四口人').say(text))?.detail).toBeTruthy()
    },
  )

  it('in passing tells where somebody is before anybody asked', () => {
    const talk = aTalk().say('没地方去 现在在镇江火车站')
    expect(placeOf(talk)).toMatchObject({ county: '润州区', detail: '镇江火车站' })
    expect(placeOf(aTalk().say(CUT_OFF).say('上个月去焦山玩还好好的 今年就不行了'))?.detail).not.toBe('焦山')
  })
})

describe('words without a place', () => {
  it.each([
    '卡丢了 用的店里wifi',
    '生活费没了',
    '坐公交的钱都没',
    '医院的单子',
    '派出所说不管',
    '手机店老板讲修不好',
    '供电局把电停了',
    '店里老板娘人好',
    '路边摊',
    '三室一厅',
    '我在路上',
    '在女儿家',
    '那边的村委会管',
  ])('answer nothing, however often it was asked: %s', (text) => {
    expect(placeOf(aTalk().say(CUT_OFF).say(text))).toBeNull()
    expect(placeOf(aTalk().say(CUT_OFF).say('四口人').say(text))).toBeNull()
  })
})

describe('the town', () => {
  it('is asked for once more beside a landmark, then no longer', () => {
    const asked = aTalk().say(CUT_OFF).say('电信局那块')
    expect(asked.said).toContain('哪个镇')
    expect(asked.say('四口人').said).not.toContain('哪个镇')
  })

  it('is not asked under another heading when a landmark answered at the second try', () => {
    expect(aTalk().say(CUT_OFF).say('四口人').say('老砖瓦厂旁边').said).not.toContain('哪个')
  })

  it('is let go after three times when other things are told', () => {
    const talk = aTalk().say(CUT_OFF).say('四口人').say('昨天停的').say('老伴有高血压')
    expect(talk.said).not.toContain('哪个镇')
    expect(placeOf(talk.say('珥陵护国村'))).toMatchObject({ town: '珥陵镇' })
  })
})
