import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { runTriage } from '../../../scripts/eval/triage.ts'
import type { TriageLine } from '../../../scripts/eval/triage.ts'
import { assess } from '../../../src/core/triage/assess.ts'
import type { Assessment } from '../../../src/core/triage/assess.ts'
import type { TriageFacts } from '../../../src/core/triage/facts.ts'
import { INCIDENTS } from '../../../src/core/triage/facts.ts'
import { LEVELS } from '../../../src/core/triage/level.ts'
import type { Level } from '../../../src/core/triage/level.ts'
import type { Depths } from '../../../src/core/understanding/sense.ts'
import { ageInHours } from '../../../src/core/triage/view.ts'

const rules = loadRules('intents')
const NOW = new Date('2026-11-24T09:00:00+08:00')
const CALM: TriageFacts = {
  ongoingDanger: false,
  shelterTonight: true,
  foodToday: true,
  medicalNeed: 'none',
  occurredAt: '2026-11-23',
}

const level = (facts: TriageFacts, firstMessage = '', dangers?: string[]): Assessment =>
  assess({ facts, firstMessage, now: NOW, ...(dangers === undefined ? {} : { dangers }) }, rules.triage, rules.safety)
const rank = (of: Level): number => LEVELS.indexOf(of)

/** One row a rule that makes it fire: rule, words, facts (CALM is the ground), dangers noted before. */
const ROWS: [string, string, TriageFacts, string[]?][] = [
  ['T001', '', { incident: 'fire', ongoingDanger: true }],
  ['T002', '煤气漏了', { ongoingDanger: null }],
  ['T003', '房子塌了 人压在下面', { ongoingDanger: true }],
  ['T004', '', { incident: 'flood_storm', ongoingDanger: true }],
  ['T005', '被车撞了 腿动不了', { ongoingDanger: null }],
  ['T006', '我爸叫不醒', { ongoingDanger: null }],
  ['T007', '喝农药了', { ongoingDanger: null }],
  ['T008', '我不想活了', { ongoingDanger: null }],
  ['T009', '割腕了', { ongoingDanger: null }],
  ['T010', '老公正在打我', { ongoingDanger: null }],
  ['T011', '他拿着刀堵门', { incident: 'violence', ongoingDanger: null }],
  ['T012', '我被强奸了', { ongoingDanger: null }],
  ['T013', '', { incident: 'child_neglect', ongoingDanger: true }],
  ['T014', '孩子不见了', { vulnerable: ['child'], ongoingDanger: null }],
  ['T015', '', { vulnerable: ['infant'], household: { adults: 0, children: 1, elders: 0, total: 1 }, foodToday: null }],
  ['T016', '', { vulnerable: ['elder'], household: { total: 1 }, foodToday: false }],
  ['T017', '孩子没人管', { vulnerable: ['child'], household: { adults: 0, elders: 0 }, foodToday: false }],
  ['T018', '睡桥洞 冻僵了', { vulnerable: ['elder'], ongoingDanger: null }],
  ['T019', '被关起来干活 不让走', { ongoingDanger: null }],
  ['T020', '发病拿刀', { ongoingDanger: null }],
  ['T021', '', { incident: 'other', ongoingDanger: true }],
  ['T022', '救命', { ongoingDanger: null }],
  ['T023', '停电了 呼吸机', { incident: 'utility_cut', ongoingDanger: null }],
  ['T024', '两天没开门 敲门没人应', { vulnerable: ['elder'], ongoingDanger: null }],
  ['T025', '', { incident: 'utility_cut', ongoingDanger: true, vulnerable: ['infant'] }],
  ['T027', '门锁着，里面小娃娃哭了两天，没见大人', { ongoingDanger: null }],
  ['T028', '王奶奶八十七了，儿媳妇不给她饭吃', { ongoingDanger: null }],
  ['T029', '墙裂了 瓦在往下掉 老头子不肯出来', { ongoingDanger: null }],
  ['T101', '', { shelterTonight: false }],
  ['T102', '', { foodToday: false }],
  ['T103', '没钱交押金', { medicalNeed: 'now' }],
  ['T104', '没钱抓药 药停了', { medicalNeed: 'soon' }],
  ['T105', '', { vulnerable: ['child'], household: { adults: 0, children: 1, elders: 0 } }],
  ['T106', '老娘没人照顾', { vulnerable: ['elder'] }],
  ['T107', '房子烧光了', { incident: 'fire' }],
  ['T108', '不敢回家', { incident: 'violence' }],
  ['T109', '', { incident: 'violence' }],
  ['T110', '', { incident: 'suicide' }],
  ['T111', '', { incident: 'child_neglect', ongoingDanger: null }],
  ['T112', '', { incident: 'elder_neglect', foodToday: null }],
  ['T113', '', { incident: 'gas_poison', medicalNeed: 'soon' }],
  ['T114', '老公失踪了', { ongoingDanger: null }],
  ['T115', '刚转了钱发现被骗', { ongoingDanger: null }],
  ['T116', '屋里冷 停电了', { incident: 'utility_cut', vulnerable: ['elder'] }],
  ['T117', '', { incident: 'homeless', shelterTonight: null }],
  ['T118', '明天出院 没人接', {}],
  ['T119', '房东换了锁', { shelterTonight: null }],
  ['T120', '没钱回家', { shelterTonight: null }],
  ['T121', '快生了', { vulnerable: ['pregnant'], medicalNeed: 'soon' }],
  ['T122', '', { incident: 'fire', shelterTonight: null, occurredAt: '2026-11-24T08:00+08:00' }],
  ['T123', '情况紧急', { contact: { relation: 'hospital' } }],
  ['T125', '', { medicalNeed: 'now' }],
  ['T126', '药停了', { medicalNeed: 'soon' }],
  ['T127', '我奶奶说胸口闷', { ongoingDanger: null, medicalNeed: 'soon' }],
  ['T128', '婆婆躺床上不肯吃饭 一天就喝几口水', { ongoingDanger: null }],
  ['T201', '', { cost: 20000 }],
  ['T202', '', { incident: 'job_loss' }],
  ['T203', '', { medicalNeed: 'soon' }],
  ['T204', '欠医院钱', { incident: 'illness' }],
  ['T205', '', { incident: 'utility_cut' }],
  ['T206', '屋顶漏雨', { incident: 'flood_storm' }],
  ['T207', '', { incident: 'traffic' }],
  ['T208', '', { incident: 'death' }],
  ['T209', '', { incident: 'scam' }],
  ['T210', '', { incident: 'homeless' }],
  ['T211', '米不多了', {}],
  ['T212', '交不起学费', { incident: 'education' }],
  ['T213', '', { incident: 'violence', occurredAt: '2026-05-01' }],
  ['T214', '快出院了', {}],
  ['T215', '精神病不肯吃药', {}],
  ['T216', '', { monthlyIncome: 0, vulnerable: ['child'] }],
  ['T217', '', { incident: 'elder_neglect' }],
  ['T218', '欠了五万外债', {}],
  ['T219', '房东换了锁', {}],
  ['T220', '撑不下去了', {}],
  ['T221', '', { incident: 'suicide', occurredAt: '2019-01' }],
  ['T222', '大棚淹了 绝收', {}],
  ['T224', '房子烧光了', { incident: 'fire', occurredAt: '2026-10-01' }],
  ['T301', '低保怎么申请', {}],
  ['T302', '想要送餐', {}],
  ['T303', '多年困难', {}],
  ['T304', '', { incident: 'disability' }],
  ['T305', '', {}],
]

/** What the words sound like makes these fire; they raise only, and a mild fact asks for more (decision 0012). */
const HEARD: [string, TriageFacts, Depths][] = [
  ['T026', {}, { life: 0.85, urgent: 0.9, serious: 0.9 }],
  ['T026', { ongoingDanger: null }, { life: 0.65, urgent: 0.3, serious: 0.3 }],
  ['T124', {}, { life: 0.1, urgent: 0.75, serious: 0.3 }],
  ['T124', { ongoingDanger: null }, { life: 0.1, urgent: 0.65, serious: 0.3 }],
  ['T223', {}, { life: 0, urgent: 0.1, serious: 0.7 }],
]

describe('what is heard', () => {
  test.each(HEARD)('%s fires with %j at %j', (id, facts, sense) => {
    const input = { facts: { ...CALM, ...facts }, firstMessage: '', now: NOW }
    const found = assess({ ...input, sense }, rules.triage, rules.safety)
    const rule = rules.triage.rules.find((one) => one.id === id)
    expect(found.level).toBe(rule?.level)
    expect(found.reasons.map((reason) => reason.rule)).toContain(id)
    expect(assess({ ...input, sense: null }, rules.triage, rules.safety).level).toBe('P3')
  })

  test('never lowers what the facts give', () => {
    const input = { facts: { ...CALM, shelterTonight: false }, firstMessage: '', now: NOW }
    const calm = { life: 0, urgent: 0, serious: 0 }
    expect(assess({ ...input, sense: calm }, rules.triage, rules.safety).level).toBe('P1')
  })
})

describe('every rule', () => {
  test.each(ROWS)('%s fires: %s', (id, words, facts, dangers) => {
    const found = level({ ...CALM, ...facts }, words, dangers).reasons.find(({ rule }) => rule === id)
    const rule = rules.triage.rules.find((one) => one.id === id)
    expect(found).toMatchObject({ level: rule?.level, text: rule?.text, source: rule?.source })
  })

  test('has a row above and a source', () => {
    const heard = new Set(HEARD.map(([id]) => id))
    const told = rules.source.triage.rules.map(({ id }) => id).filter((id) => !heard.has(id))
    expect(ROWS.map(([id]) => id)).toEqual(told)
    for (const { src } of rules.source.triage.rules) expect(src).not.toBe('')
  })
})

describe('a level', () => {
  test('is the highest of all rules that fired, and keeps the others as reasons', () => {
    const { level: given, reasons } = level(
      { ...CALM, incident: 'fire', shelterTonight: false, cost: 50000 },
      '房子烧光了',
    )
    expect(given).toBe('P1')
    expect(reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['T101', 'T107', 'T201']))
    expect(reasons[0]?.level).toBe('P1')
  })

  test('names the words behind it', () => {
    expect(
      level({ ...CALM, incident: 'fire' }, '房子烧光了').reasons.find(({ rule }) => rule === 'T107')?.words,
    ).toContain('烧光')
  })

  test('tells the minutes that are left: 5, 60, a day, three working days', () => {
    expect(level({ ongoingDanger: true }).dueMinutes).toBe(5)
    expect(level({ ...CALM, shelterTonight: false }).dueMinutes).toBe(60)
    expect(level({ ...CALM, incident: 'scam' }).dueMinutes).toBe(1440)
    // Tuesday 9:00 to Friday 17:30.
    expect(level(CALM).dueMinutes).toBe(3 * 1440 + 510)
  })

  test('a danger noted earlier stays', () => {
    expect(level(CALM, '好的', ['fire']).level).toBe('P0')
  })

  test('suicide ten years ago is no present danger', () => {
    expect(
      level({ ...CALM, incident: 'suicide', occurredAt: '2016-05', harm: '历史事件' }, '我爷爷十年前自杀了 想问丧葬费')
        .level,
    ).toBe('P3')
  })

  test('a sick adult alone without food is urgent, an old one is in danger', () => {
    const alone: TriageFacts = { ...CALM, household: { total: 1 }, foodToday: false }
    expect(level({ ...alone, vulnerable: ['ill'] }).level).toBe('P1')
    expect(level({ ...alone, vulnerable: ['elder'] }).level).toBe('P0')
  })
})

describe('age of an event', () => {
  test.each([
    ['2026-11-24T08:00+08:00', 1],
    ['2026-11-24T08:00', 1],
    ['2026-11-24T01:00:00Z', 0],
    ['2026-11-24', 0],
    ['2026-11-22', 33],
    ['2026-11', 0],
  ])('%s is %d hours old', (occurredAt, hours) => {
    expect(ageInHours(occurredAt, NOW)).toBeCloseTo(hours, 1)
  })

  test.each(['', '昨天', '2026-13-45T99:99'])('%s is unknown', (occurredAt) => {
    expect(ageInHours(occurredAt, NOW)).toBeNull()
  })
})

const facts = fc.record(
  {
    incident: fc.constantFrom(...INCIDENTS),
    occurredAt: fc.constantFrom('2026-11-24T08:30+08:00', '2026-11-23', '2026-11-01', '2026-03', '2015-01-01'),
    household: fc.record({
      adults: fc.integer({ min: 0, max: 3 }),
      children: fc.integer({ min: 0, max: 3 }),
      elders: fc.integer({ min: 0, max: 2 }),
      total: fc.integer({ min: 1, max: 8 }),
    }),
    harm: fc.constantFrom('房子烧光', '无突发', '没人照看', '停药', '欠了三万', '不敢回家', '停电', ''),
    ongoingDanger: fc.constantFrom(true, false, null),
    shelterTonight: fc.constantFrom(true, false, null),
    foodToday: fc.constantFrom(true, false, null),
    medicalNeed: fc.constantFrom('now', 'soon', 'none', null),
    cost: fc.constantFrom(0, 500, 20000, null),
    monthlyIncome: fc.constantFrom(0, 3000, null),
    vulnerable: fc.subarray(['infant', 'child', 'elder', 'disabled', 'pregnant', 'ill']),
    contact: fc.record({ relation: fc.constantFrom('self', 'hospital', 'police', 'neighbour') }),
  },
  { requiredKeys: [] },
)
const words = fc.constantFrom(
  '家里着火了',
  '昨天房子烧光了',
  '我不想活了',
  '低保怎么申请',
  '孩子没人管',
  '他又打我',
  '走投无路了',
  '老娘两天没吃饭',
  '停电三天',
  '转账了被骗',
  '住院欠费',
  '救命',
  '',
)

describe('for any facts', () => {
  test.each([
    ['ongoingDanger', false],
    ['shelterTonight', true],
    ['foodToday', true],
    ['medicalNeed', 'none'],
    ['occurredAt', '2010-01-01'],
  ] as const)('an unknown %s never gives less than a harmless one', (key, harmless) => {
    fc.assert(
      fc.property(facts, words, (some, said) => {
        const unknown = level({ ...some, [key]: null } as TriageFacts, said).level
        return rank(unknown) <= rank(level({ ...some, [key]: harmless } as TriageFacts, said).level)
      }),
      { numRuns: 400 },
    )
  })

  test('one more danger never lowers', () => {
    const kind = fc.constantFrom(...rules.safety.kinds.map(({ name }) => name))
    fc.assert(
      fc.property(
        facts,
        words,
        kind,
        (some, said, danger) =>
          rank(level(some as TriageFacts, said, [danger]).level) <= rank(level(some as TriageFacts, said).level),
      ),
      { numRuns: 400 },
    )
  })

  test('there is always a reason and a deadline', () => {
    fc.assert(
      fc.property(facts, words, (some, said) => {
        const { reasons, dueMinutes } = level(some as TriageFacts, said)
        return reasons.length > 0 && dueMinutes >= 5
      }),
    )
  })
})

describe('labelled sets', () => {
  const read = (name: string): TriageLine[] =>
    readFileSync(`tests/eval/${name}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as TriageLine)

  test.each(['triage-fit', 'triage-report'])('%s: nothing urgent is lowered', async (name) => {
    const { summary } = await runTriage(read(name), rules)
    expect(summary.underP0P1).toBe(0)
    expect(summary.agreement).toBeGreaterThanOrEqual(0.95)
  })

  test('lines without labels or facts are assessed and left out of the figures', async () => {
    const { results, summary } = await runTriage([{ id: 'x', now: NOW.toISOString(), first_message: '救命' }], rules)
    expect(results[0]).toMatchObject({ id: 'x', level: 'P0', dueMinutes: 5 })
    expect(summary).toEqual({ n: 1 })
  })
})
