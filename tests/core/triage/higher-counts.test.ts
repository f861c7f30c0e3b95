/** Words of now against facts that say the opposite: the higher counts. Near misses beside them stay where the facts put them. */
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { assess } from '../../../src/core/triage/assess.ts'
import type { TriageFacts } from '../../../src/core/triage/facts.ts'

const rules = loadRules('intents')
const NOW = new Date('2026-11-24T19:00:00+08:00')
const CALM: TriageFacts = {
  incident: 'other',
  ongoingDanger: false,
  shelterTonight: true,
  foodToday: true,
  medicalNeed: 'none',
  occurredAt: '2026-11-24',
}
const assessed = (firstMessage: string, facts: TriageFacts = {}, ended?: string[]) =>
  assess({ facts: { ...CALM, ...facts }, firstMessage, now: NOW, ...(ended && { ended }) }, rules.triage, rules.safety)
const levelOf = (text: string, facts: TriageFacts = {}): string => assessed(text, facts).level
const rulesOf = (text: string, facts: TriageFacts = {}): string[] =>
  assessed(text, facts).reasons.map(({ rule }) => rule)

describe('danger that goes on this minute is P0 whatever else was put down', () => {
  test.each([
    '老师打来讲孩子爬到教学楼顶上不肯下来',
    '一个工友站在六楼外沿上',
    '我爸怎么摇都摇不醒',
    '昨天从梯子上栽下来 今天一直吐 叫他半天才嗯一声',
    '停电了 我妈靠制氧机 氧气袋就剩一点',
    '油锅打翻 娃从脖子到肚子全起泡了 皮都掉了',
    '安眠药买好了 就放在枕头边',
    '他正在砸我家的门',
    '火还在烧 灭不掉',
    '刚吐了大半盆血 还在吐 上回住院的钱没还清',
    '老太倒在地上起不来 敲门没人应',
    '刚刚喝了农药',
  ])('%s', (text) => expect(levelOf(text)).toBe('P0'))

  test.each([
    ['昨天叫不醒 送医院了 现在好了', {}],
    ['上个月我爸昏过去一次', {}],
    ['前天夜里站在窗边好久 后来想到孩子没跳', {}],
    ['房子着火烧了半间 早就灭了', { incident: 'fire', occurredAt: '2026-11-20' }],
  ] as const)('over: %s', (text, facts) => expect(levelOf(text, facts)).not.toBe('P0'))

  test('what the resident was asked about and called over does not come back by the first words', () => {
    expect(assessed('我爸怎么摇都摇不醒', {}, ['medical']).level).not.toBe('P0')
    expect(assessed('我爸怎么摇都摇不醒', {}, ['fire']).level).toBe('P0')
  })
})

describe('no food today', () => {
  test.each([
    '今天到这会儿还一口没吃',
    '从早上起一口东西没吃到现在',
    '昨晚到现在水米没沾',
    '今天一粒米都没下肚',
    '问问低保几号发 今天啥都没吃',
    '两天一口饭没吃了',
    '我今天没吃过一口热的',
  ])('P1: %s', (text) => {
    expect(levelOf(text)).toBe('P1')
    expect(rulesOf(text)).toContain('T102')
  })
  test.each([
    '今天一口没吃 没胃口',
    '早上一口没吃 村里刚送了饭来',
    '药一口没吃',
    '今天没吃药',
    '空腹抽血一口没吃',
    '老人不肯吃 一口没吃',
    '鱼一口没吃就坏了 狗一口没吃',
  ])('not: %s', (text) => expect(rulesOf(text)).not.toContain('T102'))
})

describe('no bed tonight', () => {
  test.each([
    '我讲是有地方住 其实今天晚上只能去网吧门口坐',
    '今晚打算在车站蹲一夜',
    '今晚只好睡楼道',
    '今夜在银行门口将就',
    '今晚一家老小往哪睡',
    '今晚真没地方去了',
    '今儿晚上不晓得住哪',
  ])('P1: %s', (text) => expect(rulesOf(text)).toContain('T101'))
  test.each([
    '今晚去网吧门口接孩子',
    '晚上在公园门口坐车',
    '今晚在广场摆摊',
    '今晚住哪家旅馆便宜',
    '夜里在工地值班',
    '今晚村口放电影 坐门口等人',
  ])('not: %s', (text) => expect(rulesOf(text)).not.toContain('T101'))
})

describe('treatment stopped for money', () => {
  test.each([
    '我妈的放疗上礼拜因为钱不够没再去做',
    '透析一礼拜三次 没钱打车 已经漏了一次',
    '靶向药一盒一万一 赠药停了 断了二十天',
    '胰岛素打不起 停了五天',
    '化疗做了三次 后面凑不齐钱 就没再做',
    '没钱买抗癌药 断了半个月',
    '血透少做了两次 车费都没有 拿不出',
    '钱用光了 他的排异药停了',
    '没路费 这个礼拜的透析又漏掉一回',
  ])('P1: %s', (text) => {
    expect(levelOf(text, { incident: 'illness' })).toBe('P1')
    expect(rulesOf(text, { incident: 'illness' })).toContain('T104')
  })
  test.each([
    '化疗一直在做没断 就是外债欠了七八万',
    '医生让停的药 钱也用光了',
    '透析没停 没钱还债',
    '去年没钱停了药 现在吃上了',
    '没钱打农药 稻子减产了',
    '岳母被保健品骗了两万八 药也没吃出毛病',
    '停电两天 没钱交电费',
    '没钱请人 地里没打药',
  ])('not: %s', (text) => expect(rulesOf(text, { incident: 'illness' })).not.toContain('T104'))
})

describe('who cannot do without help is alone', () => {
  test.each([
    '女户主今早心梗住院，家里智力残疾儿子32岁，不会用火不会出门，现在一人在家',
    '妈妈昨天中风送医院了 瘫痪的哥哥一个人躺家里',
    '老伴刚给120拉走 家里痴呆的老太一个人在家',
    '他爸今早被带走了 脑瘫的儿子独自在屋里',
    '照顾她的姐姐昨晚没了 她眼睛瞎一个人在家',
  ])('P1: %s', (text) => {
    const facts: TriageFacts = { incident: 'illness', vulnerable: ['disabled'] }
    expect(levelOf(text, facts)).toBe('P1')
    expect(rulesOf(text, facts)).toContain('T106')
  })
  test.each([
    '智力残疾的儿子平时一个人在家 想申请补贴',
    '妈妈今早住院 瘫痪的哥哥我在照顾',
    '我昨天骨折了 一个人在家能自理',
  ])('not: %s', (text) => expect(rulesOf(text, { vulnerable: ['disabled'] })).not.toContain('T106'))
})

describe('what asks for little', () => {
  test('who writes for the public was not beaten', () => {
    const facts: TriageFacts = { incident: 'violence' }
    expect(levelOf('没有被打啊 我就是替单位写宣传稿 想问反家暴的求助电话印哪个', facts)).toBe('P3')
    expect(levelOf('社区出黑板报 想问妇联热线号码', facts)).toBe('P3')
    expect(levelOf('我昨天被他打了 印在墙上的电话打不通', facts)).not.toBe('P3')
  })
  test('a frozen pipe is no cold room', () => {
    const facts: TriageFacts = { incident: 'utility_cut', vulnerable: ['elder'] }
    expect(levelOf('水管冻裂停水三天了 天天去楼下拎水', facts)).toBe('P2')
    expect(levelOf('停电三天了 老人冻得缩被子里', facts)).toBe('P1')
  })
})
