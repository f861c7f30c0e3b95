import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluateSlotLine, runSlots, type SlotLine } from '../../../scripts/eval/slots.ts'
import { buildGazetteer, type RawGazetteer } from '../../../src/core/understanding/place/place.ts'

const root = new URL('../../../', import.meta.url)
const gazetteer = buildGazetteer(
  JSON.parse(readFileSync(new URL('src/content/gazetteer/zhenjiang.json', root), 'utf8')) as RawGazetteer,
)

function lines(name: string): SlotLine[] {
  return readFileSync(new URL(`tests/eval/${name}.jsonl`, root), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SlotLine)
}

const NOW = '2026-11-24T09:00:00+08:00'
const line = (slot: SlotLine['slot'], text: string, value: unknown, accept?: unknown[]): SlotLine => ({
  id: 'x',
  slot,
  text,
  now: NOW,
  value,
  ...(accept === undefined ? {} : { accept }),
})

describe('the slots suite', () => {
  it.each([
    ['slots-fit', 0.98],
    ['slots-report', 0.95],
    ['slots-blind', 0.98],
    ['slots-blind2', 0.98],
    ['slots-blind3', 0.98],
    ['slots-blind4', 0.98],
    ['slots-blind5', 0.98],
    ...['own4', 'own5', 'own6', 'own7', 'own8', 'own9', 'own10', 'own11', 'own12', 'own13', 'own14'].map(
      (name): [string, number] => [`slots-${name}`, 0.96],
    ),
  ])('%s stays above %d', (name, share) => {
    const { results, summary } = runSlots(lines(name), { gazetteer })
    const missed = results.filter((result) => result.right === false).map((result) => result.id)
    expect((summary.right ?? 0) / summary.n, missed.join(' ')).toBeGreaterThanOrEqual(share)
  })

  it('reads lines without labels and judges none of them', () => {
    const { results, summary } = runSlots([{ id: 'a', slot: 'cost', text: '三万二', now: NOW }], { gazetteer })
    expect(results).toEqual([{ id: 'a', value: 32_000 }])
    expect(summary).toEqual({ n: 1 })
  })

  it('lets an interval lie inside the label, a village lack its ending, an income differ by 2 %', () => {
    const wide = { from: '2026-11-23T00:00:00+08:00', to: '2026-11-23T23:59:59+08:00', precision: 'day' }
    expect(evaluateSlotLine(line('occurredAt', '昨晚十点', wide), gazetteer).right).toBe(true)
    expect(
      evaluateSlotLine(line('place', '珥陵丈山村', { county: null, town: '珥陵镇', village: '丈山' }), gazetteer).right,
    ).toBe(true)
    expect(
      evaluateSlotLine(line('place', '珥陵丈山村', { county: '句容市', town: '珥陵镇', village: '丈山' }), gazetteer)
        .right,
    ).toBe(false)
    expect(evaluateSlotLine(line('income', '一个月3000', 3050), gazetteer).right).toBe(true)
    expect(evaluateSlotLine(line('income', '一个月3000', 3100), gazetteer).right).toBe(false)
  })

  it('takes any accepted value and wants null where null is labelled', () => {
    expect(evaluateSlotLine(line('cost', '三四千', 3000, [3500]), gazetteer).right).toBe(true)
    expect(evaluateSlotLine(line('cost', '三四千', null), gazetteer).right).toBe(false)
    const three = { total: 3, adults: null, children: null, elders: null }
    expect(evaluateSlotLine(line('household', '一家三口', three), gazetteer).right).toBe(true)
    expect(evaluateSlotLine(line('household', '一家三口', { ...three, adults: 2 }), gazetteer).right).toBe(false)
  })
})
