import { describe, expect, test } from 'vitest'
import { loadRules } from '../../../scripts/eval/rules.ts'
import { compileSafety, safetySchema } from '../../../src/core/understanding/safety/safety.ts'

const { source } = loadRules('intents')
const rules = source.safety

describe('intents/safety.yaml', () => {
  test('every kind has its place in the order of G8, a source and a checked phone', () => {
    const checked = new Set(['110', '119', '120', '122', '12110', '12345', '12348', '12338', '12355', '12356', '96110'])
    for (const { meta } of rules.kinds) {
      expect(rules.order, meta.kind).toContain(meta.kind)
      expect(meta.src).not.toBe('')
      for (const phone of meta.phones) expect(checked, phone).toContain(phone)
    }
  })

  test('guards name kinds that exist', () => {
    const known = new Set(rules.kinds.map(({ meta }) => meta.kind))
    const { negated, past, recent, hypothetical, knowledge, policy, over } = rules.guards
    const named = [
      negated.exempt,
      past.asks,
      past.keeps,
      recent.kinds,
      hypothetical.asks,
      knowledge.asks,
      policy.kinds,
      Object.keys(over.kinds),
    ]
    for (const kind of named.flat()) expect(known, kind).toContain(kind)
  })

  test('no character has two syllables', () => {
    const chars = Object.values(rules.syllables).join('')
    expect(new Set(chars).size).toBe(chars.length)
  })

  test('an unknown group is refused when compiling', () => {
    const broken = structuredClone(rules)
    broken.kinds[0]?.patterns.go.push('{nobody}着火')
    expect(() => compileSafety(broken)).toThrow(/nobody/)
  })

  test('a kind without phones is refused', () => {
    const broken = structuredClone(rules)
    if (broken.kinds[0] !== undefined) broken.kinds[0].meta.phones = []
    expect(safetySchema.safeParse(broken).success).toBe(false)
  })
})
