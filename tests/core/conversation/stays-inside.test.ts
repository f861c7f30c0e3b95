import { describe, expect, it } from 'vitest'
import { aTalk, rules } from './talk.ts'
import { readSafety } from '../../../src/core/understanding/safety/safety.ts'

const kindsOf = (text: string): string[] => readSafety(text, rules.safety).hits.map(({ kind }) => kind)
const noted = (talk: ReturnType<typeof aTalk>): string[] => talk.state.dangers.map(({ kind }) => kind)

describe('who will not leave a failing house', () => {
  it('is a danger of its own when the house was told before, and no child', () => {
    const talk = aTalk()
      .say('我是村里的社救信息员 报一户 昨天夜里大风把张洪才家屋顶掀了 一个人住 78岁')
      .say('家里两个人 他还有个儿子 43了 精神上有残疾的 二级')
      .say('前面讲一个人住是儿子平时关在东屋不出来 我忘算了 儿子现在还在家里 不肯出来')
    expect(noted(talk)).toContain('stays_inside')
    expect(noted(talk)).not.toContain('child_alone')
    expect(talk.said).toContain('别进去硬拉')
    expect(talk.said).toContain('出来了吗')
    expect(talk.alerts.map(({ level }) => level)).toContain('P0')
    const worse = talk.say('东屋没掀 但是墙裂了 瓦也在往下掉')
    expect(worse.alerts.map(({ level }) => level)).toContain('P0')
    expect(worse.said).not.toContain('压在里面')
    const cost = worse.say('修屋顶瓦匠估一万八左右')
    expect(cost.said).not.toContain('听岔')
    expect(cost.case?.reasons.map(({ rule }) => rule)).toContain('T029')
    expect(cost.case?.reasons.map(({ rule }) => rule)).not.toContain('T105')
  })

  it('is over when he is out', () => {
    const talk = aTalk().say('墙裂了 瓦在往下掉 老头子不肯出来').say('劝出来了')
    expect(talk.state.dangers.find(({ kind }) => kind === 'stays_inside')?.current).toBe(false)
  })

  it.each([
    '墙裂了 瓦在往下掉 老头子不肯出来',
    '房子要倒了 我爸死活不走',
    '屋顶塌了 奶奶躲在屋里不出来 怎么劝都不肯走',
  ])('is heard in one message: %s', (text) => expect(kindsOf(text)).toContain('stays_inside'))

  it.each([
    '老人住危房不肯搬 能补助吗',
    '拆迁 墙都裂了 他不肯走',
    '儿子厌学关在房里不肯出来',
    '屋顶掀了 老头子已经出来了',
    '墙裂了 我儿子不肯出来打工',
    '去年墙裂了 他不肯走',
    '昨天夜里刮大风 我妈老房子屋顶掀掉半边 她一个人不肯走',
  ])('is not heard in: %s', (text) => expect(kindsOf(text)).not.toContain('stays_inside'))

  it.each(['孩子5岁一个人锁在家里', '儿子3岁锁在家里', '儿子43了 孙子三岁一个人锁在家里', '女儿一个人在家 哭'])(
    'leaves a child alone as it is: %s',
    (text) => expect(kindsOf(text)).toContain('child_alone'),
  )

  it.each(['儿子43了 锁在家里不出来', '女儿三十二岁 一个人锁在家里', '儿子都28了 关在家里打游戏'])(
    'is no child when grown: %s',
    (text) => expect(kindsOf(text)).not.toContain('child_alone'),
  )

  it('is no child for the mother of a grown son, whoever died before', () => {
    const talk = aTalk().say('我要住院开刀 儿子29了 脑瘫').say('他爸爸走了有八年了 当时也是这个病走的 我也怕')
    expect(noted(talk)).not.toContain('child_alone')
    expect(noted(talk.say('住院那几天没人看他 我妹妹也七十岁了 弄不动'))).not.toContain('child_alone')
  })

  it('is a child still where one writes, or a grandchild is alone', () => {
    expect(noted(aTalk().say('儿子29了 脑瘫').say('孙子五岁一个人锁在家里'))).toContain('child_alone')
    expect(kindsOf('我10岁 爸爸妈妈不在家 我怕 没饭吃')).toContain('child_alone')
  })
})

describe('who is ill where coals burn', () => {
  it('is brought to the air first', () => {
    const talk = aTalk().say('屋里煤气味很重 煤气漏了').say('她说头昏 想吐 站不起来 叫不醒')
    expect(talk.said).not.toContain('别搬动')
  })
  it('and is not moved elsewhere', () => expect(aTalk().say('我妈叫不醒').said).toContain('别搬动'))
})
