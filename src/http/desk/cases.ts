/** Cases: list, open by phone or report, read; who is in charge. */
import { Hono } from 'hono'
import * as z from 'zod'
import { CASE_STATUSES } from '../../core/cases/case.ts'
import { INCIDENTS } from '../../core/triage/facts.ts'
import { LEVELS } from '../../core/triage/level.ts'
import { assignCase, claimCase } from '../../services/desk/assign-case.ts'
import { caseBeside } from '../../services/desk/case-beside.ts'
import { countCases } from '../../services/desk/count-work.ts'
import { readCaseKey } from '../../services/desk/page-key.ts'
import { pageOfCases } from '../../services/desk/list-cases.ts'
import { openCase } from '../../services/desk/open-case-by-desk.ts'
import { readCase } from '../../services/desk/read-case.ts'
import { viewOf } from '../../services/desk/view-case.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { deskFacts } from './facts.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { caseHead, caseRow, caseView, level, pageKey, townName, version, words } from './schemas.ts'

/** `a,b` or `a&a` alike. */
const several = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (Array.isArray(given) ? given : given.split(',')).filter((part) => part !== ''))
    .pipe(z.array(z.enum(values)))
    .optional()

const CHANNELS = ['web', 'telegram', 'wechat', 'phone'] as const

export const caseQuery = z.object({
  status: several(CASE_STATUSES),
  level: several(LEVELS),
  town: townName.optional(),
  assignee: z.string().max(64).optional(),
  overdue: z
    .enum(['true', 'false', '1', '0'])
    .transform((text) => text === 'true' || text === '1')
    .optional(),
  incident: several(INCIDENTS),
  channel: several(CHANNELS),
  tag: words(12).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  quietDays: z.coerce.number().int().min(1).max(365).optional(),
  q: words(60).optional(),
  limit: z.coerce.number().int().min(1).max(2000).optional(),
  after: pageKey(readCaseKey),
})

const contact = z.object({
  name: words(60).nullable().default(null),
  phone: words(30).nullable().default(null),
  relation: words(40).default('self'),
  how: words(100).nullable().default(null),
})

const NO_CONTACT = { name: null, phone: null, relation: 'self', how: null }

const newCase = z
  .object({
    firstMessage: words(4000).optional(),
    /** The same, as in a message. */
    text: words(4000).optional(),
    facts: deskFacts.default({}),
    town: townName.nullable().default(null),
    district: townName.nullable().default(null),
    contact: contact.default(NO_CONTACT),
    reportedBy: words(60).default('self'),
    source: z.enum(['phone', 'report']).default('phone'),
    conversationId: z.string().max(64).optional(),
    level: level.optional(),
    reason: words(500).optional(),
    claim: z.boolean().default(false),
  })
  .refine(({ text, firstMessage = text }) => firstMessage !== undefined, {
    path: ['firstMessage'],
    error: '这一项没有填。',
  })
  .refine(({ text, firstMessage = text }) => firstMessage !== '' || (text ?? '') !== '', {
    path: ['firstMessage'],
    error: '还没写字。',
  })
  .transform(({ firstMessage, text, ...rest }) => ({ ...rest, firstMessage: firstMessage || (text ?? '') }))

const assignBody = z
  .object({
    staffId: words(64).optional(),
    /** The same, as in a transfer. */
    to: words(64).optional(),
    note: words(500).default(''),
    expectedVersion: version.optional(),
  })
  .refine(({ staffId, to }) => Boolean(staffId ?? to), { path: ['staffId'], error: '写上派给谁。' })
  .transform(({ staffId, to, ...rest }) => ({ ...rest, staffId: staffId ?? to ?? '' }))

const list = z.object({ cases: z.array(caseRow), next: z.string().nullable() })
const following = z.object({ seen: z.coerce.number().int().min(0).optional() })
const countQuery = z.object({ town: townName.optional(), assignee: z.string().max(64).optional() })
const counts = z.object({
  open: z.number(),
  overdue: z.number(),
  byStatus: z.partialRecord(z.enum(CASE_STATUSES), z.number()),
  byLevel: z.partialRecord(z.enum(LEVELS), z.number()),
  byTag: z.record(z.string(), z.number()),
})
const beside = z.object({
  fits: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      result: z.enum(['likely', 'perhaps']),
      says: z.string(),
      papers: z.array(z.string()),
      where: z.string(),
      source: z.string(),
    }),
  ),
  open: z.array(z.string()),
  photos: z.array(z.object({ id: z.string(), kind: z.string(), bytes: z.number(), at: z.string() })),
  related: z.array(z.object({ head: caseHead, by: z.array(z.enum(['phone', 'name', 'address', 'household'])) })),
  aidDueAt: z.string().nullable(),
})
const opened = caseView.extend({ similar: z.array(caseHead) })

export function caseRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/cases',
      guard('case.read', { summary: '求助单列表', tag: 'cases', answer: list }),
      input('query', caseQuery),
      async (c) => c.json(await pageOfCases(deps, actorOf(c.get('staff')), c.req.valid('query'))),
    )
    .get(
      '/cases/counts',
      guard('case.read', { summary: '各状态有多少', tag: 'cases', answer: counts }),
      input('query', countQuery),
      async (c) => c.json(await countCases(deps, actorOf(c.get('staff')), c.req.valid('query'))),
    )
    .post(
      '/cases',
      guard('case.open', { summary: '电话登记、主动发现上报', tag: 'cases', answer: opened, status: 201 }),
      input('json', newCase),
      async (c) => {
        const actor = actorOf(c.get('staff'))
        const { case: made, similar } = valueOf(deps, await openCase(deps, actor, c.req.valid('json')))
        return c.json({ ...viewOf(deps, actor, made), similar }, 201)
      },
    )
    .get(
      '/cases/:number',
      guard('case.read', {
        summary: '一份求助单',
        tag: 'cases',
        answer: caseView.extend({ earlier: z.array(caseHead) }),
      }),
      input('query', following),
      async (c) => {
        // A page that follows its case says which version it shows; the opening was written down.
        const options = { isFollowing: c.req.valid('query').seen !== undefined }
        return c.json(valueOf(deps, await readCase(deps, actorOf(c.get('staff')), c.req.param('number'), options)))
      },
    )
    .get(
      '/cases/:number/beside',
      guard('case.work', { summary: '可能符合的政策、照片、相关的求助单', tag: 'cases', answer: beside }),
      async (c) => c.json(valueOf(deps, await caseBeside(deps, actorOf(c.get('staff')), c.req.param('number')))),
    )
    .post(
      '/cases/:number/claim',
      guard('case.work', { summary: '接手求助单', tag: 'cases', answer: caseView, byToken: false }),
      async (c) => {
        const actor = actorOf(c.get('staff'))
        return c.json(viewOf(deps, actor, valueOf(deps, await claimCase(deps, actor, c.req.param('number')))))
      },
    )
    .post(
      '/cases/:number/assign',
      guard('case.assign', { summary: '派给同事', tag: 'cases', answer: caseView }),
      input('json', assignBody),
      async (c) => {
        const actor = actorOf(c.get('staff'))
        return c.json(
          viewOf(deps, actor, valueOf(deps, await assignCase(deps, actor, c.req.param('number'), c.req.valid('json')))),
        )
      },
    )
}
