/** Questions that the handbook left open: look, add the wording to an article, begin an article, or lay aside with a reason. */
import { Hono } from 'hono'
import * as z from 'zod'
import { addWording, dismissGap, draftFromGap, joinGaps, listGaps, partGaps } from '../../services/handbook/gaps.ts'
import { handbookOf } from './articles.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { settled } from './handbook-refusals.ts'
import { slugText } from './handbook-schemas.ts'
import { input } from './input.ts'
import { required, words } from './schemas.ts'

const group = z.object({
  id: z.string(),
  count: z.number(),
  people: z.number(),
  reasons: z.object({ unknown: z.number(), 'not-helpful': z.number(), 'handed-over': z.number() }),
  slugs: z.array(z.string()),
  towns: z.array(z.object({ town: z.string(), count: z.number() })),
  examples: z.array(z.string()),
  firstAt: z.string(),
  lastAt: z.string(),
  joined: z.array(z.object({ id: z.string(), example: z.string(), count: z.number() })).describe('人工并进来的组'),
})
const result = z.object({
  marked: z.number(),
  article: z.object({ slug: z.string(), version: z.number(), state: z.string() }).nullable(),
})
const ask = words(80).optional()
const wording = z.object({ slug: slugText, ask })
const draft = z.object({ slug: slugText, title: words(40).optional(), ask })
const joining = z.object({ other: required(64) })
const link = z.object({ link: z.string() })
const dismissal = z.object({ reason: required(200) })
const tag = 'handbook' as const

export function gapRoutes(deps: DeskHttp): Hono<DeskEnv> {
  const shown = ({ marked, article }: Awaited<ReturnType<typeof valueOf>>) => ({
    marked,
    article: article && { slug: article.slug, version: article.version, state: article.state },
  })
  return new Hono<DeskEnv>()
    .get(
      '/gaps',
      guard('gap.read', {
        summary: '没答上、答得不好的问题，按意思分组',
        tag,
        answer: z.object({ gaps: z.array(group) }),
      }),
      async (c) => c.json({ gaps: await listGaps(handbookOf(deps)) }),
    )
    .post(
      '/gaps/:id/add-wording',
      guard('article.edit', { summary: '把问法加到一篇文章（成为草稿）', tag, answer: result }),
      input('json', wording),
      async (c) =>
        c.json(
          shown(valueOf(await addWording(handbookOf(deps), c.get('staff'), c.req.param('id'), c.req.valid('json')))),
        ),
    )
    .post(
      '/gaps/:id/new-draft',
      guard('article.edit', { summary: '从这组问题开一篇草稿', tag, answer: result, status: 201 }),
      input('json', draft),
      async (c) => {
        const outcome = await draftFromGap(handbookOf(deps), c.get('staff'), c.req.param('id'), c.req.valid('json'))
        return c.json(shown(valueOf(outcome)), 201)
      },
    )
    .post(
      '/gaps/:id/join',
      guard('article.edit', { summary: '把另一组并进来', tag, answer: link, status: 201 }),
      input('json', joining),
      async (c) => {
        const { other } = c.req.valid('json')
        return c.json(settled(await joinGaps(handbookOf(deps), c.get('staff'), c.req.param('id'), other)), 201)
      },
    )
    .delete('/gaps/links/:id', guard('article.edit', { summary: '拆开人工并的组', tag, answer: link }), async (c) =>
      c.json(settled(await partGaps(handbookOf(deps), c.get('staff'), c.req.param('id')))),
    )
    .post(
      '/gaps/:id/dismiss',
      guard('article.edit', { summary: '不处理，写原因', tag, answer: result }),
      input('json', dismissal),
      async (c) => {
        const { reason } = c.req.valid('json')
        return c.json(shown(valueOf(await dismissGap(handbookOf(deps), c.get('staff'), c.req.param('id'), reason))))
      },
    )
}

function valueOf(outcome: Awaited<ReturnType<typeof dismissGap>>) {
  return settled(outcome)
}
