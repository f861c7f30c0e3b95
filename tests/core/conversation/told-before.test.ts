/** What was told at the beginning is known later: a fire that is out is not on fire again, a name that is kept back is not asked for. */
import { describe, expect, it } from 'vitest'
import { asksToSend } from '../../../src/core/dialogue/review-words.ts'
import { aTalk } from './talk.ts'

describe('a fire that was put out', () => {
  const talk = () => aTalk().say('昨晚家里烧掉了 人都跑出来了 火消防队灭了').say('荣炳曙光村')
  it('is told of later without an alarm', () => {
    const after = talk().say('大概十一点半 电热毯烧起来的 三间屋全没了')
    expect(after.alerts.filter(({ level }) => level === 'P0')).toEqual([])
    expect(after.said).not.toContain('119')
  })
  it.each(['又烧起来了', '现在又冒烟了 烧到隔壁'])('%s alarms', (text) => {
    expect(talk().say(text).said).toContain('119')
  })
})

describe('an ambulance on its way', () => {
  it('is no car that comes to a fire, and nobody who came out', () => {
    expect(aTalk().say('家里着火了 还在烧').say('火灭了 人都出来了').said).not.toContain('救护车在来')
  })
  it('says what to do until it comes, and then not that it cannot answer', () => {
    const { said } = aTalk().say('我爸倒在地上 叫不醒').say('120打了 讲十来分钟到 我现在能做什么')
    expect(said).toContain('救护车在来')
    expect(said).not.toContain('答不准')
  })
  it('is heard of somebody ill', () => {
    expect(aTalk().say('我爸倒在地上 叫不醒').say('打了 车子在路上').said).toContain('救护车在来')
  })
})

describe('who keeps the name back', () => {
  it.each(['先不要问我名字 我不会讲的', '别问我叫什么'])('%s leaves the talk where it is', (text) => {
    const after = aTalk().say('厂里裁员 我没工作了').say(text)
    expect(after.said).toContain('不问名字')
    expect(after.state.dialogue).not.toBeNull()
  })
  it('你别问我有没有事 ends nothing', () => {
    const after = aTalk().say('厂里裁员 我没工作了').say('你别问我有没有事 我没事')
    expect(after.said).not.toContain('不办了')
    expect(after.state.dialogue).not.toBeNull()
  })
})

describe('the read-back of what has a number already', () => {
  it('asks for corrections, not for 发出', () => {
    const told = [
      '家里着火了 还在烧',
      '丹阳珥陵',
      '火灭了 人都出来了',
      '没人受伤',
      '今晚有地方住 有饭吃',
      '3口',
      '都没有',
    ]
    const talk = [...told, '13800000784', '同意'].reduce((after, text) => after.say(text), aTalk())
    expect(talk.case).not.toBeNull()
    expect(talk.said).not.toContain('点“发出”')
    expect(talk.said).toContain('已经报上去了')
    expect(talk.press('对，没有了').said).toContain(talk.case?.number ?? 'none')
  })
})

describe('plain wishes at the end', () => {
  it('三户都发吧 sends', () => {
    expect(asksToSend('好 三户都发吧')).toBe(true)
    expect(asksToSend('三户都没发过补助')).toBe(false)
  })
  it('the number is told again', () => {
    const talk = aTalk().say('我爸倒在地上 叫不醒').say('丹阳珥陵')
    expect(talk.say('编号我记到病历里 你再发一遍').said).toContain(talk.case?.number ?? 'none')
  })
  it('真的不能转啊 is told no', () => {
    const talk = aTalk().say('有人说是公安局的 叫我转钱到安全账户')
    expect(talk.say('真的不能转啊 他连我身份证号都讲得对').said).toMatch(/假的|骗子/)
    expect(talk.say('挂掉了 没转').said).not.toContain('那就是骗子')
  })
})
