/** The words of triage: tags match no inside of other words, sources are plain Chinese, unknown facts are read from the first message. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { runTriage } from '../../../scripts/eval/triage.ts'
import type { TriageLine } from '../../../scripts/eval/triage.ts'
import { assess } from '../../../src/core/triage/assess.ts'
import type { TriageFacts } from '../../../src/core/triage/facts.ts'

const rules = loadRules('intents')
const NOW = new Date('2026-11-24T09:00:00+08:00')
const levelOf = (firstMessage: string, facts: TriageFacts = {}): string =>
  assess({ facts, firstMessage, now: NOW }, rules.triage, rules.safety).level

describe('a tag matches no inside of another word', () => {
  test.each([
    ['no_power', '没电话'],
    ['no_power', '家里没电视'],
    ['no_power', '没水平'],
    ['no_heat', '没电脑'],
    ['income_gone', '失业金领几个月'],
    ['urgent_word', '急诊护士来电'],
    ['long', '前天生的孩子'],
    ['long', '从小区搬走'],
    ['plan', '主要是他不回来'],
    ['over', '消灭了蟑螂'],
    ['fear_return', '还打工'],
    ['hurt_marks', '打了电话'],
    ['thrown_out', '不让我住院'],
    ['thrown_out', '今天赶集'],
    ['cold_hot', '银行卡冻结'],
    ['stranded', '打了滞留针'],
    ['in_care', '技术后勤'],
  ])('%s not in %s', (tag, text) => {
    expect(rules.triage.tags.get(tag)?.test(text)).toBe(false)
  })
})

test('workers read laws with their articles, no codes', () => {
  for (const { id, text, source } of rules.triage.rules) {
    expect(text, id).toMatch(/^[\p{Script=Han}，、]+$/u)
    expect(source, id).not.toMatch(/[A-Za-z§]/)
    expect(source, id).toMatch(/法第\d+条|本热线规则|意见|通知/)
  }
})

describe('what nobody asked yet is read from the first message, and only raises', () => {
  test.each([
    ['P0', '婴儿在纸箱里放在桥洞口 没见大人'],
    ['P0', '我爹掉机井里了'],
    ['P1', '今天被房东撵了 夜里睡哪都不知道'],
    ['P1', '两天没吃东西了'],
    ['P3', '没电话 能不能帮我妈登记助餐'],
  ])('%s: %s', (level, text) => {
    expect(levelOf(text)).toBe(level)
  })

  test('a fact that was given stands', () => {
    const calm: TriageFacts = { shelterTonight: true, foodToday: true, medicalNeed: 'none', ongoingDanger: false }
    expect(levelOf('夜里睡哪都不知道', { ...calm, incident: 'other' })).toBe('P3')
  })

  test('who still needs a doctor after the fire is in danger', () => {
    const facts: TriageFacts = { incident: 'fire', ongoingDanger: false, medicalNeed: 'now', occurredAt: '2026-11-24' }
    expect(levelOf('火小了 但是我叔叔吸了烟 人迷迷糊糊的', facts)).toBe('P0')
  })
})

test.each(['triage-blind', 'triage-blind2'])('%s: no P0 or P1 is lowered', async (name) => {
  const lines = readFileSync(`tests/eval/${name}.jsonl`, 'utf8').trim().split('\n')
  const { summary } = await runTriage(
    lines.map((line) => JSON.parse(line) as TriageLine),
    rules,
  )
  expect(summary.underP0P1).toBe(0)
  expect(summary.agreement).toBeGreaterThanOrEqual(0.95)
})

describe('who is left behind, what burnt, who was beaten', () => {
  const calm: TriageFacts = { shelterTonight: true, foodToday: true, medicalNeed: 'none', ongoingDanger: false }

  test('the carer of a helpless adult is dead: nobody looks after him now', () => {
    const facts: TriageFacts = { ...calm, incident: 'death', occurredAt: '2026-11-22', vulnerable: ['disabled'] }
    expect(levelOf('服侍我瘫子哥哥的老娘前天没了', facts)).toBe('P1')
    expect(levelOf('老娘前天没了 哥哥是残疾 我带着他过', facts)).toBe('P2')
  })

  test('only a hut and tools burnt: the house can be lived in', () => {
    const facts: TriageFacts = { ...calm, incident: 'fire', occurredAt: '2026-11-20' }
    expect(levelOf('没烧到房子 农具棚烧光了', facts)).toBe('P2')
    expect(levelOf('没烧到人 房子烧光了', facts)).toBe('P1')
    expect(levelOf('没烧到人房子全烧光了', facts)).toBe('P1')
  })

  test('a spouse who is gone with children left is a death, parents gone are no carer', () => {
    expect(levelOf('我老公走了，留下两个孩子', {})).toBe('P2')
    expect(levelOf('爸妈都没了 丢下两个小的没人管', {})).toBe('P1')
  })

  test('an adult beaten again gives no reason of a child', () => {
    const { reasons } = assess({ facts: {}, firstMessage: '他又打我了', now: NOW }, rules.triage, rules.safety)
    expect(reasons.map(({ rule }) => rule)).toContain('T010')
    expect(reasons.map(({ rule }) => rule)).not.toContain('T013')
  })

  test("a suicide of long ago in the family is no thought of one's own", () => {
    const facts: TriageFacts = { ...calm, incident: 'job_loss', occurredAt: '2026-11-01' }
    expect(levelOf('嫂子前年跳江没的 侄子跟我 我上个月下岗', facts)).toBe('P2')
    expect(levelOf('嫂子前年跳江没的 我现在也想跳江', { ...facts, ongoingDanger: null })).toBe('P0')
  })

  test('pinyin is read as any other words', () => {
    expect(levelOf('jia li mei mi le san tian mei chi fan')).toBe('P1')
    expect(levelOf('lao gong na dao zhui wo')).toBe('P0')
  })
})
