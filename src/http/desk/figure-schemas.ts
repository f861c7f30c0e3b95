/** Shapes of the figures over HTTP. */
import * as z from 'zod'
import { LATE_KINDS } from '../../core/cases/late.ts'
import { LEVELS } from '../../core/triage/level.ts'
import { caseRow } from './schemas.ts'

export const share = z.object({ of: z.number(), kept: z.number() })
const counts = z.record(z.string(), z.number())
export const townFigures = z.object({
  town: z.string().nullable(),
  total: z.number(),
  open: z.number(),
  unclaimed: z.number(),
  overdue: z.number(),
  deadlines: share,
  aid: share,
  referred: z.number(),
  longestWaitMinutes: z.number().nullable(),
  longestNumber: z.string().nullable(),
  byLevel: counts,
  firstContactMedianMinutes: z.number().nullable(),
})
export const stats = z.object({
  total: z.number(),
  open: z.number(),
  unclaimed: z.number(),
  overdue: z.number(),
  referred: z.number(),
  byStatus: counts,
  byLevel: counts,
  byIncident: counts,
  matrix: z.record(z.string(), z.record(z.enum(LEVELS), z.number())),
  byMonth: z.array(z.object({ month: z.string(), total: z.number(), byIncident: counts })),
  byDay: z.array(z.object({ day: z.string(), total: z.number() })),
  byTown: z.array(townFigures),
  firstContactMedianMinutes: z.number().nullable(),
  deadlines: share,
  deadlinesByLevel: z.record(z.string(), share),
  aidDeadlines: share,
  refusals: counts,
  serviceRequests: counts,
  aid: z.object({
    cash: z.object({ entries: z.number(), yuan: z.number() }),
    goods: z.number(),
    services: counts,
    cases: z.number(),
  }),
  talks: z.object({
    questions: z.number(),
    answered: z.number(),
    chosen: z.number(),
    unknown: z.number(),
    handedOver: z.number(),
    takeUpMedianSeconds: z.number().nullable(),
    satisfaction: share,
    byDay: z.array(z.object({ day: z.string(), questions: z.number(), handedOver: z.number() })),
  }),
  complete: z.boolean(),
  at: z.string(),
})
const topLine = z.object({ key: z.string(), label: z.string(), count: z.number() })
export const refusalPage = z.object({ refusals: z.array(topLine), questions: z.array(topLine) })
export const report = z.object({
  month: z.string(),
  from: z.string(),
  to: z.string(),
  now: stats,
  before: stats,
  refusals: z.array(topLine),
  questions: z.array(topLine),
  lines: z.array(
    z.object({ label: z.string(), now: z.string(), before: z.string(), difference: z.string().nullable() }),
  ),
  changes: z.array(z.string()),
})
export const supervision = z.object({
  from: z.string(),
  towns: z.array(townFigures),
  all: townFigures.omit({ town: true }),
  late: z.array(caseRow.extend({ late: z.array(z.object({ kind: z.enum(LATE_KINDS), since: z.string() })) })),
  lateCounts: z.record(z.enum(['all', ...LATE_KINDS]), z.number()),
})
