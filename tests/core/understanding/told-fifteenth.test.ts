/** Whose trouble it is and what happened: the home that is wet, who is beaten, the dead and the fallen. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, type Said } from '../../../src/core/understanding/slots.ts'

const file = new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url)
const gazetteer = buildGazetteer(JSON.parse(readFileSync(file, 'utf8')) as RawGazetteer)
const said = (text: string): Said => extractAll(text, { now: new Date('2026-12-06T10:00:00+08:00'), gazetteer })

describe('whose trouble it is', () => {
  it.each([
    ['楼上水管冻爆了 水从我家顶上往下淌 物业没人', 'self'],
    ['楼上水管爆了 我家床都湿了', 'self'],
    ['楼上漏水 我家天花板一直滴水', 'self'],
    ['隔壁水管爆了 水灌到我家了', 'self'],
    ['楼上爆管 我们家没法住', 'self'],
    ['他今天早上拿板凳砸我 我带小孩跑我姐家了', 'self'],
    ['我老公打我 我抱小孩躲我妈家', 'self'],
    ['男人喝了酒踹我 我跑到朋友家', 'self'],
    ['他掐我脖子 我躲到我姐那里', 'self'],
    // Near misses: it is somebody else's.
    ['楼上老太家水管爆了 她一个人在家', 'neighbour'],
    ['隔壁家漏水 他家老人没人管', 'neighbour'],
    ['我姐夫打我姐', 'family'],
    ['他砸我妈家的门', 'family'],
  ])('%s → %s', (text, wanted) => {
    expect(said(text).relation).toBe(wanted)
  })
})

describe('what happened', () => {
  it.each([
    ['我男人前天夜里走的 肝癌 拖了一年多 天塌了一样', 'death'],
    ['我妈上周去世 天塌下来了', 'death'],
    ['老公上个月病故 天都塌了', 'death'],
    ['从架子上跌下来 腰椎断了 人在市一院住院', 'injury'],
    ['在工地架子上跌下来 腰椎断了', 'injury'],
    ['爬梯子摔下来 骨盆断了', 'injury'],
    ['从楼梯上滚下来 肋骨断了 住院', 'injury'],
    // Near misses
    ['天塌了 房子也淹了', 'flood_storm'],
    ['屋顶塌了', 'flood_storm'],
    ['腰椎间盘突出住院', 'illness'],
    ['我爸骨癌 腿断了', 'illness'],
  ])('%s → %s', (text, wanted) => {
    expect(said(text).incident).toBe(wanted)
  })

  it.each([
    ['我男人前天夜里走的 肝癌 天塌了一样', false],
    ['我妈上周去世 是胃癌晚期', false],
    ['老公上个月病故 肺癌 我高血压', true],
    ['我爸去世了 我妈中风', true],
    ['我男人肝癌 在治', true],
  ])('%s: somebody is ill: %s', (text, wanted) => {
    expect(said(text).vulnerable?.includes('ill') ?? false).toBe(wanted)
  })
})
