/** An hour told after the night, a day that is not known, and spots that are not where it is. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, type Place, type TimeRange } from '../../../src/core/understanding/slots.ts'
import { aTalk, NOW, type Talk } from './talk.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const slot = (talk: Talk, name: string): unknown => {
  const held = talk.state.slots[name]
  return held?.kind === 'filled' ? held.value : null
}

describe('the hour of the night that was told', () => {
  const from = (text: string): string =>
    (slot(aTalk().say('昨晚家里烧掉了 人都跑出来了 火消防队灭了').say('荣炳').say(text), 'occurredAt') as TimeRange)
      .from

  it.each([
    ['大概十一点半 电热毯烧起来的', '2026-11-23T23:30'],
    ['差不多十一点半着的火', '2026-11-23T23:30'],
    ['夜里十一点半烧起来的', '2026-11-23T23:30'],
    ['应该是九点 灶间先着的', '2026-11-23T21:00'],
    ['十点半出的事', '2026-11-23T22:30'],
    // Near misses: another hour.
    ['十一点半消防来的', '2026-11-23T18:00'],
    ['早上八点村里送的饭', '2026-11-23T18:00'],
    ['昨晚十二点睡的村委会', '2026-11-23T18:00'],
    ['明天十点去社区', '2026-11-23T18:00'],
  ])('%s → %s', (text, wanted) => {
    expect(from(text).slice(0, 16)).toBe(wanted)
  })
})

describe('a day that is not known', () => {
  const when = (text: string): string | null => {
    const found = extractAll(text, { now: new Date('2026-12-06T10:00:00+08:00'), gazetteer }).occurredAt
    return found === undefined ? null : `${found.from.slice(0, 10)} ${found.to.slice(0, 10)} ${found.precision}`
  }
  it.each([
    ['上个月二十几号的事了 有人打电话讲我医保卡要停', '2026-11-20 2026-11-29 week'],
    ['上月二十几号被骗的', '2026-11-20 2026-11-29 week'],
    ['上个月十几号摔的', '2026-11-10 2026-11-19 week'],
    ['十月二十几号摔的', '2026-10-20 2026-10-29 week'],
    ['上个月20几号被骗的', '2026-11-20 2026-11-29 week'],
    ['上上个月二十来号房子漏了', '2026-10-20 2026-10-29 week'],
    ['上个月二十六号被骗的', '2026-11-26 2026-11-26 day'],
    ['在家耗了一年了 我辞了工带他', null],
    ['他拖了一年多', null],
    ['伺候了三年了 没钱了', null],
    ['熬了两年多', null],
    ['去年摔的', '2025-01-01 2025-12-31 year'],
  ])('%s → %s', (text, wanted) => {
    expect(when(text)).toBe(wanted)
  })
})

describe('the place that was told', () => {
  const place = (text: string): string => {
    const talk = aTalk(NOW).say('家里没米了 今天没饭吃').say('丹阳陵口 折柳村').say(text)
    const { town, village, detail } = slot(talk, 'place') as Place
    return [town, village, detail].filter(Boolean).join('')
  }
  it.each([
    '他又打来了 我就在银行门口',
    '我现在在银行门口',
    '我人在派出所门口',
    '我正在邮局柜台',
    '我在超市门口',
    '女朋友一个人在丁卯的出租屋',
    '我妹妹住在大港街道',
    '我儿子现在在丁卯出租屋',
  ])('stays after %s', (text) => {
    expect(place(text)).toBe('陵口镇折柳村')
  })
  it.each([
    ['我家在桥头第三家', '陵口镇折柳村桥头第三家'],
    ['我住银行后面 6栋302', '陵口镇折柳村银行后面6栋302'],
    ['我人在桥洞下面', '陵口镇折柳村桥洞下面'],
  ])('is joined by %s', (text, wanted) => {
    expect(place(text)).toBe(wanted)
  })
})
