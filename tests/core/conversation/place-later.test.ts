/** Late in the talk: corrections of the place are taken, also with the old one named; places that are only mentioned are not. */
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../src/core/understanding/slots.ts'
import { aTalk, type Talk } from './talk.ts'

function told(place = '珥陵护国村3组'): Talk {
  return aTalk().say('家里水电都停了 没钱交').say(place)
}

function placeOf({ state }: Talk): Place {
  const held = state.slots['place']
  return held?.kind === 'filled' ? (held.value as Place) : { county: null, town: null, village: null }
}

describe('a correction of the place', () => {
  it.each([
    ['不是珥陵 房子在导墅下琴村', '导墅镇', '下琴村'],
    ['珥陵写错了 应该写导墅', '导墅镇', null],
    ['把珥陵改成导墅', '导墅镇', null],
    ['你记成珥陵了 我说的是吕城', '吕城镇', null],
    ['吕城不是珥陵', '吕城镇', null],
    ['导墅才是对的', '导墅镇', null],
    ['地址改一下 导墅镇下琴村', '导墅镇', '下琴村'],
    ['哦 我说的是娘家的地址 婆家在导墅', '导墅镇', null],
    ['珥陵是我娘家 我家在导墅', '导墅镇', null],
    ['不对不对 我在界牌', '界牌镇', null],
    ['是丹徒不是丹阳 辛丰龙山村', '辛丰镇', '龙山村'],
    ['前面讲的那个村是我妈家 我自己住辛丰', '辛丰镇', null],
  ])('names another town: %s', (text, town, village) => {
    const talk = told().say(text)
    expect(placeOf(talk)).toMatchObject({ town, village })
    expect(talk.said).toContain('改好了')
  })

  it.each([
    ['村子弄错了 是扶城不是护国', '扶城村'],
    ['不在护国村 在扶城村', '扶城村'],
    ['护国村改扶城村', '扶城村'],
    ['不是护国村 是积庆村', '积庆村'],
  ])('names another village of the town: %s', (text, village) => {
    expect(placeOf(told().say(text))).toMatchObject({ town: '珥陵镇', village })
  })

  it.each(['写错了 5组', '应该是5组', '3组不对 是5组', '不是3组 是5组'])('names another group: %s', (text) => {
    expect(placeOf(told().say(text))).toMatchObject({ village: '护国村', detail: '5组' })
  })

  it('is no day: a number alone is a door only where the old number is named', () => {
    expect(placeOf(told('珥陵护国村').say('二十号'))).not.toHaveProperty('detail')
    expect(placeOf(told('珥陵护国村').say('应该是20号'))).not.toHaveProperty('detail')
    expect(placeOf(told('珥陵护国村9号').say('是19号 不是9号'))).toMatchObject({ detail: '19号' })
  })

  it.each(['房子在导墅下琴村', '我家住导墅', '出事的地方在导墅'])(
    'needs no 不对 where it is said outright: %s',
    (text) => {
      expect(placeOf(told().say(text))).toMatchObject({ town: '导墅镇' })
    },
  )

  it('puts the town that is named against one that was only looked up', () => {
    expect(placeOf(told('新治村').say('谏壁的'))).toMatchObject({
      county: '京口区',
      town: '谏壁街道',
      village: '新治村',
    })
    expect(placeOf(told('珥陵护国村').say('谏壁的'))).toMatchObject({ town: '珥陵镇' })
  })
})

describe('a place that is only mentioned', () => {
  it.each([
    '我现在住在吕城我儿子家',
    '我在导墅厂里上班',
    '女儿嫁在导墅',
    '说是送句容人民医院',
    '我是导墅人 嫁过来的',
    '我妈家在导墅',
    '以前住导墅',
    '去导墅镇上问过 他们不管',
    '导墅那边也淹了',
    '户口在导墅',
    '昨天去导墅买药',
    '他家是导墅的',
    '搬到导墅去了 房子还在珥陵',
    '女儿把我接到扬中来了',
    '电话写错了 我在陵口菜场上班 中午打',
    '人数说错了 三口人 女儿在导墅',
    '今晚也在村部',
    '时间说错了 是前天 我在大港我姐家过的夜',
  ])('moves nothing: %s', (text) => {
    expect(placeOf(told().say(text))).toEqual({
      county: '丹阳市',
      town: '珥陵镇',
      village: '护国村',
      detail: '3组',
    })
  })

  it('mixes no county with a town of another', () => {
    const talk = told('丹阳').say('女儿在扬中').say('说是转到句容中医院')
    expect(placeOf(talk)).toMatchObject({ county: '丹阳市', town: null })
  })

  it('is kept beside the town of the home where somebody is for the time being', () => {
    expect(placeOf(told('在句容人民医院').say('家是边城的'))).toMatchObject({
      town: '边城镇',
      detail: '人在句容市人民医院',
    })
    expect(placeOf(told('我在镇江火车站').say('丹阳访仙'))).toMatchObject({
      town: '访仙镇',
      detail: '人在润州区镇江火车站',
    })
    expect(placeOf(told('电信局那块').say('大港'))).toMatchObject({ town: '大港街道', detail: '电信局那块' })
  })

  it('is the village of the town told before, by its short name', () => {
    expect(placeOf(told('京口正东路').say('贺家弄'))).toMatchObject({ town: '正东路街道', village: '贺家弄社区' })
  })

  it('is the home of whoever reports', () => {
    const talk = aTalk()
      .say('我报一下 隔壁老太一个人 好几天没吃饭了')
      .say('她在珥陵护国村')
      .say('我家住导墅 有事打我电话')
    expect(placeOf(talk)).toMatchObject({ town: '珥陵镇' })
  })
})
