import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCorrection } from '../../../src/core/understanding/correction.ts'
import { normalise } from '../../../src/core/understanding/normalise.ts'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'
import { extractAll, extractSlot, type SlotName } from '../../../src/core/understanding/slots.ts'

const gazetteer = buildGazetteer(
  JSON.parse(
    readFileSync(new URL('../../../src/content/gazetteer/zhenjiang.json', import.meta.url), 'utf8'),
  ) as RawGazetteer,
)

const SLOTS: readonly SlotName[] = [
  'occurredAt',
  'place',
  'household',
  'phone',
  'name',
  'cost',
  'income',
  'shelter',
  'food',
  'medical',
]

// Strings of the words the readers look for, in any order: nearer to their edges than random characters.
const WORDS =
  '昨天 前天 今晚 上礼拜 三 两 十 万 千 百 半 点 月 号 年 前 了 个 口人 我 老娘 孩子 不是 是 不对 没 有 住 睡 吃 药 断 丹阳 珥陵 红光村 镇 村 138 0000 1111 幺 零 块 一天 一个月 欠 到 - : , 。 腊 正 初 岁 大 小 姓 叫 陈'.split(
    ' ',
  )
const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }).map((words) => words.join(''))
const anything = fc.oneof(
  sentence,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const instant = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2040-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('any text', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(anything, instant, (text, now) => {
        extractAll(text, { now, gazetteer })
        isCorrection(text)
        for (const slot of SLOTS) extractSlot(slot, text, { now, gazetteer })
      }),
      { numRuns: 600 },
    )
  })

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normalise(text)
        expect(normalise(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('never dates an event in the future or backwards', () => {
    fc.assert(
      fc.property(sentence, instant, (text, now) => {
        const time = extractSlot('occurredAt', text, { now, gazetteer })
        if (time === null) return
        expect(Date.parse(time.from)).toBeLessThanOrEqual(Date.parse(time.to))
        expect(Date.parse(time.to)).toBeLessThan(now.getTime() + 60_000)
        expect(time.from).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
      }),
      { numRuns: 1500 },
    )
  })

  it('gives only mobiles of eleven digits and sums that are not negative', () => {
    fc.assert(
      fc.property(sentence, instant, (text, now) => {
        const context = { now, gazetteer }
        expect(extractSlot('phone', text, context) ?? '13000000000').toMatch(/^1[3-9]\d{9}$/)
        expect(extractSlot('cost', text, context) ?? 0).toBeGreaterThanOrEqual(0)
        expect(extractSlot('income', text, context) ?? 0).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives households whose parts fit into the whole', () => {
    fc.assert(
      fc.property(sentence, instant, (text, now) => {
        const home = extractSlot('household', text, { now, gazetteer })
        if (home === null || home.total === null) return
        const parts = (home.adults ?? 0) + (home.children ?? 0) + (home.elders ?? 0)
        expect(parts).toBeLessThanOrEqual(home.total)
        expect(Math.min(home.adults ?? 0, home.children ?? 0, home.elders ?? 0)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['一', '昨天', '住在', '不是', '我和', '138', '没地方住，', '的 ', '十点', '欠'])(
    'stays quick on two thousand times %s',
    (word) => {
      extractAll(word.repeat(2000), { now: new Date('2026-11-24T01:00:00Z'), gazetteer })
      for (const slot of SLOTS)
        extractSlot(slot, word.repeat(2000), { now: new Date('2026-11-24T01:00:00Z'), gazetteer })
    },
  )
})
