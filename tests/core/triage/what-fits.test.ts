/** Rules that contradict what was told: a fallen roof is not habitable, a man at work is not lost, a sum of two days ago is not 刚. */
import { describe, expect, it } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { assess } from '../../../src/core/triage/assess.ts'
import type { TriageFacts } from '../../../src/core/triage/facts.ts'

const rules = loadRules('intents')
const firedBy = (firstMessage: string, facts: TriageFacts = {}, dangers: string[] = []): string[] =>
  assess(
    { facts, firstMessage, now: new Date('2026-12-02T10:00:00+08:00'), dangers },
    rules.triage,
    rules.safety,
  ).reasons.map(({ rule }) => rule)

describe('fallen roofs', () => {
  it.each([
    '家里烧掉了 灶间先着的 现在两间屋顶都塌了 消防刚走',
    '厨房烧起来的 三间房子都塌了',
    '屋顶全塌了 人跑出来了',
  ])('are no house that can be lived in: %s', (text) => {
    const fired = firedBy(text, { incident: 'fire' })
    expect(fired).not.toContain('T206')
    expect(fired).toContain('T107')
  })
  it.each(['厨房烧了 别的屋还能住', '灶间烧坏了 主屋没事', '鸡棚屋顶都塌了 人住的房子没事', '墙裂了一道 还能住'])(
    'are not meant by: %s',
    (text) => expect(firedBy(text, { incident: 'fire' })).not.toContain('T107'),
  )
  it('say tonight once', () => {
    const facts: TriageFacts = { incident: 'fire', occurredAt: '2026-12-02T08:00:00+08:00' }
    expect(firedBy('房子烧光了', { ...facts, shelterTonight: false })).not.toContain('T122')
    expect(firedBy('房子烧光了', facts)).toContain('T122')
  })
})

describe('a grown-up at work who is late', () => {
  const facts: TriageFacts = { vulnerable: ['child'] }
  it.each([
    '我爸爸到现在还没回来 爸爸开大车的 电话关机了',
    '老公跑长途的 到现在没回来 联系不上',
    '妈妈上夜班 到现在还没回家',
  ])('is out of touch, not lost: %s', (text) => {
    expect(firedBy(text, facts, ['missing'])).not.toContain('T014')
    expect(firedBy(text, facts, ['missing'])).toContain('T114')
  })
  it.each([
    '孩子不见了 他爸爸上夜班',
    '老娘痴呆 走丢了 我在厂里上班',
    '我爸八十二了 以前开大车的 出去没回来',
    '女儿没回来 我老公开出租车在找',
  ])('is not meant by: %s', (text) =>
    expect(firedBy(text, { vulnerable: ['child', 'elder'] }, ['missing'])).toContain('T014'),
  )
})

it('says nothing of 刚 for a transfer of two days ago', () => {
  const { reasons } = assess(
    {
      facts: { incident: 'scam', occurredAt: '2026-11-30T09:00:00+08:00' },
      firstMessage: '被骗了 钱转到安全账户',
      now: new Date('2026-12-02T10:00:00+08:00'),
      dangers: ['scam'],
    },
    rules.triage,
    rules.safety,
  )
  expect(reasons.map(({ text }) => text).join()).not.toContain('刚')
})
