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
