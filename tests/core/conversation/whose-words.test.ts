import { describe, expect, it } from 'vitest'
import { aTalk } from './talk.ts'

describe('a screen that may be watched', () => {
  const watched = (): ReturnType<typeof aTalk> => aTalk().say('老公又打我').say('他出去了 方便').say('他回来了')

  it('alarms once more when he is back and asks nothing', () => {
    const talk = watched()
    expect(talk.alerts.map(({ level }) => level)).toContain('P0')
    expect(talk.replies.some(({ kind }) => kind === 'question')).toBe(false)
  })

  it.each([
    '你是什么东西 她跟你们聊啥了',
    '没有打人 一场误会',
    '家务事 你们少管',
    '你们是哪个单位的',
    '刚才那些不是她打的',
  ])('says nothing of the matter to another: %s', (text) => {
    const talk = watched().say(text)
    expect(talk.said).not.toMatch(/打人|警|110|求助|她|案|安全|[？?]/)
    expect(talk.case?.facts['harm']).not.toContain(text)
    expect(talk.case?.level).toBe('P0')
  })

  it('keeps what another typed beside the case', () => {
    const talk = watched().say('一场误会 别管我们家的事')
    expect(JSON.stringify(talk.events)).toContain('another')
  })

  it('goes on when she says that he is gone', () => {
    expect(watched().say('他睡着了 能打字了').said).not.toContain('便民问答')
  })

  it.each(['他回来了', '老公到家了'])('is no matter where nobody hits: %s', (text) => {
    const talk = aTalk().say('我要求助').say('没钱看病').say(text)
    expect(talk.alerts).toEqual([])
    expect(talk.said).not.toContain('不用再打字')
  })
})

describe('what is refused', () => {
  it.each(['电话不留 推销的太多', '手机号就不给你们了', '我不想留号码', '别打我电话', '就在这上头回我'])(
    'is acknowledged and never asked for again: %s',
    (text) => {
      const talk = aTalk().say('我要求助').say('两天没吃饭了').say('谏壁').say(text)
      expect(talk.said).toMatch(/不留电话|不打电话/)
      expect(talk.state.slots['phone']?.kind).toBe('declined')
    },
  )

  it.each([
    '手机不留 打我单位座机 0511-86881234',
    '电话 13800001111 白天别打',
    '电话打不通',
    '我没有手机号怎么办',
    '号码我回头给你',
  ])('is nothing in %s', (text) =>
    expect(aTalk().say('我要求助').say('两天没吃饭了').say('谏壁').say(text).said).not.toMatch(/不留电话|不打电话/),
  )

  it('sends what is urgent without name and number, and asks no consent', () => {
    const talk = aTalk().say('我要求助').say('两天没吃饭了').say('谏壁').say('我不同意你们存我的信息 送点吃的就行')
    expect(talk.case?.level).toBe('P1')
    expect(talk.case?.contact).toMatchObject({ name: null, phone: null })
    expect(talk.state.slots['food']).toMatchObject({ value: false })
  })
})

describe('few words', () => {
  it.each(['嗯', '不晓得', '哦', '唔', '不知道'])('call a person the third time: %s', (text) => {
    const talk = aTalk().say('我要求助').say('两天没吃饭了').say(text).say(text).say(text)
    expect(talk.state.floor).toBe('waiting')
    expect(talk.said).toContain('不用再打字')
    expect(talk.case?.level).toBe('P1')
  })

  it('call nobody before that', () => {
    const talk = aTalk().say('我要求助').say('两天没吃饭了').say('嗯').say('不知道')
    expect(talk.state.floor).toBe('bot')
  })

  it('leave a danger where it is', () => {
    const talk = aTalk().say('老公打我').say('嗯').say('嗯').say('不知道')
    expect(talk.case?.level).toBe('P0')
  })
})

describe('a report that is announced', () => {
  it.each([
    '我想反映个事情 但是不要讲是我说的',
    '我是市二院神经内科的护士 转介一位病人',
    '来说个邻居的情况 保密啊',
    '想跟你们反映一户人家的情况',
    '匿名报个事 别让人晓得是我',
  ])('opens at once: %s', (text) => {
    const talk = aTalk().say(text)
    expect(talk.state.dialogue?.intent).toBe('report-for-other')
    expect(talk.said).not.toContain('您现在人安全吗')
  })

  it.each([
    '我要反映村书记吃拿卡要 不要讲是我',
    '怎么反映情况 会保密吗',
    '我要报个困难情况',
    '要投诉窗口的人 别写我名字',
    '我想说个事',
  ])('is none in %s', (text) => expect(aTalk().say(text).state.dialogue?.intent).not.toBe('report-for-other'))
})

describe('a hardship told in a complaint', () => {
  const complaint = (): ReturnType<typeof aTalk> => aTalk().say('我要投诉 谏壁窗口的人骂我')

  it.each([
    '家里电也停了 三天了',
    '屋里冷得要命 电停了',
    '房子也漏了',
    '老婆也住院了 没钱看病',
    '我也失业了 房租交不起',
  ])('is taken up, and the complaint kept: %s', (text) => {
    const talk = complaint().say(text)
    expect(talk.state.dialogue?.intent).toBe('emergency-help')
    expect(talk.events.some(({ event }) => event.type === 'case-opened')).toBe(true)
    expect(talk.state.case?.confidential).toBe(true)
  })

  it.each(['她说我材料不全', '上礼拜四的事', '凭什么隔壁能吃低保', '我要她道歉', '不留名字'])('is none in %s', (text) =>
    expect(complaint().say(text).state.dialogue?.intent).toBe('complaint'),
  )
})

describe('somebody who was lost', () => {
  const lost = (): ReturnType<typeof aTalk> => aTalk().say('我妈老年痴呆走丢了')

  it.each(['找着了 送回来了', '人回来了', '我把她领回来了', '已经找到了', '民警送她回家了'])(
    'is not asked about once found: %s',
    (text) => {
      const talk = lost().say(text)
      expect(talk.said).toContain('人回来就好')
      expect(talk.said).not.toContain('衣服')
      expect(talk.case?.level).toBe('P0')
    },
  )

  it.each(['还没找到', '鞋找到了 人没见', '她出去没回来', '怎么找啊', '红衣服'])('is still lost: %s', (text) =>
    expect(lost().say(text).said).not.toContain('人回来就好'),
  )
})
