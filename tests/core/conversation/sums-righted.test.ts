/** A sum that is put right in the middle of a talk about something else, and sums that are another's. */
import { describe, expect, it } from 'vitest'
import { aTalk, type Talk } from './talk.ts'

const slot = (talk: Talk, name: string): unknown => {
  const held = talk.state.slots[name]
  return held?.kind === 'filled' ? held.value : null
}

describe('a cost that was told', () => {
  const told = (): Talk =>
    aTalk()
      .say('我老公在工地架子上跌下来 腰椎断了 人在市一院')
      .say('医生讲要四万二 我们手上只有一万')
      .say('后天早上开刀')

  it.each([
    ['刚才讲错了 是四万五 加上钉子的钱', 45_000],
    ['更正 是45000 我看反了', 45_000],
    ['讲错 是四万五 不是四万二', 45_000],
    ['不是四万二 是四万五', 45_000],
    ['说错了 四万五', 45_000],
    ['更正一下 医院讲是四万五', 45_000],
    ['刚才报错了 应该是四万五千块', 45_000],
    ['记错了 不是四万二 单子上是45000', 45_000],
    // Near misses: another sum, another number, no correction.
    ['讲错了 手上只有八千', 42_000],
    ['刚才讲错 他收入是三千', 42_000],
    ['说错了 是6号楼302', 42_000],
    ['更正 电话最后三位是475', 42_000],
    ['讲错了 他四十五', 42_000],
    ['老板又垫了五千', 42_000],
  ])('%s → %d', (text, wanted) => {
    expect(slot(told().say(text), 'cost')).toBe(wanted)
  })

  it('is put right from 86000 to 68000', () => {
    const talk = aTalk().say('我爸住院了 没钱治').say('欠费86000').say('更正 是68000 我看反了 药还照用 没停')
    expect(slot(talk, 'cost')).toBe(68_000)
    expect(slot(aTalk().say('我被骗了 叫我转了两万六').say('刚才讲错 是两万八 不是两万六'), 'cost')).toBe(28_000)
  })

  it('of a rent is put right with its months', () => {
    const talk = aTalk().say('厂十月底就关了 我到现在没找到活 房租欠了两个月 一个月八百')
    expect(slot(talk, 'cost')).toBe(1600)
    expect(slot(talk.say('房租是欠三个月 不是两个月 这个月也到了 一共两千四'), 'cost')).toBe(2400)
  })
})

describe('an income that was told', () => {
  it.each([
    ['收入更正一下 五千是旺季 平时三千八', 3800],
    ['讲错了 工资五千是忙的时候 平常三千八', 3800],
    ['收入不对 旺季五千 平时三千八', 3800],
    ['更正 收入是三千八', 3800],
    ['收入说错了 一般三千八 最好的时候五千', 3800],
    ['刚才讲错 收入一个月三千八', 3800],
    ['康复一个月要三千八', 5000],
  ])('%s → %d', (text, wanted) => {
    const talk = aTalk().say('我儿子八岁 有残疾证 我辞了工带他 家里没钱了').say('老公跑网约车 一个月五千左右')
    expect(slot(talk.say(text), 'income')).toBe(wanted)
  })
})
