/** Resident chat API (contracts §5 /api/chat): a token opens one conversation and nothing else. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { conversationOfToken, openSession } from '../../services/open-conversation.ts'
import { jsonOrNothing } from '../json-body.ts'
import { json, refusals } from '../openapi.ts'
import { HttpProblem } from '../problem.ts'
import { addressOf, limit } from '../rate-limit.ts'
import { attachmentRoutes } from './attachments.ts'
import type { ChatDeps, ChatEnv } from './env.ts'
import { meRoutes } from './me.ts'
import { sessionSchema } from './schemas.ts'
import { talkRoutes } from './talk.ts'

export type { ChatDeps } from './env.ts'

export function chatRoutes(deps: ChatDeps): Hono<ChatEnv> {
  const { limits } = deps
  const app = new Hono<ChatEnv>()

  app.post(
    '/sessions',
    describeRoute({
      summary: '开始一次对话',
      tags: ['chat'],
      security: [],
      requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
      responses: { 201: json('新的对话和它的令牌', sessionSchema), ...refusals(400, 413, 415, 429) },
    }),
    jsonOrNothing,
    async (c) => {
      limit(limits.sessions, addressOf(c))
      return c.json(await openSession(deps), 201)
    },
  )

  app.use('/*', async (c, next) => {
    const id = await conversationOfToken(deps, tokenOf(c))
    if (id === null) {
      throw new HttpProblem({
        status: 401,
        type: 'no-session',
        title: '没有这个对话',
        detail: '这个链接过期了，或令牌不对。请重新打开网页。',
        headers: { 'www-authenticate': 'Bearer' },
      })
    }
    c.set('conversationId', id)
    // What is said is counted where its words are read: danger always passes.
    if (c.req.method !== 'POST') limit(limits.reads, id)
    await next()
  })

  app.route('/', talkRoutes(deps))
  app.route('/', meRoutes(deps))
  app.route('/', attachmentRoutes(deps))
  return app
}

function tokenOf(c: Context): string {
  return /^Bearer (\S{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
}
