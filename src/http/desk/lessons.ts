/** A worker's good answer as knowledge: what the form begins with, and the draft that comes of it. */
import { Hono } from 'hono'
import * as z from 'zod'
import { AREAS, SECTIONS } from '../../core/knowledge/sections.ts'
import { learnReply, proposeLesson } from '../../services/handbook/learn-reply.ts'
import { handbookOf } from './articles.ts'
import { mayWatch } from '../../services/desk/conversation-access.ts'
import type { Actor } from '../../services/desk/deps.ts'
import type { DeskContext, DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { settled } from './handbook-refusals.ts'
import { slugText } from './handbook-schemas.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'
import { required, words } from './schemas.ts'

const day = z.iso.date({ error: '写成 2027-06-30 这样。' })
const proposal = z.object({
  ask: z.string(),
  text: z.string(),
  masked: z.boolean().describe('遮住了姓名、号码或门牌'),
  area: z.enum(AREAS),
  reviewBy: day,
  source: z.string(),
  slug: z.string().nullable(),
  section: z.enum(SECTIONS),
})
const lesson = z.object({
  slug: slugText,
  title: words(40).optional(),
  section: z.enum(SECTIONS, { error: '选一节。' }),
  area: z.enum(AREAS, { error: '选一个地方。' }),
  ask: required(80),
  text: required(2000),
  reviewBy: day,
  until: day.nullish(),
})
const learnt = z.object({
  slug: z.string(),
  version: z.number(),
  state: z.string(),
  isNew: z.boolean(),
  marked: z.number().describe('发布后要告诉的提问'),
})

export function lessonRoutes(deps: DeskHttp): Hono<DeskEnv> {
  /** Whose talk it is comes before what there is to say about it. */
  const watched = async (c: DeskContext): Promise<[Actor, string, number]> => {
    const [actor, id] = [actorOf(c.get('staff')), c.req.param('id') ?? '']
    valueOf(deps, await mayWatch(deps, actor, id))
    return [actor, id, Number(c.req.param('seq'))]
  }
  return new Hono<DeskEnv>()
    .get(
      '/conversations/:id/replies/:seq/lesson',
      guard('article.suggest', { summary: '坐席回复存成知识：先填好的样子', tag: 'handbook', answer: proposal }),
      async (c) => {
        const [actor, id, seq] = await watched(c)
        return c.json(valueOf(deps, await proposeLesson(deps, handbookOf(deps), actor, id, seq)))
      },
    )
    .post(
      '/conversations/:id/replies/:seq/lesson',
      guard('article.suggest', { summary: '坐席回复存成草稿', tag: 'handbook', answer: learnt, status: 201 }),
      input('json', lesson),
      async (c) => {
        const [actor, id, seq] = await watched(c)
        const { until = null, ...wish } = c.req.valid('json')
        const saved = await learnReply(deps, handbookOf(deps), actor, id, seq, { ...wish, until })
        const { article, isNew, marked } = settled(valueOf(deps, saved))
        return c.json({ slug: article.slug, version: article.version, state: article.state, isNew, marked }, 201)
      },
    )
}
