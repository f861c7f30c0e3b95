/** Wordings of the flow of a talk: taking back, coming back, repeat contact, refusing, sending early; and near misses that must not count. */
import { describe, expect, it } from 'vitest'
import { aTalk, slotsOf, type Talk } from './talk.ts'

const sent = (): Talk => aTalk().say('家里没饭吃了，丹阳珥陵，13812345678').say('发出')
const told = (): Talk => aTalk().say('老公住院欠了两万 丹阳珥陵 三口人')

describe('taking back, while it is asked', () => {
  const asked = (): Talk => sent().say('不办了')

  it.each(['我们自己想办法吧', '不用你们操心了', '嗯 取消掉', '朋友借了我钱 别来了', '要撤'])('%s takes back', (text) =>
    expect(asked().say(text).said).toContain('记下您要撤回'),
  )

  it.each(['先别撤', '还是办吧', '我没说要撤', '等我想想'])('%s keeps it', (text) =>
    expect(asked().say(text).said).toContain('接着办'),
  )

  it.each(['我今晚还是没地方睡', '那医药费怎么报'])('%s is neither', (text) =>
    expect(asked().say(text).said).not.toMatch(/记下您要撤回|好，接着办/),
  )

  it('reminds nobody of a case that was taken back', () =>
    expect(sent().say('不办了').say('撤').wait(300).said).toBe(''))
})

describe('coming back after taking back', () => {
  const out = (): Talk => sent().say('撤了吧').say('不用管我了').wait(200)

  it.each(['还能帮我办吗', '我又没地方去了', '要重新登记吗', '房东又把我赶出来了', '昨天撤错了'])('%s', (text) => {
    const back = out().say(text)
    expect(back.said).toContain('不用重新说')
    expect(back.said).toContain('最晚')
    expect(back.case?.level).toBe('P1')
  })

  it.each(['谢谢', '好的再见', '低保怎么申请'])('%s is no coming back', (text) =>
    expect(out().say(text).said).not.toContain('不用重新说'),
  )
})

describe('repeat contact about an open case', () => {
  const late = (): Talk => sent().wait(70)

  it.each([
    '到现在没人来看一眼',
    '三个小时了还没动静',
    '等了一下午一个电话没有',
    '你们讲话不算话',
    '我的事就没人过问吗',
    '都两个钟头了 人呢',
  ])('%s is answered with the truth', (text) => {
    const { said, alerts } = late().say(text)
    expect(said).toContain('对不起')
    expect(said).toContain('还没有人接手')
    expect(alerts).toHaveLength(1)
  })

  it.each(['到底哪个负责', '谁管这件事', '派了哪个来'])('%s names nobody', (text) =>
    expect(late().say(text).said).toContain('名字我不能编'),
  )

  it.each(['又是我', '我讲过的别再问一遍', '别老叫我从头说'])('%s shows what is kept', (text) =>
    expect(late().say(text).said).toContain('丹阳市珥陵镇'),
  )

  it.each([
    '老板还没发工资',
    '电话换成13911112222',
    '没人受伤',
    '儿子没来过电话',
    '别打电话来',
    '隔壁借了我五十块',
    '村里送了袋米',
  ])('%s is told, not complained', (text) => {
    const talk = late().say(text)
    expect(talk.said).not.toContain('对不起')
    expect(talk.state.dialogue).toBeNull()
    expect(talk.case?.level).toBe('P1')
  })

  it('calls nobody at home left alone when nobody looks after the case', () =>
    expect(
      aTalk().say('家里没饭吃了，我跟儿子两个，他十二岁，丹阳珥陵').say('发出').wait(900).say('还是我 昨天那个事没人管')
        .case?.level,
    ).toBe('P1'))
})

describe('refusing that anything is kept', () => {
  it.each(['电话别存', '你们千万别登记我的信息 就帮我问问', '不同意你们记我的东西', '你别把我的事写下来'])(
    '%s',
    (text) => expect(told().say(text).said).toContain('我不记姓名电话'),
  )

  it.each(['他不同意签字', '别记错了我的电话', '我记性不好', '不要留着过夜菜'])('not: %s', (text) =>
    expect(told().say(text).said).not.toContain('我不记姓名电话'),
  )
})

describe('sending before the read-back', () => {
  const begun = (): Talk => aTalk().say('家里没饭吃了，丹阳珥陵，三口人')

  it.each(['报上去吧 我不想多讲', '那就这样交上去', '说完了 帮我发出去'])('%s', (text) =>
    expect(begun().say(text).said).toContain('已登记'),
  )

  it.each(['发工资了没有', '我昨天就报给村里了', '交不起学费'])('not: %s', (text) =>
    expect(begun().say(text).said).not.toContain('已登记'),
  )

  it('tells whether it was sent, and holds it back', () => {
    expect(begun().say('交上去了没有').said).toContain('还没有报上去')
    expect(begun().say('先别发 我再看看').said).toContain('先不发')
  })
})

it('rings the desk for a night without a bed before anything is sent', () => {
  const talk = told().say('今晚没地方睡')
  expect(talk.alerts.map(({ level }) => level)).toEqual(['P1'])
  expect(talk.case).toBeNull()
  expect(talk.say('没受伤').alerts).toEqual([])
})

describe('a question about the help, in words that tell a trouble', () => {
  it.each(['昨夜头灶间烧掉了火是灭了人都好的你们到底管不管', '我腿摔断了躺在家里三天了 你们到底管不管'])(
    '%s',
    (text) => {
      const talk = aTalk().say(text)
      expect(talk.said).toMatch(/^(?:帮，您的事)?管/)
      expect(talk.state.dialogue?.intent).toBe('emergency-help')
    },
  )

  it.each(['你们管不管', '办这个要不要钱', '我家三口人都失业了 申请这个要收费吗'])('%s is answered only', (text) => {
    const talk = aTalk().say(text)
    expect(talk.replies).toHaveLength(1)
    expect(talk.state.dialogue).toBeNull()
  })
})

describe('nothing received', () => {
  it.each(['低保没有的 什么补助都没拿过', '前年问过村里 所以什么都没领过', '没领过低保'])('%s', (text) =>
    expect(slotsOf(told().say(text))['alreadyReceives']).toEqual([]),
  )

  it.each(['药什么都没吃', '隔壁什么都没领过', '我们吃低保的'])('not: %s', (text) =>
    expect(slotsOf(told().say(text))['alreadyReceives']).not.toEqual([]),
  )

  it('gives way to what is told later', () =>
    expect(slotsOf(told().say('什么补助都没拿过').say('婆婆倒是有低保的'))['alreadyReceives']).toEqual(['dibao']))
})

it('hears whoever waits for a person, without the same line twice', () => {
  const waiting = told().say('转人工').say('房租欠了两个月')
  expect(waiting.said).toContain('房租欠了两个月')
  expect(waiting.say('房东昨天又来催了').said).not.toContain('房租')
})
