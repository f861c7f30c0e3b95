/** Beside a talk: who else looks at it, passages of the handbook and ready replies; and the list of replies as the office edits it. */
import { Hono } from 'hono'
import * as z from 'zod'
import { cannedReplies, cannedReply } from '../../core/canned-replies.ts'
import { heldReplies, saveReplies } from '../../services/desk/canned-replies.ts'
import { mayWatch } from '../../services/desk/conversation-access.ts'
import { suggestionsFor } from '../../services/desk/suggestions.ts'
import type { DeskEnv, DeskHttp } from './env.ts'
import { guard } from './guard.ts'
import { input } from './input.ts'
import { actorOf, valueOf } from './respond.ts'

const tag = 'conversations' as const
const glance = z.strictObject({ typing: z.boolean().default(false) })
const watchers = z.object({ others: z.array(z.object({ badge: z.string(), typing: z.boolean() })) })
const held = z.object({ version: z.number(), replies: z.array(cannedReply) })
const body = z.strictObject({ expectedVersion: z.int().min(0), replies: cannedReplies })
const suggestions = z.object({
  question: z.string().nullable(),
  quote: z.object({ slug: z.string(), title: z.string(), text: z.string(), sources: z.array(z.string()) }).nullable(),
  replies: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), open: z.array(z.string()) })),
})

export function replyRoutes(deps: DeskHttp): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get(
      '/conversations/:id/suggestions',
      guard('conversation.work', { summary: '手册原文和常用语', tag, answer: suggestions }),
      async (c) => c.json(valueOf(deps, await suggestionsFor(deps, actorOf(c.get('staff')), c.req.param('id')))),
    )
    .post(
      '/conversations/:id/presence',
      guard('conversation.work', { summary: '我在看（在写），还有谁在看', tag, answer: watchers }),
      input('json', glance),
      async (c) => {
        const id = c.req.param('id')
        const actor = actorOf(c.get('staff'))
        valueOf(deps, await mayWatch(deps, actor, id))
        await deps.claims.here(actor)
        return c.json({ others: deps.presence.seen(id, actor, c.req.valid('json').typing) })
      },
    )
    .get('/replies', guard('conversation.work', { summary: '常用语', tag, answer: held }), async (c) =>
      c.json(await heldReplies(deps)),
    )
    .put(
      '/replies',
      guard('reply.edit', { summary: '改常用语', tag, answer: held }),
      input('json', body),
      async (c) => {
        const { expectedVersion, replies } = c.req.valid('json')
        return c.json(valueOf(deps, await saveReplies(deps, actorOf(c.get('staff')), expectedVersion, replies)))
      },
    )
}
