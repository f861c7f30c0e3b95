/** Levels that people changed, by the rule that had decided; and levels by group of people, with small numbers hidden. */
import { Hono } from 'hono'
import * as z from 'zod'
import { LEVELS } from '../../core/triage/level.ts'
import { equity, overrides } from '../../services/desk/fairness.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf } from './respond.ts'
import { level, override } from './schemas.ts'
import { startOfDays, statsQuery } from './supervision.ts'

const tag = 'figures' as const
const changes = z.object({
  rules: z.array(
    z.object({
      rule: z.string().nullable(),
      text: z.string(),
      level: level.nullable(),
      up: z.number(),
      down: z.number(),
      decided: z.number(),
      weeks: z.array(z.object({ week: z.string(), up: z.number(), down: z.number() })),
      proposal: z.enum(['too-low', 'too-high']).nullable(),
    }),
  ),
  changes: z.array(override.extend({ number: z.string(), town: z.string().nullable() })),
  total: z.number(),
})
/** null: too few to be shown. */
const cell = z.number().nullable()
const table = z.object({
  rows: z.array(
    z.object({
      group: z.string(),
      total: cell,
      levels: z.record(z.enum(LEVELS), cell),
      urgentShare: z.number().nullable(),
    }),
  ),
  gap: z.number().nullable(),
})
const shares = z.object({ total: z.number(), area: table, age: table, channel: table, wording: table })

export function fairnessRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/stats/overrides',
      guard('case.supervise', { summary: '人改过的级别，按规则', tag, answer: changes }),
      input('query', statsQuery.extend({ rule: z.string().max(20).optional() })),
      async (c) => c.json(await overrides(deps, actorOf(c.get('staff')), startOfDays(c.req.valid('query')))),
    )
    .get(
      '/stats/equity',
      guard('stats.read', { summary: '级别的分布：按地方、年龄、渠道、说法；人少的不显示', tag, answer: shares }),
      input('query', statsQuery),
      async (c) => c.json(await equity(deps, actorOf(c.get('staff')), startOfDays(c.req.valid('query')))),
    )
}
