/** What no slot holds is shown in the resident's own words, when it is said and at the read-back; what was told before a talk opened is not asked in it. */
import { describe, expect, it } from 'vitest'
import { isBareSum } from '../../../src/core/understanding/money/bare-sum.ts'
import { asksQuestion, type Heard } from '../../../src/core/conversation/hear.ts'
import { isAsked } from '../../../src/core/conversation/asking/asked.ts'
import { takesCalls } from '../../../src/core/conversation/asides/refusal-words.ts'
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
    expect(
      play([...FIRE, '屋里头的粮食全泡了水不能吃了柜子桌子也都烧得一样不剩下了连老娘的棺材板子也没有留下来一块']).said,
    ).toContain('……”，记下了。'))

  it('a bare sum is no gibberish', () => expect(play([...FIRE, '三千二']).said).toContain('“三千二”，记下了。'))

  it('stand in the read-back', () => {
    const talk = play([...FIRE, '粮食全泡了水不能吃了', '13800001234'])
    expect(talk.said).toMatch(/您还说了：.*“粮食全泡了水不能吃了”.*对吗？/)
  })

  it('are repeated on no quiet screen', () => expect(play(['我老公打我', '我心里乱得很啊']).said).not.toContain('“'))
})

describe('what an answer tells besides', () => {
  it('is read back', () => {
    const talk = play(['家里烧掉了，在丹阳珥陵镇', '火灭了', '身体没事 就是饿 从昨天到现在就吃了一碗泡面'])
    expect(talk.said).toMatch(/我记下：.*今天没饭吃/)
  })
  it('is not repeated where only the question was answered', () =>
    expect(play(['家里烧掉了，在丹阳珥陵镇', '火灭了', '没人受伤']).said).not.toContain('我记下'))
})

describe('calls', () => {
  it.each(['能接电话 15189127730', '打我手机 15189127730', '白天方便接电话'])('are wanted: %s', (text) =>
    expect(takesCalls(text)).toBe(true),
  )
  it.each(['不方便接电话', '别打我电话', '不能接电话 发短信', '要去接人', '打不通'])('are not: %s', (text) =>
    expect(takesCalls(text)).toBe(false),
  )
})

it('她不知道我来说 answers whether she knows', () => {
  const talk = play([
    '我帮楼下的老太说一声 她家停电四五天了，在大市口千秋桥社区',
    '叫得应 没事',
    '没有病',
    '有地方住',
    '吃过了',
  ])
  expect(talk.said).toContain('知道您来说')
  expect(slotsOf(talk.say('她不知道我来说 她这个人要面子'))['subjectConsent']).toBeDefined()
})

describe('what stands in the read-back', () => {
  const reviewed = (line: string): string => play([...FIRE, line, '13800001234']).said
  it('has the sentence with two sums, and no wish of the moment', () => {
    expect(reviewed('办事借了三万五 又欠医院八千')).toContain('“办事借了三万五 又欠医院八千”')
    expect(reviewed('先别问了好不好')).not.toContain('先别问了')
  })
})

describe('what is told is no question', () => {
  it.each(['人都跑出来了 在隔壁场上站着呢', '今晚还不晓得呢', '没有哪里疼 就是妹妹老是哭', '他还在家呢'])(
    '%s',
    (text) =>
      expect(asksQuestion(text) || isAsked({ text, question: asksQuestion(text), input: { text } } as Heard)).toBe(
        false,
      ),
  )
  it.each(['钱呢', '我儿子呢', '那低保呢', '怎么办呢', '什么时候来呢', '去哪里办'])('but %s is', (text) =>
    expect(asksQuestion(text)).toBe(true),
  )
})

describe('whose house it is', () => {
  const report = (line: string) =>
    play(['我是村里的社救信息员 报一户 昨天夜里大风把张洪才家屋顶掀了 一个人住 78岁', line])
  it('is heard in the first words', () => expect(slotsOf(report('句容后白 西城村'))['subject']).toBe('张洪才家'))
  it.each(['厂里把大家的工资拖了', '风把我家屋顶掀了'])('is no 家 of anybody else: %s', (text) =>
    expect(slotsOf(play([`我是村干部 ${text} 报上来`]))['subject']).toBeUndefined(),
  )
})

describe('facts of later words', () => {
  it.each<[string, string, unknown]>([
    ['厂里还欠我一个月工资 四千二 老板说过年再讲', 'income', undefined],
    ['平时工资一个月四千二 厂里还欠我两个月', 'income', 4200],
    ['老太婆手上烫了个泡 村医给抹了药 不用上医院', 'medical', 'none'],
    ['老太婆手上烫了个泡 村医给抹了药 要上医院', 'medical', 'soon'],
    ['村委会来了 给他泡了碗面', 'food', true],
    ['米都泡了水 面也没法下', 'food', false],
  ])('%s: %s is %j', (text, slot, value) => {
    const first = '家里着火，房子烧了，在丹阳珥陵镇'
    expect(slotsOf(play([first, '火灭了，人没事', text]))[slot]).toEqual(value)
  })

  it('says of a sum that is owed that it is', () => {
    expect(play(['家里烧掉了，在丹阳珥陵镇', '火灭了人没事', '外面欠了八万']).said).toContain('欠约80000元')
    expect(play(['家里烧掉了，在丹阳珥陵镇', '火灭了人没事', '修房子要八万']).said).toContain('约80000元')
  })

  it('takes a school that is elsewhere for no part of the home', () => {
    const place = slotsOf(play(['家里烧掉了', '火灭了人没事', '住在丹阳 访仙 萧家村 学校也在镇上']))['place']
    expect(place).toMatchObject({ village: '萧家村' })
    expect(JSON.stringify(place)).not.toContain('学校')
  })

  it('counts nobody who only visits', () => {
    const talk = play(['家里烧掉了，在丹阳珥陵镇', '火灭了人没事', '家里就我跟我妈 外婆有时候来'])
    expect(slotsOf(talk)['household']).toMatchObject({ total: 2 })
  })

  it('count the old ones still when a grown one turns out to be away', () => {
    const talk = play([
      '家里烧掉了，在丹阳珥陵镇',
      '火灭了人没事',
      '四口人 我跟老太婆 儿子 孙子',
      '哦刚才说错了 儿子在无锡打工 家里就三个人 孙子7岁',
    ])
    expect(slotsOf(talk)['household']).toMatchObject({ total: 3, elders: 2, children: 1 })
  })
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

describe('whoever was cheated and is asked for more', () => {
  const cheated = (line: string) => play(['我被骗了 网上刷单 八万多全没了', '前天转的', line])
  it('hears that nothing comes back, and the sum asked for is no loss', () => {
    const talk = cheated('客服还叫我再交一万解冻 是不是交了就能退')
    expect(talk.said).toContain('一分都别再转')
    expect(slotsOf(talk)['cost']).not.toBe(10_000)
  })
  it('is not told so of money that is told of', () =>
    expect(cheated('交了三次 都退不回来').said).not.toContain('一分都别再转'))
})

describe('a place to ask at', () => {
  it.each<[string, unknown]>([
    ['看病欠了好多钱有没有地方能帮帮', undefined],
    ['今晚有没有地方能睡', false],
    ['住是住自己家 吃也有', true],
  ])('%s: bed %j', (text, bed) =>
    expect(slotsOf(play(['家里烧掉了，在丹阳珥陵镇', '火灭了人没事', text]))['shelter']).toBe(bed),
  )
})
