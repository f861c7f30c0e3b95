/** Several days, sums or numbers in one answer, of which one counts. */
import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../src/content/rules.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { extractSlot, type SlotContext, type SlotName } from '../../../src/core/understanding/slots.ts'

const { gazetteer } = compileRules(loadBundle().intents)
const context: SlotContext = { now: new Date('2026-11-24T09:00:00+08:00'), gazetteer }
const said = (slot: SlotName, text: string): unknown => extractSlot(slot, text, context)

describe('the day of the trouble among other days', () => {
  it.each([
    ['他八号住的院 十五号出的院 出事是七号', '2026-11-07T00:00:00+08:00'],
    ['上周五拆的石膏，跌下来是十月二号', '2026-10-02T00:00:00+08:00'],
    ['今天来登记 着火是大前天夜里', '2026-11-21T22:00:00+08:00'],
    ['老伴去年过世 房子前天塌的', '2026-11-22T00:00:00+08:00'],
    ['手术十号做的 八号砸的 十五号出院', '2026-11-08T00:00:00+08:00'],
    ['她生日是五三年腊月 摔跤是昨天早上七点', '2026-11-23T07:00:00+08:00'],
    ['我记得是上周三 看了下日历 是上周二', '2026-11-17T00:00:00+08:00'],
    ['二十号左右 查了通话记录是十八号晚上', '2026-11-18T18:00:00+08:00'],
    ['前天 啊不 再早两天', '2026-11-20T00:00:00+08:00'],
    ['十五号吧 还要往后一天', '2026-11-16T00:00:00+08:00'],
  ])('%s begins at %s', (text, from) => {
    expect(said('occurredAt', text)).toMatchObject({ from })
  })

  it.each([
    ['昨天出院的', '2026-11-23T00:00:00+08:00'],
    ['八号住院的 到现在没出来', '2026-11-08T00:00:00+08:00'],
    ['小孩三号生的', '2026-11-03T00:00:00+08:00'],
    ['昨天身份证丢了', '2026-11-23T00:00:00+08:00'],
    ['三天前病了 再过一天就不行了', '2026-11-21T00:00:00+08:00'],
    ['昨天下午，摔是三点', '2026-11-23T13:00:00+08:00'],
  ])('stays as it was in %s', (text, from) => {
    expect(said('occurredAt', text)).toMatchObject({ from })
  })

  it.each(['身份证是2019年换的', '残疾证前年办的', '低保证去年三月领的', '我妈出生是四八年'])(
    'is none in %s',
    (text) => {
      expect(said('occurredAt', text)).toBeNull()
    },
  )
})

describe('the sum that counts among several', () => {
  it.each([
    ['救护车两百六 缝针四百八', 740],
    ['学费五千二 住宿八百 就差这两样', 6000],
    ['书费四百 校服三百二 还没交', 720],
    ['棺材六千 墓地一万二', 18_000],
    ['押金交了五千 后来又补了三千', 8000],
    ['住院预交了三千 昨天又交了两千', 5000],
    ['住院花了四万五 亲戚还送了两千慰问', 45_000],
    ['手术两万八 同事捐来三千', 28_000],
    ['家具电器烧掉三万块 手机那一千不算', 30_000],
    ['手术费三万 不算后面康复的五千', 30_000],
    ['老板要一万二 还价还到九千', 9000],
    ['人家开价三千 讲到两千六', 2600],
    ['先前讲八千 单子找到了 是一万一千六', 11_600],
    ['之前说一万五 查了下账单 一万八', 18_000],
    ['贷款两万 一个月还八百', 20_000],
  ])('%s: %d', (text, cost) => {
    expect(said('cost', text)).toBe(cost)
  })

  it.each([
    ['总共三万 手术两万 住院一万', 30_000],
    ['欠医院三万 家里存款两千', 30_000],
    ['房子修要四万 手里有五千', 40_000],
    ['押金五千 退了两千', 5000],
    ['学费六千 已经交了两千', 6000],
    ['交了三千 还要交四千', 4000],
    ['讲到现在还没定 八千', 8000],
    ['不算多 三千', 3000],
    ['借了三千 不用还', 3000],
    ['女儿给了两千 还差五千', 5000],
  ])('stays as it was in %s: %d', (text, cost) => {
    expect(said('cost', text)).toBe(cost)
  })

  it.each([
    ['原来五千 厂里减薪以后三千二', 3200],
    ['以前六千 降工资后四千', 4000],
    ['本来四千五 厂里效益不好 减到三千', 3000],
    ['原来一个月五千 改上半班以后两千八', 2800],
    ['受伤前四千 现在两千', 2000],
    ['以前两个人八千 现在剩我一个三千五', 3500],
    ['原来三千 老公四千', 7000],
    ['我三千 他两千八', 5800],
    ['退休后三千', 3000],
  ])('of the wages in %s: %d', (text, income) => {
    expect(said('income', text)).toBe(income)
  })
})
