/** What was told at the beginning is known later: a fire that is out is not on fire again, a name that is kept back is not asked for. */
import { describe, expect, it } from 'vitest'
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
