/** Dispatch (ux.md C6): try who would get a case, whom to give this one, and the duty switch. */
import { Hono } from 'hono'
import * as z from 'zod'
import { caseRow, seesCase } from '../../core/rights.ts'
import { ALERT_STAGES } from '../../core/triage/stages.ts'
import { HttpProblem } from '../problem.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { refusalProblem } from './refusals.ts'
import { actorOf } from './respond.ts'
import { level, townName } from './schemas.ts'

const tag = 'dispatch' as const
export const called = z.object({
  id: z.string(),
  badge: z.string(),
  because: z.enum(['holder', 'roster', 'rule', 'centre', 'supervisor', 'least']),
})
export const dispatch = z.object({
  period: z.enum(['day', 'night']),
  isDayOff: z.boolean(),
  first: called.nullable(),
  chain: z.array(z.object({ stage: z.enum(ALERT_STAGES), after: z.number(), people: z.array(called) })),
  skipped: z.array(z.object({ badge: z.string(), why: z.enum(['full', 'off-duty', 'elsewhere', 'gone']) })),
})
const attempt = z.strictObject({
  town: townName.nullable().default(null),
  level: level.default('P2'),
  /** Absent: now. */
  at: z.iso.datetime({ offset: true }).optional(),
})
const duty = z.object({ isOn: z.boolean().nullable() })

export function dispatchRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .post(
      '/dispatch/try',
      guard('colleague.read', { summary: '试一试：这时候这个镇会派给谁', tag, answer: dispatch }),
      input('json', attempt),
      async (c) => {
        const { town, level: urgent, at } = c.req.valid('json')
        return c.json(
          await deps.dispatcher.ask({ town, level: urgent, at: at === undefined ? deps.clock.now() : new Date(at) }),
        )
      },
    )
    .get(
      '/cases/:number/dispatch',
      guard('case.assign', { summary: '这宗派给谁', tag, answer: dispatch }),
      async (c) => {
        const found = await deps.cases.find(c.req.param('number'))
        const now = deps.clock.now()
        if (found === null) throw new HttpProblem(refusalProblem({ kind: 'not-found', what: 'case' }, now))
        if (!seesCase(actorOf(c.get('staff')), caseRow(found)))
          throw new HttpProblem(refusalProblem({ kind: 'out-of-scope' }, now))
        return c.json(await deps.dispatcher.ask({ town: found.town, level: found.level, at: now }))
      },
    )
    .get('/duty', guard('case.work', { summary: '我在不在值班', tag, answer: duty }), async (c) => {
      const own = (await deps.duty.all()).find(({ staffId }) => staffId === c.get('staff').id)
      return c.json({ isOn: own?.isOn ?? null })
    })
    .put(
      '/duty',
      guard('case.work', { summary: '开始值班、歇一下', tag, answer: duty, byToken: false }),
      input('json', z.strictObject({ isOn: z.boolean() })),
      async (c) => {
        const { isOn } = c.req.valid('json')
        const { id } = c.get('staff')
        const at = deps.clock.now().toISOString()
        await deps.duty.set({ staffId: id, isOn, at })
        await deps.staff.audit({ at, actor: id, action: isOn ? 'duty.on' : 'duty.off', target: id, detail: '' })
        return c.json({ isOn })
      },
    )
}
