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

describe('the police lead him away', () => {
  const inTalk = (): ReturnType<typeof aTalk> => aTalk().say(TOLD).say('云阳街道').say('他上楼了')
  it.each(['警察来了 把他带下去了 我跟女儿在楼下警车里', '民警到了 他被带走了', '他被警察铐走了', '警察把他押上车了'])(
    'is no new alarm, and tonight is asked about: %s',
    (text) => {
      const talk = inTalk().say(text)
      expect(talk.alerts).toEqual([])
      expect(talk.said).not.toContain('能走先走')
      expect(talk.said).toContain('被带走就好')
      expect(talk.said).toContain('今晚在哪里安全些')
      const later = talk.say('今晚不想回去 身上就一百多块钱')
      expect(slotsOf(later)['shelter']).toBe(false)
      expect(later.say('明天再说').said).not.toContain('今晚在哪里安全些')
    },
  )

  it.each(['警察走了 他又来砸门了', '警察来了又走了 他在楼下', '他在楼下', '警察来了 他还在砸门'])(
    'stays an alarm: %s',
    (text) => {
      const talk = inTalk().say(text)
      expect(talk.said).not.toContain('被带走就好')
      expect(talk.alerts.length).toBeGreaterThan(0)
    },
  )

  it.each(['今晚不想回去 我去我姐家', '今晚回不去 住在朋友家'])('has a bed: %s', (text) =>
    expect(slotsOf(inTalk().say('他被警察带走了').say(text))['shelter']).not.toBe(false),
  )
})

describe('who cannot speak', () => {
  it.each([['他在踹房门 我把门反锁了', '我不敢出声'], ['没受伤', '我不能说话'], ['他喝多了在踹门 我躲在房间不敢出声']])(
    'is told of the text message, and of no call: %s',
    (...lines) => {
      let talk = aTalk().say(TOLD).say('云阳街道')
      for (const line of lines) talk = talk.say(line)
      expect(talk.said).toContain('12110511')
      expect(talk.said).not.toContain('能走先走')
      const phones = talk.replies.flatMap((reply) => ('phones' in reply ? (reply.phones ?? []) : []))
      expect(phones.map(({ number }) => number)).toEqual(['12110511'])
    },
  )

  it('stays behind a locked door', () => {
    const { said } = aTalk().say(TOLD).say('云阳街道').say('他在踹房门 我把门反锁了 女儿吓醒了')
    expect(said).toContain('别开门')
    expect(said).not.toContain('能走先走')
  })

  it.each(['他又打我了', '他在楼下', '他在砸门'])('may go and call where she can: %s', (text) =>
    expect(aTalk().say(TOLD).say('云阳街道').say(text).said).toContain('能走先走'),
  )
})

describe('what is told beside the first alarm', () => {
  it.each([
    '他今天又喝酒了 把我推到桌角上 现在他出去买烟',
    '老公刚打了我 他出去了',
    '他打我 他去上班了',
    '他打了我 现在他睡着了',
  ])('answers whether he is beside: %s', (text) => expect(aTalk().say(text).said).not.toContain('在旁边吗'))

  it.each(['老公打我 不让我出去', '他打我 把我赶出去了', '他打我 出去了又回来了', '他打我 他要出去找刀'])(
    'answers it not: %s',
    (text) => expect(slotsOf(aTalk().say(text))['canTalk']).not.toBe('free'),
  )

  it.each(['还有女儿 三岁 睡着了', '我跟女儿在房间里', '儿子吓醒了'])('answers where the child is: %s', (text) =>
    expect(slotsOf(aTalk().say(TOLD).say('方便').say('没受伤').say('云阳街道').say(text))['kids']).toBe('with'),
  )

  it.each(['女儿在外婆家 睡了', '儿子在学校'])('leaves a child elsewhere: %s', (text) =>
    expect(slotsOf(aTalk().say(TOLD).say('方便').say('没受伤').say('云阳街道').say(text))['kids']).not.toBe('with'),
  )

  const labels = (talk: ReturnType<typeof aTalk>): string[] =>
    talk.replies.flatMap((reply) => ('choices' in reply ? (reply.choices ?? []).map(({ label }) => label) : []))
  it.each([
    ['娘家在贵州 我在这边没有亲戚', false],
    ['我在这里谁都不认识', false],
    ['我亲戚没空', true],
    ['没有亲戚 不过可以去我朋友家', true],
  ])('offers no bed at kin who are not there: %s', (text, offered) => {
    const talk = aTalk().say(TOLD).say('方便').say('没受伤').say('云阳街道').say(text).say('他被警察带走了')
    expect(labels(talk).includes('亲友家')).toBe(offered && slotsOf(talk)['shelter'] === undefined)
  })
})
