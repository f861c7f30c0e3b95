/** What a fact means where it stands: the time of a meal, a bite after hunger, more than was told, a name told later. */
import { describe, expect, it } from 'vitest'
import type { Household, TimeRange } from '../../../src/core/understanding/slots.ts'
import { aTalk, type Talk } from './talk.ts'

const slot = (talk: Talk, name: string): unknown => {
  const held = talk.state.slots[name]
  return held?.kind === 'filled' ? held.value : null
}
const time = (talk: Talk): TimeRange | null => slot(talk, 'occurredAt') as TimeRange | null
const home = (talk: Talk): Household | null => slot(talk, 'household') as Household | null
const talked = (...texts: string[]): Talk => texts.reduce((talk, text) => talk.say(text), aTalk())

describe('when it happened', () => {
  it.each([
    [['我老婆尿毒症透析三年了 外面欠了好多'], null],
    [['我儿子瘫在床上二十几年了 我昨天跌了一跤手断了 没人弄他'], '2026-11-23'],
    [['我奶奶的钱被人骗光了', '今天没吃什么 早上一个馒头'], null],
    [['我奶奶的钱被人骗光了', '今天没吃什么 早上一个馒头', '上个星期五吧'], '2026-11-20'],
    [['我奶奶的钱被人骗光了', '停电三天了 欠了四百多块电费', '上个星期五吧'], '2026-11-20'],
    [['家里停电三天了 欠了电费', '上个星期五吧'], '2026-11-21'],
    [['家里前天晚上着火了 现在没地方住', '上个星期五吧'], '2026-11-22'],
    [['家里前天晚上着火了 现在没地方住', '不对 是上个星期五'], '2026-11-20'],
    [['家里前天着火了 现在没地方住', '昨天晚上八点多的事'], '2026-11-23'],
    [['家里前天着火了 现在没地方住', '昨天晚上八点多 村里来过'], '2026-11-22'],
    [['我家昨天断电了', '我们昨天晚上睡的车里'], '2026-11-23'],
  ])('%j → %s', (texts, wanted) => {
    expect(time(talked(...texts))?.from.slice(0, 10) ?? null).toBe(wanted)
  })

  it.each([
    ['前天晚上七点多', 'hour'],
    ['前天夜里头吧', 'part'],
    // Near misses: another day, other words beside it, a call.
    ['昨天晚上七点多', 'day'],
    ['前天晚上七点多吃的饭', 'day'],
    ['晚上七点以后打给我', 'day'],
  ])('after 前天被车撞了, %s leaves %s', (text, wanted) => {
    expect(time(talked('我老公前天送外卖被车撞了 腿断掉了 现在住院没钱交', text))?.precision).toBe(wanted)
  })
})

describe('a bite after hunger', () => {
  it.each([
    ['我们没吃晚饭', '中午吃的饼干', false],
    ['家里没米了 今天没饭吃', '早上一个馒头', false],
    ['家里没米了 今天没饭吃', '昨天晚上吃的最后一点', false],
    ['家里没米了 今天没饭吃', '昨天没吃 今天吃上了', true],
    ['家里没米了 今天没饭吃', '村里送了饭来 吃饱了', true],
    ['家里没米了 今天没饭吃', '中午吃的饼干 现在有饭吃了', true],
  ])('%s, then %s: %s', (first, text, wanted) => {
    expect(slot(talked(first, text), 'food')).toBe(wanted)
  })
})

describe('a sum that is more than was told', () => {
  it.each([
    ['刚才那个八万不止 我算了下 有十三万多', 130000],
    ['八万不止 总共十三万', 130000],
    ['八万不止', 80000],
    ['我工资一个月三千 八万不止', 80000],
    ['其中五万是跟我哥借的', 80000],
    ['刚才那个八万 里面有三万是借的', 80000],
  ])('%s → %s', (text, wanted) => {
    expect(slot(talked('我老婆尿毒症透析 没钱了', '治病花了八万', text), 'cost')).toBe(wanted)
  })
})

describe('who lives there', () => {
  it('counts the couple beside two children', () => {
    const talk = talked('我老公前天被车撞了 住院没钱交', '家里4个人 两个小孩 大的二年级小的才一岁半')
    expect(home(talk)).toEqual({ total: 4, adults: 2, children: 2, elders: 0 })
  })

  it('does not guess the others where an old one may be among them', () => {
    expect(home(talked('我老公前天被车撞了 住院没钱交', '婆婆也一起住 家里4个人 两个小孩'))?.elders).not.toBe(0)
    expect(home(talked('我前天被车撞了 住院没钱交', '家里4个人 两个小孩'))?.adults).toBeNull()
  })

  it('hears that the one reported is alone, and takes a death long ago for no trouble of now', () => {
    const talk = talked('我帮隔壁老头问的 他家里没米了', '就他一个人 老伴走了 儿子在外地不大来家')
    expect(home(talk)).toEqual({ total: 1, adults: 0, children: 0, elders: 1 })
    expect(slot(talk, 'incident')).not.toBe('death')
  })

  it('hears no home in who was there', () => {
    expect(home(talked('我帮隔壁老头问的 他家屋顶掀了', '就他一个人受了伤'))).toBeNull()
  })

  it('makes nobody old by being a mother', () => {
    expect(slot(talked('你好 我妈妈昨天出去了到现在没有回来'), 'vulnerable')).toBeNull()
    expect(slot(talked('我妈八十了 昨天出去没回来'), 'vulnerable')).toContain('elder')
    const kinds = slot(
      talked('你好 我妈妈昨天出去了到现在没有回来', '我和弟弟在家 我10岁弟弟4岁', '爷爷在另外一个村我不知道电话'),
      'vulnerable',
    )
    expect(kinds).toEqual(['child'])
  })
})

describe('how pressing a doctor is', () => {
  it.each([
    [['我昨天跌了一跤手断了', '我去医院打了石膏 不要住院'], 'none'],
    [['我昨天跌了一跤手断了', '打了石膏 还疼得很 没钱住院'], 'now'],
    [['我是医院急诊的护士 这边有个人明天要出院没地方去', '昨天晚上在路边冻倒了路人打的120'], 'soon'],
    [['我是医院急诊的护士 这边有个人没钱', '人在抢救'], 'now'],
    [['我昨天跌了一跤腿断了', '人清醒的 就是要换药'], 'soon'],
    [['我昨天跌了一跤腿断了', '人清醒的 要马上开刀'], 'now'],
    [['我老婆这礼拜少做了一次透析 没钱去', '昨晚在医院做过了 现在好点了 家来了'], 'none'],
    [['我老婆这礼拜少做了一次透析 没钱去', '昨晚在医院做过了 还是喘得很'], 'now'],
    [['我老婆这礼拜少做了一次透析 没钱去', '医院我还没去 好点再讲'], 'now'],
  ])('%j → %s', (texts, wanted) => {
    expect(slot(talked(...texts), 'medical')).toBe(wanted)
  })
})

describe('the name of the one who is reported', () => {
  it.each([
    [['我帮隔壁老头问的 他家屋顶掀了', '他姓郭 我们喊他老郭'], '老郭'],
    [['我帮隔壁老头问的 他家屋顶掀了', '他姓郭'], '姓郭'],
    [['我是嶂山村的网格员 我们村有个老人要报一下', '老太太姓巫 八十四 一个人住'], '姓巫'],
    [['我是医院急诊的护士 这边有个人明天要出院没地方去', '男的 五十来岁 他说姓钱'], '姓钱'],
    [['我帮对门老奶奶问问 她没人管', '她姓杭'], '姓杭'],
    [['我帮对门王奶奶问问 她没人管', '她女儿姓杭'], '王奶奶'],
    [['我帮隔壁老头问的 他家屋顶掀了', '我姓施 就住他家东边'], '老头'],
    [['我帮隔壁老头问的 他家屋顶掀了', '他姓什么我不知道'], '老头'],
    [['我帮隔壁老头问的 他家屋顶掀了', '撞他的司机姓王'], '老头'],
  ])('%j → %s', (texts, wanted) => {
    expect(slot(talked(...texts), 'subject')).toBe(wanted)
  })
})
