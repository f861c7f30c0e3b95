import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mended } from '../../../src/core/understanding/mend/mend.ts'
import { MEND_KINDS, mendWords, type MendKind } from '../../../src/core/understanding/mend/words.ts'
import { normalise } from '../../../src/core/understanding/normalise.ts'

const folder = new URL('../../eval/', import.meta.url)
const KIND_OF: Readonly<Record<string, MendKind>> = {
  occurredAt: 'time',
  place: 'place',
  household: 'people',
  cost: 'money',
  income: 'money',
  shelter: 'shelter',
  food: 'food',
  medical: 'medical',
}

interface Line {
  text: string
  slot?: string
  note?: string
}

function linesOf(pattern: RegExp): Line[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line & { question?: string; first_message?: string })
    .map((line) => ({ ...line, text: normalise(line.text ?? line.question ?? line.first_message ?? '') }))
}

describe('the mender', () => {
  it.each([
    ['time', '上个礼败二', '上个礼拜二'],
    ['time', '星期天下五', '星期天下午'],
    ['time', '前天夜理', '前天夜里'],
    ['people', '一家四扣人', '一家四口人'],
    ['money', '退修金2180', '退休金2180'],
    ['shelter', '我妹藤了间房给我们', '我妹腾了间房给我们'],
    ['food', '村里送了合饭', '村里送了盒饭'],
    ['food', '中饭没着路', '中饭没着落'],
    ['medical', '在住愿 天天挂水', '在住院 天天挂水'],
    ['medical', '胰倒素断了', '胰岛素断了'],
  ] as const)('writes %s right: %s', (kind, typed, right) => {
    expect(mended(typed, kind)).toBe(right)
  })

  it.each([
    ['medical', '住愿意住的地方'],
    ['time', '零下五度'],
    ['people', '扣人心弦'],
    ['money', '我在等公交'],
  ] as const)('leaves other words alone (%s): %s', (kind, text) => {
    expect(mended(text, kind)).toBe(text)
  })

  it('leaves clean answers as they are', () => {
    const clean = linesOf(/^slots-.*jsonl$/).filter(({ note = '' }) => !note.includes('错字'))
    const changed = clean.filter(({ slot = '', text }) => {
      const kind = KIND_OF[slot]
      return kind !== undefined && mended(text, kind) !== text
    })
    expect(changed.map(({ text }) => text)).toEqual([])
  })

  it('touches hardly any free message', () => {
    const messages = linesOf(/^(?:routes|questions|triage)-.*jsonl$/)
    const changed = messages.filter(({ text }) => MEND_KINDS.some((kind) => mended(text, kind) !== text))
    expect(changed.length / messages.length).toBeLessThan(0.005)
  })

  it('keeps the length of any text', () => {
    const words = MEND_KINDS.flatMap((kind) => mendWords(kind))
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 })
      .map((parts) => normalise(parts.join('')))
    fc.assert(
      fc.property(text, fc.constantFrom(...MEND_KINDS), (said, kind) => {
        const once = mended(said, kind)
        expect(once).toHaveLength(said.length)
      }),
      { numRuns: 500 },
    )
  })
})
