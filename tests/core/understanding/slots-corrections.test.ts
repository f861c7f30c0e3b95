/** Only what was taken back changes: the rest of the answer stays as it was said. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractSlot, type SlotName } from '../../../src/core/understanding/slots.ts'

const gazetteer = buildGazetteer(
  JSON.parse(
    readFileSync(new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url), 'utf8'),
  ) as RawGazetteer,
)
const said = (slot: SlotName, text: string): unknown =>
  extractSlot(slot, text, { now: new Date('2026-11-24T09:00:00+08:00'), gazetteer })

describe('a correction inside one answer', () => {
  it.each([
    ['昨天晚上九点 啊不 八点', '2026-11-23T20:00:00+08:00'],
    ['上周三下午三点 哦不 四点', '2026-11-18T16:00:00+08:00'],
    ['不是昨晚九点 是八点', '2026-11-23T20:00:00+08:00'],
    ['上个月三号还是四号 应该是四号', '2026-10-04T00:00:00+08:00'],
    ['七天前 记差了 八天前', '2026-11-16T00:00:00+08:00'],
  ])('%s begins at %s', (text, from) => {
    expect(said('occurredAt', text)).toMatchObject({ from })
  })

  it.each([
    ['cost', '三万 啊不是 十三万', 130_000],
    ['cost', '四万三 口误 是三万四', 34_000],
    ['income', '一年三万 啊不 三万六', 3000],
    ['income', '一天一百二 不对 一百五 做二十天', 3000],
    ['phone', '13600004417 不对 尾号是4471', '13600004471'],
    ['phone', '13800001234 啊不是 13800001235', '13800001235'],
    ['shelter', '有地方住 啊不 没得', false],
  ] as const)('%s: %s', (slot, text, value) => {
    expect(said(slot, text)).toBe(value)
  })
})

describe('what was learnt of bed, food and treatment', () => {
  it.each([
    ['shelter', '村头老王喊我们去他空屋里蹲几天', true],
    ['shelter', '缩在菜场雨棚底下', false],
    ['shelter', '宿舍关了 铺盖卷都抱出来了', false],
    ['food', '翻箱倒柜寻不出一颗米', false],
    ['medical', '放疗做到第八次 后面钱断了', 'now'],
    ['medical', '医生讲过三个月再来看', 'soon'],
  ] as const)('%s: %s', (slot, text, value) => {
    expect(said(slot, text)).toBe(value)
  })

  it.each([
    ['shelter', '房租已经拖了两个月'],
    ['shelter', '问住哪干嘛'],
    ['shelter', '不办了'],
    ['shelter', '4口'],
    ['shelter', '我住珥陵护国村'],
    ['food', '帮我把刚才说的删掉'],
    ['food', '低血糖不能吃甜的'],
    ['medical', '医药费单子都在我手上'],
  ] as const)('says nothing of %s in: %s', (slot, text) => {
    expect(said(slot, text)).toBeNull()
  })
})
