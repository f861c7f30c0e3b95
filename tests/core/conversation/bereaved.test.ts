import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf } from './talk.ts'

describe('the bereaved', () => {
  it.each(['我老公心梗走的 前几天刚下葬', '我爸脑梗没救过来 后事办完了', '我妈人没了 昨天火化'])(
    'hear one sentence of condolence, no 120 and no alarm: %s',
    (text) => {
      const talk = aTalk().say(text)
      expect(talk.said).not.toMatch(/120|叫得应|受伤/)
      expect(talk.alerts).toEqual([])
      expect(talk.said.match(/节哀|不容易/g)).toHaveLength(1)
      expect(slotsOf(talk)['incident']).toBe('death')
    },
  )

  it('need no doctor for what the last illness cost', () => {
    const talk = aTalk().say('我老公心梗走的 前几天刚下葬').say('抢救三万是借的 办事一万多是自家的')
    expect(slotsOf(talk)['medical']).toBeUndefined()
  })

  it('are alarmed for like anybody when the living fall', () => {
    const talk = aTalk().say('我老公心梗走的 前几天刚下葬').say('婆婆哭昏过去了 叫不醒')
    expect(talk.case?.level).toBe('P0')
  })

  it.each([
    ['我家男人没了', '上个月28号夜里 心梗 送到医院就不行了'],
    ['我家男人没了', '送到医院就不行了'],
    ['我家男人没了', '心梗'],
    ['我妈去世了', '前天晚上 脑溢血 抢救了一夜没救过来'],
    ['老头子不在了', '这个月12号 早上起来就没气了'],
  ])('tell how it came in a second message, and no ambulance comes: %s / %s', (first, second) => {
    const talk = aTalk().say(first).say(second)
    expect(talk.said).not.toMatch(/120，听|叫得应|现在怎么样/)
    expect(talk.alerts).toEqual([])
    expect(slotsOf(talk)['medical']).toBeUndefined()
    expect(talk.state.dangers.map(({ kind }) => kind)).not.toContain('medical')
  })

  it.each([
    ['我家男人没了', '老娘也不行了'],
    ['我家男人没了', '婆婆昨天夜里心梗 叫不醒'],
    ['我家男人没了', '我现在胸口疼 喘不上气'],
    ['我家男人没了', '儿子心梗 送到医院就不行了'],
  ])('are alarmed for when another falls ill: %s / %s', (first, second) => {
    expect(aTalk().say(first).say(second).state.dangers.length).toBeGreaterThan(0)
  })

  it('keeps the alarm for a man who lives', () => {
    expect(aTalk().say('我家男人心梗 现在不行了').alerts.length).toBeGreaterThan(0)
    expect(aTalk().say('我要求助').say('我家男人心梗 现在不行了').alerts.length).toBeGreaterThan(0)
  })

  it('hears the whole in one message', () => {
    const talk = aTalk().say('我家男人没了 上个月28号夜里 心梗 送到医院就不行了')
    expect(talk.state.dangers).toEqual([])
    expect(slotsOf(talk)['medical']).toBeUndefined()
  })
})
