import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf } from './talk.ts'

const TOLD = '老公喝了酒打我 胳膊都青了'

describe('she asks for silence', () => {
  it.each([
    '你先别回',
    '先别回我',
    '别发消息',
    '别回了他在看',
    '先别发消息给我了',
    '不要再发了',
    '你别说话',
    '千万别回我',
    '现在别发 他在旁边',
    '先不聊了 他过来了',
    '别再发消息了他醒了',
  ])('and reads one neutral word, then nothing, while the desk is rung: %s', (text) => {
    const talk = aTalk().say(TOLD).say('云阳街道').say(text)
    expect(talk.said).toBe('好。')
    expect(talk.state.openStep).not.toBe('meta:leave')
    const waited = talk.wait(25)
    expect(waited.replies).toEqual([])
    expect(waited.alerts.length).toBeGreaterThan(0)
  })

  it.each(['别回家了我怕', '不要发消息给他', '你回我一句', '我不回去了', '他在看电视'])('is not heard in %s', (text) =>
    expect(aTalk().say(TOLD).say(text).said).not.toBe('好。'),
  )

  it.each(['别回了 他拿刀了', '先别发 他又打我了'])('is outweighed by blows and weapons: %s', (text) =>
    expect(aTalk().say(TOLD).say(text).said).toContain('110'),
  )
})

describe('where he is and where she is', () => {
  it.each([
    '他现在没跟过来',
    '我在便利店里',
    '我跑到超市里头了',
    '他没追上来',
    '我躲在邻居家',
    '人已经在派出所了',
    '我逃到我姐家了',
    '他没跟来 我一个人在外面',
    '现在在医院急诊',
    '老公没追出来',
  ])('answers whether he is near: %s', (text) => {
    const talk = aTalk().say(TOLD).say(text)
    expect(talk.said).not.toContain('对方在旁边吗')
    expect(slotsOf(talk)['canTalk']).toBe('free')
  })

  it.each(['他追过来了 就在店门口', '他跟到店里来了'])('he is near: %s', (text) =>
    expect(slotsOf(aTalk().say(TOLD).say(text))['canTalk']).not.toBe('free'),
  )

  it('in a shop hears no word of locks and kitchens', () => {
    const talk = aTalk().say(TOLD).say('我在便利店里 他没跟过来').say('他发消息说今晚不回去就弄死我')
    expect(talk.said).toContain('店员')
    expect(talk.said).not.toContain('厨房')
    talk.say('我到家了').say('他又打我了')
    expect(talk.said).toContain('厨房')
  })

  it.each([
    ['他喝了酒 我有点怕', '他'],
    ['女的带个小孩 他喝多了发酒疯 我怕', '他'],
    ['老婆喝了酒动过手 我有点怕她', '她'],
  ])('asks about the one who hits: %s', (text, word) => {
    const { said } = aTalk().say(text)
    expect(said).toContain(`${word}有没有动手，您怕${word}吗`)
  })
})

describe('the police are there', () => {
  it.each(['警察来了 现在跟我去派出所', '民警到了', '我跟警察去派出所', '警察带我去做笔录', '我到派出所了'])(
    'is acknowledged, ends the urgent question and lowers nothing: %s',
    (text) => {
      const talk = aTalk().say(TOLD).say('云阳街道')
      const { level } = talk.case ?? {}
      talk.say(text)
      expect(talk.said).toContain('有警察在就好')
      expect(talk.said).not.toContain('吗？')
      expect(talk.case?.level).toBe(level)
      expect(talk.wait(25).replies).toEqual([])
    },
  )

  it.each(['警察还没来', '警察怎么还不来', '上次警察来过了没用', '警察来了又走了', '怕警察来了他更凶'])(
    'is not heard in %s',
    (text) => expect(aTalk().say(TOLD).say('云阳街道').say(text).said).not.toContain('有警察在就好'),
  )
})

describe('whom to ring instead of her', () => {
  it.each([
    '记我姐的电话 13800000458 我姐姐姓吴 打给她 不要打给我',
    '别打给我 打给我姐 13800000458',
    '找我妈 13800000458 不要打我电话',
    '联系我朋友吧 13800000458 别打给我',
    '13800000458 这是我妹的 打给她 别联系我',
  ])('is the safe contact, told with whose number it is: %s', (text) => {
    const talk = aTalk().say(TOLD).say('云阳街道').say(text)
    expect(talk.said).toContain('138 0000 0458')
    const slots = slotsOf(talk)
    expect(slots['contactHow']).toBe('找信得过的人')
    expect(slots['phoneOf']).toBeDefined()
    expect(slots['name']).toBeUndefined()
    expect(talk.case?.contact.how).toContain('找信得过的人，电话是')
  })

  it('keeps her own number as hers', () => {
    const talk = aTalk().say(TOLD).say('云阳街道').say('打我电话 13800000458')
    expect(slotsOf(talk)['phoneOf']).toBeUndefined()
  })
})
