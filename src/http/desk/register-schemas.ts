/** Shapes of the register over HTTP. */
import * as z from 'zod'
import { householdFields, READ_REASONS } from '../../core/register/household.ts'
import { kindTable } from '../../core/register/kinds.ts'

const version = z.number().int().min(0)
const why = z.string().trim().min(1, '写一下为什么。').max(200)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, '日期写成 2026-03-01 这样。')

export const listQuery = z.strictObject({
  town: z.string().min(1).max(40).optional(),
  kind: z.string().min(1).max(40).optional(),
  until: day.optional(),
  ended: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  after: z
    .string()
    .regex(/^(?:-|\d{4}-\d\d-\d\d)_h_\w+$/)
    .optional(),
})
export const searchBody = z.strictObject({ q: z.string().trim().min(2).max(60) })
export const openBody = z.strictObject({ reason: z.enum(READ_REASONS) })
export const addBody = z.strictObject({ fields: householdFields, why })
export const changeBody = z.strictObject({ expectedVersion: version, fields: householdFields, why })
export const endBody = z.strictObject({ expectedVersion: version, why })
export const kindsBody = z.strictObject({ expectedVersion: version, table: kindTable })

export const row = z.object({
  id: z.string(),
  number: z.string().nullable(),
  head: z.string(),
  people: z.number(),
  town: z.string(),
  village: z.string(),
  kind: z.string(),
  validUntil: z.string().nullable(),
  standing: z.enum(['valid', 'expiring', 'expired', 'ended']),
  benefits: z.array(z.string()),
  version: z.number(),
})
export const page = z.object({ households: z.array(row), next: z.string().nullable() })
export const found = z.object({ households: z.array(row), elsewhere: z.number() })
export const household = householdFields.safeExtend({
  id: z.string(),
  endedOn: z.string().nullable(),
  version: z.number(),
  updatedAt: z.string(),
})
const change = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })
export const opened = z.object({
  household,
  row,
  history: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      by: z.object({ id: z.string(), badge: z.string() }),
      why: z.string(),
      changes: z.array(change),
    }),
  ),
})
export const kinds = z.object({ version: z.number(), table: kindTable })
export const totals = z.object({
  totals: z.array(z.object({ town: z.string(), kind: z.string(), households: z.number(), people: z.number() })),
})
