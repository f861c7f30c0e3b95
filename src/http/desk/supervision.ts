/** Supervision, the cases behind a number, the report of a month, and why people got no. */
import { Hono } from 'hono'
import * as z from 'zod'
import { CASE_STATUSES } from '../../core/cases/case.ts'
import { PICKS } from '../../core/cases/picks.ts'
import { LEVELS } from '../../core/triage/level.ts'
import { monthReport, refusalLines, reportChanges, reportLines, topQuestions } from '../../services/desk/report.ts'
import { deskStats, figureCases } from '../../services/desk/stats.ts'
import { PERIODS, supervise, urgeCase } from '../../services/desk/supervision.ts'
import { viewOf } from '../../services/desk/view-case.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import * as shape from './figure-schemas.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { caseRow, caseView, townName, words } from './schemas.ts'

const tag = 'figures' as const
const day = z.union([z.iso.date(), z.iso.datetime({ offset: true })])
export const statsQuery = z.object({ town: townName.optional(), from: day.optional(), to: day.optional() })
const figureQuery = statsQuery.extend({
  pick: z.enum(PICKS).default('all'),
  level: z.enum(LEVELS).optional(),
  status: z.enum(CASE_STATUSES).optional(),
  incident: words(40).optional(),
  refusal: z.string().max(40).optional(),
  service: words(40).optional(),
  aid: z.enum(['cash', 'goods', 'service']).optional(),
  aidCode: z.string().max(40).optional(),
  /** A day, or a month. */
  day: z
    .string()
    .regex(/^\d{4}-\d\d(?:-\d\d)?$/)
    .optional(),
})
export const monthQuery = z.object({ month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, '月份写成 2026-11 这样。') })
export const periodQuery = z.object({ period: z.enum(PERIODS).default('today') })
const TOP = 10

export function supervisionRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/supervision',
      guard('case.read', { summary: '督查：按镇，在办、超时、按时联系、按时救助', tag, answer: shape.supervision }),
      input('query', periodQuery),
      async (c) => c.json(await supervise(deps, actorOf(c.get('staff')), c.req.valid('query').period)),
    )
    .post(
      '/cases/:number/urge',
      guard('case.supervise', { summary: '催办：给经办人响一次', tag, answer: caseView }),
      input('json', z.strictObject({ note: words(200).default('') })),
      async (c) => {
        const actor = actorOf(c.get('staff'))
        const urged = await urgeCase(deps, actor, c.req.param('number'), c.req.valid('json').note)
        return c.json(viewOf(deps, actor, valueOf(deps, urged)))
      },
    )
    .get(
      '/stats/cases',
      guard('case.read', {
        summary: '一个数后面的求助单，一宗不多一宗不少',
        tag,
        answer: z.object({ cases: z.array(caseRow) }),
      }),
      input('query', figureQuery),
      async (c) => {
        const query = startOfDays(c.req.valid('query'))
        return c.json({ cases: await figureCases(deps, actorOf(c.get('staff')), query) })
      },
    )
    .get(
      '/stats/refusals',
      guard('stats.read', { summary: '没批的原因和没答上的问题，各前十', tag, answer: shape.refusalPage }),
      input('query', statsQuery),
      async (c) => {
        const query = startOfDays(c.req.valid('query'))
        const stats = await deskStats(deps, actorOf(c.get('staff')), query)
        const [refusals, questions] = await Promise.all([refusalLines(deps, stats), topQuestions(deps, query, TOP)])
        return c.json({ refusals: refusals.slice(0, TOP), questions })
      },
    )
    .get(
      '/report',
      guard('stats.read', { summary: '月报', tag, answer: shape.report }),
      input('query', monthQuery),
      async (c) => {
        const made = await monthReport(deps, actorOf(c.get('staff')), c.req.valid('query').month)
        return c.json({ ...made, lines: reportLines(made), changes: reportChanges(made) })
      },
    )
}

/** A day alone begins at midnight in Shanghai. */
export function startOfDays<Query extends { from?: string | undefined; to?: string | undefined }>(query: Query): Query {
  const start = (text: string | undefined) => (text && text.length === 10 ? `${text}T00:00:00+08:00` : text)
  return { ...query, from: start(query.from), to: start(query.to) }
}
