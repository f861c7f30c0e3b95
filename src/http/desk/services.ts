/** Services: requests that wait, visits done with day and hours, ratings, and the sums by class and person. */
import { Hono } from 'hono'
import * as z from 'zod'
import { serviceRating, serviceVisitInput } from '../../core/catalogue/visit.ts'
import {
  rateService,
  recordService,
  serviceRequests,
  serviceTotals,
  visitsOfCase,
} from '../../services/catalogue/visits.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { caseRow, townName } from './schemas.ts'

const tag = 'services' as const
const visit = z.object({
  id: z.string(),
  caseNumber: z.string(),
  town: z.string().nullable(),
  item: z.string(),
  provider: z.string().nullable(),
  day: z.string(),
  minutes: z.number(),
  note: z.string(),
  rating: z.number().nullable(),
  by: z.string(),
  at: z.string(),
})
const request = z.object({
  head: caseRow,
  item: z.string(),
  providers: z.array(z.string()),
  visits: z.number(),
  lastDay: z.string().nullable(),
})
const totals = z.object({
  classes: z.array(
    z.object({
      classId: z.string(),
      label: z.string(),
      visits: z.number(),
      minutes: z.number(),
      rating: z.number().nullable(),
      items: z.array(z.object({ item: z.string(), label: z.string(), visits: z.number(), minutes: z.number() })),
    }),
  ),
  people: z.number(),
  visits: z.number(),
  minutes: z.number(),
  persons: z.array(z.object({ caseNumber: z.string(), visits: z.number(), minutes: z.number() })),
})
const span = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional(), town: townName.optional() })

export function serviceRoutes(deps: DeskHttp): Hono<DeskEnv> {
  /** The key that tells people apart stays in the house. */
  const shown = ({ person: _person, ...rest }: { person: string } & z.infer<typeof visit>) => rest
  return new Hono<DeskEnv>()
    .get(
      '/services/requests',
      guard('case.read', {
        summary: '要服务的求助单，先来的在前',
        tag,
        answer: z.object({ requests: z.array(request) }),
      }),
      async (c) => c.json({ requests: await serviceRequests(deps, actorOf(c.get('staff'))) }),
    )
    .get(
      '/services/totals',
      guard('stats.read', { summary: '服务合计，按类、按人', tag, answer: totals }),
      input('query', span),
      async (c) => c.json(await serviceTotals(deps, actorOf(c.get('staff')), c.req.valid('query'))),
    )
    .get(
      '/cases/:number/services',
      guard('case.work', { summary: '这宗做过的服务', tag, answer: z.object({ visits: z.array(visit) }) }),
      async (c) => {
        const visits = valueOf(deps, await visitsOfCase(deps, actorOf(c.get('staff')), c.req.param('number')))
        return c.json({ visits: visits.map(shown) })
      },
    )
    .post(
      '/cases/:number/services',
      guard('case.work', { summary: '登记一次上门服务', tag, answer: visit, status: 201 }),
      input('json', serviceVisitInput),
      async (c) => {
        const number = c.req.param('number')
        const made = await recordService(deps, actorOf(c.get('staff')), number, c.req.valid('json'))
        return c.json(shown(valueOf(deps, made)), 201)
      },
    )
    .post(
      '/services/visits/:id/rating',
      guard('case.work', { summary: '居民给这次服务打几分', tag, answer: visit }),
      input('json', serviceRating),
      async (c) => {
        const { rating } = c.req.valid('json')
        return c.json(shown(valueOf(deps, await rateService(deps, actorOf(c.get('staff')), c.req.param('id'), rating))))
      },
    )
}
