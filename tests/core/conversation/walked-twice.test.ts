/** What the talks of an eleventh hand broke: a time taken for an hour to ring, a ruin for a collapse, the home that was left for the place. */
import { describe, expect, it } from 'vitest'
import { aTalk, anAnswer, slotsOf } from './talk.ts'

describe('a time alone', () => {
  const begun = () => aTalk().say('家里着火了 火灭了 人都出来了').say('句容下蜀')

  it.each(['下午 四点多', '昨天早上六点半左右'])('%s is when it happened, and no hour to ring', (text) => {
    const talk = begun().say(text)
    expect(talk.said).not.toContain('按您说的时间打')
    expect(slotsOf(talk)['contactWhen']).toBeUndefined()
  })
})

describe('what a fire left', () => {
  const out = () => aTalk().say('灶间失火了').say('火灭了').say('人出来了').say('句容下蜀')

  it('is no collapse that goes on: 灶间没了 屋顶也塌了', () => {
    expect(out().say('灶间没了 屋顶也塌了').said).not.toContain('压在里面')
  })

  it.each(['屋顶塌了 老太婆压在底下', '屋顶又塌了一块 人还在里面'])('is one with somebody under it: %s', (text) => {
    expect(out().say(text).alerts.length).toBeGreaterThan(0)
  })
})

describe('from a village officer', () => {
  const begun = () => aTalk().say('我是上党镇其益村的会计 替村里一户人家报一下情况')

  it('a household is named by its head, not by 一户人家', () => {
    const talk = begun()
    expect(slotsOf(talk)['subject']).toBeUndefined()
    expect(slotsOf(talk.say('户主老郑，四十六岁，上月二十八号突发心梗去世，老婆带两个孩子'))['subject']).toContain(
      '老郑',
    )
  })

  it('the number of the widow is kept beside the own one', () => {
    const talk = begun()
      .say('户主老郑，上月二十八号心梗去世')
      .say('我的电话15189134062，姓徐。')
      .say('赵桂兰的电话18796025413。')
    expect(slotsOf(talk)).toMatchObject({ phone: '15189134062', name: '徐', subjectPhone: '187 9602 5413（赵桂兰的）' })
  })

  it('她本人知道我来报，同意的 is her yes', () => {
    const talk = begun().say('户主老郑，上月二十八号心梗去世，老婆带两个孩子').say('她本人知道我来报，同意的。')
    expect(slotsOf(talk)['subjectConsent']).toBe('agrees')
  })
})

describe('refusals and doors in a quiet talk', () => {
  it('记名字电话这个我不同意 is a refusal of the record', () => {
    const talk = aTalk().say('老公打我').say('方便').say('新区丁卯').say('记名字电话这个我不同意 我怕他查我手机')
    expect(talk.state.consent).toBe('refused')
  })

  it.each(['房租这个我不同意', '他这个我不同意离婚'])('%s refuses no record', (text) => {
    expect(aTalk().say('老公打我').say('方便').say('新区丁卯').say(text).state.consent).not.toBe('refused')
  })
})

describe('where help has to come', () => {
  const outside = () => aTalk().say('没地方睡 在镇江火车站南广场')

  it('stays the station when the home that was left is told', () => {
    const talk = outside().say('我家在丹徒高资 不想回去')
    expect(slotsOf(talk)['place']).toMatchObject({ county: '润州区' })
  })

  it('is put right by 我家住丹徒高资 without leaving it', () => {
    expect(slotsOf(aTalk().say('家里没米了 丹阳珥陵').say('说错了 我家住丹徒高资'))['place']).toMatchObject({
      town: '高资街道',
    })
  })

  it('is near the school of a child that knows no street', () => {
    const talk = aTalk().say('我和弟弟在家 妈妈不见了 我11岁').say('我们学校在谏壁 楼下有个菜鸟驿站')
    expect(slotsOf(talk)['place']).toMatchObject({ town: '谏壁街道' })
    expect(talk.state.dialogue?.intent).toBe('child')
  })
})

describe('told, not asked', () => {
  const begun = () => aTalk().say('我要求助').say('我男人走了，家里揭不开锅').say('丹阳访仙')

  it.each(['学校说这个月二十号之前要交 不交就不能注册', '没拿过什么补助'])('%s', (text) => {
    expect(begun().say(text).said).not.toMatch(/答不准|您问的/)
  })

  it.each(['这个钱 要 不 要 还', '他们会不会把钱退我'])('%s is asked', (text) => {
    expect(begun().say(text).said).toContain('答不准')
  })
})

it('行 你们来人吧 at the read-back sends', () => {
  const talk = aTalk()
  for (const words of ['没地方睡 身上没钱 在镇江火车站', '没受伤', '就我一个', '吃了', '13800003345']) talk.say(words)
  expect(talk.state.openStep).toBe('review')
  expect(talk.say('行 你们来人吧 我在候车厅门口').case?.number).toBeTruthy()
  expect(talk.state.openStep).toBeNull()
})

it('你接着说吧 goes on after a pause', () => {
  const talk = aTalk().say('我被骗了 一万二 昨天转的').say('句容华阳').say('先别问了')
  expect(talk.say('好了 你接着说吧').said).toContain('接着刚才')
})

it.each(['打我电话吧 你们这边外地户口管不管', '我户口是安徽阜阳的 你们这里管不管'])('%s: not by the hukou', (text) => {
  expect(aTalk().say('我腿摔断了 没钱开刀').say('新区大港').say(text).said).toContain('不看户口')
})

it.each([
  ['嘴角破了 胳膊青了 不严重', 'soon'],
  ['头打破了 流血', 'now'],
])('asked whether she is hurt: %s is %s', (text, need) => {
  const talk = aTalk().say('老公打我').say('方便')
  expect(slotsOf(talk.say(text))['medical']).toBe(need)
})

describe('a bed that is asked for', () => {
  it.each(['在吗 有没有地方能睡觉', '有没有地方过夜'])('%s is a need of tonight', (text) => {
    const talk = aTalk().say(text)
    expect(talk.state.dialogue?.intent).toBe('emergency-help')
    expect(slotsOf(talk)['shelter']).toBe(false)
  })

  it.each(['有没有地方住的政策', '养老院有没有床位能住'])('%s is a question', (text) => {
    expect(aTalk().say(text, { answer: anAnswer('救助站可以住') }).said).toContain('救助站可以住')
  })
})

describe('a name behind the number', () => {
  const begun = () => aTalk().say('我被骗了 一万二 昨天转的').say('句容华阳').say('没受伤').say('13800003345')

  it.each(['老陈', '赵桂兰', '小周'])('%s', (text) => expect(slotsOf(begun().say(text))['name']).toBe(text))
  it.each(['同意', '没有', '可以', '好的', '发吧', '住的有'])('%s is none', (text) => {
    expect(slotsOf(begun().say(text))['name']).toBeUndefined()
  })
})

describe('words at the read-back that send', () => {
  const atReview = () => {
    const talk = aTalk()
    for (const words of ['没地方睡 身上没钱 在镇江火车站', '没受伤', '就我一个', '吃了', '13800003345']) talk.say(words)
    return talk
  }

  it.each(['看过了，没有错', '同意你们登记', '没有问题'])('%s', (text) => {
    expect(atReview().say(text).state.openStep).toBeNull()
  })
  it.each(['有错', '好像有点错', '不同意你们登记'])('%s does not', (text) => {
    expect(atReview().say(text).said).not.toContain('已登记')
  })
})

it('120我已经叫他老婆打了 is a call, and no blow; the brigade on its way wants nobody laid down', () => {
  expect(aTalk().say('病人尿毒症 气喘 叫不应').say('120我已经叫他老婆打了').said).not.toContain('对方在旁边')
  expect(aTalk().say('厨房里有煤气味').say('打了119了 他们说马上到').said).not.toContain('侧着躺')
})

it('who ran off with the money is no missing person', () => {
  const talk = aTalk().say('有个人介绍工地 叫我先交押金 交完人就找不到了')
  expect(talk.said).not.toContain('走丢')
  expect(aTalk().say('我妈痴呆 早上出门找不到了').said).toContain('110')
})

describe('what only sounds like another danger', () => {
  it.each([
    ['我给厂里看夜的 厂关门了 没工钱', '住的有 厂里门卫室还让我睡', '您现在安全吗'],
    ['我爸喝多了打我妈', '刚才他过来敲门 现在又走了', '别留'],
  ])('%s / %s', (first, text, wrong) => expect(aTalk().say(first).say(text).said).not.toContain(wrong))
})
