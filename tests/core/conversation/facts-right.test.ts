/** Facts told beside others or put right later in a talk: the last plain word counts, and nothing is made up of it. */
import { describe, expect, it } from 'vitest'
import type { Household, TimeRange } from '../../../src/core/understanding/slots.ts'
import { aTalk, type Talk } from './talk.ts'

const slot = (talk: Talk, name: string): unknown => {
  const held = talk.state.slots[name]
  return held?.kind === 'filled' ? held.value : null
}
const since = (talk: Talk): unknown => (slot(talk, 'occurredAt') as TimeRange | null)?.from.slice(0, 13)
const burnt = (): Talk => aTalk().say('昨天夜里家里厨房烧了 火已经灭了').say('谷阳镇湖马村')

describe('names', () => {
  it('keeps the name beside the number while the number is asked for', () => {
    const talk = burnt().say('周磊 29岁 13800000905')
    expect([slot(talk, 'name'), slot(talk, 'phone')]).toEqual(['周磊', '13800000905'])
  })

  it('lets the full name take the place of the surname, and one that is put right of the wrong one', () => {
    expect(slot(burnt().say('我姓朱').say('我叫朱凤英'), 'name')).toBe('朱凤英')
    const talk = burnt().say('我叫王桂珍').say('名字打错了 是王桂芳')
    expect(slot(talk, 'name')).toBe('王桂芳')
    expect(talk.said).toContain('王桂芳')
    expect(slot(burnt().say('我叫王桂珍').say('我老公叫王大海 13800000905'), 'name')).toBe('王桂珍')
  })

  it('tells the reporter from the one it is about', () => {
    const talk = aTalk()
      .say('我是延陵九里村网格员 报个情况 村里王奶奶八十七了 一个人住 摔了一跤')
      .say('名字叫王桂珍 哎不对 王桂芳 桂珍是她妹妹')
    expect([slot(talk, 'subject'), slot(talk, 'name')]).toEqual(['王桂芳', null])
    expect(talk.said).toContain('改好了：王桂芳')
    const told = talk.say('我姓蒋 电话13800000673')
    expect([slot(told, 'name'), slot(told, 'subject')]).toEqual(['蒋', '王桂芳'])
    const two = burnt().say('我叫丁丽 我妈叫赵银凤')
    expect([slot(two, 'name'), slot(two, 'subject')]).toEqual(['丁丽', '我妈赵银凤'])
  })

  it('keeps the second number beside the own one', () => {
    const talk = burnt().say('老俞电话13800000238 我的是13800000239 先打我的')
    expect(slot(talk, 'phone')).toBe('13800000239')
    expect(String(slot(talk, 'otherPhone'))).toContain('13800000238')
  })
})

describe('the time put right', () => {
  it('at any moment', () => {
    expect(since(burnt().say('时间讲得不准 是今天凌晨一点多烧起来的'))).toBe('2026-11-24T01')
    const talk = burnt().say('日子讲得不对 是前天夜里')
    expect(since(talk)).toBe('2026-11-22T22')
    expect(talk.said).toContain('改好了')
    const dead = aTalk('2026-12-09T09:00:00+08:00').say('我老公走了 前几天刚下葬 家里没钱了')
    expect(since(dead.say('人是29号走的 下葬是礼拜四'))).toBe('2026-11-29T00')
  })

  it.each([
    '儿子不是24 上个月过了生日 25了',
    '昨天家里来人没顾上回你',
    '不对 两万多是去年的 总共三万六',
    '人是昨天送的医院',
  ])('%s puts no time right', (text) => expect(since(burnt().say(text))).toBe('2026-11-23T22'))
})

describe('sums', () => {
  it('takes what was paid over for the cost of a swindle, and puts it right', () => {
    const talk = aTalk().say('有人叫我把钱转到安全账户').say('刚刚已经转过一笔了 一万八')
    expect(slot(talk, 'cost')).toBe(18000)
    expect(slot(talk.say('哦不对 一万六 我把另外两千也算进去了 那两千没转'), 'cost')).toBe(16000)
  })

  it('takes what was spent in place of what may still come', () => {
    const talk = aTalk().say('送外卖被车撞了 腿断了 在住院').say('医院讲明天出院 不出就再交八千')
    expect(slot(talk.say('前头已经花了两万三'), 'cost')).toBe(23000)
    expect(slot(talk.say('前头已经花了两万三').say('还要再交八千'), 'cost')).toBe(23000)
  })

  it('counts no wages that are owed', () => {
    expect(slot(aTalk().say('厂子关了 工资欠两个月').say('欠的工资一万四 两个人加起来的'), 'cost')).toBeNull()
  })
})

describe('hurts', () => {
  it('lowers what has been seen to and is harmless, and nothing else', () => {
    const hurt = (): Talk => burnt().say('老头子手骨折了')
    expect(slot(hurt(), 'medical')).toBe('now')
    expect(slot(hurt().say('手去卫生院包过了 不碍事'), 'medical')).toBe('none')
    expect(slot(hurt().say('没事'), 'medical')).toBe('now')
    expect(slot(hurt().say('包过了 疼得更厉害了'), 'medical')).toBe('now')
  })

  it('lowers a blister that was dressed although the danger it was taken for is open', () => {
    const talk = aTalk().say('家里着火了 老头子手上烫了个泡 叫120').say('手去卫生院包过了 不碍事')
    expect(slot(talk, 'medical')).toBe('none')
    const worse = aTalk().say('老头子烫得昏过去了').say('手包过了 不碍事')
    expect(slot(worse, 'medical')).not.toBe('none')
  })

  it('takes a leg that was broken for no disability', () => {
    const talk = aTalk().say('送外卖被车撞了 腿断了 在住院').say('就腿不能动 手没事 医院有盒饭')
    expect(slot(talk, 'vulnerable')).not.toContain('disabled')
    expect(slot(talk, 'food')).toBe(true)
  })
})

describe('whose house it is', () => {
  it('leaves out the house of who lives far away, and neighbours who come', () => {
    const talk = aTalk().say('昨天夜里刮大风 我妈老房子屋顶掀掉半边').say('我在上海 一时回不去 我家小孩发烧')
    expect([slot(talk, 'vulnerable'), slot(talk, 'medical')]).toEqual([null, null])
    const child = burnt().say('隔壁张奶奶来敲门了').say('张奶奶电话13800000562 她说可以打')
    expect(slot(child, 'vulnerable')).toBeNull()
  })

  it('counts the grandchild where only the two old people were counted', () => {
    const talk = aTalk()
      .say('孙女高一 学费一千八 到现在没交')
      .say('她一直跟我和奶奶过')
      .say('我六十八 奶奶六十六 种田 低保拿着的 三个人吃饭')
    expect(slot(talk, 'household') as Household).toEqual({ total: 3, adults: 0, children: 1, elders: 2 })
    expect(slot(talk, 'alreadyReceives')).toEqual(['dibao'])
  })

  it('takes the one who is called by a swindler for the one it is about', () => {
    const talk = aTalk().say('有人打电话讲我老伴医保卡给人盗用了 要我把钱转到安全账户')
    expect(slot(talk, 'relation')).not.toBe('family')
    expect(slot(aTalk().say('我爸住院了 医院叫我赶紧转院'), 'relation')).toBe('family')
  })
})
