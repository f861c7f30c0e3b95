/** The dialogues as graphs, a try-out that keeps nothing, and where people give up. */
import { Hono } from 'hono'
import * as z from 'zod'
import { messages } from '../../content/messages.zh-CN.ts'
import { ANSWER_KINDS } from '../../core/dialogue/schema.ts'
import { graphOf } from '../../core/dialogue/graph.ts'
import { STEP_FATES } from '../../core/dialogue/step-figures.ts'
import { dialogueFigures, listDialogues, talksBehind } from '../../services/dialogues/figures.ts'
import { playMoves, playOpening, type PlayDeps } from '../../services/dialogues/play.ts'
import { bucketOf, limit } from '../rate-limit.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { conversationRow, level, message, townName } from './schemas.ts'
import { startOfDays } from './supervision.ts'

const tag = 'dialogues' as const
const day = z.union([z.iso.date(), z.iso.datetime({ offset: true })])
const span = z.object({
  from: day.optional(),
  to: day.optional(),
  town: townName.optional(),
  hours: z.coerce.number().int().min(1).max(720).default(24),
})
const counts = Object.fromEntries(STEP_FATES.map((fate) => [fate, z.number()])) as Record<
  (typeof STEP_FATES)[number],
  z.ZodNumber
>
const head = z.object({
  id: z.string(),
  title: z.string(),
  questions: z.number(),
  talks: z.number(),
  sent: z.number(),
  handed: z.number(),
  medianTurns: z.number().nullable(),
  gaveUp: z.number(),
})
const figures = z.object({
  talks: z.number(),
  sent: z.number(),
  left: z.number(),
  handed: z.number(),
  medianTurns: z.number().nullable(),
  steps: z.array(z.object({ step: z.string(), label: z.string(), ask: z.string(), isDanger: z.boolean(), ...counts })),
})
const choice = z.object({
  label: z.string(),
  does: z.enum(['answers', 'skips', 'repeats', 'calls-human']),
  to: z.string().nullable(),
})
const node = z.object({
  id: z.string(),
  kind: z.enum(['start', 'fork', 'question', 'review', 'end']),
  text: z.string(),
  label: z.string(),
  why: z.string().nullable(),
  slots: z.array(z.string()),
  answer: z.enum(ANSWER_KINDS).nullable(),
  choices: z.array(choice),
  otherwise: z.array(z.object({ when: z.string(), ask: z.string() })),
  lead: z.string().nullable(),
  optional: z.boolean(),
  must: z.boolean(),
  changeOnly: z.boolean(),
})
const edge = z.object({
  from: z.string(),
  to: z.string(),
  when: z.string().nullable(),
  kind: z.enum(['next', 'branch', 'else', 'change']),
})
const graph = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  nodes: z.array(node),
  edges: z.array(edge),
  /** null: of a complaint, for those who do not hear complaints. */
  figures: figures.nullable(),
})
const reply = message.omit({ id: true, seq: true, from: true, at: true })
const played = z.object({
  said: z.string(),
  replies: z.array(message),
  floor: z.string(),
  level,
  reasons: z.array(
    z.object({ rule: z.string(), level, text: z.string(), source: z.string(), words: z.string().optional() }),
  ),
  dialogue: z
    .object({ id: z.string(), title: z.string(), step: z.string().nullable(), answered: z.number(), total: z.number() })
    .nullable(),
  slots: z.array(z.object({ slot: z.string(), label: z.string(), words: z.string().nullable(), how: z.string() })),
  hasCase: z.boolean(),
})
const play = z.object({ startedAt: z.string(), opening: reply, turns: z.array(played) })
const MOVES_MOST = 60
const moves = z.strictObject({
  /** When the try-out began; absent: now. It stays the same while it is gone on with, so that the same words mean the same. */
  startedAt: z.iso.datetime({ offset: true }).optional(),
  moves: z
    .array(z.strictObject({ text: z.string().max(500), choice: z.string().max(80).optional() }))
    .max(MOVES_MOST, `试聊最多${MOVES_MOST}句，重来一次。`),
})

/** A long try-out plays all its moves again with each: the process that hears alarms must not be busy with it. */
const PACE = { burst: 40, perSecond: 0.5 }

export function dialogueRoutes(deps: DeskHttp): Hono<DeskEnv> {
  const pace = bucketOf(deps.clock, PACE)
  return new Hono<DeskEnv>()
    .get(
      '/dialogues',
      guard('stats.read', { summary: '引导问答一览', tag, answer: z.object({ dialogues: z.array(head) }) }),
      input('query', span),
      async (c) => {
        const query = startOfDays(c.req.valid('query'))
        return c.json({ dialogues: await listDialogues(deps, actorOf(c.get('staff')), query) })
      },
    )
    .post(
      '/dialogues/play',
      guard('stats.read', { summary: '试聊：同一套规则，什么都不存', tag, answer: play, byToken: false }),
      input('json', moves),
      async (c) => {
        limit(pace, c.get('staff').id)
        const { startedAt, moves: wanted } = c.req.valid('json')
        const start = startedAt === undefined ? deps.clock.now() : new Date(startedAt)
        const own = playDeps(deps)
        const turns = await playMoves(own, start, wanted)
        return c.json({ startedAt: start.toISOString(), opening: playOpening(own), turns })
      },
    )
    .get(
      '/dialogues/:id',
      guard('stats.read', { summary: '一个引导问答的图，每一步停了多少人', tag, answer: graph }),
      input('query', span),
      async (c) => {
        const id = c.req.param('id')
        const made = valueOf(deps, found(graphOf(deps.rules, id)))
        const query = startOfDays(c.req.valid('query'))
        return c.json({ ...made, figures: await dialogueFigures(deps, actorOf(c.get('staff')), id, query) })
      },
    )
    .get(
      '/dialogues/:id/talks',
      guard('conversation.read', {
        summary: '一个数后面的对话',
        tag,
        answer: z.object({ conversations: z.array(conversationRow) }),
      }),
      input('query', span.extend({ step: z.string().max(40).default(''), fate: z.enum(STEP_FATES).default('gaveUp') })),
      async (c) => {
        const query = startOfDays(c.req.valid('query'))
        const behind = await talksBehind(deps, actorOf(c.get('staff')), c.req.param('id'), query)
        return c.json({ conversations: valueOf(deps, behind) })
      },
    )
}

function found<T>(value: T | null) {
  return value === null ? ({ kind: 'not-found', what: 'dialogue' } as const) : ({ kind: 'done', value } as const)
}

function playDeps(deps: DeskHttp): PlayDeps {
  const { clock, ids, bell, vault, rules, calendar, tryOut } = deps
  return {
    clock,
    ids,
    bell,
    vault,
    rules,
    calendar,
    words: messages,
    office: tryOut?.office ?? { name: '救助热线', keep: '5年' },
    sense: tryOut?.sense ?? (() => Promise.resolve(null)),
    ask: (question, { history, town, now }) => deps.answer(question, { history, now, ...(town ? { area: town } : {}) }),
  }
}
