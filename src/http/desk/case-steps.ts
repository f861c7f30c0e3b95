/** What happens to a case: level, notes and contacts, steps of the table, referral, aid, papers. Each is a line of its timeline. */
import { Hono } from 'hono'
import * as z from 'zod'
import { nameService } from '../../services/catalogue/name-service.ts'
import { answerAsk, consultOffice } from '../../services/desk/ask-office.ts'
import { addDocument, extendDocuments } from '../../services/desk/add-document.ts'
import { noteCase } from '../../services/desk/add-note.ts'
import { changeLevel } from '../../services/desk/change-level.ts'
import { correctCase } from '../../services/desk/correct-case.ts'
import { giveAid } from '../../services/desk/give-aid.ts'
import { viewOf } from '../../services/desk/view-case.ts'
import type { Outcome } from '../../services/desk/refusal.ts'
import { referCase, transitionCase } from '../../services/desk/transition-case.ts'
import type { Case } from '../../core/cases/case.ts'
import type { DeskContext, DeskEnv, DeskHttp } from './env.ts'
import { deskFacts } from './facts.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { caseView, level, required, status, townName, version, words } from './schemas.ts'

const levelBody = z.object({ level, reason: words(500).default(''), expectedVersion: version.optional() })
const noteBody = z
  .object({
    text: words(4000).default(''),
    contact: z.enum(['reached', 'not-reached']).optional(),
    expectedVersion: version.optional(),
  })
  .refine(({ text, contact }) => text !== '' || contact !== undefined, { path: ['text'], error: '还没写字。' })
const step = z.object({
  to: status,
  note: words(2000).default(''),
  expectedVersion: version,
  office: words(60).optional(),
  answerBy: z.iso.datetime({ offset: true }).optional(),
  into: words(20).optional(),
  /** Code of the table of reasons; asked for when the case is declined. */
  reason: words(40).optional(),
})
const referral = z
  .object({
    office: words(60).optional(),
    /** The same, as in a transfer. */
    to: words(60).optional(),
    note: words(2000).default(''),
    answerBy: z.iso.datetime({ offset: true }).optional(),
    expectedVersion: version.optional(),
  })
  .refine(({ office, to }) => Boolean(office ?? to), { path: ['office'], error: '写上转给哪里。' })
  .transform(({ office, to, ...rest }) => ({ ...rest, office: office ?? to ?? '' }))
const consult = z.object({
  office: required(60),
  question: required(2000),
  answerBy: z.iso.datetime({ offset: true }).optional(),
  expectedVersion: version.optional(),
})
const officeAnswer = z
  .object({ accepted: z.boolean(), text: words(2000).default('') })
  .refine(({ accepted, text }) => accepted || text !== '', { path: ['text'], error: '退回要写原因。' })
const aid = z.object({
  kind: z.enum(['cash', 'goods', 'service']),
  amount: z.number().optional(),
  item: words(200).optional(),
  serviceCode: words(40).optional(),
  note: words(2000).default(''),
  expectedVersion: version.optional(),
})
const document = z.object({
  id: z.string().max(64).optional(),
  name: required(100),
  state: z.enum(['missing', 'received']).default('missing'),
  attachmentId: z.string().max(64).optional(),
  expectedVersion: version.optional(),
})
const extension = z.object({ note: words(500).default('') })

const correction = z.object({
  town: townName.optional(),
  contact: z
    .object({
      name: words(60).nullable().optional(),
      phone: words(30).nullable().optional(),
      relation: words(40).optional(),
      how: words(100).nullable().optional(),
    })
    .optional(),
  facts: deskFacts.optional(),
  expectedVersion: version.optional(),
})

export function caseStepRoutes(deps: DeskHttp): Hono<DeskEnv> {
  const show = (c: DeskContext, outcome: Outcome<Case>) => viewOf(deps, actorOf(c.get('staff')), valueOf(deps, outcome))
  return new Hono<DeskEnv>()
    .patch(
      '/cases/:number',
      guard('case.work', { summary: '改镇、联系方式、事实', tag: 'cases', answer: caseView }),
      input('json', correction),
      async (c) =>
        c.json(show(c, await correctCase(deps, actorOf(c.get('staff')), c.req.param('number'), c.req.valid('json')))),
    )
    .post(
      '/cases/:number/level',
      guard('case.level', {
        summary: '改级别；特急、很急调低要第二个人',
        tag: 'cases',
        answer: caseView.extend({ pending: z.boolean() }),
        accepted: caseView.extend({ pending: z.boolean() }),
      }),
      input('json', levelBody),
      async (c) => {
        const actor = actorOf(c.get('staff'))
        const changed = valueOf(deps, await changeLevel(deps, actor, c.req.param('number'), c.req.valid('json')))
        return c.json({ ...viewOf(deps, actor, changed.case), pending: changed.pending }, changed.pending ? 202 : 200)
      },
    )
    .post(
      '/cases/:number/notes',
      guard('case.work', { summary: '备注、联系记录', tag: 'cases', answer: caseView, status: 201 }),
      input('json', noteBody),
      async (c) =>
        c.json(show(c, await noteCase(deps, actorOf(c.get('staff')), c.req.param('number'), c.req.valid('json'))), 201),
    )
    .post(
      '/cases/:number/transitions',
      guard('case.work', { summary: '下一步', tag: 'cases', answer: caseView }),
      input('json', step),
      async (c) =>
        c.json(
          show(c, await transitionCase(deps, actorOf(c.get('staff')), c.req.param('number'), c.req.valid('json'))),
        ),
    )
    .post(
      '/cases/:number/refer',
      guard('case.work', { summary: '转办', tag: 'cases', answer: caseView }),
      input('json', referral),
      async (c) =>
        c.json(show(c, await referCase(deps, actorOf(c.get('staff')), c.req.param('number'), c.req.valid('json')))),
    )
    .post(
      '/cases/:number/asks',
      guard('case.work', { summary: '会商：请一个单位说意见', tag: 'cases', answer: caseView, status: 201 }),
      input('json', consult),
      async (c) =>
        c.json(
          show(c, await consultOffice(deps, actorOf(c.get('staff')), c.req.param('number'), c.req.valid('json'))),
          201,
        ),
    )
    .post(
      '/cases/:number/asks/:id/answer',
      guard('case.work', { summary: '登记单位的答复：接了，或退回', tag: 'cases', answer: caseView }),
      input('json', officeAnswer),
      async (c) => {
        const { number, id } = c.req.param()
        return c.json(show(c, await answerAsk(deps, actorOf(c.get('staff')), number, id, c.req.valid('json'))))
      },
    )
    .post(
      '/cases/:number/aid',
      guard('case.work', { summary: '登记救助', tag: 'cases', answer: caseView, status: 201 }),
      input('json', aid),
      async (c) => {
        const given = valueOf(deps, await nameService(deps, c.req.valid('json')))
        return c.json(show(c, await giveAid(deps, actorOf(c.get('staff')), c.req.param('number'), given)), 201)
      },
    )
    .post(
      '/cases/:number/documents',
      guard('case.work', { summary: '材料：还差的、收到的', tag: 'cases', answer: caseView, status: 201 }),
      input('json', document),
      async (c) =>
        c.json(
          show(c, await addDocument(deps, actorOf(c.get('staff')), c.req.param('number'), c.req.valid('json'))),
          201,
        ),
    )
    .post(
      '/cases/:number/documents/extension',
      guard('case.work', { summary: '补材料宽限一次', tag: 'cases', answer: caseView }),
      input('json', extension),
      async (c) =>
        c.json(
          show(
            c,
            await extendDocuments(deps, actorOf(c.get('staff')), c.req.param('number'), c.req.valid('json').note),
          ),
        ),
    )
}
