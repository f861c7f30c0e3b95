/** Whose home, whose sum, whose need: words that stand beside a fact and belong to another one. */
import { describe, expect, it } from 'vitest'
import { compileRules } from '../../../src/content/rules.ts'
import { loadBundle } from '../../../src/content/load-bundle.ts'
import { extractAll, extractSlot, type SlotContext } from '../../../src/core/understanding/slots.ts'
import { normalise } from '../../../src/core/understanding/normalise.ts'

const { gazetteer } = compileRules(loadBundle().intents)
const context: SlotContext = { now: new Date('2026-11-24T09:00:00+08:00'), gazetteer }
const passing = (text: string) => extractAll(normalise(text), context)
const home = (adults: number, children: number, elders: number) => ({
  total: adults + children + elders,
  adults,
  children,
  elders,
})

describe('just now', () => {
  it.each([
    '刚才看错行了',
    '刚发现电话报错了',
    '手机刚才自己关机了',
    '刚才不是我打的字',
    '刚跟床位医生磨了一下',
    '刚才去卫生室看过了',
    '刚刚和房东商量了',
    '刚从派出所回来',
    '刚才社区来人看过了',
  ])('of the talk or an errand is no time: %s', (text) => {
    expect(passing(text).occurredAt).toBeUndefined()
  })

  it.each([
    '刚才跌在卫生间 嘴歪了',
    '刚发现老太昏在地上',
    '刚刚从楼上摔下来',
    '刚才他跟我吵 又打我',
    '刚才我妈打电话来说爸爸跌了',
    '刚才电线冒火 屋里着了',
  ])('of the trouble is its time: %s', (text) => {
    expect(passing(text).occurredAt?.precision).toBe('minute')
  })

  it.each([
    ['前年中的风', 'year'],
    ['去年中煤气毒的', 'year'],
    ['去年中旬摔的', 'month'],
  ])('has no middle of the year in %s', (text, precision) => {
    expect(passing(text).occurredAt?.precision).toBe(precision)
  })

  it('is not when aid was asked for', () => {
    expect(passing('低保前年问过 村里讲我有工作不行').occurredAt).toBeUndefined()
    expect(passing('去年申请过低保 昨天房子又漏了').occurredAt?.from.slice(0, 10)).toBe('2026-11-23')
  })

  it('is not the day on which wages come', () => {
    const time = extractSlot('occurredAt', '工资十号发的 人是昨晚八点出的事', context)
    expect(time?.from).toBe('2026-11-23T20:00:00+08:00')
  })
})

describe('the home', () => {
  it.each([
    ['我跟儿子两个 他十二岁', home(1, 1, 0)],
    ['我和孙子俩 他上初二', home(1, 1, 0)],
    ['我跟女儿两个人过 她九岁', home(1, 1, 0)],
    ['我和两个女儿', home(1, 2, 0)],
    ['爸六十九 妈六十六 就他们两个过 我嫁出去了 在扬州', home(0, 0, 2)],
    ['单亲妈妈 双胞胎儿子四岁', home(1, 2, 0)],
    ['单亲爸爸一个 儿子十岁', home(1, 1, 0)],
    ['三个人都是大人 没有老的也没有小的', home(3, 0, 0)],
    ['五口人 没有老人 两个小孩', home(3, 2, 0)],
    ['我今年七十四老太婆七十二就我们老两个儿子在无锡一年回来一趟', home(0, 0, 2)],
    ['我上三年级 弟弟上中班', home(0, 2, 0)],
  ])('is counted from %s', (text, wanted) => {
    expect(extractSlot('household', text, context)).toEqual(wanted)
  })

  it('has no age that stands in a telephone number', () => {
    expect(passing('家里没米了 就我一个 13812345678').household).toEqual(home(1, 0, 0))
    expect(passing('家里没米了 就我一个 七十八了').vulnerable).toContain('elder')
  })

  it('are those at home now', () => {
    const told = '妈妈昨天晚上出去的 到现在还没回来 家里就我跟弟弟'
    expect(passing(told).household?.total).toBe(2)
    expect(passing('我们四口人 我跟老公带两个孩子 家里就我跟老公干活').household?.total).toBe(4)
  })

  it.each([
    '我人在扬州 那边就我妈一个 她慌得不行',
    '身边就我一个 抬不动他',
    '病房里就我一个人陪',
    '那天就我一个人在家',
  ])('is not who is beside somebody at the moment: %s', (text) => expect(passing(text).household).toBeUndefined())
})

describe('the sum', () => {
  it.each([
    ['更正一下，欠费是三万二，刚才看错行了，两万三是隔壁床的。', 32_000],
    ['欠费报错了 是三万二 两万三那个是别人的', 32_000],
    ['单子拿错了 他欠三万二 两万三是另外一个病人的', 32_000],
    ['三万二才对 我把隔壁床的两万三看成他的了', 32_000],
    ['欠医院两万 信用社三万', 50_000],
    ['医药费三万，丧葬费一万', 40_000],
    ['死了两头牛 一头一万二', 24_000],
    ['淹死八只羊 一只九百', 7200],
    ['对方赔了两万 自己还贴了三万', 30_000],
  ])('is that of this trouble: %s', (text, wanted) => {
    expect(extractSlot('cost', text, context)).toBe(wanted)
  })

  it.each([
    ['两个人养老金加一块五百来块 卖点菜一个月再有三四百', 850],
    ['忙的时候一千五六 闲的时候没活 拉平算一千一吧 老头子养老金两百三', 1330],
    ['我们两个人退休金加起来两千 另外儿子一个月给五百', 2500],
    ['打零工多的时候三千少的时候一千 扯平两千 老婆在超市两千六', 4600],
    ['他在厂里原来四千五 出事以后一分没有了 我在超市两千六', 2600],
    ['靶向药一个月五千多 我洗碗一个月两千二', 2200],
    ['我一个人一个月就八百块倒不行', 800],
    ['一个钟头十八块 一天四个钟头 一个月二十六天', 1872],
  ])('of what comes in is added up: %s', (text, wanted) => {
    expect(extractSlot('income', text, context)).toBe(wanted)
  })

  it.each(['全家一共三千 其中我两千', '一共三千 我两千她一千'])('of all is not added to its parts: %s', (text) => {
    expect(extractSlot('income', text, context)).toBe(3000)
  })

  it.each(['饭还吃得起 身上八十几块', '手里就剩五十块', '药一个月三百多'])('in the pocket is no income: %s', (text) => {
    expect(passing(text).income).toBeUndefined()
  })
})

describe('for whom somebody writes', () => {
  it.each([
    '老伴走了以后 不大会弄饭',
    '我老公去年没了 我一个人过',
    '我用我妈妈手机打的字',
    '老婆跑了 我带两个娃',
    '今晚去我姐家',
    '楼下阿姨给了把面条 今天晚上对付过去了',
    '凭什么我们楼上开小车的能吃低保',
    '是隔壁奶奶 她在门外面喊我名字 问我们吃饭没有',
    '两万三是隔壁床的',
    '我想反映个事情 但是不要讲是我说的',
    '老公走了三年了 我一个人拉扯两个娃',
    '楼上漏水漏到我家',
  ])('is not shown by who is only spoken of: %s', (text) => {
    expect(['self', undefined]).toContain(passing(text).relation)
  })

  it.each([
    ['爸六十九 妈六十六 就他们两个过 我嫁出去了 在扬州', 'family'],
    ['我老公骑电瓶车给人撞了', 'family'],
    ['我妈走了两天没回来', 'family'],
    ['老伴摔断了腿', 'family'],
    ['我是她侄女 她八十了', 'family'],
    ['我家对过姓吴的 老头子中午给救护车拉走了 屋里就剩他家老太一个', 'neighbour'],
    ['隔壁老太摔了 让我打个电话', 'neighbour'],
    ['对门奶奶没饭吃', 'neighbour'],
    ['您好，我是市一院骨科的社工，报一位病人的情况。', 'hospital'],
  ])('is shown by %s', (text, wanted) => {
    expect(passing(text).relation).toBe(wanted)
  })
})

describe('the name', () => {
  it.each([
    ['叫我老周头就行 就这样发上去吧', '老周头'],
    ['姓孟 13900004321', '孟'],
    ['还是我 姓方的 昨天那个事没人管', '方'],
    ['称呼我王阿姨吧', '王阿姨'],
  ])('is heard in passing: %s', (text, wanted) => {
    expect(passing(text).name).toBe(wanted)
  })

  it.each([
    '我家对过姓吴的 给救护车拉走了',
    '病人全名不方便打，姓赵，住院号当面给',
    '房东叫我明天搬',
    '她老公姓王',
    '老板叫我走',
  ])('of somebody else is none: %s', (text) => expect(passing(text).name).toBeUndefined())

  it.each([
    ['免贵姓钱 钱有福', '钱有福'],
    ['本人徐和平，男', '徐和平'],
    ['李来娣', '李来娣'],
  ])('may have a word of grammar in it: %s', (text, wanted) => {
    expect(extractSlot('name', text, context)).toBe(wanted)
  })
})

describe('the need for a doctor', () => {
  it.each([
    ['昨天晚上的事 我头磕在门框上起了个大包 今天有点恶心', 'now'],
    ['摔到后脑勺 老是想吐', 'now'],
    ['孩子烧得厉害', 'now'],
    ['药实在买不起，从上个礼拜三起他就没吃药了', 'now'],
    ['头上磕了个大包', 'soon'],
    ['腿摔了 肿得老高', 'soon'],
    ['手术做完了，明天上午出院', 'soon'],
    ['没人受伤 一个老乡有点拉肚子 不要紧', 'none'],
    ['孩子没事', 'none'],
    ['锅烧得通红', undefined],
    ['我妈被救护车拉走了 押金两万交不起', 'now'],
    ['我妈刚才昏倒 救护车拉走了', 'now'],
    ['老头子中午给救护车拉走了 屋里就剩老太一个', undefined],
    ['家里找火了火是灭掉了人都跑出来的早间烧得一塌糊涂', undefined],
    ['房子烧得精光', undefined],
    ['头撞了一下 不恶心也不晕', undefined],
    ['这万把块要不要紧啊 会不会就因为这个不批', undefined],
    ['没身份证不要紧吧？', undefined],
    ['没事了 水费在哪块交', undefined],
    ['钱少点不要紧', undefined],
  ])('is heard from a body, not from fire or money: %s', (text, wanted) => {
    expect(passing(text).medical).toBe(wanted)
  })
})

describe('what happened', () => {
  it.each([
    ['昨夜头我家里找火了火是灭掉了', 'fire'],
    ['厨房招火了', 'fire'],
    ['屋顶烧穿掉了困觉那间也被水浇透了床上全是水', 'fire'],
    ['从脚手架上摔下来，股骨骨折，手术做完了', 'injury'],
    ['我爸摔断腿 住院了', 'injury'],
    ['去年摔过 现在尿毒症透析', 'illness'],
    ['股骨头坏死要手术', 'illness'],
    ['被车撞断腿 手术了', 'traffic'],
    ['家里进水了 床都泡了', 'flood_storm'],
    ['孩子发烧得厉害', 'illness'],
    ['儿子早上空着肚子去上学的', undefined],
    ['孩子上学的钱没着落', 'education'],
    ['我在找火柴', undefined],
    ['去找火车站', undefined],
  ])('is what began it: %s', (text, wanted) => {
    expect(passing(text).incident).toBe(wanted)
  })
})

describe('food', () => {
  it.each(['叫人送点吃的来就行', '给我送点吃的', '能不能弄点吃的给我', '快拿点吃的来'])(
    'that is wished for is not there: %s',
    (text) => {
      expect(extractSlot('food', text, context)).toBeNull()
    },
  )

  it.each(['社区送了点吃的来', '村里让人送点米来了', '他帮我买了碗面', '中午妹妹给我送点饭吃了', '叫儿子带了饭'])(
    'that came is there: %s',
    (text) => expect(extractSlot('food', text, context)).toBe(true),
  )
})
