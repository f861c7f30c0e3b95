/** What is told later joins or corrects what was told before, and nothing else touches it. */
import { describe, expect, it } from 'vitest'
import type { Place, TimeRange } from '../../../src/core/understanding/slots.ts'
import { aTalk, type Talk } from './talk.ts'

const slot = (talk: Talk, name: string): unknown => {
  const held = talk.state.slots[name]
  return held?.kind === 'filled' ? held.value : null
}
const day = (talk: Talk): string => ((slot(talk, 'occurredAt') as TimeRange | null)?.from ?? '').slice(0, 10)

describe('the time of the trouble, once told', () => {
  const told = (): Talk => aTalk().say('家里前天晚上着火了 已经灭了 现在没地方住')

  it.each([
    '刚才看错行了 不是两万三',
    '刚发现电话报错了',
    '手机刚才自己关机了 我写错了',
    '不对 刚才不是我打的字',
    '刚才去卫生室看过了 我讲错掉了 是医院',
    '更正一下 电话是13900004312 昨天换的号',
    '电话改成今天晚上七点半以后打',
    '不是三口人 是四口 我妈昨天才来的',
    '说错了 欠的是三万二 上个月的单子',
  ])('stands after %s', (text) => {
    expect(day(told().say(text))).toBe('2026-11-22')
  })

  it.each([
    ['我讲错掉了 火是礼拜天夜里头的 昨天已经是第二宿了', '2026-11-22'],
    ['不对 是昨天晚上', '2026-11-23'],
    ['记错了 出事的时间应该是上礼拜五', '2026-11-20'],
    ['不是前天 是大前天', '2026-11-21'],
    ['日子说错了 二十号那天', '2026-11-20'],
  ])('is put right by %s', (text, wanted) => {
    expect(day(told().say(text))).toBe(wanted)
  })
})

describe('a place that is told in pieces', () => {
  const place = (talk: Talk): string => {
    const { county, town, village, detail } = slot(talk, 'place') as Place
    return [county, town, village, detail].filter(Boolean).join('')
  }

  const hungry = (): Talk => aTalk().say('家里没米了 今天没饭吃')

  it.each([
    '我就是问问 村里人嘴碎得很',
    '去年他掐过我 讲我敢走就弄死我',
    '楼上人家骂我',
    '你们村里都是这样的',
    '他在路上骂我',
  ])('takes nothing of an answer that names no place: %s', (text) => {
    const talk = hungry().say('不晓得怎么讲').say(text).say(text).say('丹徒区上党镇')
    expect(place(talk)).toBe('丹徒区上党镇')
  })

  it.each([
    ['丁岗镇上 邮局后面 6栋302', '镇江新区丁岗镇邮局后面6栋302'],
    ['地址是蒋乔老街 桥头第三家 绿铁门', '润州区蒋乔街道老街桥头第三家绿铁门'],
    ['工地门口 丹徒辛丰', '丹徒区辛丰镇工地门口'],
    ['家在大港北角村 村部对面 第二排', '镇江新区大港街道北角村村部对面第二排'],
    ['我在丁岗租房住 就在菜场旁边', '镇江新区丁岗镇菜场旁边'],
    ['家住大港 电厂宿舍 5栋 201', '镇江新区大港街道电厂宿舍5栋201'],
    ['句容华阳街道 人民路88号 2单元301', '句容市华阳街道人民路88号2单元301'],
  ])('is read whole from %s', (text, wanted) => {
    expect(place(hungry().say(text))).toBe(wanted)
  })

  it.each([
    ['现在在汽车站候车室 他们十点清场', '丹徒区上党镇汽车站候车室'],
    ['地址是桥头第三家 绿铁门', '丹徒区上党镇桥头第三家绿铁门'],
    ['我人在桥洞下面', '丹徒区上党镇桥洞下面'],
    ['6栋302', '丹徒区上党镇6栋302'],
    ['我家住菜场后面 三楼', '丹徒区上党镇菜场后面三楼'],
  ])('is joined by what comes later: %s', (text, wanted) => {
    expect(place(hungry().say('丹徒区上党镇').say(text))).toBe(wanted)
  })

  it.each([
    '我在服装厂',
    '我妈在医院',
    '三家人都没米',
    '村里人嘴碎',
    '昨天在路上走了一天',
    '我在厂里',
    '没车 就一间老房子',
  ])('is not joined by %s', (text) => {
    expect(place(hungry().say('丹徒区上党镇').say(text))).toBe('丹徒区上党镇')
  })

  it('keeps a village told before its town', () => {
    expect(place(hungry().say('红光村的').say('访仙这边的'))).toBe('丹阳市访仙镇红光村')
    const first = aTalk().say('我们是二零镇丈山村的我今年七十四就我们老两个儿子在无锡 家里着火了没地方住')
    expect(place(first.say('不是二零 是珥陵'))).toBe('丹阳市珥陵镇丈山村')
  })

  it('takes the later group in the place of the earlier one', () => {
    expect(place(hungry().say('访仙红光村七组').say('讲错了 是九组'))).toBe('丹阳市访仙镇红光村九组')
  })
})

describe('the home of the one it is about', () => {
  const report = (): Talk => aTalk().say('我家对过姓吴的 屋里就剩他家老太一个 八十了 今天没吃饭')

  it('is not that of the reporter', () => {
    const talk = report().say('我自己家也三口人 婆婆瘫在床上 我还吃着低保 实在是顾不过来')
    expect(slot(talk, 'relation')).toBe('neighbour')
    expect(slot(talk, 'household')).toMatchObject({ total: 1, elders: 1 })
    expect(slot(talk, 'alreadyReceives')).toBeNull()
  })

  it('is heard again when the reporter comes back to it', () => {
    const talk = report().say('我家里也有老的 他家吃着低保')
    expect(slot(talk, 'alreadyReceives')).toEqual(['dibao'])
  })

  it('is not who is beside it at the moment', () => {
    const talk = aTalk()
      .say('爸六十九 妈六十六 就他们两个过 我嫁出去了 今天他们没吃的')
      .say('那边就我妈一个 她慌得不行')
    expect(slot(talk, 'household')).toMatchObject({ total: 2, elders: 2 })
    expect(slot(talk, 'relation')).toBe('family')
  })

  it.each([
    ['我家其实五口人 还有个儿子二十岁 在南京念大专', { total: 5, adults: 3, children: 1, elders: 1 }],
    ['不对 五口人 还有个小的三岁', { total: 5, adults: 2, children: 2, elders: 1 }],
    ['其实五口人', { total: 5, adults: null, children: null, elders: null }],
    ['其实三口人 丫头在外头', { total: 3 }],
  ])('is counted anew by %s', (text, wanted) => {
    const talk = aTalk().say('今天没饭吃 四口人 我 老公 上初二的丫头 还有我婆婆')
    expect(slot(talk.say(text), 'household')).toMatchObject(wanted)
  })

  it('is completed by ages told later', () => {
    const talk = aTalk().say('妈妈昨天晚上出去的 到现在还没回来 家里就我跟弟弟').say('我上三年级 弟弟上中班')
    expect(slot(talk, 'household')).toMatchObject({ total: 2, children: 2 })
  })
})

describe('the sum', () => {
  const indebted = (): Talk => aTalk().say('我爸骨折住院了 丹徒区上党镇').say('目前欠费两万三')

  it.each([
    '更正一下，欠费是三万二，刚才看错行了，两万三是隔壁床的。',
    '两万三不对 是三万二',
    '讲错了 是三万二 两万三是上个月的',
  ])('is put right by %s', (text) => expect(slot(indebted().say(text), 'cost')).toBe(32_000))

  it.each(['欠两个月 一人九千 三个人两万七', '老板欠我两万', '还拖着我们八千没给'])(
    'that is owed to them is no cost: %s',
    (text) => expect(slot(aTalk().say('工地老板跑了 工资一分没发 今天一口没吃').say(text), 'cost')).toBeNull(),
  )

  it.each(['欠医院两万', '我还欠着房租两千', '自己在外面借了八千'])('that they owe is one: %s', (text) => {
    expect(slot(aTalk().say('工地老板跑了 工资一分没发 今天一口没吃').say(text), 'cost')).not.toBeNull()
  })
})

describe('the need for a doctor', () => {
  it('rises by a word said in passing, and never falls by one', () => {
    const talk = aTalk().say('我老公车祸 人没事了 丹徒区上党镇')
    const more = talk.say('十二月中旬他还要再做一次手术')
    expect(slot(more, 'medical')).toBe('soon')
    expect(slot(more.say('一个老乡没事'), 'medical')).toBe('soon')
  })
})

describe('the time beside the hours for calling', () => {
  it('is that of the trouble', () => {
    const talk = aTalk().say('前天晚上家里着火了 没地方住 电话晚上八点以后能接')
    expect(day(talk)).toBe('2026-11-22')
    expect(slot(talk, 'contactWhen')).toBe('晚上八点以后能接')
  })

  it.each(['下午不是撤了嘛 今天没饭吃', '今天没饭吃 晚上七点以后打我电话', '今天没饭吃 低保前年问过 村里讲不行'])(
    'is none where nothing else is dated: %s',
    (text) => expect(['', '2026-11-24']).toContain(day(aTalk().say(text))),
  )
})
