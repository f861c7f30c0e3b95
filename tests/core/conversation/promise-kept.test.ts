/** What was promised is kept: nothing is asked of whoever asked for quiet, and whoever comes back hears where it stands first. */
import { describe, expect, it } from 'vitest'
import { nothingWrong, tellsToSend } from '../../../src/core/dialogue/review-words.ts'
import { tellingOf } from '../../../src/core/conversation/facts.ts'
import { aTalk, rules, slotsOf, type Talk } from './talk.ts'

const play = (...lines: string[]): Talk => lines.reduce((talk, line) => talk.say(line), aTalk())
const EVICTED = ['房租交不上 房东今天把锁换了 今晚没地方住', '丹阳珥陵', '没人受伤', '今天有饭吃', '就我一个', '没电话']

describe('先别问了', () => {
  it('no clock asks afterwards, and what is urgent goes out', () => {
    const talk = play(EVICTED[0] ?? '', '丹阳珥陵', '先别问了好不好 我脑子里乱的很')
    expect(talk.said).toContain('先不问了')
    const later = talk.wait(30)
    expect(later.said).not.toMatch(/您还在吗|还在等您/)
    expect(later.case).not.toBeNull()
    expect(later.said).toContain(later.case?.number ?? 'none')
    // From here on the talk is waited for as any other.
    expect(later.say('好了 你说吧').said).toContain('？')
  })

  it('any other talk is asked after', () => {
    expect(play(EVICTED[0] ?? '', '丹阳珥陵').wait(30).said).toContain('还在等您')
  })

  it('it is no fact of the matter', () => {
    const told = (text: string): string[] => tellingOf(play(EVICTED[0] ?? '', '丹阳珥陵', text).state, rules)
    expect(told('先别问了好不好 我脑子里乱的很').join()).not.toContain('别问')
    expect(told('你们别再问了行不行').join()).not.toContain('别问')
    expect(told('别问了 房东把我东西扔出来了').join()).toContain('东西扔出来')
    expect(told('房东叫我别问他要押金了').join()).toContain('押金')
  })
})

describe('after it went out', () => {
  const filed = (): Talk => play(...EVICTED).wait(60)

  it('没有 什么补助都没拿过 is no correction: it is kept, and the talk goes on', () => {
    const talk = filed()
    expect(talk.case).not.toBeNull()
    const told = talk.say('没有 什么补助都没拿过')
    expect(slotsOf(told)).toMatchObject({ alreadyReceives: [] })
    expect(told.said).not.toContain('有不对的直接说')
    expect(told.state.openStep).toBeNull()
  })

  it.each(['没有 不是一个人 是两个人', '没有地方住的', '有不对'])('%s sends nothing', (text) => {
    expect(filed().say(text).state.slots['review']).toBeUndefined()
  })

  it.each(['没错 就这样 快点', '拜托快点'])('%s is no complaint that nobody came', (text) => {
    const talk = filed()
      .say('对')
      .wait(60 * 20)
      .say(text)
    expect(talk.said).not.toContain('现在更难了')
    expect(talk.alerts.map((alert) => alert.text).join()).not.toContain('没人联系')
  })

  it('who comes back after a missed deadline hears where it stands, and sees the read-back again', () => {
    const talk = filed()
      .wait(60 * 20)
      .say('我又来了 昨天那个 没地方住的')
    expect(talk.said).toMatch(/^您的事在，编号/)
    expect(talk.said).toContain('过点了')
    expect(talk.said).toContain('我记的是')
    expect(talk.alerts.map((alert) => alert.text).join()).toContain('又来了')
  })
})

describe('nothing is wrong', () => {
  it.each(['没有', '没有 什么补助都没拿过', '没有了', '没有不对的', '没啥要改'])('%s', (text) =>
    expect(nothingWrong(text)).toBe(true),
  )
  it.each(['没有地方住', '没有 还有一件事', '没有 不对 是三个人', '有', '没钱'])('not: %s', (text) =>
    expect(nothingWrong(text)).toBe(false),
  )
  it.each(['没错 就这样 快点', '拜托快点', '麻烦你们尽快'])('%s sends', (text) => expect(tellsToSend(text)).toBe(true))
  it.each(['快点 不对', '快点不行了', '快点查查怎么回事'])('not: %s', (text) => expect(tellsToSend(text)).toBe(false))
})
