/** Reasons that say what was told: money behind a treatment that stopped, a house that can be lived in, an infant that is alone. */
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { assess } from '../../../src/core/triage/assess.ts'
import type { TriageFacts } from '../../../src/core/triage/facts.ts'

const rules = loadRules('intents')
const NOW = new Date('2026-12-02T10:00:00+08:00')
const assessed = (firstMessage: string, facts: TriageFacts = {}, dangers: string[] = []) =>
  assess({ facts, firstMessage, now: NOW, dangers }, rules.triage, rules.safety)
const rulesOf = (text: string, facts: TriageFacts = {}, dangers: string[] = []): string[] =>
  assessed(text, facts, dangers).reasons.map(({ rule }) => rule)

const FIRE: TriageFacts = { incident: 'fire', occurredAt: '2026-12-01' }
const STORM: TriageFacts = { incident: 'flood_storm', occurredAt: '2026-12-01' }

describe('房屋受损还能住 stands beside no word that it cannot be lived in', () => {
  test.each([
    ['灶间跟两间屋都烧掉了 昨晚睡在车子里', { ...FIRE, shelterTonight: false }],
    ['大风把屋顶掀掉一半 晚上没法睡', { ...STORM, shelterTonight: false }],
    ['大风把屋顶掀掉一半', STORM],
    ['房子烧光了', FIRE],
    ['房子烧光了', { incident: 'fire', occurredAt: '2026-09-01' }],
    ['墙裂了 房东叫我们今晚搬', { ...STORM, shelterTonight: null }],
  ] as const)('%s', (text, facts) => {
    expect(rulesOf(text, facts)).not.toContain('T206')
    expect(['P1', 'P2']).toContain(assessed(text, facts).level)
  })
  test.each([
    ['墙上裂了条缝 屋顶漏雨', STORM],
    ['就灶间烧了 正屋没事', FIRE],
    ['院墙倒了一截', STORM],
    ['瓦掀了几块 住还能住', { ...STORM, shelterTonight: true }],
    ['厨房烧黑了', { ...FIRE, shelterTonight: true }],
  ] as const)('livable: %s', (text, facts) => expect(rulesOf(text, facts)).toContain('T206'))
})

describe('因没钱停了治疗 needs both', () => {
  test.each([
    ['手上烫了几个泡 没去医院', { incident: 'fire' }],
    ['她这两天一直躺着说胸口闷 不肯去医院', { incident: 'illness' }],
    ['腿断掉了 现在住院没钱交', { incident: 'traffic', medicalNeed: 'now' }],
    ['我爸躺在医院 押金还差两万 凑不齐', { incident: 'illness' }],
    ['跌了一跤 膝盖青了 忍着没去医院', { incident: 'injury' }],
    ['药吃完了 明天儿子去拿', { incident: 'illness' }],
  ] as const)('not: %s', (text, facts) => expect(rulesOf(text, facts)).not.toContain('T104'))
  test.each([
    '腿疼得走不动 没钱 没去医院',
    '医生叫住院 押金交不起 就回家了',
    '住院没钱交 前天出院了 药也停了',
    '透析少做了一次 车费都没有',
    '舍不得看病 一直拖着',
    '要开刀 没钱 拖着',
    '药太贵 停了半个月',
    '肚子疼一个月 看不起病 没去医院',
  ])('so: %s', (text) => expect(rulesOf(text, { incident: 'illness' })).toContain('T104'))

  test('a treatment that stopped for another reason is as urgent, by its own name', () => {
    const found = assessed('我妈的透析停了一个礼拜', { incident: 'illness', medicalNeed: 'soon' })
    expect(found.level).toBe('P1')
    expect(found.reasons.map(({ rule }) => rule)).toContain('T126')
    expect(found.reasons.map(({ rule }) => rule)).not.toContain('T104')
  })
})

describe('马上要治又没钱 needs both', () => {
  test.each([
    ['现在住院没钱交', {}],
    ['医生说马上要开刀 钱不够', { medicalNeed: 'now' }],
    ['马上要开刀', { medicalNeed: 'now', cost: 20000 }],
    ['马上要开刀 家里外面欠了八万', { medicalNeed: 'now' }],
  ] as const)('%s', (text, facts) => expect(rulesOf(text, { incident: 'illness', ...facts })).toContain('T103'))
  test.each([['脚冻伤了 要换药'], ['我昨天跌了一跤手断了'], ['明天要出院没地方去']])(
    'without a word of money it is as urgent, and says so: %s',
    (text) => {
      const found = assessed(text, { incident: 'illness', medicalNeed: 'now' })
      expect(found.level <= 'P1').toBe(true)
      expect(found.reasons.map(({ rule }) => rule)).not.toContain('T103')
    },
  )
})

describe('an infant is alone where somebody says so', () => {
  const HOME: TriageFacts = { vulnerable: ['infant', 'child'] }
  test.each([
    '家里4个人 两个小孩 大的二年级小的才一岁半 我带小孩没上班',
    '小孩放学还没人接 我在家带小的走不开',
    '我自己带两个孩子 小的一岁',
  ])('not: %s', (text) => expect(rulesOf(text, HOME, ['child_alone'])).not.toContain('T015'))
  test.each([
    '一岁半的毛头一个人锁在家里',
    '我带小孩出来打工 小的一个人丢在家里',
    '我平时带孩子 现在住院了 小的没人看',
    '爸妈走了两天 一岁的妹妹没人带',
  ])('so: %s', (text) => {
    expect(rulesOf(text, HOME, ['child_alone'])).toContain('T015')
    expect(assessed(text, HOME, ['child_alone']).level).toBe('P0')
  })
})

describe('a pick-up from school', () => {
  test.each(['小孩放学还没人接', '女儿放学没得人接 我在医院', '孩子上下学没人接送'])(
    '%s: nobody is left alone',
    (text) => {
      expect(rulesOf(text)).not.toContain('T105')
      expect(rulesOf(text, { vulnerable: ['child'], foodToday: false })).not.toContain('T017')
    },
  )
  test.each(['孩子放学没人接 天黑了 一个人在校门口', '小孩没人管 没人带', '大人都出去了 小孩没人看'])(
    '%s: somebody is',
    (text) => expect(rulesOf(text)).toContain('T105'),
  )
})

describe('who froze and lies in the warm', () => {
  const WARD: TriageFacts = { contact: { relation: 'hospital' }, medicalNeed: 'now' }
  test.each([
    '我是急诊的护士 这个人昨晚在路边冻僵了 路人打的120送来的',
    '现在人清醒的 就是脚冻伤了',
    '昨天夜里睡桥洞冻伤的 在我们留观室',
  ])('told by a nurse: %s', (text) => {
    expect(assessed(text, WARD, ['exposure']).level).not.toBe('P0')
    expect(assessed(text, WARD, ['exposure']).level).toBe('P1')
  })
  test.each([
    '我是护士 下班路上看见一个人躺在路边冻得发抖',
    '我是急诊护士 人现在还躺在外面雪地里 冻僵了',
    '急诊送来的 冻僵了 叫不应',
  ])('still P0: %s', (text) => expect(assessed(text, WARD, ['exposure']).level).toBe('P0'))
  test('and told by somebody else', () =>
    expect(assessed('一个人睡在桥洞冻伤了 不能走', { medicalNeed: 'now' }, ['exposure']).level).toBe('P0'))
})
