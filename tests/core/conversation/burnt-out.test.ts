/** What a fire that is out has left is told without a second alarm; a fire that is back alarms. */
import { describe, expect, it } from 'vitest'
import { aTalk } from './talk.ts'

const out = () => aTalk().say('昨夜头我家里着火了 火灭了 人都出来了').say('丹阳珥陵')

describe('after a fire that is out', () => {
  it.each([
    '房子烧了没地方住',
    '房子烧穿了今晚没地方睡',
    '房子烧光了今晚没地方住',
    '灶间烧掉了 被子烧得精光',
    '两间屋烧坏了 粮食烧没了',
    '家具电器烧坏了',
  ])('%s is what is lost', (text) => {
    const talk = out().say(text)
    expect(talk.alerts.filter(({ level }) => level === 'P0')).toEqual([])
    expect(talk.said).not.toMatch(/人先出来|人都出来了吗/)
  })

  it.each([
    '又烧起来了',
    '房子又着火了',
    '屋顶还在烧',
    '柴堆烧起来了 火苗窜到屋上',
    '烧到隔壁房子了',
    '房子烧了我妈还在里面',
  ])('%s alarms again', (text) => {
    expect(out().say(text).alerts).toMatchObject([{ level: 'P0' }])
  })
})
