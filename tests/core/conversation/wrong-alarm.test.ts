/** An alarm that nothing said later fits gives the floor back to the help that was told of; one that is real keeps it. */
import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf } from './talk.ts'

const play = (lines: readonly string[]) => lines.reduce((talk, line) => talk.wait(1).say(line), aTalk())
const openOf = (lines: readonly string[]): string | undefined => play(lines).state.dialogue?.intent

describe('the talk of an alarm gives way', () => {
  it.each<[string, string[]]>([
    ['nobody is lost', ['工头不见了 人不见了 押金也没了', '没丢 我说的是工资']],
    ['the one who was lost is safe', ['工头不见了 人不见了 押金也没了', '人是安全的 在路边坐着']],
    ['bed and food of oneself', ['工头不见了 人不见了 押金也没了', '没地方睡 也没吃的']],
    ['nobody beats', ['厂关门了 三个月没工资 家里过不下去了', '老板打我 老公打我', '没人打人 你搞错了']],
    [
      'an answer to the talk that waits',
      ['厂关门了 三个月没工资 家里过不下去了', '老板打我 老公打我', '今天吃了一顿 挂面'],
    ],
  ])('%s', (_, lines) => expect(openOf(lines)).toBe('emergency-help'))

  it('says so, keeps the alarm at the desk and reads the words as an answer', () => {
    const talk = play(['厂关门了 三个月没工资 家里过不下去了', '老板打我 老公打我', '今天吃了一顿 挂面'])
    expect(talk.said).toContain('可能是我听岔了')
    expect(talk.said).toContain('110')
    expect(talk.case?.level).toBe('P0')
    expect(slotsOf(talk)['food']).toBe(true)
    expect(slotsOf(talk)['incident']).toBe('job_loss')
  })
})

it('does not give way while a danger of another kind is asked about', () => {
  const talk = aTalk()
    .say('工头不见了 人不见了 押金也没了')
    .say('屋顶塌下来了')
    .say('修屋顶估一万八')
    .say('没地方睡 也没吃的')
  expect(talk.said).not.toContain('听岔')
})

describe('the talk of an alarm stays', () => {
  it.each<[string, string, string[]]>([
    ['the danger is answered', 'violence-home', ['我老公又打我了', '不在', '没地方去 身上没钱']],
    ['money and bed of a victim', 'violence-home', ['我老公又打我了', '我身上没钱', '孩子吓哭了']],
    [
      'told once more',
      'violence-home',
      ['厂关门了 三个月没工资 家里过不下去了', '我老公打我', '他又打我了', '今天没吃饭'],
    ],
    ['the hunger of the one who is looked for', 'missing', ['我家老头子走丢了', '穿蓝棉袄', '他没吃饭就出去的']],
    ['what he wears', 'missing', ['我家老头子走丢了', '穿蓝棉袄', '家里没钱']],
    ['a child', 'child', ['家里就我一个人 我十岁 爸爸打我', '我没吃饭 没人打我']],
  ])('%s', (_, intent, lines) => expect(openOf(lines)).toBe(intent))

  it('and whoever wants to die is not left for a hardship', () =>
    expect(openOf(['我不想活了 药都备好了', '家里没钱 今天没吃饭'])).toBe('suicidal-thoughts'))
})
