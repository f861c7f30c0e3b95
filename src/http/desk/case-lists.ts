/** What goes with the list of cases: a person's saved filters, and one thing done to many. */
import { Hono } from 'hono'
import * as z from 'zod'
import { may } from '../../core/rights.ts'
import { bulkCases } from '../../services/desk/bulk-cases.ts'
import { removeFilter, saveFilter } from '../../services/desk/saved-filters.ts'
import { HttpProblem } from '../problem.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { forbidden, refusalProblem } from './refusals.ts'
import { actorOf, valueOf } from './respond.ts'
import { required, words } from './schemas.ts'

const filter = z.object({ id: z.string(), name: z.string(), query: z.string() })
const filterBody = z.object({ name: required(20), query: required(500) })
const tag = required(12).refine((text) => !/[|\d]/.test(text), { error: '标记里不写数字和竖线。' })
const numbers = z.array(required(20)).min(1).max(200)
const bulkBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('assign'), numbers, staffId: required(64), note: words(500).default('') }),
  z.object({ do: z.literal('urge'), numbers, note: words(200).default('') }),
  z.object({ do: z.literal('tag'), numbers, tag }),
  z.object({ do: z.literal('untag'), numbers, tag }),
])
const bulkAnswer = z.object({
  results: z.array(z.object({ number: z.string(), done: z.boolean(), detail: z.string() })),
})

export function caseListRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/filters',
      guard('case.read', { summary: '我存的常用条件', tag: 'cases', answer: z.object({ filters: z.array(filter) }) }),
      async (c) => c.json({ filters: await deps.filters.of(c.get('staff').id) }),
    )
    .post(
      '/filters',
      guard('case.read', { summary: '存成常用', tag: 'cases', answer: filter, status: 201 }),
      input('json', filterBody),
      async (c) => c.json(valueOf(deps, await saveFilter(deps, actorOf(c.get('staff')), c.req.valid('json'))), 201),
    )
    .delete(
      '/filters/:id',
      guard('case.read', { summary: '去掉一个常用条件', tag: 'cases', answer: z.object({ id: z.string() }) }),
      async (c) => c.json(valueOf(deps, await removeFilter(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .post(
      '/cases/bulk',
      guard('case.assign', { summary: '批量分派、催办、加标记，每宗各有结果', tag: 'cases', answer: bulkAnswer }),
      input('json', bulkBody),
      async (c) => {
        const { numbers: wanted, ...bulk } = c.req.valid('json')
        // Urging is supervision's, also when it is done to many.
        if (bulk.do === 'urge' && !may(c.get('staff'), 'case.supervise')) {
          throw new HttpProblem(forbidden('case.supervise'))
        }
        const results = await bulkCases(deps, actorOf(c.get('staff')), wanted, bulk)
        const now = deps.clock.now()
        return c.json({
          results: results.map(({ number, refusal }) => ({
            number,
            done: refusal === null,
            detail: refusal === null ? '' : refusalProblem(refusal, now).detail,
          })),
        })
      },
    )
}
