/** Why the bot replied as it did: one reply of a talk, for whoever may read the talk. */
import { Hono } from 'hono'
import * as z from 'zod'
import { LEVELS } from '../../core/triage/level.ts'
import { explainReply } from '../../services/desk/explain-reply.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { actorOf, valueOf } from './respond.ts'
import { message } from './schemas.ts'

const numberOrNull = z.number().nullable()
const textOrNull = z.string().nullable()
const candidate = z.object({
  slug: z.string(),
  section: z.string(),
  fused: z.number().describe('各项合起来的分'),
  probability: z.number().describe('校准后的把握'),
  densePassage: numberOrNull.optional().describe('与原文的意思相近'),
  denseAsk: numberOrNull.optional().describe('与例问的意思相近'),
  wordPassage: z.number().optional().describe('原文 BM25'),
  wordAsk: z.number().optional().describe('例问 BM25'),
  learnt: z.number().optional().describe('题目模型'),
})
const passage = z.object({
  id: z.string(),
  slug: z.string(),
  section: z.string(),
  area: z.string(),
  from: textOrNull,
  until: textOrNull,
  sources: z.array(z.string()),
  version: numberOrNull,
})
const trace = z.object({
  searched: z.string(),
  area: z.string(),
  day: z.string(),
  by: z.enum(['search', 'tapped', 'own-ask']),
  scope: z.number(),
  confidence: z.number(),
  thresholds: z.object({ scope: z.number(), answer: z.number() }),
  candidates: z.array(candidate),
  passages: z.array(passage),
  handbook: textOrNull,
})
const why = z.object({
  by: z.enum(['danger', 'rule', 'sense', 'votes', 'doubt', 'need', 'nothing']),
  rule: z.string().optional(),
  source: z.string().optional(),
  words: z.string().optional(),
})
const level = z.enum(LEVELS)
const explanation = z.object({
  words: z.string(),
  choice: textOrNull,
  route: z.string(),
  why: why.nullable(),
  sounds: z.array(z.object({ route: z.string(), score: z.number() })),
  handbook: trace.nullable(),
  level: level.nullable(),
  reasons: z.array(z.object({ rule: z.string(), level, text: z.string(), source: z.string() })),
  inForce: z.object({ release: z.string(), rules: z.string(), model: textOrNull, weights: z.string() }).nullable(),
})
const explained = z.object({
  reply: message,
  asked: message.nullable(),
  record: z.enum(['kept', 'missing', 'unasked']),
  how: explanation.nullable(),
  steps: z.array(z.object({ what: z.string(), name: z.string(), detail: z.string(), asked: z.string() })),
  articles: z.array(z.object({ slug: z.string(), title: z.string(), version: numberOrNull, today: numberOrNull })),
})

export function replayRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>().get(
    '/conversations/:id/replies/:seq',
    guard('conversation.read', { summary: '机器人为什么这么回', tag: 'conversations', answer: explained }),
    async (c) => {
      const live = deps.handbook?.live ?? null
      const [id, seq] = [c.req.param('id'), Number(c.req.param('seq'))]
      return c.json(valueOf(deps, await explainReply(deps, actorOf(c.get('staff')), id, seq, live)))
    },
  )
}
