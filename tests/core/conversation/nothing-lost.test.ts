/** What no slot holds is shown in the resident's own words, when it is said and at the read-back; what was told before a talk opened is not asked in it. */
import { describe, expect, it } from 'vitest'
import { isBareSum } from '../../../src/core/understanding/money/bare-sum.ts'
import { aTalk, slotsOf } from './talk.ts'

const play = (lines: readonly string[]) => lines.reduce((talk, line) => talk.say(line), aTalk())
const FIRE = [
  '昨晚十点家里着火，房子烧光了，三口人，老娘七十八，在丹阳珥陵镇，今晚没地方住',
  '火灭了，人没伤',
  '邻居给了口吃的',
]

describe('words that fill nothing', () => {
  it('are quoted when they are noted', () =>
    expect(play([...FIRE, '粮食全泡了水不能吃了']).said).toContain('“粮食全泡了水不能吃了”，记下了。'))

  it('are cut where they are long, and lose no sense', () =>
    expect(play([...FIRE, '屋里头的粮食全泡了水不能吃了柜子桌子也都烧得一样不剩下了']).said).toContain('……”，记下了。'))

  it('a bare sum is no gibberish', () => expect(play([...FIRE, '三千二']).said).toContain('“三千二”，记下了。'))

  it('stand in the read-back', () => {
    const talk = play([...FIRE, '粮食全泡了水不能吃了', '13800001234'])
    expect(talk.said).toMatch(/您还说了：.*“粮食全泡了水不能吃了”.*对吗？/)
  })

  it('are repeated on no quiet screen', () => expect(play(['我老公打我', '我心里乱得很啊']).said).not.toContain('“'))
})

describe('what was told before the talk opened', () => {
  it('is not asked in it', () => {
    const talk = play(['想问下低保怎么申请', '我家五口人', '我要申请低保'])
    expect(slotsOf(talk)['household']).toMatchObject({ total: 5 })
  })
})

describe('a bare sum', () => {
  it.each(['三千二', '800块', '大概两万把', '1.5万', '五百', '3w', '二十块钱'])('%s', (text) =>
    expect(isBareSum(text)).toBe(true),
  )
  it.each(['三', '12', '三口', '一点', '千万别来', '百货', '上万人', '13800001234', '没有', ''])('not %s', (text) =>
    expect(isBareSum(text)).toBe(false),
  )
})
