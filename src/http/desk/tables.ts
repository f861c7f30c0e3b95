/** The tables that the office edits itself: rosters, rules of dispatch, departments, reasons, services; each change with why, and its history. */
import { Hono } from 'hono'
import * as z from 'zod'
import { heldTable, saveTable, tableHistory, type TableKind } from '../../services/office-table.ts'
import { TABLE_NAMES, tableNamed } from '../../services/office-tables.ts'
import { HttpProblem } from '../problem.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { invalid } from './refusals.ts'
import { actorOf, valueOf } from './respond.ts'
import { required } from './schemas.ts'

const tag = 'tables' as const
const held = z.object({ version: z.number(), value: z.unknown() })
const body = z.strictObject({ expectedVersion: z.int().min(0), value: z.unknown(), why: required(200) })
const change = z.object({
  version: z.number(),
  at: z.string(),
  by: z.string().nullable(),
  why: z.string().nullable(),
  parts: z.array(z.string()),
})
const list = z.object({ tables: z.array(z.object({ name: z.string(), version: z.number(), last: change.nullable() })) })

export function tableRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/tables', guard('table.read', { summary: '本单位自己管的表，谁最后改的', tag, answer: list }), async (c) => {
      const names = [...TABLE_NAMES, 'canned-replies']
      const tables = await Promise.all(
        names.map(async (name) => {
          const [last] = await tableHistory(deps, name)
          return { name, version: last?.version ?? 0, last: last ?? null }
        }),
      )
      return c.json({ tables })
    })
    .get('/tables/:name', guard('table.read', { summary: '一张表', tag, answer: held }), async (c) =>
      c.json(await heldTable(deps, kindOf(deps, c.req.param('name')))),
    )
    .put(
      '/tables/:name',
      guard('table.edit', { summary: '改一张表，要写为什么；别人先改了，409', tag, answer: held }),
      input('json', body),
      async (c) => {
        const kind = kindOf(deps, c.req.param('name'))
        const { expectedVersion, value, why } = c.req.valid('json')
        const read = kind.schema.safeParse(value)
        if (!read.success) {
          throw new HttpProblem(
            invalid(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }))),
          )
        }
        const wish = { expectedVersion, value: read.data, why }
        return c.json(valueOf(deps, await saveTable(deps, actorOf(c.get('staff')), kind, wish)))
      },
    )
    .get(
      '/tables/:name/history',
      guard('table.read', {
        summary: '谁在什么时候为什么改了什么',
        tag,
        answer: z.object({ changes: z.array(change) }),
      }),
      async (c) => c.json({ changes: await tableHistory(deps, c.req.param('name')) }),
    )
}

function kindOf(deps: DeskHttp, name: string): TableKind<unknown> {
  const kind = tableNamed(deps, name)
  if (kind !== null) return kind
  throw new HttpProblem({ status: 404, type: 'not-found', title: '没有找到', detail: '没有这张表。看看名字对不对。' })
}
