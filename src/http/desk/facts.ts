/** Facts of a case as a desk or a program sends them (contracts §3): known words and numbers only, each fault by its field. */
import * as z from 'zod'
import { factsSchema, INCIDENTS } from '../../core/triage/facts.ts'

const people = z
  .int({ error: '要写整数。' })
  .min(0, '不能是负数。')
  .max(99, '人数太多了，看看是不是写错了。')
  .nullable()
  .optional()
const yuan = z
  .number()
  .min(0, '钱数不能是负数。')
  .max(100_000_000, '钱数太大了，看看是不是写错了。')
  .nullable()
  .optional()
const WEAK = ['infant', 'child', 'elder', 'disabled', 'pregnant', 'ill'] as const

/** ISO 8601, or the interval that the dialogue keeps. */
const occurredAt = z
  .union(
    [z.string().refine((text) => !Number.isNaN(Date.parse(text))), z.looseObject({ from: z.string(), to: z.string() })],
    { error: '时间要写成 2026-11-24T22:00:00+08:00 这样。' },
  )
  .nullable()
  .optional()

/** Half of a character anywhere inside: nothing can keep it as it was sent. */
function hasHalf(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value)
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(hasHalf)
}

export const deskFacts = factsSchema
  .extend({
    incident: z.enum(INCIDENTS).nullable().optional(),
    occurredAt,
    place: z
      .union([z.string().max(200), z.looseObject({})], { error: '要写文字。' })
      .nullable()
      .optional(),
    household: z
      .looseObject(
        { adults: people, children: people, elders: people, total: people },
        { error: '要写成一组：adults、children、elders、total。' },
      )
      .nullable()
      .optional(),
    medicalNeed: z.enum(['now', 'soon', 'none']).nullable().optional(),
    cost: yuan,
    monthlyIncome: yuan,
    vulnerable: z.array(z.enum(WEAK), { error: '要写成列表，如 ["child"]。' }).nullable().optional(),
  })
  .refine((facts) => !hasHalf(facts), { error: '有不能保存的字符，删掉再发。' })
