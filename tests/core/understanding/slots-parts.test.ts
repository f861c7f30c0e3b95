/** What the slot readers are built of: one spelling, numbers, corrections, the old calendar. */
import { describe, expect, it } from 'vitest'
import { isCorrection } from '../../../src/core/understanding/correction.ts'
import { normalise } from '../../../src/core/understanding/normalise.ts'
import { parseNumber } from '../../../src/core/understanding/numerals.ts'
import { lunarDay, solarTerm } from '../../../src/core/understanding/time/lunar.ts'
import { iso } from '../../../src/core/understanding/time/calendar.ts'

describe('normalise', () => {
  it.each([
    ['  丹陽市　呂城鎮 ', '丹阳市 吕城镇'],
    ['１３８００００１１１１', '13800001111'],
    ['1️⃣1️⃣9️⃣', '119'],
    ['a\u200Bb\u0007c', 'abc'],
    ['第一行\n第二行', '第一行 第二行'],
    ['着火了！', '着火了!'],
    ['家裡著火了，拿著刀', '家里着火了,拿着刀'],
    ['著名的原著作者', '著名的原著作者'],
  ])('%j becomes %j', (text, wanted) => {
    expect(normalise(text)).toBe(wanted)
  })
})

describe('parseNumber', () => {
  it.each([
    ['三万二', 32_000],
    ['一万零五百', 10_500],
    ['两百五', 250],
    ['二十五', 25],
    ['十二', 12],
    ['1.5万', 15_000],
    ['2w', 20_000],
    ['3千5', 3500],
    ['一亿二千万', 120_000_000],
    ['二零二五', 2025],
    ['12,000', 12_000],
    ['一千零五十', 1050],
    ['廿三', 23],
    ['', null],
    ['好', null],
  ])('%s is %s', (text, wanted) => {
    expect(parseNumber(text)).toBe(wanted)
  })
})

describe('isCorrection', () => {
  it.each(['不对 是前天晚上', '说错了', '不是珥陵是导墅', '改成四口人', '昨天，哦不，前天', '应该是13800001111'])(
    '%s corrects',
    (text) => {
      expect(isCorrection(text)).toBe(true)
    },
  )

  it.each(['昨天晚上', '是不是要排队', '心里不对劲', '没错', '家里着火了', '不知道'])('%s does not', (text) => {
    expect(isCorrection(text)).toBe(false)
  })
})

describe('the farmers’ calendar', () => {
  it.each([
    [2025, 12, 28, '2026-02-15'],
    [2026, 1, 1, '2026-02-17'],
    [2026, 8, 15, '2026-09-25'],
    [2026, 9, 9, '2026-10-18'],
    [2023, 3, 1, '2023-04-20'],
    [2033, 12, 1, '2034-01-20'],
    [2025, 12, 30, '2026-02-16'],
  ])('%i/%i/%i is %s', (year, month, day, wanted) => {
    expect(iso((lunarDay(year, month, day) ?? 0) * 86_400).slice(0, 10)).toBe(wanted)
  })

  it.each([
    [2026, '清明', '2026-04-05'],
    [2025, '冬至', '2025-12-21'],
    [2026, '立冬', '2026-11-07'],
    [2026, '小雪', '2026-11-22'],
  ])('%i %s is %s', (year, term, wanted) => {
    expect(iso((solarTerm(year, term) ?? 0) * 86_400).slice(0, 10)).toBe(wanted)
  })
})
