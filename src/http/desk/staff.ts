/** Colleagues to pass things on to, and the administrator's list of staff. */
import { Hono } from 'hono'
import * as z from 'zod'
import { addStaff, changeStaff, listColleagues, listStaff } from '../../services/desk/staff.ts'
import type { DeskContext, DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { required, role, staffMember, townName } from './schemas.ts'

const badge = z.string().regex(/^\d{3}$/, { error: '工号是三位数字，如 012。' })
const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, { error: '用户名用字母、数字，2到32位。' })

const newStaff = z.object({
  username,
  name: required(40).optional(),
  badge: badge.optional(),
  office: required(60).optional(),
  role,
  towns: z.array(townName).max(100).default([]),
  password: z.string().max(256).optional(),
  mustChangePassword: z.boolean().optional(),
})
const change = z.object({
  name: required(40).optional(),
  badge: badge.optional(),
  office: required(60).optional(),
  role: role.optional(),
  towns: z.array(townName).max(100).optional(),
  active: z.boolean().optional(),
  password: z.string().max(256).optional(),
  mustChangePassword: z.boolean().optional(),
  unlock: z.literal(true).optional(),
  resetCodes: z.literal(true).optional(),
  ticket: z.literal(true).optional(),
})
const changeOf = change.extend({ id: required(64) })

const colleagues = z.object({
  colleagues: z.array(staffMember.pick({ id: true, name: true, badge: true, office: true, role: true, towns: true })),
})
const people = z.object({ staff: z.array(staffMember) })
const person = staffMember.extend({ signInPath: z.string().nullable() })

export function staffRoutes(deps: DeskHttp): Hono<DeskEnv> {
  const apply = async (c: DeskContext, id: string, body: z.infer<typeof change>) => {
    const { staff, ticket } = valueOf(deps, await changeStaff(deps, actorOf(c.get('staff')), id, body))
    return c.json({ ...staff, signInPath: pathOf(ticket) })
  }
  return new Hono<DeskEnv>()
    .get(
      '/colleagues',
      guard('colleague.read', { summary: '可以转给谁', tag: 'staff', answer: colleagues }),
      async (c) => c.json({ colleagues: await listColleagues(deps) }),
    )
    .get('/staff', guard('staff.manage', { summary: '人员', tag: 'staff', answer: people }), async (c) =>
      c.json({ staff: await listStaff(deps) }),
    )
    .post(
      '/staff',
      guard('staff.manage', { summary: '加一位同事', tag: 'staff', answer: person, status: 201 }),
      input('json', newStaff),
      async (c) => {
        const { staff, ticket } = valueOf(deps, await addStaff(deps, actorOf(c.get('staff')), c.req.valid('json')))
        return c.json({ ...staff, signInPath: pathOf(ticket) }, 201)
      },
    )
    .patch(
      '/staff',
      guard('staff.manage', { summary: '改一位同事（id 在内容里）', tag: 'staff', answer: person }),
      input('json', changeOf),
      async (c) => {
        const { id, ...body } = c.req.valid('json')
        return apply(c, id, body)
      },
    )
    .patch(
      '/staff/:id',
      guard('staff.manage', { summary: '改一位同事', tag: 'staff', answer: person }),
      input('json', change),
      async (c) => apply(c, c.req.param('id'), c.req.valid('json')),
    )
}

/** The one-time link, to be given to the colleague by hand. */
function pathOf(ticket: string | null): string | null {
  return ticket === null ? null : `/desk/sign-in?ticket=${ticket}`
}
