/** Resident chat API (contracts §5 /api/chat): a token opens one conversation and nothing else. */
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { describeRoute, resolver } from 'hono-openapi'
import { toMessage, toMessages } from '../../core/conversation/messages.ts'
import type { Choice } from '../../core/reply.ts'
import { conversationOfToken, openSession } from '../../services/open-conversation.ts'
import { eraseMyData } from '../../services/erase-my-data.ts'
import { exportMyData, giveFeedback, myCase } from '../../services/my-data.ts'
import { keepAttachment, readAttachment, type AttachmentDeps } from '../../services/keep-attachment.ts'
import { receiveMessage, type TurnDeps } from '../../services/receive-message.ts'
import { body, jsonOnly } from '../json-body.ts'
import { HttpProblem } from '../problem.ts'
import type { Presence } from '../../services/desk/presence.ts'
import { cursorOf, streamItems, type SseItem } from '../sse.ts'
import {
  feedbackSchema,
  messageSchema,
  postMessageSchema,
  problemSchema,
  sessionSchema,
  turnSchema,
} from './schemas.ts'

export type ChatDeps = TurnDeps & AttachmentDeps & { presence: Pick<Presence, 'isTyping'> }
type Env = { Variables: { conversationId: string } }

const json = (description: string, schema: Parameters<typeof resolver>[0]) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
})
const refused = {
  description: '错在哪、怎么改',
  content: { 'application/problem+json': { schema: resolver(problemSchema) } },
}

/** Largest photo, in bytes: a phone's picture shrunk to 1600 px is below 1 MB. */
const MAX_PHOTO_BYTES = 8 * 1024 * 1024

export function chatRoutes(deps: ChatDeps): Hono<Env> {
  const app = new Hono<Env>()

  app.post(
    '/sessions',
    describeRoute({ summary: '开始一次对话', responses: { 201: json('新的对话和它的令牌', sessionSchema) } }),
    async (c) => c.json(await openSession(deps), 201),
  )

  app.use('/*', async (c, next) => {
    const id = await conversationOfToken(deps, tokenOf(c))
    if (id === null) {
      throw new HttpProblem({
        status: 401,
        type: 'no-session',
        title: '没有这个对话',
        detail: '这个链接过期了，或令牌不对。请重新打开网页。',
      })
    }
    c.set('conversationId', id)
    await next()
  })

  app.post(
    '/messages',
    describeRoute({
      summary: '说一句话；200 表示已存到磁盘',
      responses: { 200: json('机器人的回答', turnSchema), 400: refused, 401: refused, 409: refused, 413: refused },
    }),
    jsonOnly,
    body(postMessageSchema),
    (c) => say(c, deps),
  )

  app.get(
    '/messages',
    describeRoute({
      summary: '某一句之后的话',
      responses: { 200: json('按顺序的话', messageSchema.array()), 401: refused },
    }),
    async (c) => {
      const id = c.get('conversationId')
      return c.json({ messages: toMessages(id, await deps.conversations.eventsAfter(id, cursorOf(c, 0))) })
    },
  )

  app.get(
    '/stream',
    describeRoute({
      summary: '新的话（SSE，可从 Last-Event-ID 续）',
      responses: { 200: { description: 'text/event-stream' } },
    }),
    (c) => {
      const id = c.get('conversationId')
      return streamItems(c, deps.bell, `conversation:${id}`, cursorOf(c, 0), (cursor) => itemsAfter(deps, id, cursor), {
        event: 'typing',
        read: () => ({ from: 'worker', typing: deps.presence.isTyping(id) }),
      })
    },
  )

  app.get(
    '/case',
    describeRoute({ summary: '我的求助', responses: { 200: { description: '求助的状态' }, 404: refused } }),
    async (c) => {
      const shown = await myCase(deps, c.get('conversationId'))
      if (shown === null)
        throw new HttpProblem({
          status: 404,
          type: 'no-case',
          title: '还没有求助',
          detail: '这次对话里还没有登记求助。',
        })
      return c.json(shown)
    },
  )

  app.post(
    '/feedback',
    describeRoute({
      summary: '这个回答有没有用',
      responses: { 204: { description: '记下了' }, 400: refused, 404: refused },
    }),
    jsonOnly,
    body(feedbackSchema),
    async (c) => {
      const found = await giveFeedback(deps, c.get('conversationId'), c.req.valid('json'))
      if (!found)
        throw new HttpProblem({
          status: 404,
          type: 'no-message',
          title: '没有这句话',
          detail: '没找到要评价的那句话，刷新后再试。',
        })
      return c.body(null, 204)
    },
  )

  app.get(
    '/me',
    describeRoute({ summary: '导出我的全部信息', responses: { 200: { description: '对话、求助、照片清单' } } }),
    async (c) => c.json(await exportMyData(deps, c.get('conversationId'))),
  )
  app.delete(
    '/me',
    describeRoute({ summary: '删除我的信息', responses: { 200: { description: '删了什么、留了什么、为什么' } } }),
    async (c) => c.json(await eraseMyData(deps, c.get('conversationId'))),
  )

  const tooLarge = () => {
    throw new HttpProblem({
      status: 413,
      type: 'too-large',
      title: '照片太大',
      detail: '照片太大，最大8兆。换一张小的。',
    })
  }
  app.post(
    '/attachments',
    describeRoute({
      summary: '传一张照片',
      responses: { 201: { description: '收到' }, 400: refused, 413: refused, 415: refused },
    }),
    bodyLimit({ maxSize: MAX_PHOTO_BYTES, onError: tooLarge }),
    async (c) => {
      const form = await c.req.parseBody().catch((error: unknown) => {
        throw new HttpProblem({
          status: 400,
          type: 'broken-form',
          title: '没收到照片',
          detail: `照片没传完整，再传一次。（${error instanceof Error ? error.name : 'form'}）`,
        })
      })
      const file = form['file']
      if (!(file instanceof File))
        throw new HttpProblem({ status: 400, type: 'no-file', title: '没有照片', detail: '没收到照片，再传一次。' })
      const kept = await keepAttachment(deps, c.get('conversationId'), new Uint8Array(await file.arrayBuffer()))
      if (kept.kind === 'refused')
        throw new HttpProblem({
          status: 415,
          type: 'not-a-photo',
          title: '打不开',
          detail: '这种文件打不开。拍张照片就行。',
        })
      return c.json(kept.attachment, 201)
    },
  )

  app.get(
    '/attachments/:id',
    describeRoute({ summary: '自己传的照片', responses: { 200: { description: '照片' }, 404: refused } }),
    async (c) => {
      const found = await readAttachment(deps, c.req.param('id'), c.get('conversationId'))
      if (found === null)
        throw new HttpProblem({ status: 404, type: 'no-attachment', title: '没有这张照片', detail: '没找到这张照片。' })
      return c.body(new Uint8Array(found.bytes), 200, {
        'content-type': found.kind,
        'cache-control': 'private, no-store',
      })
    },
  )

  return app
}

async function say(c: Context<Env>, deps: ChatDeps): Promise<Response> {
  const id = c.get('conversationId')
  const { clientId, text, choice, attachmentIds } = postMessageSchema.parse(await c.req.json())
  const attachments = await ownAttachments(deps, id, attachmentIds ?? [])
  const received = await receiveMessage(deps, id, {
    clientId,
    channel: 'web',
    text: text ?? '',
    ...(choice ? { choice } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  })
  if (received.kind === 'mismatch') {
    throw new HttpProblem({
      status: 409,
      type: 'client-id-reused',
      title: '这一条已经发过',
      detail: '同一个 clientId 发过别的内容。换一个 clientId 再发。',
    })
  }
  if (received.kind === 'unknown-choice') throw unknownChoice(received.open)
  if (received.kind === 'replayed') c.header('Idempotent-Replayed', 'true')
  return c.json(received.view)
}

/** 400 that lists what may be chosen; nothing was written, so the same clientId may be used again. */
function unknownChoice(open: readonly Choice[]): HttpProblem {
  const labels = open.map(({ label }) => label).join('、')
  const what = `没有这个选项。现在可以选：${labels}。也可以直接写字。`
  return new HttpProblem({
    status: 400,
    type: 'unknown-choice',
    title: '没有这个选项',
    detail: what,
    extra: { choices: open, errors: [{ field: 'choice', problem: what }] },
  })
}

async function ownAttachments(deps: ChatDeps, conversationId: string, ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => {
      const found = await deps.attachments.find(id)
      if (found?.conversationId !== conversationId) {
        throw new HttpProblem({
          status: 400,
          type: 'no-attachment',
          title: '没有这张照片',
          detail: '有一张照片没传上。再传一次，不传也能办。',
        })
      }
      return { attachmentId: found.id, kind: found.kind, bytes: found.bytes }
    }),
  )
}

function tokenOf(c: Context): string {
  return /^Bearer (\S{20,200})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
}

/** Messages, floor changes and case changes after a seq, each with its seq as id. */
async function itemsAfter(deps: ChatDeps, id: string, cursor: number): Promise<SseItem[]> {
  const events = await deps.conversations.eventsAfter(id, cursor)
  return events.map((stored): SseItem => {
    const message = toMessage(id, stored)
    if (message !== null) return { id: stored.seq, event: 'message', data: message }
    const { event } = stored
    if (event.type === 'floor-changed') return { id: stored.seq, event: 'floor', data: { floor: event.to } }
    if (event.type === 'case-opened' || event.type === 'case-changed') {
      return {
        id: stored.seq,
        event: 'case',
        data: { number: event.number, level: event.level, status: event.status, dueAt: event.dueAt },
      }
    }
    return { id: stored.seq, event: 'seen', data: {} }
  })
}
