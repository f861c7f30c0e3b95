/** The register of low-income households: list, search, open with a reason, change, figures, and the table of kinds. */
import { Hono } from 'hono'
import { townsOf } from '../../core/rights.ts'
import { addHousehold, changeHousehold, endHousehold } from '../../services/register/change-household.ts'
import { heldKinds, saveKinds } from '../../services/register/kinds.ts'
import {
  householdsOfCase,
  listHouseholds,
  openHousehold,
  searchHouseholds,
} from '../../services/register/read-register.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import * as shape from './register-schemas.ts'
import { actorOf, valueOf } from './respond.ts'

const tag = 'register' as const

export function registerRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/register/households',
      guard('register.read', { summary: '台账，先到期的在前，姓名遮住', tag, answer: shape.page }),
      input('query', shape.listQuery),
      async (c) => c.json(await listHouseholds(deps, actorOf(c.get('staff')), c.req.valid('query'))),
    )
    .post(
      '/register/households',
      guard('register.edit', { summary: '登记一户', tag, answer: shape.household, status: 201 }),
      input('json', shape.addBody),
      async (c) => {
        const { fields, why } = c.req.valid('json')
        return c.json(valueOf(deps, await addHousehold(deps, actorOf(c.get('staff')), fields, why)), 201)
      },
    )
    .post(
      '/register/search',
      guard('register.read', { summary: '按整个电话、身份证号、户号或姓名找；记日志', tag, answer: shape.found }),
      input('json', shape.searchBody),
      async (c) => c.json(await searchHouseholds(deps, actorOf(c.get('staff')), c.req.valid('json').q)),
    )
    .post(
      '/register/households/:id/open',
      guard('register.read', { summary: '打开一户，要写为什么看；记日志', tag, answer: shape.opened }),
      input('json', shape.openBody),
      async (c) => {
        const { reason } = c.req.valid('json')
        return c.json(valueOf(deps, await openHousehold(deps, actorOf(c.get('staff')), c.req.param('id'), reason)))
      },
    )
    .put(
      '/register/households/:id',
      guard('register.edit', { summary: '改一户；别人先改了，409', tag, answer: shape.household }),
      input('json', shape.changeBody),
      async (c) => {
        const change = c.req.valid('json')
        return c.json(valueOf(deps, await changeHousehold(deps, actorOf(c.get('staff')), c.req.param('id'), change)))
      },
    )
    .post(
      '/register/households/:id/end',
      guard('register.edit', { summary: '退出台账', tag, answer: shape.household }),
      input('json', shape.endBody),
      async (c) => {
        const wish = c.req.valid('json')
        return c.json(valueOf(deps, await endHousehold(deps, actorOf(c.get('staff')), c.req.param('id'), wish)))
      },
    )
    .get(
      '/register/totals',
      guard('register.read', { summary: '按镇和类别的户数、人数', tag, answer: shape.totals }),
      async (c) => c.json({ totals: await deps.households.totals(townsOf(c.get('staff'))) }),
    )
    .get('/register/kinds', guard('register.read', { summary: '类别表', tag, answer: shape.kinds }), async (c) =>
      c.json(await heldKinds(deps)),
    )
    .put(
      '/register/kinds',
      guard('register.kinds', { summary: '改类别表', tag, answer: shape.kinds }),
      input('json', shape.kindsBody),
      async (c) => {
        const { expectedVersion, table } = c.req.valid('json')
        return c.json(valueOf(deps, await saveKinds(deps, actorOf(c.get('staff')), expectedVersion, table)))
      },
    )
    .get(
      '/cases/:number/register',
      guard('register.read', { summary: '求助单的电话在不在台账', tag, answer: shape.found }),
      async (c) => c.json(valueOf(deps, await householdsOfCase(deps, actorOf(c.get('staff')), c.req.param('number')))),
    )
}
