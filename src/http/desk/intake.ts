/** Phone intake (ux.md C5): the forms made of the dialogues, what the rules say while somebody types, and the case at the end. */
import { Hono } from 'hono'
import * as z from 'zod'
import { RESULTS as STANDING } from '../../core/eligibility/schema.ts'
import type { Dialogue } from '../../core/dialogue/schema.ts'
import { openIntake } from '../../services/intake/open-intake.ts'
import { previewCase } from '../../services/intake/preview-case.ts'
import { formDialogues } from '../../services/intake/read-intake.ts'
import { viewOf } from '../../services/desk/view-case.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { dispatch } from './dispatch.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { found } from './register-schemas.ts'
import { actorOf, valueOf } from './respond.ts'
import { caseHead, caseView, level, townName, words } from './schemas.ts'

const tag = 'cases' as const
const count = z.number().int().min(0).max(30)
const answer = z.strictObject({
  step: z.string().max(60),
  choices: z.array(z.string().max(60)).max(10).optional(),
  text: words(500).optional(),
  people: z.strictObject({ adults: count, elders: count, children: count }).optional(),
})
const form = z.object({
  intent: z.string().max(60),
  said: words(4000).default(''),
  answers: z.array(answer).max(60).default([]),
  phone: words(30).nullable().default(null),
  name: words(60).nullable().default(null),
  relation: words(40).default('self'),
  how: words(100).nullable().default(null),
  town: townName.nullable().default(null),
})
const wish = form.extend({
  conversationId: z.string().max(64).optional(),
  level: level.optional(),
  reason: words(500).optional(),
  claim: z.boolean().default(false),
})

const formStep = z.looseObject({ id: z.string(), slots: z.array(z.string()), answer: z.string(), ask: z.string() })
const forms = z.object({
  forms: z.array(
    z.object({ id: z.string(), title: z.string(), quiet: z.boolean(), alarm: z.boolean(), steps: z.array(formStep) }),
  ),
})
const preview = z.object({
  level,
  reasons: caseView.shape.reasons,
  dueAt: z.string(),
  dueMinutes: z.number(),
  town: z.string().nullable(),
  path: z.array(z.string()),
  heard: z.array(z.object({ slot: z.string(), words: z.string() })),
  missed: z.array(z.string()),
  earlier: z.array(caseHead),
  talks: z.array(z.string()),
  similar: z.array(z.object({ head: caseHead, why: z.enum(['phone', 'address']) })),
  register: found,
  eligible: z.array(
    z.object({ id: z.string(), name: z.string(), result: z.enum(STANDING), say: z.string(), source: z.string() }),
  ),
  dispatch,
  script: z.object({
    line: z.string(),
    phones: z.array(z.string()),
    ask: z.string().nullable(),
    why: z.string().nullable(),
    step: z.string().nullable(),
  }),
})
const opened = caseView.extend({ similar: z.array(caseHead) })

export function intakeRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/intake/forms', guard('case.open', { summary: '电话登记的表，每种对话一张', tag, answer: forms }), (c) =>
      c.json({ forms: formDialogues(deps.rules.dialogues).map(formOf) }),
    )
    .post(
      '/cases/preview',
      guard('case.open', { summary: '边填边算：级别、来电人、重复、台账、可能符合；不存', tag, answer: preview }),
      input('json', form),
      async (c) => c.json(valueOf(deps, await previewCase(deps, actorOf(c.get('staff')), c.req.valid('json')))),
    )
    .post(
      '/intake',
      guard('case.open', { summary: '登记这通电话', tag, answer: opened, status: 201 }),
      input('json', wish),
      async (c) => {
        const actor = actorOf(c.get('staff'))
        const { case: made, similar } = valueOf(deps, await openIntake(deps, actor, c.req.valid('json')))
        return c.json({ ...viewOf(deps, actor, made), similar }, 201)
      },
    )
}

/** What a form needs of a dialogue: its questions, when each is asked, and the answers to choose from. */
function formOf({ id, title, mode, ends, steps }: Dialogue) {
  return {
    id,
    title,
    quiet: mode === 'quiet',
    alarm: ends === 'alarm',
    steps: steps
      .filter(({ answer: kind }) => kind !== 'review' && kind !== 'photos')
      .map(({ id: step, slots, answer: kind, ask, label, why, lead, optional, when, choices }) => ({
        id: step,
        slots,
        answer: kind,
        ask,
        label,
        optional,
        ...(why ? { why } : {}),
        ...(lead ? { lead: lead.replaceAll('{office}', '我们').replaceAll('{keep}', '规定的年限') } : {}),
        ...(when ? { when } : {}),
        choices: choices.map(({ id: choice, label: name, value, set, skips, again, starts }) => ({
          id: choice,
          label: name,
          ...(value === undefined ? {} : { value }),
          ...(set ? { set } : {}),
          ...(skips ? { skips } : {}),
          ...(again ? { again } : {}),
          ...(starts ? { starts } : {}),
        })),
      })),
  }
}
