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

describe('the number and the name that hold', () => {
  it.each([
    ['幺三九零零零零 三个七一个二', '13900007772'],
    ['一三六 四个零 两个五一个六一个七', '13600005567'],
    ['别打13900001122了 停机 打13900003344', '13900003344'],
    ['13800001111不用了 拨13800002222', '13800002222'],
    ['尾巴是七八不是八七 一三九零零零零五六七八', '13900005678'],
    ['13900005687 尾号是78不是87', '13900005678'],
    ['尾号不是87是78 13900005687', '13900005678'],
    ['我有三个儿子一个女儿 13900001122', '13900001122'],
    ['别打13900001122', null],
    ['13900001122停机了', null],
    ['打不通13900001122', null],
  ])('phone in %s: %s', (text, phone) => {
    expect(said('phone', text)).toBe(phone)
  })

  it.each([
    ['免贵姓陶 大名两个字 陶 宝', '陶宝'],
    ['名字三个字 王 秀 英', '王秀英'],
    ['欧阳 复姓 单名一个梅', '欧阳梅'],
    ['单名一个兰 复姓上官', '上官兰'],
    ['先填成吴大妹了 改吴大梅 梅花的梅', '吴大梅'],
    ['名字更正一下 张晓红 拂晓的晓', '张晓红'],
    ['姓单 名梅', '单梅'],
    ['我叫李改兰', '李改兰'],
    ['想改电话', null],
    ['要改时间', null],
  ])('name in %s: %s', (text, name) => {
    expect(said('name', text)).toBe(name)
  })
})

describe('what holds today, tonight and at home', () => {
  it.each([
    ['food', '早上没吃 中午邻居端了一大碗面', true],
    ['food', '昨天没吃 今天对门端来一锅粥', true],
    ['food', '中午吃了碗面 晚上没得吃', false],
    ['food', '谁能端碗面来', null],
    ['shelter', '前两天还睡网吧 今天救助站给安排了床', true],
    ['shelter', '前几晚睡桥洞 今晚村里给了张床', true],
    ['shelter', '前两天住亲戚家 今天没地方去了', false],
    ['shelter', '前两天睡网吧', false],
    ['shelter', '救助站没给安排床', null],
    ['shelter', '社区没安排住处', null],
  ] as const)('%s: %s', (slot, text, value) => {
    expect(said(slot, text)).toBe(value)
  })

  it.each([
    ['姊妹三个都嫁出去了 家里就老两口 一个八十一个七十八', 2],
    ['儿女都成家了 家里就老两口', 2],
    ['两口子 两个小孩 一个八岁一个五岁', 4],
    ['两个儿子都结婚了 一家八口住一起', 8],
    ['就一个', 1],
  ])('at home in %s: %d', (text, total) => {
    expect(said('household', text)).toMatchObject({ total })
  })

  it.each(['不晓得怎么算 反正灶台就一个', '床就一张'])('counts no thing as a head: %s', (text) => {
    expect(said('household', text)).toBeNull()
  })

  it.each([
    ['娘家导墅 婆家皇塘 这回是在云阳儿子这边出的事', '云阳街道'],
    ['户口珥陵 租在皇塘 在导墅厂里摔的', '导墅镇'],
    ['我在导墅 老娘在珥陵摔的', '珥陵镇'],
    ['住导墅 厂在皇塘', '导墅镇'],
  ])('where in %s: %s', (text, town) => {
    expect(said('place', text)).toMatchObject({ town })
  })
})
