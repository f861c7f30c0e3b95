import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf } from './talk.ts'

const FIRE = '我家昨个夜里失火了 灶间跟堂屋都烧掉了'

describe('a slight hurt told beside the matter', () => {
  it.each([
    '火灭了 人都跑出来了 就老头子手上烫了个泡',
    '火灭掉了 一家人都出来了 我胳膊上烫了两个小水泡',
    '人都没事 手背燎了个泡',
    '都出来了 就擦破点皮',
    '人都在外头 手指划了一道口子',
    '火灭了 人没伤 膝盖擦破了一块皮',
    '大家都逃出来了 我脚上烫了点泡',
    '火扑灭了 人全跑出来了 腿上溅了几个泡',
    '人都好好的 额头蹭破点皮',
    '都平安 手指头被玻璃划了个口子',
  ])('rings nobody and calls no ambulance: %s', (text) => {
    const talk = aTalk().say(FIRE).say(text)
    expect(talk.said).not.toMatch(/120|叫得应|安全吗|都出来了吗|血止住/)
    expect(talk.alerts).toEqual([])
    expect(talk.state.dangers.map(({ kind }) => kind)).toEqual(['fire'])
  })

  it.each([
    '孩子烫伤了起了一片泡',
    '宝宝手上烫了个泡',
    '老头子脸上烫了个泡',
    '半个身子都烫了泡',
    '烫得皮都掉了 满身泡',
    '手上烫了个大泡 整只手都肿了 疼得直叫',
    '胳膊上划了个大口子血止不住',
    '手指切断了',
    '头磕破了流血',
    '老头子烫得厉害',
  ])('is met as before when it is none: %s', (text) => {
    const talk = aTalk().say(FIRE).say(`火灭了 ${text}`)
    expect(talk.said).toContain('120')
    expect(talk.alerts.length).toBeGreaterThan(0)
  })

  it.each(['手去卫生院包过了 不碍事', '村医看过了 没大碍', '去诊所处理过了 没大碍', '医院缝好了 没事了'])(
    'is closed by %s',
    (text) => {
      const talk = aTalk().say(FIRE).say('火灭了 人都跑出来了 就老头子手上烫了个泡').say(text)
      expect(slotsOf(talk)['medical']).toBe('none')
      expect(talk.said).not.toMatch(/叫得应|有人受伤|安全吗/)
    },
  )

  it('asks nobody who has told it whether they are safe', () => {
    const talk = aTalk().say(FIRE)
    for (const text of ['火灭了 人都跑出来了', '谷阳镇湖马村', '五口人', '今天有饭吃'])
      expect(talk.say(text).said).not.toMatch(/安全吗|出来了吗/)
    expect(slotsOf(talk)['safeNow']).toBe('safe')
  })

  it('alarms again for a fire that is back', () => {
    const talk = aTalk().say(FIRE).say('火灭了又烧起来了')
    expect(talk.said).toContain('119')
    expect(talk.said).not.toContain('灭了就好')
    expect(talk.alerts.length).toBeGreaterThan(0)
  })

  it.each(['火灭了又烧起来了', '人还没出来 在里面', '火没灭'])('keeps the danger that goes on: %s', (text) => {
    expect(slotsOf(aTalk().say(FIRE).say(text))['safeNow']).not.toBe('safe')
  })

  it.each(['他自己能走路 也能说话', '卫生院看过了', '他在跟邻居说话', '老头子自己走出来的'])(
    'is not asked whether he breathes after %s',
    (text) => {
      const talk = aTalk().say('老头子心口痛得厉害 冒冷汗')
      expect(talk.said).toContain('叫得应')
      expect(talk.say(text).said).not.toContain('叫得应、有呼吸吗')
    },
  )
})
