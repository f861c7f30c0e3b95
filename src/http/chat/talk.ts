/** The talk over HTTP: say something, read on, follow it live, rate an answer, see the own case. */
import { Hono, type Context } from 'hono'
import { describeRoute, validator } from 'hono-openapi'
import { tellsDanger } from '../../core/conversation/asking/choices.ts'
import { toMessage, toMessages } from '../../core/conversation/messages.ts'
import type { Choice } from '../../core/reply.ts'
import { giveFeedback, myCase } from '../../services/my-data.ts'
import { receiveMessage } from '../../services/receive-message.ts'
import { body, jsonOnly, refuseFields } from '../json-body.ts'
import { eventStream, json, lastEventId, refusals } from '../openapi.ts'
import { HttpProblem } from '../problem.ts'
import { tooFast } from '../rate-limit.ts'
import { cursorOf, streamItems, type SseItem } from '../sse.ts'
import type { ChatDeps, ChatEnv } from './env.ts'
import {
  afterSchema,
  chatToken,
  feedbackSchema,
  messagesSchema,
  myCaseSchema,
  postMessageSchema,
  turnSchema,
} from './schemas.ts'

export function talkRoutes(deps: ChatDeps): Hono<ChatEnv> {
  const app = new Hono<ChatEnv>()

  app.post(
    '/messages',
    describeRoute({
      ...chatToken,
      summary: '说一句话；200 表示已存到磁盘',
      responses: {
        200: {
          ...json('机器人的回答', turnSchema),
          headers: {
            'Idempotent-Replayed': { description: '同一个 clientId 又来了：没有再写', schema: { type: 'string' } },
          },
        },
        ...refusals(400, 401, 409, 413, 415, 429, 503),
      },
    }),
    jsonOnly,
    body(postMessageSchema),
    (c) => say(c, deps, c.req.valid('json')),
  )

  app.get(
    '/messages',
    describeRoute({
      ...chatToken,
      summary: '某一句之后的话',
      responses: { 200: json('按顺序的话', messagesSchema), ...refusals(400, 401, 429) },
    }),
    after(),
    async (c) => {
      const id = c.get('conversationId')
      const events = await deps.conversations.eventsAfter(id, c.req.valid('query').after ?? 0)
      return c.json({ messages: toMessages(id, events) })
    },
  )

  app.get(
    '/stream',
    describeRoute({
      ...chatToken,
      summary: '新的话（SSE：message、typing、floor、case；可从 Last-Event-ID 续）',
      parameters: [lastEventId],
      responses: { 200: eventStream('一直开着；每15秒一行注释'), ...refusals(400, 401, 429) },
    }),
    after(),
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
    describeRoute({
      ...chatToken,
      summary: '我的求助',
      responses: { 200: json('求助的状态', myCaseSchema), ...refusals(401, 404, 429) },
    }),
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
      ...chatToken,
      summary: '这个回答有没有用',
      responses: { 204: { description: '记下了' }, ...refusals(400, 401, 404, 413, 415, 429) },
    }),
    jsonOnly,
    body(feedbackSchema),
    async (c) => {
      const id = c.get('conversationId')
      const wait = deps.limits.messages.take(id)
      if (wait > 0) throw tooFast(wait)
      const found = await giveFeedback(deps, id, c.req.valid('json'))
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

  return app
}

/** `?after=` as a whole number, or 400. */
function after() {
  return validator('query', afterSchema, (result) => {
    if (!result.success) refuseFields(result.error)
  })
}

async function say(
  c: Context<ChatEnv>,
  deps: ChatDeps,
  { clientId, text, choice, attachmentIds }: (typeof postMessageSchema)['_output'],
): Promise<Response> {
  const id = c.get('conversationId')
  const wait = deps.limits.messages.take(id)
  if (wait > 0 && !tellsDanger(`${text ?? ''}${choice ?? ''}`, deps.rules)) throw tooFast(wait)
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
    extra: { choices: open, errors: [{ field: 'choice', detail: what, problem: what }] },
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
