/** Proactive discovery: a quick report, the visits that follow, and what they find. */
import { Hono } from 'hono'
import * as z from 'zod'
import { RESULTS, REPORTERS, visitFinding, visitReport } from '../../core/discovery/visit.ts'
import { townsOf } from '../../core/rights.ts'
import { listVisits, openVisit, recordFinding, reportNeed } from '../../services/discovery/visits.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'

const tag = 'discovery' as const
const query = z.strictObject({ state: z.enum(['open', 'made']).default('open') })
const result = z.enum(RESULTS).nullable()
const row = z.object({
  id: z.string(),
  town: z.string(),
  village: z.string(),
  who: z.string(),
  dueOn: z.string(),
  isLate: z.boolean(),
  onRegister: z.number(),
  result,
  caseNumber: z.string().nullable(),
  version: z.number(),
})
const visit = z.object({
  id: z.string(),
  town: z.string(),
  village: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  reporter: z.enum(REPORTERS),
  said: z.string(),
  dueOn: z.string(),
  reportedAt: z.string(),
  reportedBy: z.string(),
  onRegister: z.number(),
  finding: z
    .object({
      result: z.enum(RESULTS),
      note: z.string(),
      at: z.string(),
      by: z.string(),
      caseNumber: z.string().nullable(),
    })
    .nullable(),
  version: z.number(),
})
const totals = z.object({ totals: z.array(z.object({ town: z.string(), result, visits: z.number() })) })

export function discoveryRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/visits',
      guard('visit.work', { summary: '走访任务，姓名遮住', tag, answer: z.object({ visits: z.array(row) }) }),
      input('query', query),
      async (c) => {
        const isOpen = c.req.valid('query').state === 'open'
        return c.json({ visits: await listVisits(deps, actorOf(c.get('staff')), isOpen) })
      },
    )
    .post(
      '/visits',
      guard('visit.work', { summary: '主动发现：快速上报', tag, answer: visit, status: 201 }),
      input('json', visitReport),
      async (c) => c.json(valueOf(deps, await reportNeed(deps, actorOf(c.get('staff')), c.req.valid('json'))), 201),
    )
    .get('/visits/totals', guard('visit.work', { summary: '走访结果，按镇', tag, answer: totals }), async (c) =>
      c.json({ totals: await deps.visits.totals(townsOf(c.get('staff'))) }),
    )
    .post('/visits/:id/open', guard('visit.work', { summary: '打开一次走访；记日志', tag, answer: visit }), async (c) =>
      c.json(valueOf(deps, await openVisit(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .post(
      '/visits/:id/finding',
      guard('visit.work', { summary: '走访结果；需要帮助就开求助单', tag, answer: visit }),
      input('json', visitFinding),
      async (c) =>
        c.json(
          valueOf(deps, await recordFinding(deps, actorOf(c.get('staff')), c.req.param('id'), c.req.valid('json'))),
        ),
    )
}
