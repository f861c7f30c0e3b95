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
})
